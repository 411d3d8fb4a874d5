"""Published PDFs, where they are at hand, and a long one."""

import io
from datetime import date
from pathlib import Path

from pypdf import PdfReader

from ingest.formats.pdf.bookmarks import read_bookmarks
from ingest.formats.pdf.reader import read_pdf
from tests.ingest.formats.owls import BY_DAY, FOOD, paths, texts
from tests.ingest.formats.sample_pdf import (
    SamplePdf,
)


def test_a_published_guide_has_the_headings_of_its_contents(documents: Path) -> None:
    document = read_pdf((documents / "guidance" / "guide-to-childrens-homes-regulations.pdf").read_bytes())
    assert document.title == "Guide to the Children’s Homes Regulations including the quality standards"
    assert len(document.page_labels) == 81
    assert abs(len(document.divisions) - 130) <= 3
    assert not document.warnings
    assert (
        len({path[1] for path in paths(document) if len(path) > 1 and "Quality Standards" in path[0]}) == 10
    )
    assert sum(1 for block in document.blocks() if block.label) > 200
    assert sum(1 for text in texts(document) if text.count(" | ") == 2) >= 10
    assert sum(1 for text in texts(document) if text.startswith("[")) == 28
    assert any(block.pages == (6, 7) for block in document.blocks())


def test_published_advice_has_the_headings_of_its_bookmarks(documents: Path) -> None:
    body = (documents / "guidance" / "information-sharing-advice-2024.pdf").read_bytes()
    marks = {mark.title for mark in read_bookmarks(PdfReader(io.BytesIO(body)))}
    assert len(marks) > 30
    assert marks <= {heading for path in paths(read_pdf(body)) for heading in path}


def test_a_published_letter_is_told_by_its_bold_lines(documents: Path) -> None:
    document = read_pdf((documents / "ofsted" / "ilacs-focused-visit-letter-2025-04.pdf").read_bytes())
    assert document.dated == date(2025, 5, 20)
    assert [len(path) for path in paths(document)] == [0, 1, 1, 1, 1]
    assert sum(1 for text in texts(document) if text.startswith("- ")) == 6


def test_a_published_page_that_a_browser_printed_has_its_headings(documents: Path) -> None:
    document = read_pdf((documents / "ofsted" / "childrens-homes-recruiting-staff.pdf").read_bytes())
    assert document.title == "Children's homes: recruiting staff"
    assert document.dated == date(2023, 6, 15)
    assert [division.place for division in document.divisions][:3] == [
        "start",
        "introduction",
        "information-you-need-to-check-suitability",
    ]
    assert not any("https://" in text for text in texts(document))


def test_published_regulations_have_the_words_of_their_plain_text(documents: Path) -> None:
    folder = documents / "regulations"
    document = read_pdf((folder / "childrens-homes-regulations-2015.pdf").read_bytes())
    outermost = [path[0] for path in dict.fromkeys(path[:1] for path in paths(document) if path)]
    assert sum(1 for heading in outermost if heading.startswith("PART ")) == 7
    assert sum(1 for heading in outermost if heading.startswith("SCHEDULE ")) == 5
    assert not any("Changes to legislation: There are" in text for text in texts(document))
    plain = " ".join((folder / "childrens-homes-regulations-2015.txt").read_text("utf-8").split())
    found = [text for text in texts(document) if " ".join(text.split()[1:9]) in plain]
    assert len(found) > 0.85 * len(texts(document))


def test_a_long_document_is_read_once_page_by_page() -> None:
    book = SamplePdf(foot="{page}", compressed=True)
    for number in range(60):
        book.heading(f"Owl {number}").paragraph(f"{BY_DAY} {number}.").next_page()
    body = book.paragraph(FOOD).pdf()
    assert len(PdfReader(io.BytesIO(body)).pages) == len(read_pdf(body).page_labels) == 61
