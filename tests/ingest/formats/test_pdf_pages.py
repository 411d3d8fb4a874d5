"""What stands on pages of a PDF and is no text of its own: running heads, numbers, contents, notes."""

import pytest

from ingest.formats.pdf.reader import read_pdf
from tests.ingest.formats.owls import BY_DAY, FOOD, paths, sample, texts
from tests.ingest.formats.sample_pdf import (
    BOLD,
    HEIGHT,
    LEFT,
    SamplePdf,
)


def test_running_heads_and_page_numbers_are_left_out() -> None:
    book = SamplePdf(head="Care of owls   Chapter 4", foot="Page {page} of 4")
    for number in range(4):
        book.heading(f"Owl {number}").paragraph(BY_DAY)
        book.put(LEFT, 400, "Leave owls alone.").next_page()
    read = texts(read_pdf(book.pdf()))
    assert not any("Chapter" in text or "Page" in text for text in read)
    assert read.count("Leave owls alone.") == 4


def test_running_heads_that_tell_left_pages_from_right_ones_are_left_out() -> None:
    book = SamplePdf()
    for number in range(8):
        head = "Care of owls" if number % 2 else ("Nests" if number < 6 else "Food")
        book.put(LEFT if number % 2 else 400, HEIGHT - 40, head, 9).put(
            LEFT if number % 2 else 500, 30, f"{number + 1}", 9
        )
        book.paragraph(f"{BY_DAY} {number}.").next_page()
    assert texts(read_pdf(book.pdf())) == [f"{BY_DAY} {number}." for number in range(8)]


def test_a_heading_or_a_list_that_starts_every_page_is_no_running_head() -> None:
    book = SamplePdf(foot="{page}")
    for number in range(5):
        book.heading(f"Owl {number}").paragraph(f"{number}. {BY_DAY}").next_page()
    assert paths(read_pdf(book.pdf())) == [(f"Owl {number}",) for number in range(5)]


def test_what_browsers_print_around_a_page_is_left_out() -> None:
    book = SamplePdf().put(30, 820, "04/08/2025, 22:50", 8).put(250, 820, "Care of owls - owls.example", 8)
    book.heading("Care of owls", 20).paragraph(BY_DAY)
    book.put(30, 20, "https://owls.example/care", 8).put(550, 20, "1/1", 8)
    assert texts(read_pdf(book.pdf())) == [BY_DAY]


@pytest.mark.parametrize("leader", [" . . . . . . . . . . ", "..........", None])
def test_contents_are_left_out(leader: str | None) -> None:
    book = sample().heading("Contents")
    for title, page in (("Nests", 2), ("Where and when owls nest", 2), ("Food", 3)):
        if leader:
            book.lines([f"{title}{leader}{page}"])
        else:
            book.lines([title]).put(500, book.place + 13.2, str(page))
    for title in ("Nests", "Where and when owls nest", "Food"):
        book.next_page().heading(title).paragraph(BY_DAY)
    document = read_pdf(book.pdf())
    assert paths(document) == [("Nests",), ("Where and when owls nest",), ("Food",)]
    assert texts(document) == [BY_DAY] * 3


def test_a_paragraph_over_a_page_break_is_one_block() -> None:
    book = (
        SamplePdf(head="Owls", foot="{page}")
        .put(LEFT, 103, f"{BY_DAY[:70]}")
        .put(LEFT, 90, "and the owls of the north, which are large,")
    )
    book.next_page().put(LEFT, 750, "sleep in the snow.").put(LEFT, 700, FOOD).next_page().put(
        LEFT, 700, BY_DAY
    )
    first, *_ = read_pdf(book.pdf()).blocks()
    assert first.text.endswith("of the north, which are large, sleep in the snow.")
    assert first.pages == (1, 2)


def test_notes_end_the_division_that_refers_to_them() -> None:
    book = (
        SamplePdf()
        .heading("Nests")
        .paragraph(BY_DAY)
        .put(LEFT, 600, "Some nest early")
        .put(LEFT + 79, 604, "7", 6.5)
    )
    book.put(LEFT, 560, "Food", 16, BOLD).put(LEFT, 530, FOOD).put(LEFT, 60, "7", 6).put(
        LEFT + 8, 57, "In a mild winter, that is.", 9
    )
    document = read_pdf(book.pdf())
    assert [[block.text for block in division.blocks] for division in document.divisions] == [
        [BY_DAY, "Some nest early[7]", "[7] In a mild winter, that is."],
        [FOOD],
    ]
