"""What people thought of answers is kept once each, without what is personal, and comes out again."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from assistant import Assistant, cli
from assistant.errors import PersonalDataError
from assistant.exchange import Exchange
from assistant.faq.errors import WordsError
from assistant.feedback import MOST_CHARACTERS, FeedbackBook, FeedbackList


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CARELAW_HOME", str(tmp_path))
    return tmp_path


def answered(assistant: Assistant, question: str) -> Exchange:
    return Exchange(question=question, answer=assistant.ask(question))


def exported(option: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr(sys, "argv", ["carelaw", "feedback", "export", option])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_whoever_changes_their_mind_is_kept_once(home: Path, small: Assistant) -> None:
    exchange = answered(small, "do I need a brolly")
    with FeedbackBook.open() as book:
        book.put(exchange, False, "Sam")
        book.put(exchange, True, "Sam", " It helped.\n")
        [kept] = book.list().feedback
    assert (kept.helpful, kept.comment, kept.by) == (True, "It helped.", "Sam")
    assert kept.question == "do I need a brolly"
    assert kept.passages[0] == "sample-act/section-1#0"


def test_nothing_is_kept_of_a_question_with_personal_data(home: Path, small: Assistant) -> None:
    with FeedbackBook.open() as book:
        book.put(answered(small, "Can Jayden Smith have an umbrella?"), True, "Sam", "good")
        book.put(Exchange(question="brolly"), True, "Sam")
        assert book.list().feedback == []


def test_a_comment_with_personal_data_is_not_kept(home: Path, small: Assistant) -> None:
    exchange = answered(small, "do I need a brolly")
    with FeedbackBook.open() as book:
        with pytest.raises(PersonalDataError, match="Jayden"):
            book.put(exchange, True, "Sam", "It was right for Jayden Smith, born 03/04/2012")
        with pytest.raises(WordsError, match="at most 2,000"):
            book.put(exchange, True, "Sam", "x" * (MOST_CHARACTERS + 1))
        assert book.list().feedback == []


def test_it_is_exported_as_json_and_csv(
    home: Path, small: Assistant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with FeedbackBook.open() as book:
        book.put(answered(small, "do I need a brolly"), False, "Sam", '=HYPERLINK("x")')
        kept = book.list()
    assert FeedbackList.model_validate(json.loads(exported("--json", monkeypatch, capsys))) == kept
    [row] = csv.DictReader(io.StringIO(exported("--csv", monkeypatch, capsys)))
    assert row["comment"] == '\'=HYPERLINK("x")'
    assert row["helpful"] == "False"
    assert row["question"] == "do I need a brolly"
