"""Questions out of the files that people keep them in."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from assistant.faq import question_files
from assistant.faq.asked import Asked
from assistant.faq.errors import ImportFileError
from assistant.faq.question_files import read_questions


def read(tmp_path: Path, name: str, body: bytes | str) -> list[Asked]:
    path = tmp_path / name
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    return read_questions(path)


def questions(asked: list[Asked]) -> list[str]:
    return [item.question for item in asked]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_with_a_header(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [
        ["Ref", "Questions", "Topic", "Provider type", "Answer"],
        ["A1", '"What is reg 44, and why?"', "Children’s homes", "children's homes", "It is a visit"],
        ["A2", "Who may visit?", "", "castle", ""],
        ["", "", "", "", ""],
    ]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    first, second = read(tmp_path, "list.csv", text.encode(encoding))
    assert first.question == "What is reg 44, and why?"
    assert (first.section, first.setting) == ("Children’s homes", "childrens-homes")
    assert first.remark == "Ref: A1\nAnswer: It is a visit"
    assert first.where == "line 2"
    assert (second.setting, second.remark) == (None, "Ref: A2\nProvider type: castle")


def test_csv_without_a_header(tmp_path: Path) -> None:
    read_ = read(tmp_path, "list.csv", "1,What is reg 44?\n2,Who may visit?\n")
    assert questions(read_) == ["What is reg 44?", "Who may visit?"]
    assert read_[0].remark == ""


def test_csv_of_one_column_keeps_its_commas(tmp_path: Path) -> None:
    text = 'Question\nWho visits, and when?\n"Say ""when"", please"\nWhat of notice?\n'
    assert questions(read(tmp_path, "list.csv", text)) == [
        "Who visits, and when?",
        'Say "when", please',
        "What of notice?",
    ]


def test_lines_are_taken_without_their_numbers(tmp_path: Path) -> None:
    text = "# Visits\n\n1. Who visits?\n2) When?\n- Why?\nQ4: Where?\n10 days' notice?\n3.5 hours?\n"
    read_ = read(tmp_path, "list.md", text)
    assert questions(read_) == ["Who visits?", "When?", "Why?", "Where?", "10 days' notice?", "3.5 hours?"]
    assert {item.section for item in read_} == {"Visits"}


def test_excel_reads_every_sheet(tmp_path: Path) -> None:
    book = Workbook()
    first = book.worksheets[0]
    first.append([None, None])
    first.append(["Topic", "Question"])
    first.append(["Visits", "Who visits?"])
    first.append(["Visits", None])
    second = book.create_sheet("More")
    second.append(["When?"])
    second.append([44])
    book.save(tmp_path / "list.xlsx")
    read_ = read_questions(tmp_path / "list.xlsx")
    assert [(item.question, item.section, item.where) for item in read_] == [
        ("Who visits?", "Visits", "Sheet, row 3"),
        ("", "Visits", "Sheet, row 4"),
        ("When?", None, "More, row 1"),
        ("44", None, "More, row 2"),
    ]


def test_word_reads_paragraphs_headings_and_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Visits", 1)
    document.add_paragraph("Who visits?", style="List Number")
    document.add_paragraph("")
    paragraph = document.add_paragraph("Who ")
    paragraph.add_run("may").bold = True
    paragraph.add_run(" visit?")
    document.add_heading("How often?", 2)
    document.add_paragraph("Once a month.")
    document.add_paragraph("And at night?")
    table = document.add_table(2, 2)
    for at, text in enumerate(("Question", "Notes", "What of notice?", "see p 3")):
        table.cell(at // 2, at % 2).text = text
    document.save(str(tmp_path / "list.docx"))
    assert [(i.question, i.section, i.remark) for i in read_questions(tmp_path / "list.docx")] == [
        ("Who visits?", "Visits", ""),
        ("Who may visit?", "Visits", ""),
        ("How often?", "Visits", "Once a month."),
        ("And at night?", "Visits", ""),
        ("What of notice?", "Visits", "Notes: see p 3"),
    ]


@pytest.mark.parametrize(
    ("name", "body", "message"),
    [
        ("list.xlsx", b"PK\x03\x04 not a workbook", "is damaged"),
        ("list.docx", b"\xd0\xcf\x11\xe0 an old or locked file", "is damaged"),
        ("list.doc", b"", "not a file of questions"),
        ("list", b"", "not a file of questions"),
    ],
)
def test_what_cannot_be_read_says_so(tmp_path: Path, name: str, body: bytes, message: str) -> None:
    with pytest.raises(ImportFileError, match=message):
        read(tmp_path, name, body)


def test_a_file_that_is_not_there_or_too_large_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ImportFileError, match="cannot be read"):
        read_questions(tmp_path / "nowhere.csv")
    monkeypatch.setattr(question_files, "MOST_QUESTIONS", 3)
    with pytest.raises(ImportFileError, match="more than 3 questions"):
        read(tmp_path, "list.txt", "one\ntwo\nthree\nfour\n")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(2_000_000))
    monkeypatch.setattr(question_files, "LARGEST_UNPACKED", 1_000_000)
    with pytest.raises(ImportFileError, match="unpacks to more"):
        read(tmp_path, "list.xlsx", packed.getvalue())
    monkeypatch.setattr(question_files, "LARGEST", 100)
    with pytest.raises(ImportFileError, match="larger than"):
        read(tmp_path, "list.csv", "x" * 101)
