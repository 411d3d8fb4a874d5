import pytest

from tests.ingest.formats.read_back import paths, texts
from tests.ingest.formats.sample_text import PROSE, read


def test_hash_marks_and_underlines_make_headings() -> None:
    text = f"Lamps\n=====\n\n{PROSE}\n\nOil\n---\n\n{PROSE}\n\n## Wicks ##\n{PROSE}\n\nTall one\n\n{PROSE}"
    document = read(text)
    assert document.title == "Lamps"
    assert paths(document) == [(), ("Oil",), ("Wicks",)]
    assert texts(document)[-2:] == ["Tall one", PROSE]


def test_equal_headings_stay_though_the_first_is_the_title() -> None:
    document = read(f"# Lamps\n{PROSE}\n\n# Boats\n{PROSE}")
    assert (document.title, paths(document)) == ("Lamps", [("Lamps",), ("Boats",)])


def test_a_line_of_dashes_alone_is_neither_text_nor_a_heading() -> None:
    assert texts(read(f"{PROSE}\n\n-----\n\n{PROSE}\n* * *\n")) == [PROSE, PROSE]


def test_capitals_numbers_and_short_lines_alone_make_headings() -> None:
    document = read(
        "Handbook for keepers\n\n"
        f"LIGHTING THE LAMP\n\n{PROSE}\n\n"
        f"1. Oil\n\n{PROSE}\n\n1.1 Buying oil\n\n{PROSE}\n\n2. Wicks\n\n{PROSE}\n\n"
        f"Trimming wicks\n\n{PROSE}\n\nANNEX A: Words\n\n{PROSE}\n"
    )
    assert document.title == "Handbook for keepers"
    capitals = "LIGHTING THE LAMP"
    assert paths(document) == [
        (capitals,),
        (capitals, "1. Oil"),
        (capitals, "1. Oil", "1.1 Buying oil"),
        (capitals, "2. Wicks"),
        (capitals, "2. Wicks", "Trimming wicks"),
        ("ANNEX A: Words",),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "We inspect lamps.",
        "lamps and oil",
        "Publisher: the harbour",
        "Yours faithfully,",
        "May 2024",
        "keeper@harbour.example",
        "1. Ropes\n\n2. Lamps",
        "Ropes and\nlamps",
        "Lamps\n\nOil",
        "17 Harbour rules for all boats",
    ],
)
def test_in_doubt_a_line_is_a_paragraph(line: str) -> None:
    assert paths(read(f"{PROSE}\n\n{line}\n\n{PROSE}")) == [()]


def test_a_line_after_a_colon_or_before_a_short_line_is_a_list_item() -> None:
    assert paths(read(f"{PROSE}\n\nThe keeper has:\n\nRopes\n\n{PROSE}")) == [()]
    assert paths(read(f"{PROSE}\n\nRopes\n\nOil.\n\n{PROSE}")) == [()]


def test_a_heading_of_nothing_is_a_paragraph_unless_it_is_marked() -> None:
    assert texts(read(f"{PROSE}\n\nTHE END")) == [PROSE, "THE END"]
    document = read(f"{PROSE}\n\n## Lamps\n\n## Oil\n\n{PROSE}")
    assert document.warnings == ("the heading “Lamps” has no text",)


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Keeping a light: a guide", "Keeping a light: a guide"),
        ("KEEPING A LIGHT", "KEEPING A LIGHT"),
        ("Introduction", None),
        ("PART 1 — General", None),
        ("20 May 2025", None),
        ("Dear keeper", None),
        ("To: the harbour", None),
        ("The keeper keeps the light.", None),
        ("- a light", None),
        ("1. Light", None),
        ("***", None),
    ],
)
def test_the_first_line_is_the_title_where_it_looks_like_one(first: str, title: str | None) -> None:
    document = read(f"{first}\n\n{PROSE}\n\n{PROSE}")
    assert document.title == title
    if title:
        assert texts(document) == [PROSE, PROSE]


def test_one_line_is_text_not_a_title() -> None:
    document = read("Keep the light")
    assert (document.title, texts(document)) == (None, ["Keep the light"])
