import contextlib
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle

from ingest.documents.document import Document, Format
from ingest.errors import DocumentError
from ingest.formats.pdf.bookmarks import read_bookmarks
from ingest.formats.pdf.reader import read_pdf
from tests.ingest.formats.sample_pdf import (
    BOLD,
    HEIGHT,
    LEFT,
    SamplePdf,
    TaggedPdf,
    one_page,
    raw_pdf,
    stream,
    tag,
)

BY_DAY = "Owls are birds that sleep by day in barns and in hollow trees of the old woods by the river."
FOOD = "They hunt at dusk and eat the mice, voles and worms which they find in the long grass nearby."
PARAGRAPH = st.lists(st.text("bcdfghjklmnpqrstvwxz", min_size=2, max_size=9), min_size=12, max_size=60)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks()]


def paths(document: Document) -> list[tuple[str, ...]]:
    return [division.heading_path for division in document.divisions]


def sample(**parts) -> SamplePdf:
    return SamplePdf(**parts).heading("Care of owls", 24)


def test_size_and_weight_tell_the_headings() -> None:
    book = sample().paragraph("A handbook for keepers who are new to it.")
    book.heading("Nests").paragraph(BY_DAY).heading("In barns", 13).paragraph(BY_DAY)
    book.heading("Of the barn owl", 11).paragraph(FOOD).heading("Food").paragraph(FOOD)
    document = read_pdf(book.pdf())
    assert document.format is Format.PDF
    assert document.title == "Care of owls"
    assert paths(document) == [
        (),
        ("Nests",),
        ("Nests", "In barns"),
        ("Nests", "In barns", "Of the barn owl"),
        ("Food",),
    ]
    assert texts(document) == ["A handbook for keepers who are new to it.", BY_DAY, BY_DAY, FOOD, FOOD]
    assert [division.place for division in document.divisions] == [
        "start",
        "nests",
        "in-barns",
        "of-the-barn-owl",
        "food",
    ]
    assert all(division.locator is None and division.fragment is None for division in document.divisions)


def test_numbers_tell_the_levels_of_headings_that_are_set_alike() -> None:
    book = sample().heading("1 Nests", 13).paragraph(BY_DAY).heading("1.1 Barns", 13).paragraph(BY_DAY)
    book.heading("2 Food", 13).paragraph(FOOD)
    assert paths(read_pdf(book.pdf())) == [("1 Nests",), ("1 Nests", "1.1 Barns"), ("2 Food",)]


@given(st.lists(st.lists(PARAGRAPH, min_size=1, max_size=5), min_size=2, max_size=5))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_set_is_what_is_read(sections: list[list[list[str]]]) -> None:
    book = SamplePdf(head="Of owls and mice", foot="{page}", compressed=True)
    written: list[str] = []
    for number, paragraphs in enumerate(sections):
        if number == 1:
            book.next_page()
        book.heading(f"Section {'abcde'[number]}")
        for words in paragraphs:
            written.append(f"Owls {' '.join(words)}.")
            book.paragraph(written[-1])
    document = read_pdf(book.pdf())
    assert texts(document) == written
    assert [path[-1] for path in paths(document)] == [f"Section {'abcde'[n]}" for n in range(len(sections))]
    pages = [page for block in document.blocks() for page in block.pages]
    assert pages == sorted(pages)
    assert set(pages) == set(range(1, len(document.page_labels) + 1))


def test_bookmarks_tell_headings_and_their_levels() -> None:
    book = sample()
    for number, (title, level) in enumerate([("Nests", 1), ("In barns", 2), ("In woods", 2), ("Food", 1)]):
        book.canvas.bookmarkPage(str(number))
        book.canvas.addOutlineEntry(title, str(number), level - 1)
        book.lines([title], 11, before=18).paragraph(BY_DAY)
        book.heading("Barn owl", 11).paragraph(FOOD)
    assert paths(read_pdf(book.pdf()))[:4] == [
        ("Nests",),
        ("Nests", "Barn owl"),
        ("Nests", "In barns"),
        ("Nests", "In barns", "Barn owl"),
    ]


def test_the_name_of_a_part_is_one_heading_with_what_is_centred_under_it() -> None:
    book = sample().paragraph(BY_DAY)
    for name, subject in (("PART 1", "Nests and the places where they are"), ("SCHEDULE 2", "Food")):
        book.lines([""], before=20)
        for text in (name, subject):
            book.canvas.setFont(BOLD if name == "PART 1" else "Helvetica", 11)
            book.canvas.drawCentredString(300, book.place - 4, text)
            book.lines([""], before=2)
        book.paragraph(BY_DAY)
    assert paths(read_pdf(book.pdf())) == [
        (),
        ("PART 1 Nests and the places where they are",),
        ("SCHEDULE 2 Food",),
    ]


def test_a_word_that_a_line_breaks_is_mended_and_a_real_hyphen_stays() -> None:
    lines = [
        "Keepers do their safe-",
        "guarding well. It is a multi-",
        "agency task for the pre-",
        "and post-natal",
    ]
    (text,) = texts(read_pdf(sample().lines([*lines, "teams. Safeguarding is for all owls."]).pdf()))
    assert "their safeguarding well" in text
    assert "multi-agency task" in text
    assert "pre- and post-natal teams" in text


def test_list_items_have_their_bullet_or_number() -> None:
    book = (
        sample()
        .paragraph("They eat:")
        .item("•", "mice, which are found in the long grass beside the barn and the old mill")
    )
    book.item("–", "voles;").item("o", "worms").item("(a)", "hares").item(
        "1.", "frogs, newts and toads"
    ).paragraph(BY_DAY)
    assert texts(read_pdf(book.pdf())) == [
        "They eat:",
        "- mice, which are found in the long grass beside the barn and the old mill",
        "- voles;",
        "- worms",
        "(a) hares",
        "1. frogs, newts and toads",
        BY_DAY,
    ]


def test_numbers_that_count_through_are_labels() -> None:
    def labels(numbers: list[str]) -> list[str | None]:
        book = sample()
        for number in numbers:
            book.item(number, f"Owls of kind {number} sleep by day.")
        return [block.label for block in read_pdf(book.pdf()).blocks()]

    assert labels(["1.1", "1.2", "2.1"]) == ["1.1", "1.2", "2.1"]
    assert labels([f"{n}." for n in range(1, 13)]) == [str(n) for n in range(1, 13)]
    assert set(labels(["1.", "2.", "3."] * 4)) == {None}


def test_rows_of_a_table_are_one_block_each() -> None:
    book = sample().paragraph(BY_DAY)
    for number, row in enumerate(
        [("Owl", "Food", "Nest"), ("Barn owl", "mice", "barns"), ("Tawny owl", "voles", "woods")]
    ):
        for left, cell in zip((72, 200, 330), row, strict=True):
            book.put(left, 500 - 20 * number, cell)
    expected = [BY_DAY, "Owl | Food | Nest", "Barn owl | mice | barns", "Tawny owl | voles | woods"]
    assert texts(read_pdf(book.pdf())) == expected


def test_two_columns_are_read_one_after_the_other() -> None:
    book = SamplePdf().put(LEFT, 770, "Care of owls", 24, BOLD)
    for column, left in enumerate((72, 310)):
        for number in range(30):
            words = (
                "owls sleep in the barn and hunt by"
                if number % 3
                else f"Part {column}{number} tells where and when the"
            )
            book.put(left, 720 - 13 * number, words if number % 3 != 2 else "night.")
    read = texts(read_pdf(book.pdf()))
    assert [text[:7].strip() for text in read] == [f"Part {c}{n}"[:7] for c in "01" for n in range(0, 30, 3)]


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


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "is empty"),
        (b"\0" * 10_000, "damaged"),
        (SamplePdf().paragraph(BY_DAY).pdf()[:500], "damaged"),
        (raw_pdf(one_page(b"0 0 100 100 re f")), "text recognition"),
        (raw_pdf(one_page(b"") | {4: stream(b"BT " * 9_000_000)}), "text recognition"),
        (raw_pdf(one_page(b"BT /F1 11 Tf 72 700 Td (Owls) Tj ET" + b"[" * 100_000)), "damaged"),
        (
            raw_pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 1/Kids[2 0 R]>>"}),
            "damaged",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(body: bytes, problem: str) -> None:
    with pytest.raises(DocumentError, match=problem):
        read_pdf(body)


def test_a_scan_with_a_stamp_on_every_page_is_a_scan() -> None:
    book = SamplePdf(foot="Scanned on 3 May, page {page}")
    for _ in range(4):
        book.next_page()
    with pytest.raises(DocumentError, match="text recognition"):
        read_pdf(book.pdf())


def test_pages_without_text_are_named() -> None:
    book = SamplePdf(foot="{page}")
    for number in range(5):
        if number != 2:
            book.paragraph(f"{BY_DAY} {number}.")
        book.next_page()
    book.paragraph(FOOD)
    assert read_pdf(book.pdf()).warnings == ("page 3 has no text: blank, or a picture of text",)


def test_damaged_bookmarks_labels_and_properties_do_not_matter() -> None:
    catalog = b"/Outlines 3 0 R/PageLabels 4 0 R/Metadata 5 0 R/StructTreeRoot 4 0 R/Names 3 0 R"
    document = read_pdf(raw_pdf(one_page(b"BT /F1 11 Tf 72 700 Td (Owls sleep.) Tj ET", catalog=catalog)))
    assert texts(document) == ["Owls sleep."]


TAGGED = TaggedPdf(
    [tag("H1", "Owls"), tag("P", BY_DAY), tag("L", tag("LI", tag("Lbl", "1."), tag("LBody", FOOD)))],
    artifacts=["Page 1"],
).pdf()
UNTAGGED = SamplePdf(foot="{page}").heading("Nests").paragraph(BY_DAY).next_page().paragraph(FOOD).pdf()
TOKENS = (
    b"/Type /Page /Kids /Count /Length obj stream R 0 -1 9999999 /Parent /K /Pg /S [ ] << >> ( ) null".split()
)
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["byte", "cut", "copy", "token"]), st.integers(0, 255)),
    max_size=12,
)


def changed(body: bytes, changes: list[tuple[float, str, int]]) -> bytes:
    """Return a file with bytes set, cut out, copied from elsewhere or replaced by words of the format."""
    new = bytearray(body)
    for where, kind, number in changes:
        at = int(where * (len(new) - 1)) if new else 0
        if kind == "byte":
            new[at : at + 1] = bytes([number])
        elif kind == "cut":
            del new[at : at + number]
        elif kind == "copy":
            new[at:at] = new[number : 2 * number]
        else:
            new[at : at + 4] = TOKENS[number % len(TOKENS)]
    return bytes(new)


@given(st.sampled_from([TAGGED, UNTAGGED]), CHANGES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_file_is_read_or_refused(body: bytes, changes: list[tuple[float, str, int]]) -> None:
    with contextlib.suppress(DocumentError):
        document = read_pdf(changed(body, changes))
        places = [division.place for division in document.divisions]
        assert len(set(places)) == len(places)
        assert all(
            1 <= page <= len(document.page_labels) for block in document.blocks() for page in block.pages
        )


@given(st.binary(max_size=300))
@settings(max_examples=50, deadline=None)
def test_any_bytes_are_refused(body: bytes) -> None:
    with pytest.raises(DocumentError):
        read_pdf(body)


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
