"""The examples of docs/http.md and docs/mcp.md, run as they stand."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from typer.testing import CliRunner

from assistant import Assistant, cli
from assistant.api.problems import TYPE, kinds
from assistant.tools_server.server import create_server
from tests.assistant.api.serving import Served, free_port, served, until

DOCUMENTS = Path(__file__).parents[2] / "docs"
HTTP, MCP = ((DOCUMENTS / name).read_text("utf-8") for name in ("http.md", "mcp.md"))


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands(text: str) -> list[str]:
    joined = "".join(blocks(text, "sh")).replace("\\\n", " ")
    return [line for line in joined.splitlines() if line]


CURLS = [line for line in commands(HTTP) if line.startswith("curl")]


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
@pytest.mark.parametrize("line", CURLS)
def test_curl(server: Served, line: str) -> None:
    asked = shlex.split(line.replace("http://127.0.0.1:8000", server.url))
    done = subprocess.run([*asked, "--fail"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)


@pytest.mark.parametrize("code", blocks(HTTP, "python"))
def test_python_over_http(server: Served, code: str) -> None:
    shown = printed(code.replace("http://127.0.0.1:8000", server.url))
    assert "family group decision-making" in shown


@pytest.mark.parametrize("code", blocks(MCP, "python"))
def test_python_over_mcp(tools: str, code: str) -> None:
    shown = printed(code.replace("http://127.0.0.1:8001", tools))
    assert "section 31ZA of the Children Act 1989" in shown
    assert "Not in force when last checked" in shown


def test_the_programs_options_are_there() -> None:
    (entry,) = blocks(MCP, "json")
    named = json.loads(entry)["mcpServers"]["carelaw"]
    lines = [line for line in (*commands(HTTP), *commands(MCP)) if line.startswith("carelaw")]
    for words in (*map(shlex.split, lines), [named["command"], *named["args"]]):
        # Whatever stands before --help is read first, so that an unknown option is an error.
        done = CliRunner().invoke(cli.app, [*words[1:], "--help"])
        assert (done.exit_code, "Usage" in done.output) == (0, True), words


def test_every_kind_of_problem_is_in_the_table() -> None:
    assert TYPE in HTTP
    for slug, kind in kinds().items():
        assert re.search(rf"^\| {kind.status} \| [^|]*`{slug}`", HTTP, re.MULTILINE), slug
