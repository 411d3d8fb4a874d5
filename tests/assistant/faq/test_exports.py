"""Exported files, opened again by the libraries of their formats."""

import csv
import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from assistant.answer import Status
from assistant.faq import CitedPassage, Comment, Entry, EntryAnswer, FaqSet, FaqSets, Format, State
from assistant.faq.entry import digest_of
from assistant.faq.exports import render
from assistant.faq.exports.plain import as_is
from assistant.faq.exports.tables import FORMULA, guarded
from assistant.faq.question_files import read_questions
from knowledge.vocabulary import Authority, Commencement, CommencementState, Origin
from tests.assistant.faq.conftest import Edit

LINK = "https://www.legislation.gov.uk/ukpga/2020/1/section/1"
NASTY = '=HYPERLINK("https://example.org","<b>*x*</b>")'


def nasty_set() -> FaqSet:
    """A set whose every word tries to be something else."""
    at = datetime(2026, 11, 1, 9, tzinfo=UTC)
    citation = CitedPassage(
        number=1,
        passage_id="own-x/a#0",
        source_id="own-x",
        source_title=NASTY,
        authority=Authority.UNRANKED,
        locator="+1",
        second_address=None,
        heading_path=[NASTY],
        url="javascript:alert(1)",
        edition="-2",
        settings=[],
        commencement=Commencement(state=CommencementState.UNKNOWN, note="@note", checked="2026-06"),
        origin=Origin.OWN,
        attribution="=attribution",
        counterparts=[],
        quote="a\x0bb",
        licence="None",
        passage_text="a\x0bb",
        digest=digest_of("a\x0bb"),
    )
    answer = EntryAnswer(
        status=Status.ANSWERED,
        text=f"{NASTY} [1]\n- {NASTY}\n- <script>alert(1)</script>",
        notes=[NASTY],
        composer="extractive",
        library_edition=1,
        answered_at=at,
        citations=[citation],
    )
    entry = Entry(
        number=1,
        version=1,
        question=NASTY,
        section="@section",
        state_by="-by",
        state_at=at,
        answer=answer,
        comments=[Comment(by="=by", at=at, text=NASTY)],
    )
    return FaqSet(id="x", title=NASTY, created_by="x", created_at=at, entries=[entry])


def test_word_has_contents_sources_status_and_licences(
    sets: FaqSets, umbrellas: FaqSet, changed: Edit
) -> None:
    sets.set_section(umbrellas.id, 2, "Who need not", by="Kim")
    stale = sets.check(umbrellas.id, changed("of any colour", "of one colour"))
    body = sets.export(umbrellas.id, Format.WORD, stale)
    document = docx.Document(io.BytesIO(body))
    styles = {p.text: p.style.name for p in document.paragraphs if p.style}
    assert styles["Umbrellas & rain"] == "Title"
    assert styles["Who need not"] == "Heading 1"
    assert styles["do I need a brolly?"] == "Heading 2"
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "not legal advice" in text
    assert "Sample Act 2020, section 1 (inserts section 31ZA of the Children Act 1989)" in text
    assert "Status: Not in force when last checked, June 2026. Waits for regulations." in text
    assert "Edition: 2020 c. 1" in text
    assert "Sample Act 2020. Open Government Licence v3.0." in text
    assert "Changed since this was answered: The words of the passage have changed (section 1)." in text
    assert "Outside what carelaw covers" in text
    sources = [p for p in document.paragraphs if p.text.startswith("[1] ")]
    assert {p.style.name for p in sources if p.style} == {"Source"}
    assert [link.address for p in sources for link in p.hyperlinks] == [LINK] * len(sources)
    assert all(LINK in p.text.splitlines() for p in sources)
    xml = zipfile.ZipFile(io.BytesIO(body)).read("word/document.xml").decode()
    assert re.search(r'instrText[^>]*>TOC \\o "1-2"', xml)
    anchors, marks = re.findall(r'w:anchor="(\w+)"', xml), re.findall(r'w:name="(_Toc\d+)"', xml)
    assert sorted(anchors) == sorted(marks)
    assert len(marks) == 4
    assert xml.count("fldChar ") == 3


@pytest.mark.parametrize("format_", list(Format))
def test_an_empty_set_can_be_exported(sets: FaqSets, format_: Format) -> None:
    made = sets.new("Nothing yet", by="Sam")
    assert b"Nothing yet" in sets.export(made.id, format_) or format_ in (
        Format.WORD,
        Format.EXCEL,
        Format.CSV,
    )


@pytest.mark.parametrize("format_", list(Format))
def test_words_that_try_to_be_something_else_can_be_exported(format_: Format) -> None:
    assert render(nasty_set(), format_)


def test_approved_entries_alone(sets: FaqSets, umbrellas: FaqSet) -> None:
    version = umbrellas.entries[1].version
    sets.set_state(umbrellas.id, 2, State.APPROVED, version=version, by="Lee")
    text = sets.export(umbrellas.id, Format.MARKDOWN, approved_only=True).decode()
    assert "who does not need one" in text
    assert "brolly" not in text


def test_excel_has_no_formulas() -> None:
    book = load_workbook(io.BytesIO(render(nasty_set(), Format.EXCEL)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(FORMULA))
    assert [cell.value for cell in book.worksheets[0][2]][2] == NASTY


def test_csv_has_no_formulas_and_can_be_added_again(tmp_path: Path) -> None:
    body = render(nasty_set(), Format.CSV)
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(FORMULA)]
    (tmp_path / "set.csv").write_bytes(body)
    first = read_questions(tmp_path / "set.csv")[0]
    assert (first.question, first.section) == (NASTY, "@section")


@given(st.text())
@example("\t=1+1")
@example("\n@x")
def test_no_cell_of_a_csv_starts_a_formula(text: str) -> None:
    assert not guarded(text).lstrip().startswith(FORMULA)
    assert guarded(text) in (text, f"'{text}")


def test_html_shows_words_as_they_are() -> None:
    page: Any = html.document_fromstring(render(nasty_set(), Format.HTML).decode())
    assert page.xpath("//script | //b") == []
    assert [a.get("href") for a in page.xpath("//a")] == ["#q1"]
    assert page.xpath("//h3")[0].text_content() == NASTY
    assert len(page.xpath("//section/ul[1]/li")) == 2
    assert page.get("lang") == "en-GB"


def test_html_links_to_the_official_page(sets: FaqSets, umbrellas: FaqSet) -> None:
    page: Any = html.document_fromstring(sets.export(umbrellas.id, Format.HTML).decode())
    assert LINK in [a.get("href") for a in page.xpath("//main//ul[@class='sources']//a")]


LINES = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), min_size=1)


@given(LINES)
@example("1. <b> & *x* [a](b) `c` ~~d~~ # e")
@example("- x")
@example("10) x")
@example("&amp; \\* http://x_y_z")
def test_markdown_shows_words_as_they_are(text: str) -> None:
    words = " ".join(text.split())
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(as_is(text))
    if words:
        paragraph: Any = html.fromstring(rendered)
        assert (paragraph.tag, paragraph.text_content().strip()) == ("p", words)
        assert len(paragraph) == 0
