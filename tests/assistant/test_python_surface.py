"""What developers import: quickly, completely, and with examples that hold."""

import doctest
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import pytest
from typer.testing import CliRunner

import assistant as surface
from assistant import Answer, Assistant, cli
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.library import Library

GUIDE = (Path(__file__).parents[2] / "docs" / "python.md").read_text("utf-8")
SLOW = ("torch", "chromadb", "streamlit", "langchain", "langchain_core", "httpx", "numpy", "pydantic")
EXAMPLES = ("assistant", "assistant.assistant", "assistant.conversation", "assistant.current")


@pytest.fixture
def opens(home: Path, encoder: SentenceTransformerEncoder) -> Iterator[None]:
    """Let ``Assistant.open()`` open the tests' library, each time anew, so that it may be closed."""
    with patch.object(Assistant, "open", lambda: Assistant(Library.open(home, encoder))):
        yield


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_importing_it_imports_nothing_slow() -> None:
    code = "import sys, json; from assistant import Assistant; print(json.dumps(list(sys.modules)))"
    assert not set(SLOW) & set(json.loads(run(code)))


def test_importing_it_takes_a_fraction_of_importing_pydantic() -> None:
    timed = "import time; s = time.perf_counter(); import {}; print(time.perf_counter() - s)"

    def least(module: str) -> float:
        return min(float(run(timed.format(module))) for _ in range(3))

    assert least("assistant.assistant") < least("pydantic.main") / 2


def test_all_that_is_public_is_there() -> None:
    for name in surface.__all__:
        assert getattr(surface, name).__doc__, name
    assert set(surface.__all__) <= set(dir(surface))
    with pytest.raises(AttributeError, match="nothing_of_the_sort"):
        _ = surface.nothing_of_the_sort


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_examples_of_docstrings_hold(name: str, assistant: Assistant, opens: None) -> None:
    examples = [found for found in doctest.DocTestFinder().find(_module(name)) if found.examples]
    assert examples
    for example in examples:
        example.globs["assistant"] = assistant
        runner = doctest.DocTestRunner(verbose=False)
        runner.run(example)
        assert runner.summarize(verbose=False).failed == 0, example.name


def _module(name: str) -> ModuleType:
    return import_module(name)


def test_every_public_name_is_in_the_guide() -> None:
    assert [name for name in surface.__all__ if f"`{name}" not in GUIDE and name not in GUIDE] == []


def test_results_are_the_json_of_the_command_line(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Assistant, "open", classmethod(lambda cls, **_: assistant))
    monkeypatch.setattr(Assistant, "close", lambda self: None)
    printed = CliRunner().invoke(cli.app, ["ask", "s31ZA", "--json"]).output
    answer = assistant.ask("s31ZA")
    assert printed == f"{answer.model_dump_json(indent=2)}\n"
    assert Answer.model_validate_json(printed) == answer
