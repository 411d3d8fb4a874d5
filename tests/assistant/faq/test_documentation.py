"""What ``docs/faq.md`` shows works."""

import re
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.cli import app

PAGE = (Path(__file__).parents[3] / "docs" / "faq.md").read_text("utf-8")


def test_the_python_example_runs(
    small: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CARELAW_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Assistant, "open", classmethod(lambda cls, **_: Assistant(small.library)))
    monkeypatch.setattr(Assistant, "close", lambda self: None)
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    # The small library knows of umbrellas alone.
    exec(code.replace("Is staying close support in force?", "Do I need a brolly?"), {})
    assert (tmp_path / "induction.docx").exists()


def test_the_commands_exist() -> None:
    (group,) = (group for group in app.registered_groups if group.name == "faq")
    typer_app = group.typer_instance
    assert typer_app
    apps = [
        typer_app,
        *(inner.typer_instance for inner in typer_app.registered_groups if inner.typer_instance),
    ]
    commands = {
        (command.name or command.callback.__name__)
        for inner in apps
        for command in inner.registered_commands
        if command.callback
    }
    named = set(re.findall(r"carelaw faq (\w+)", PAGE))
    assert named <= commands
    assert {"new", "list", "add", "answer", "show", "edit", "check", "export", "import", "state"} <= commands
