import contextlib
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.documents.document import Document
from ingest.errors import DocumentError
from ingest.formats.markdown.reader import read_markdown
from tests.ingest.formats.read_back import paths, texts


def read(text: str) -> Document:
    return read_markdown(text.encode())


def test_headings_paragraphs_lists_and_tables_become_blocks() -> None:
    document = read(
        "# Lamps\n\nKeepers light\nlamps.\n\n## Oil\n\n- whale\n- rape\n  1. cold\n  2. warm\n\n"
        "### Cost\n\n| oil | price |\n|---|---|\n| whale | 4 |\n| rape | |\n\n> Trim the wick.\n"
    )
    assert document.title == "Lamps"
    assert paths(document) == [(), ("Oil",), ("Oil", "Cost")]
    assert texts(document) == [
        "Keepers light lamps.",
        *("- whale", "- rape", "1. cold", "2. warm"),
        *("oil | price", "whale | 4", "rape", "Trim the wick."),
    ]


def test_marks_of_emphasis_links_and_code_are_not_part_of_the_words() -> None:
    document = read(
        "A *lamp*, a **[wick](https://harbour.example)**, `oil` and ~~no~~ water&nbsp;&amp; salt."
    )
    assert texts(document) == ["A lamp, a wick, oil and no water & salt."]


def test_the_only_first_level_heading_is_the_title_and_no_heading() -> None:
    assert paths(read("# The *lamp*\n\na\n\n## Oil\n\nb")) == [(), ("Oil",)]
    assert read("Lamp `x`\n======\n\na").title == "Lamp x"


def test_the_first_of_several_first_level_headings_is_the_title_and_a_heading() -> None:
    document = read("# Lamps\n\na\n\n# Oil\n\nb")
    assert (document.title, paths(document)) == ("Lamps", [("Lamps",), ("Oil",)])


def test_a_first_level_heading_after_others_stays_a_heading() -> None:
    document = read("## Oil\n\na\n\n# Lamps\n\nb")
    assert (document.title, paths(document)) == ("Lamps", [("Oil",), ("Lamps",)])


def test_a_first_level_heading_in_a_quotation_is_no_title() -> None:
    assert read("> # Lamps\n\na").title is None


def test_without_headings_there_is_no_title() -> None:
    document = read("a\n\nb")
    assert (document.title, paths(document)) == (None, [()])


def test_front_matter_gives_title_and_date() -> None:
    document = read("---\ntitle: 'Keeping lamps'\ndate: 2024-05-01\ntags: [a, b]\n---\n\n# Lamps\n\na")
    assert (document.title, document.dated) == ("Keeping lamps", date(2024, 5, 1))
    assert paths(document) == [("Lamps",)]
    assert paths(read("---\ntitle: Lamps\n---\n# Lamps\n\na")) == [()]


@pytest.mark.parametrize(
    ("written", "dated"),
    [
        ("2024-05-01", date(2024, 5, 1)),
        ("2024-05-01T10:00:00Z", date(2024, 5, 1)),
        ("1 May 2024", date(2024, 5, 1)),
        ("01/05/2024", date(2024, 5, 1)),
        ("2024-15-41", None),
        ("spring", None),
    ],
)
def test_dates_are_read_in_usual_forms_or_warned_of(written: str, dated: date | None) -> None:
    document = read(f"---\ndate: {written}\n---\na")
    assert document.dated == dated
    assert bool(document.warnings) == (dated is None)


@pytest.mark.parametrize(
    "matter",
    ["title: [", "title: x\n\ta: b", "a: *b", "a: " + "[" * 3000, "title: x\n" + "a: b\n" * 9000, "a: \x07"],
)
def test_broken_front_matter_is_a_warning(matter: str) -> None:
    document = read(f"---\n{matter}\n---\ntext")
    assert (document.title, texts(document)) == (None, ["text"])
    assert document.warnings == ("its front matter could not be read",)


@pytest.mark.parametrize(
    "matter",
    [
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntitle: Lamps",
        "base: &base {x: y}\nother:\n  <<: *base\ntitle: Lamps",
        "title: Lamps\nrun: !!python/object/apply:os.abort []",
    ],
)
def test_aliases_and_tags_in_front_matter_are_not_built(matter: str) -> None:
    assert read(f"---\n{matter}\n---\ntext").title == "Lamps"


def test_a_line_across_the_page_is_no_front_matter() -> None:
    assert texts(read("---\n\nLamps\n\n---\n\noil")) == ["Lamps", "oil"]
    assert texts(read("---\nThe lamp burns\n\n---\n\noil")) == ["The lamp burns", "oil"]
    assert texts(read("---\ntitle: never closed\n")) == ["title: never closed"]


def test_footnotes_stand_at_the_end_of_the_division_that_refers_to_them() -> None:
    document = read(
        "# Lamps\n\nOil[^oil] burns[^1].\n\nIt smells.\n\n## Wicks\n\nTrim[^1] them[^3].\n\n"
        "[^1]: Mostly.\n[^oil]: Of whales,\n    or rape.\n\n[^3]: https://harbour.example/wicks\n"
    )
    assert [[block.text for block in division.blocks] for division in document.divisions] == [
        ["Oil[1] burns[2].", "It smells.", "[1] Of whales, or rape.", "[2] Mostly."],
        ["Trim[2] them[3].", "[3] https://harbour.example/wicks"],
    ]


def test_a_note_without_its_other_half_is_text() -> None:
    assert texts(read("a[^1] b\n\n[^2]: c d\n")) == ["a[^1] b", "[^2]: c d"]
    assert texts(read("`a[^1]` b\n\n[^1]: c d\n"))[0] == "a[^1] b"


def test_a_contents_list_is_left_out() -> None:
    listed = "- [Oil](#oil)\n- [Wicks, long](#wicks-long)\n- [Glass](#glass)\n\n"
    text = f"# Lamps\n\n{listed}## Oil\n\na\n\n## Wicks, long\n\nb\n\n## Glass\n\nc"
    assert texts(read(text)) == ["a", "b", "c"]


def test_there_are_no_fragments() -> None:
    document = read("# A\n\n## B\n\nb[^1] <a id='x'></a>\n\n[^1]: c")
    assert all(division.fragment is None for division in document.divisions)
    assert all(block.fragment is None for block in document.blocks())


def test_html_is_read_and_what_is_unsafe_in_it_is_not() -> None:
    text = "<div>\n\nA <b>lamp</b><br>and oil.\n\n</div>\n\n<script>alert(1)</script>\n\n<!-- no -->\n\nEnd."
    assert texts(read(text)) == ["A lamp and oil.", "End."]


def test_words_in_angle_brackets_are_kept() -> None:
    text = "Dear <name>, light <LAMP ID> or <title> and <object>.\n\nMore."
    assert texts(read(text)) == ["Dear <name>, light <LAMP ID> or <title> and <object>.", "More."]


def test_headings_of_nothing_are_a_warning() -> None:
    assert read("## Oil\n\n## Wicks\n\na").warnings == ("the heading “Oil” has no text",)
    many = "".join(f"## Lamp {number}\n\n" for number in range(5))
    assert read(f"{many}a").warnings == ("4 headings have no text: “Lamp 0”, “Lamp 1”, “Lamp 2” and 1 more",)


@pytest.mark.parametrize("body", [b"", b" \n", b"# Lamps", b"<!-- a -->", b"---\ntitle: a\n---\n", b"[a]: b"])
def test_a_file_without_text_is_refused(body: bytes) -> None:
    with pytest.raises(DocumentError, match="has no text"):
        read_markdown(body)


def test_a_file_that_is_too_long_is_refused() -> None:
    with pytest.raises(DocumentError, match="2 million characters"):
        read("word " * 400_001)


def test_text_nested_too_deep_is_warned_of() -> None:
    document = read("top\n\n" + "> " * 70 + "deep\n\nend\n")
    assert texts(document) == ["top", "end"]
    assert document.warnings == ("what is nested more than 60 deep was not read",)
    assert texts(read("> " * 40 + "deep")) == ["deep"]


UNITS = [
    *("[", "![", "[a](", "[a][", "*a ", "`", "<", "<a ", "<!--", "> ", "- ", "1. ", "|a", "~~", "[^a]", "\\"),
    *("[^a]: b\n", "<div>", "<b>", "a**b", "<title>", "#", "- - ", "|a|b|\n|-|-|\n\n"),
]


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_repetition_takes_no_time(unit: str) -> None:
    start = time.process_time()
    with contextlib.suppress(DocumentError):
        read(unit * 3000)
    assert time.process_time() - start < 5


WORD = st.from_regex(r"[a-zA-Z]{2,9}", fullmatch=True)
SENTENCE = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
PART = st.one_of(
    st.tuples(st.sampled_from(["", "- ", "> ", "1. "]), SENTENCE),
    st.tuples(st.sampled_from(["# ", "## ", "### "]), SENTENCE),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(PART, min_size=1, max_size=15), SENTENCE)
def test_every_word_is_read_in_order(parts: list[tuple[str, str]], end: str) -> None:
    source = "\n\n".join(f"{mark}{sentence}\n\n<!-- -->" for mark, sentence in [*parts, ("", end)])
    document = read(source)
    assert [text.removeprefix("- ").removeprefix("1. ") for text in texts(document)] == [
        *(sentence for mark, sentence in parts if not mark.startswith("#")),
        end,
    ]
    headings = [sentence for mark, sentence in parts if mark.startswith("#")]
    assert {heading for path in paths(document) for heading in path} <= set(headings)
    places = [division.place for division in document.divisions]
    assert len(places) == len(set(places))


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with contextlib.suppress(DocumentError):
        assert read_markdown(body).text


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*UNITS, "---\n", "a: b", "\n", "\n\n", "    ", "a", "</b>", "&#0;"]), max_size=60
    )
)
def test_any_marks_are_read_or_refused(units: list[str]) -> None:
    with contextlib.suppress(DocumentError):
        assert read("".join(units)).text
