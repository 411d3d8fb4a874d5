"""What a PDF says of itself: title, date, labels of pages."""

import io
from datetime import date

import pytest
from pypdf import PdfWriter
from pypdf.constants import PageLabelStyle

from ingest.formats.pdf.reader import read_pdf
from tests.ingest.formats.owls import BY_DAY, FOOD, paths, sample, texts
from tests.ingest.formats.sample_pdf import (
    BOLD,
    SamplePdf,
)


@pytest.mark.parametrize(
    ("own", "title"),
    [
        ("Care of owls: a handbook", "Care of owls: a handbook"),
        ("Care of owls - owls.example", "Care of owls"),
        ("Owls", "Care of owls"),
        ("Microsoft Word - owls_v3.docx", "Care of owls"),
        ("owls-final-2.pdf", "Care of owls"),
        ("Untitled", "Care of owls"),
        ("Draft report for the winter committee", "Care of owls"),
        ("", "Care of owls"),
    ],
)
def test_the_title_is_the_files_own_if_it_is_printed(own: str, title: str) -> None:
    document = read_pdf(sample(title=own).paragraph("A handbook.").heading("Nests").paragraph(BY_DAY).pdf())
    assert document.title == title
    assert paths(document) == [(), ("Nests",)]


def test_the_largest_words_are_a_heading_too_where_others_are_as_large() -> None:
    document = read_pdf(SamplePdf().heading("Nests").paragraph(BY_DAY).heading("Food").paragraph(FOOD).pdf())
    assert document.title == "Nests"
    assert paths(document) == [("Nests",), ("Food",)]


def test_large_letters_on_a_cover_head_nothing() -> None:
    book = sample().lines(["A handbook for keepers"], 18, BOLD).lines(["June 2031"], 16, BOLD).next_page()
    book.heading("Nests", 14).paragraph(BY_DAY).heading("Food", 14).paragraph(FOOD)
    document = read_pdf(book.pdf())
    assert paths(document) == [(), ("Nests",), ("Food",)]
    assert texts(document)[:2] == ["A handbook for keepers", "June 2031"]


@pytest.mark.parametrize(
    ("lines", "dated"),
    [
        (["12 June 2031"], date(2031, 6, 12)),
        (["Published: 1st May 2030", "Last updated: 12 June 2031"], date(2031, 6, 12)),
        (["1 May 2030", "12 June 2031"], None),
        (["June 2031"], None),
        (["31 June 2031"], None),
        (["Owls were seen on 12 June 2031."], None),
    ],
)
def test_the_date_is_one_that_stands_by_itself(lines: list[str], dated: date | None) -> None:
    book = sample()
    for line in lines:
        book.paragraph(line)
    assert read_pdf(book.paragraph(BY_DAY).pdf()).dated == dated


def test_the_labels_of_pages_are_the_files_own_or_those_printed() -> None:
    def written(counted_from: int, cover: bool) -> bytes:
        book = SamplePdf(foot="" if cover else "{page}", counted_from=counted_from)
        for number in range(5):
            book.paragraph(f"{BY_DAY} {number}.")
            if cover and number:
                book.put(300, 30, f"- {number} -", 9)
            book.next_page()
        return book.paragraph(FOOD).pdf()

    assert read_pdf(written(1, cover=False)).page_labels == ("1", "2", "3", "4", "5", "6")
    assert read_pdf(written(7, cover=False)).page_labels == ("7", "8", "9", "10", "11", "12")
    assert read_pdf(written(1, cover=True)).page_labels == ("1", "1", "2", "3", "4", "6")
    writer = PdfWriter(clone_from=io.BytesIO(written(7, cover=False)))
    writer.set_page_label(0, 5, style=PageLabelStyle.LOWERCASE_ROMAN)
    changed = io.BytesIO()
    writer.write(changed)
    assert read_pdf(changed.getvalue()).page_labels == ("i", "ii", "iii", "iv", "v", "vi")
