from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.documents.document import Document
from ingest.formats.word.reader import read_docx
from tests.ingest.formats import sample_word as word
from tests.ingest.formats.read_back import paths, texts
from tests.ingest.formats.sample_word import heading, item, paragraph, run, table, w, word_file


def read(*inside: str, **more: str) -> Document:
    return read_docx(word_file(*inside, more=word.parts_of(**more)))


def test_headings_and_paragraphs_become_divisions_and_blocks() -> None:
    document = read(
        paragraph("Before."),
        heading("Lamps"),
        paragraph("Keepers ", "light", " lamps."),
        heading("Oil", 2),
        paragraph("Oil burns."),
        heading("Boats"),
        paragraph("Boats pass."),
    )
    assert paths(document) == [(), ("Lamps",), ("Lamps", "Oil"), ("Boats",)]
    assert texts(document) == ["Before.", "Keepers light lamps.", "Oil burns.", "Boats pass."]
    assert document.warnings == ()


def test_heading_levels_come_from_the_name_the_style_below_or_the_paragraph_itself() -> None:
    own = '<w:outlineLvl w:val="2"/>'
    document = read(
        *(heading("A"), paragraph("B", style="Clause"), paragraph("C", properties=own), paragraph("text")),
        *(
            heading("D"),
            paragraph("not E", style="Plain"),
            paragraph("F", style="heading3"),
            paragraph("text"),
        ),
    )
    assert paths(document) == [("A", "B", "C"), ("D",), ("D", "F")]
    assert texts(document) == ["text", "not E", "text"]


def test_without_styles_the_usual_names_are_known() -> None:
    body = word.packed(
        {"word/document.xml": word.document(heading("Lamps"), paragraph("a"), heading("Oil"), paragraph("b"))}
    )
    assert paths(read_docx(body)) == [("Lamps",), ("Oil",)]


def test_in_a_file_without_headings_short_bold_paragraphs_are_headings() -> None:
    def bold(text: str) -> str:
        return paragraph(run(text, "<w:b/>"))

    document = read(
        *(
            bold("Who we are"),
            bold("Lamps"),
            paragraph("We light them."),
            bold("Oil:"),
            paragraph("Oil burns."),
        ),
        *(
            paragraph(run("Not ", '<w:b w:val="0"/>'), run("this", "<w:b/>")),
            bold("Wicks"),
            paragraph("Trim."),
        ),
        bold("The end"),
    )
    assert paths(document) == [(), ("Lamps",), ("Wicks",)]
    assert texts(document) == [
        "Who we are",
        "We light them.",
        "Oil:",
        "Oil burns.",
        "Not this",
        "Trim.",
        "The end",
    ]
    assert paths(read(heading("A"), paragraph("a"), heading("B"), bold("Lamps"), paragraph("b"))) == [
        ("A",),
        ("B",),
    ]


def test_tables_are_a_block_a_row() -> None:
    document = read(table(("lamp", "oil", ""), ("1", "", "whale"), header=True), paragraph("end"))
    assert texts(document) == ["lamp | oil", "1 | whale", "end"]


def test_merged_cells_are_read_once() -> None:
    wide = word.cell(paragraph("wide"), w("gridSpan", val="2"))
    tall = word.cell(paragraph("tall"), w("vMerge", val="restart")) + word.cell(paragraph("b"))
    last = word.cell(paragraph(""), w("vMerge")) + word.cell(paragraph("c"))
    made = "".join(w("tr", row) for row in (wide, tall, last))
    assert texts(read(w("tbl", made))) == ["wide", "tall | b", "c"]


def test_footnotes_and_endnotes_stand_at_the_end_of_their_division() -> None:
    document = read(
        *(heading("Lamps"), paragraph("Oil", word.note_mark(2), " burns."), paragraph("It smells.")),
        *(heading("Wicks"), paragraph("Trim", word.note_mark(1, "endnote"), " them", word.note_mark(3))),
        word__footnotes=word.notes({2: "Mostly.", 3: "Daily."}),
        word__endnotes=word.notes({1: "Or cut."}, "endnote"),
    )
    assert [[block.text for block in division.blocks] for division in document.divisions] == [
        ["Oil[1] burns.", "It smells.", "[1] Mostly."],
        ["Trim[2] them[3]", "[2] Or cut.", "[3] Daily."],
    ]


def test_a_reference_to_a_note_that_is_lost_is_left_out() -> None:
    assert texts(read(paragraph("Oil", word.note_mark(9), " burns."))) == ["Oil burns."]


def test_properties_give_title_and_date() -> None:
    dates = word.day("created", "2019-01-02T03:04:05Z") + word.day("modified", "2024-05-06T07:08:09Z")
    document = read(
        paragraph("keeping LAMPS", style="Title"),
        paragraph("Text."),
        docProps__core=word.core("Keeping lamps", dates),
    )
    assert (document.title, document.dated) == ("Keeping lamps", date(2024, 5, 6))
    assert texts(document) == ["Text."]


@pytest.mark.parametrize(
    "title",
    ["", "Microsoft Word - lamps.doc", "Document1", "lamps v3.docx", "Untitled", "Title", "Word Document"],
)
def test_titles_that_nobody_wrote_are_not_taken(title: str) -> None:
    core = word.core(title)
    styled = read(paragraph("Keeping lamps", style="Title"), paragraph("Text."), docProps__core=core)
    assert (styled.title, texts(styled)) == ("Keeping lamps", ["Text."])
    assert read(paragraph("Text."), docProps__core=core).title is None


def test_a_title_on_the_page_that_the_properties_do_not_give_is_text() -> None:
    core = word.core("Keeping lamps")
    document = read(paragraph("Lamps at sea", style="Title"), paragraph("Text."), docProps__core=core)
    assert (document.title, texts(document)) == ("Keeping lamps", ["Lamps at sea", "Text."])


def test_the_one_heading_of_the_first_level_is_the_title() -> None:
    document = read(heading("Keeping lamps"), paragraph("a"), heading("Oil", 2), paragraph("b"))
    assert (document.title, paths(document)) == ("Keeping lamps", [(), ("Oil",)])
    assert read(heading("Lamps"), paragraph("a"), heading("Oil"), paragraph("b")).title is None


@pytest.mark.parametrize(
    "dates",
    [
        "",
        word.day("modified", "soon"),
        word.day("modified", "1601-01-01T00:00:00Z"),
        "<dc:description>generated by python-docx</dc:description>" + word.day("modified", "2013-12-23"),
    ],
)
def test_dates_that_make_no_sense_are_not_taken(dates: str) -> None:
    assert read(paragraph("Text."), docProps__core=word.core("Lamps", dates)).dated is None


def test_there_are_no_fragments() -> None:
    document = read(
        heading("A"),
        paragraph('<w:bookmarkStart w:id="0" w:name="x"/>', "a", word.note_mark(2)),
        word__footnotes=word.notes({2: "b"}),
    )
    assert all(division.fragment is None for division in document.divisions)
    assert all(block.fragment is None for block in document.blocks())


def test_headings_of_nothing_are_a_warning() -> None:
    document = read(heading("Lamps"), heading("Oil"), paragraph("a"))
    assert document.warnings == ("the heading “Lamps” has no text",)


WORDS = st.from_regex(r"[a-zA-Z]{1,9}( [a-zA-Z]{1,9}){0,8}", fullmatch=True)
KINDS = st.sampled_from(["text", "heading", "subheading", "bullet", "row", "inserted", "split"])


def made(kind: str, text: str) -> str:
    makers = {
        "text": paragraph,
        "heading": heading,
        "subheading": lambda words: heading(words, 2),
        "bullet": lambda words: item(words, "1"),
        "row": lambda words: table((words, "")),
        "inserted": lambda words: paragraph(w("ins", run(words))),
        "split": lambda words: paragraph(*(run(character) for character in words)),
    }
    return makers[kind](text)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(KINDS, WORDS), max_size=12), WORDS)
def test_every_word_is_read_in_order(parts: list[tuple[str, str]], end: str) -> None:
    first = [("heading", "One"), ("text", "one"), ("heading", "Two")]
    document = read(*(made(kind, text) for kind, text in [*first, *parts, ("text", end)]))
    blocks = [text for kind, text in [*first, *parts] if "heading" not in kind] + [end]
    assert [text.removeprefix("- ") for text in texts(document)] == blocks
    headings = {text for kind, text in [*first, *parts] if "heading" in kind}
    assert {text for path in paths(document) for text in path} <= headings
    places = [division.place for division in document.divisions]
    assert len(places) == len(set(places))
