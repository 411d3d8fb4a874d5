from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.documents.document import Format
from ingest.formats.pdf.reader import read_pdf
from tests.ingest.formats.owls import BY_DAY, FOOD, paths, sample, texts
from tests.ingest.formats.sample_pdf import (
    BOLD,
    LEFT,
    SamplePdf,
)

PARAGRAPH = st.lists(st.text("bcdfghjklmnpqrstvwxz", min_size=2, max_size=9), min_size=12, max_size=60)


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
