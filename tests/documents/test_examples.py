"""The scripts in docs/examples run, each as its first lines say."""

import json
import runpy
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, BaseMessage, ToolCall, ToolMessage
from langchain_core.runnables import Runnable

from tests.documents.blocks import DOCUMENTS
from tests.documents.conftest import QUESTIONS

EXAMPLES = sorted((DOCUMENTS / "examples").glob("*.py"))
Run = Callable[..., str]


@pytest.fixture
def run(desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """What runs an example with some arguments, and returns what it prints."""

    def run(name: str, *arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", [name, *arguments])
        runpy.run_path(str(DOCUMENTS / "examples" / name), run_name="__main__")
        return capsys.readouterr().out

    return run


def test_every_example_is_tested_and_listed() -> None:
    listed = (DOCUMENTS / "examples" / "README.md").read_text("utf-8")
    tested = Path(__file__).read_text("utf-8")
    assert len(EXAMPLES) == 3
    assert all(f"({path.name})" in listed and f'"{path.name}"' in tested for path in EXAMPLES)


def test_a_spreadsheet_becomes_a_set(run: Run, desk: Path) -> None:
    printed = run("faq_from_spreadsheet.py", "questions.xlsx", "induction.docx", "Induction", "--by", "Sam")
    assert "induction: 3 questions, 3 answered, in induction.docx" in printed
    words = "\n".join(paragraph.text for paragraph in Document(str(desk / "induction.docx")).paragraphs)
    assert all(question in words for question in QUESTIONS)
    assert "Not in force when last checked" in words


def test_a_file_that_is_no_spreadsheet_is_one_line(run: Run, desk: Path) -> None:
    (desk / "broken.xlsx").write_text("no spreadsheet", "utf-8")
    with pytest.raises(SystemExit, match=r"broken\.xlsx"):
        run("faq_from_spreadsheet.py", "broken.xlsx", "out.docx", "Induction", "--by", "Sam")
    assert not (desk / "out.docx").exists()


class FakeChatModel(GenericFakeChatModel):
    """A made-up model: it calls the tool once, and then says what the tool returned first."""

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> "Runnable[Any, AIMessage]":
        assert [tool.name for tool in tools] == ["search_guidance"]
        return self

    def _generate(self, messages: list[BaseMessage], *arguments: Any, **kwargs: Any) -> Any:
        called = [message for message in messages if isinstance(message, ToolMessage)]
        call = ToolCall(name="search_guidance", args={"query": "staying close support"}, id="one")
        said = AIMessage(called[0].text) if called else AIMessage("", tool_calls=[call])
        self.messages = iter([said])
        return super()._generate(messages, *arguments, **kwargs)


def test_an_agent_searches_the_library(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fake(model: str) -> FakeChatModel:
        asked.append(model)
        return FakeChatModel(messages=iter(()))

    monkeypatch.setattr("langchain.chat_models.init_chat_model", fake)
    printed = run("agent_with_retriever.py", "openai:some-model", "Is staying close support in force?")
    assert asked == ["openai:some-model"]
    assert "state of the law: not_in_force (2026-06)" in printed
    assert "- Children's Wellbeing and Schools Act 2026, section" in printed
    shown = [line for line in printed.splitlines() if line.startswith("- ") and "https://" in line]
    assert len(shown) == 4


def test_own_questions_are_measured_against_a_floor(run: Run, desk: Path) -> None:
    printed = run("evaluate_own_questions.py", "questions.jsonl", "--floor", "hit_at_5=0.9")
    assert "hit_at_5                1.000" in printed
    cases = [{"question": "How often is the kettle descaled?", "gold": [{"url_contains": "section/70"}]}]
    (desk / "hard.jsonl").write_text("\n".join(map(json.dumps, cases)), "utf-8")
    with pytest.raises(SystemExit, match="Below the floor: hit_at_5"):
        run("evaluate_own_questions.py", "hard.jsonl", "--floor", "hit_at_5=0.9")
