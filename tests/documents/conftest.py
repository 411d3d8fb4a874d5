"""A desk on which the examples of one page run: a library, and the files that they name."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from knowledge.encoder import SentenceTransformerEncoder
from tests.documents.blocks import DOCUMENTS, blocks_of

EDITOR = '#!/bin/sh\nsed "1s/^/In short: /" "$1" > "$1.new" && mv "$1.new" "$1"\n'
QUESTIONS = (
    "When must we offer a family group decision-making meeting?",
    "How often must the independent person visit a children's home?",
    "Who must be told if a child goes missing from a children's home?",
)


@pytest.fixture
def desk(
    home: Path, encoder: SentenceTransformerEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder to work in, with a library that may be changed. The model is loaded once for all pages."""
    shutil.copytree(home, tmp_path / "home")
    monkeypatch.setenv("CARELAW_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("knowledge.encoder.query_encoder", lambda *_: encoder)
    monkeypatch.setattr("knowledge.encoder.SentenceTransformerEncoder", lambda *_: encoder)
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    editor = tmp_path / "editor"
    editor.write_text(EDITOR, "utf-8")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    for write in (_write_questions, _write_cases, _write_documents):
        write(desk)
    return desk


def _write_questions(desk: Path) -> None:
    book = Workbook()
    assert book.active
    for row in ("Question", *QUESTIONS):
        book.active.append([row])
    book.save(desk / "questions.xlsx")


def _write_cases(desk: Path) -> None:
    (example,) = blocks_of(DOCUMENTS / "evaluation.md", "json")
    case = json.loads(example.text)
    other = {**case, "id": "our-002", "half": "report"}
    for name, cases in (("questions", [case, other]), ("one", [case]), ("two", [other])):
        (desk / f"{name}.jsonl").write_text("\n".join(map(json.dumps, cases)), "utf-8")


def _write_documents(desk: Path) -> None:
    letter = Canvas(str(desk / "letter.pdf"))
    letter.drawString(72, 720, "The kettle in the staff room is descaled every second Friday.")
    letter.save()
    (desk / "policies").mkdir()
    policy = Document()
    policy.add_heading("Keys", 1)
    policy.add_paragraph("The key to the medicine cupboard is signed for at each change of shift.")
    policy.save(str(desk / "policies" / "keys.docx"))


Shown = Callable[[str], str]


@pytest.fixture
def plain() -> Shown:
    """What makes a text comparable, however wide the terminal was."""
    return lambda text: " ".join(text.split())
