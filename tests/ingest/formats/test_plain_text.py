import contextlib
import re
import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ingest.errors import DocumentError
from ingest.formats.plain_text.reader import read_text
from tests.ingest.formats.read_back import paths, texts
from tests.ingest.formats.sample_text import PROSE, read, wrapped


def test_blank_lines_part_paragraphs_and_wrapped_lines_are_joined() -> None:
    assert texts(read(wrapped(PROSE, PROSE, PROSE))) == [PROSE] * 3


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    document = read(f"{PROSE}\n{PROSE}\nPART 2 — Boats\nRegulation 7\n{PROSE}\nRegulation 8\n{PROSE}")
    assert texts(document) == [PROSE] * 4
    assert paths(document) == [(), ("PART 2 — Boats", "Regulation 7"), ("PART 2 — Boats", "Regulation 8")]


def test_short_lines_stay_apart() -> None:
    address = "Harbour Office\n1 Quay Street\nNorthport\nNP1 1AA"
    assert texts(read(f"{wrapped(PROSE)}\n\n{address}\n\n{wrapped(PROSE)}"))[1:-1] == address.split("\n")


@pytest.mark.parametrize("mark", ["-", "*", "•", "–", "o", "\uf0b7", "■"])
def test_bullets_are_a_block_each_with_their_own_next_lines(mark: str) -> None:
    items = [
        f"{mark} {textwrap.fill(item, 60, break_on_hyphens=False)}" for item in ("Ropes", PROSE, "Lamps")
    ]
    document = read(f"{wrapped(PROSE)}\n\nThe keeper has:\n" + "\n".join(items))
    assert texts(document)[1:] == ["The keeper has:", "- Ropes", f"- {PROSE}", "- Lamps"]


def test_a_bullet_on_a_line_of_its_own_goes_with_the_next_line() -> None:
    assert texts(read(f"{PROSE}\n•\nRopes and lamps\n•\nOil"))[1:] == ["- Ropes and lamps", "- Oil"]


def test_numbered_items_keep_their_number() -> None:
    text = "The keeper must—\n(a) light the lamp;\n(b) ring the bell; and\n(c) write it down."
    assert texts(read(f"{wrapped(PROSE)}\n\n{text}"))[1:] == text.split("\n")


def test_a_number_or_dash_that_begins_a_wrapped_line_is_no_item() -> None:
    text = "The keeper reads what the harbour said about visits in regulation\n44. Boats that"
    text += " are late are told of it on the same day by the harbour office\n- or the next."
    assert len(texts(read(f"{wrapped(PROSE)}\n\n{text}\n"))) == 2


def test_paragraph_numbers_are_labels() -> None:
    blocks = list(read(f"4.10 {PROSE}\n4.11 {PROSE}\n4 lamps burn.\n").blocks())
    assert [block.label for block in blocks] == ["4.10", "4.11", None]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("inspec-", "tion of the lamp", "inspection of the lamp"),
        ("looked-", "after boats", "looked-after boats"),
        ("well-", "kept ropes", "well-kept ropes"),
        ("unheard-", "ofword in it", "unheard-ofword in it"),
        ("pre-", "and post-war boats", "pre- and post-war boats"),
        ("pages 16-", "17 of the log", "pages 16-17 of the log"),
        ("a dash -", "and more", "a dash - and more"),
        ("inspec\u00ad", "tion and so\u00adon", "inspection and soon"),
    ],
)
def test_a_hyphen_at_a_line_end_goes_only_where_the_word_is_known(
    before: str, after: str, joined: str
) -> None:
    known = wrapped(f"{PROSE} An inspection is looked-after by well-kept keepers.")
    filler = "It is the habit of every good keeper to read of the"
    document = read(f"{known}\n\n{filler} {before}\n{after}\n")
    assert texts(document)[-1] == f"{filler} {joined}"


def pages(*bodies: str) -> str:
    return "\f".join(bodies)


def test_form_feeds_number_the_pages() -> None:
    document = read(pages(f"Lamps\n\n{PROSE}", PROSE, "", PROSE) + "\f")
    assert [block.pages for block in document.blocks()] == [(1,), (2,), (4,)]
    assert document.page_labels == ("1", "2", "3", "4")


def test_without_form_feeds_there_are_no_pages() -> None:
    document = read(f"Lamps\n\n{PROSE}")
    assert document.page_labels == ()
    assert all(block.pages == () for block in document.blocks())


def test_a_sentence_that_goes_over_a_page_is_one_block_on_both() -> None:
    start, end = textwrap.fill(PROSE, 72).split("\n", 1)
    blocks = list(read(pages(f"{wrapped(PROSE)}\n\n{start}\n", f"{end}\n\n{wrapped(PROSE)}")).blocks())
    assert [(block.text, block.pages) for block in blocks] == [(PROSE, (1,)), (PROSE, (1, 2)), (PROSE, (2,))]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    body = [
        f"Harbour handbook\n\n{wrapped(PROSE)}\n\nVisit {number} ends here.\n\nPage {number + 2} of 9\n"
        for number in (11, 17, 12, 30)
    ]
    numbered = [
        page.replace(f"Page {n + 2}", f"Page {i}")
        for i, (page, n) in enumerate(zip(body, (11, 17, 12, 30), strict=True), 4)
    ]
    document = read(pages(*numbered))
    assert "handbook" not in document.text
    assert "Page" not in document.text
    assert document.text.count(" ends here.") == 4


def test_headings_that_count_as_pages_do_are_kept_on_two_pages() -> None:
    document = read(pages(f"Regulation 1\n\n{PROSE}", f"Regulation 2\n\n{PROSE}"))
    assert paths(document) == [("Regulation 1",), ("Regulation 2",)]


def test_lines_of_a_contents_list_are_left_out() -> None:
    assert texts(read(f"Lamps ........... 4\nOil . . . . . . 12\n\n{PROSE}")) == [PROSE]


@pytest.mark.parametrize("body", [b"", b"  \n\t\r\n", b"\f\f", b"\xef\xbb\xbf", b"# Lamps\n", b"-----\n"])
def test_a_file_without_text_is_refused(body: bytes) -> None:
    with pytest.raises(DocumentError, match="has no text"):
        read_text(body)


def test_other_encodings_are_read() -> None:
    text = f"“Lamps” – a guide\n\n{PROSE}"
    for encoding in ("cp1252", "utf-16", "utf-8-sig"):
        assert read_text(text.encode(encoding)) == read(text)


def test_line_ends_of_any_kind_are_read() -> None:
    text = wrapped(PROSE, PROSE)
    assert read(text.replace("\n", "\r\n")) == read(text.replace("\n", "\r")) == read(text)


WORDS = st.lists(st.from_regex(r"[a-zA-Z]{2,12}[,.;]?", fullmatch=True), min_size=1, max_size=40)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(WORDS.map(" ".join), min_size=1, max_size=8),
    st.sampled_from([40, 60, 72, 100, 10_000]),
    st.booleans(),
)
def test_every_word_is_read_once_and_in_order(paragraphs: list[str], width: int, paged: bool) -> None:
    wrapped_lines = [textwrap.wrap(paragraph, width) for paragraph in paragraphs]
    every_line = [line for lines in wrapped_lines for line in lines]
    # A line that stands at the edge of several pages is a running head, and is left out.
    assume(not paged or len(set(every_line)) == len(every_line))
    separator = "\n\f\n" if paged else "\n\n"
    document = read(separator.join("\n".join(lines) for lines in wrapped_lines))
    read_words = (document.title or "").split()
    last: tuple[str, ...] = ()
    for division in document.divisions:
        new = [text for level, text in enumerate(division.heading_path) if last[level : level + 1] != (text,)]
        read_words += " ".join([*new, *(block.text for block in division.blocks)]).split()
        last = division.heading_path
    assert read_words == " ".join(paragraphs).split()
    places = [division.place for division in document.divisions]
    assert len(places) == len(set(places))


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(str.encode)))
@example(b"\x00" * 50)
@example("a\u2028# b\x0b\x1c-\x85•\u00ad".encode())
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with contextlib.suppress(DocumentError):
        document = read_text(body)
        assert all(page <= len(document.page_labels) for block in document.blocks() for page in block.pages)


MARKS = [
    *(
        "#",
        "# A",
        "-",
        "---",
        "====",
        "•",
        "o",
        "1. ",
        "1.1 B",
        "(a) c",
        "PART 1",
        "CAPS",
        "word-",
        "\f",
        "\n",
    ),
    *("\u00ad", ".", ":", " ", "a longer line of words that ends with a stop."),
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=60))
def test_any_marks_are_read_or_refused(lines: list[str]) -> None:
    with contextlib.suppress(DocumentError):
        document = read("\n".join(lines))
        assert all(block.text.strip() for block in document.blocks())


@pytest.mark.parametrize(
    "unit",
    ["- ", "#", "# ", "a-\n", ". ", "1.", "A\n\n", "\f", "\u00ad\n", "PART 1: ", "* *\n", "# A\n\nb\n\n"],
)
def test_hostile_repetition_takes_no_time(unit: str) -> None:
    start = time.process_time()
    with contextlib.suppress(DocumentError):
        read(unit * 20_000)
    assert time.process_time() - start < 5


def test_the_regulations_as_text_have_a_division_for_each_regulation(documents: Path) -> None:
    document = read_text((documents / "regulations" / "childrens-homes-regulations-2015.txt").read_bytes())
    places = [division.place for division in document.divisions]
    assert [place for place in places if place.startswith("regulation-")] == [
        f"regulation-{number}" for number in range(1, 58)
    ]
    assert sum(1 for place in places if place.startswith("schedule-")) == 5
    by_place = {division.place: division for division in document.divisions}
    assert by_place["regulation-44"].heading_path[0].startswith("PART 6")
    assert document.warnings == ()


def test_the_framework_as_text_has_its_headings(documents: Path) -> None:
    body = (documents / "ofsted" / "sccif-childrens-homes.txt").read_bytes()
    document = read_text(body)
    headings = re.findall(r"^#+ (.+)$", body.decode(), re.MULTILINE)
    named = {heading for division in document.divisions for heading in division.heading_path}
    assert set(headings) - named == {"Content of the SCCIF report"}
    assert document.title
    assert document.title.startswith("Social care common inspection framework")
    assert {"good", "good-2", "good-3"} <= {division.place for division in document.divisions}
    lines = [line.strip() for line in body.decode().splitlines() if line.strip() and not line.startswith("#")]
    assert texts(document) == lines[1:]
    assert len(document.warnings) == 1
