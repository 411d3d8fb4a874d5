"""The examples of docs/http.md and docs/mcp.md, run as they stand."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
import uvicorn

from assistant import Assistant
from assistant.api.problems import TYPE, kinds
from assistant.tools_server.server import create_server
from tests.assistant.api.serving import Served, free_port, served, until
from tests.documents.blocks import DOCUMENTS, blocks_of, commands_of
from tests.documents.not_run import has_its_options

HTTP, MCP = DOCUMENTS / "http.md", DOCUMENTS / "mcp.md"
CURLS = [command.words for command in commands_of(HTTP) if command.words[0] == "curl"]


def python(page: Path) -> list[str]:
    return [block.text for block in blocks_of(page, "python")]


@pytest.fixture(scope="module")
def server(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(assistant, tmp_path_factory.mktemp("keys")) as running:
        yield running


@pytest.fixture(scope="module")
def tools(assistant: Assistant) -> Iterator[str]:
    """The tools over HTTP."""
    app = create_server(lambda: assistant).streamable_http_app(stateless_http=True)
    running = uvicorn.Server(uvicorn.Config(app, "127.0.0.1", port := free_port(), log_config=None))
    thread = Thread(target=running.run)
    thread.start()
    until(lambda: running.started)
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join()


def printed(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not here")
@pytest.mark.parametrize("words", CURLS, ids=" ".join)
def test_curl(server: Served, words: list[str]) -> None:
    asked = [word.replace("http://127.0.0.1:8000", server.url) for word in words]
    done = subprocess.run([*asked, "--fail"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)


@pytest.mark.parametrize("code", python(HTTP))
def test_python_over_http(server: Served, code: str) -> None:
    shown = printed(code.replace("http://127.0.0.1:8000", server.url))
    assert "family group decision-making" in shown


@pytest.mark.parametrize("code", python(MCP))
def test_python_over_mcp(tools: str, code: str) -> None:
    shown = printed(code.replace("http://127.0.0.1:8001", tools))
    assert "section 31ZA of the Children Act 1989" in shown
    assert "Not in force when last checked" in shown


def test_the_program_that_an_assistant_starts_is_there() -> None:
    (entry,) = blocks_of(MCP, "json")
    named = json.loads(entry.text)["mcpServers"]["carelaw"]
    has_its_options([named["command"], *named["args"]])


def test_every_kind_of_problem_is_in_the_table() -> None:
    page = HTTP.read_text("utf-8")
    assert TYPE in page
    for slug, kind in kinds().items():
        assert re.search(rf"^\| {kind.status} \| [^|]*`{slug}`", page, re.MULTILINE), slug
