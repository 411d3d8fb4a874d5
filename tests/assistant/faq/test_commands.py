"""``carelaw faq``: a set from a spreadsheet to a Word file, on the command line alone."""

import io
import json
import signal
import stat
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from pydantic import BaseModel

from assistant import Assistant, cli
from assistant.faq import Entry, FaqSet
from assistant.faq.interruption import stoppable
from assistant.faq.reports import (
    AddReport,
    AnswerReport,
    AuditList,
    CheckReport,
    EntryList,
    SetList,
    Suggestions,
)


class Shell:
    """Runs ``carelaw faq`` in this process, in a folder of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def run(self, *arguments: str) -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "argv", ["carelaw", "faq", *arguments])
        self._monkeypatch.setattr(cli.errors, "file", sys.stderr)
        code = 0
        try:
            cli.main()
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err

    def json(self, model: type[BaseModel], *arguments: str) -> dict:
        code, out, err = self.run(*arguments, "--json")
        assert (code, err) == (0, "")
        shown = json.loads(out)
        jsonschema.validate(shown, model.model_json_schema(mode="serialization"))
        return shown

    def error(self, *arguments: str) -> str:
        code, out, err = self.run(*arguments)
        assert (code, out) == (1, "")
        assert err.startswith("carelaw: ")
        assert err.count("\n") == 1
        return err


@pytest.fixture
def shell(
    small: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Shell:
    monkeypatch.setenv("CARELAW_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(Assistant, "open", classmethod(lambda cls, **_: Assistant(small.library)))
    monkeypatch.setattr(Assistant, "close", lambda self: None)
    monkeypatch.chdir(tmp_path)
    return Shell(monkeypatch, capsys)


def test_from_a_spreadsheet_to_a_word_file(shell: Shell, tmp_path: Path) -> None:
    assert shell.run("list") == (0, 'There are no FAQ sets yet. Make one with carelaw faq new "Title".\n', "")
    assert shell.json(FaqSet, "new", "Rain", "--by", "Sam")["id"] == "rain"
    (tmp_path / "list.csv").write_text("Question,Topic\ndo I need a brolly?,Rain\nWho needs none?,\n")
    added = shell.json(AddReport, "add", "rain", "--file", "list.csv")
    assert [item["number"] for item in added["added"]] == [1, 2]
    answered = shell.json(AnswerReport, "answer", "rain")
    assert (answered["answered"], answered["remaining"]) == ([1, 2], [])
    assert shell.json(FaqSet, "show", "rain")["entries"][0]["section"] == "Rain"
    version = shell.json(Entry, "show", "rain", "1")["version"]
    edited = shell.json(Entry, "edit", "rain", "1", "--text", "Yes. [1]", "--version", str(version))
    assert edited["answer"]["text"] == "Yes. [1]"
    entries = shell.json(EntryList, "state", "rain", "approved", "1", "2", "--by", "Lee")["entries"]
    assert [entry["state_by"] for entry in entries] == ["Lee", "Lee"]
    assert shell.json(CheckReport, "check", "rain")["stale"] == []
    assert shell.json(SetList, "list")["sets"][0]["approved"] == 2
    code, out, err = shell.run("export", "rain")
    assert (code, out, err) == (0, "Wrote rain.docx\n", "")
    assert (tmp_path / "rain.docx").stat().st_size > 10_000
    history = shell.json(AuditList, "history", "rain")["records"]
    assert [record["by"] for record in history if record["action"] == "state"] == ["Lee", "Lee"]


def test_an_export_does_not_write_over_a_file_unasked(shell: Shell, tmp_path: Path) -> None:
    shell.run("new", "Rain")
    (tmp_path / "rain.md").write_text("my own edits")
    assert "rain.md is there already" in shell.error("export", "rain", "-o", "rain.md")
    assert (tmp_path / "rain.md").read_text() == "my own edits"
    assert shell.run("export", "rain", "-o", "rain.md", "--overwrite")[0] == 0
    assert "# Rain" in (tmp_path / "rain.md").read_text()
    assert "There are: docx, xlsx" in shell.error("export", "rain", "--format", "pdf")


def test_json_goes_out_and_comes_back(shell: Shell, tmp_path: Path) -> None:
    shell.run("new", "Rain")
    shell.run("add", "rain", "do I need a brolly?")
    shell.run("answer", "rain")
    shell.run("export", "rain", "-o", "rain.json")
    assert shell.run("import", "rain.json")[1] == "Imported rain: 1 questions\n"
    made = shell.json(FaqSet, "import", "rain.json", "--as", "other")
    assert made["entries"] == json.loads((tmp_path / "rain.json").read_text())["entries"]


def test_lines_come_from_standard_input(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.run("new", "Rain")
    monkeypatch.setattr(sys, "stdin", io.StringIO("1. do I need a brolly?\n\n- and a hat?\n"))
    code, out, _ = shell.run("add", "rain", "-", "--section", "Wear")
    assert (code, out) == (0, "Added 2.\n")
    assert {entry["section"] for entry in shell.json(FaqSet, "show", "rain")["entries"]} == {"Wear"}


def test_an_editor_changes_the_answer(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.run("new", "Rain")
    shell.run("add", "rain", "do I need a brolly?")
    shell.run("answer", "rain")
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "In short, yes. [$CITATION]" > "$1"\n')
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.setenv("CITATION", "1")
    code, out, _ = shell.run("edit", "rain", "1")
    assert code == 0
    assert "In short, yes. [1]" in out
    monkeypatch.setenv("CITATION", "8")
    message = shell.error("edit", "rain", "1")
    assert "[8]" in message
    kept = Path(message.split("Your text is kept in ")[1].strip().rstrip("."))
    assert kept.read_text().strip() == "In short, yes. [8]"
    kept.unlink()
    monkeypatch.setenv("EDITOR", "true")
    assert shell.run("edit", "rain", "1")[1] == "Nothing was changed.\n"


def test_moving_commenting_attaching_and_removing(shell: Shell) -> None:
    shell.run("new", "Rain")
    shell.run("add", "rain", "do I need a brolly?", "and a hat?")
    shell.run("answer", "rain", "1")
    assert shell.json(Entry, "move", "rain", "2", "--to", "1", "--section", "Wear")["section"] == "Wear"
    assert [entry["number"] for entry in shell.json(FaqSet, "show", "rain")["entries"]] == [2, 1]
    assert shell.json(Entry, "comment", "rain", "1", "Shorter?")["comments"][0]["text"] == "Shorter?"
    place = "sample-act/section-1#1"
    cited = shell.json(Entry, "attach", "rain", "1", place, "--quote", "a keeper on leave")
    assert cited["answer"]["citations"][-1]["quote"] == "a keeper on leave"
    assert shell.json(Entry, "confirm", "rain", "1")["answer"] == cited["answer"]
    assert shell.json(Entry, "edit", "rain", "1", "--question", "Umbrella?")["question"] == "Umbrella?"
    assert shell.run("reorder", "rain", "1") == (0, "The order is now 1, 2.\n", "")
    code, out, _ = shell.run("remove", "rain", "2")
    assert (code, out) == (0, "Removed 2. To put it back: carelaw faq restore rain 2\n")
    assert [entry["number"] for entry in shell.json(FaqSet, "show", "rain")["entries"]] == [1]
    assert shell.run("restore", "rain", "2") == (0, "Put 2 back.\n", "")
    assert shell.json(EntryList, "reorder", "rain", "2")["entries"][0]["section"] == "Wear"
    assert shell.json(Suggestions, "suggest", "umbrella", "--set", "rain", "-k", "2")["suggestions"]


def test_a_set_is_removed_when_one_is_sure(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    shell.run("new", "Rain")
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    assert shell.run("remove-set", "rain")[0] != 0
    assert "rain" in shell.run("list")[1]
    assert shell.run("remove-set", "rain", "--yes") == (0, "Removed the set rain.\n", "")
    assert "rain" not in shell.run("list")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "nope"), "There is no FAQ set 'nope'. There are: rain."),
        (("show", "rain", "9"), "has no entry 9"),
        (("add", "rain"), "There is no question here"),
        (("add", "rain", "--file", "nope.csv"), "nope.csv cannot be read"),
        (("edit", "rain", "1", "--text", "x"), "--version"),
        (("edit", "rain", "1", "--text", "x", "--version", "7"), "Sam changed this entry"),
        (("choose", "rain", "1", "new"), "no second answer"),
        (("state", "rain", "approved", "1"), "has no answer yet"),
        (("comment", "rain", "1", "Jane Smith asked"), "a name: Jane Smith"),
        (("import", "nope.json"), "nope.json cannot be read"),
        (("new", " "), "between 1 and 200"),
    ],
)
def test_an_error_is_one_line(shell: Shell, arguments: tuple[str, ...], message: str) -> None:
    shell.run("new", "Rain", "--by", "Sam")
    shell.run("add", "rain", "do I need a brolly?", "--by", "Sam")
    assert message in shell.error(*arguments)


def test_ctrl_c_stops_after_the_present_question() -> None:
    with stoppable() as stop:
        signal.raise_signal(signal.SIGINT)
        assert stop.is_set()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_the_command_line_starts_without_the_database() -> None:
    code = (
        "import sys, assistant.cli; "
        "print([m for m in ('sqlalchemy', 'alembic', 'docx', 'openpyxl', 'jinja2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
