from ingest.documents.document import Document
from ingest.formats.word.reader import read_docx
from tests.ingest.formats import sample_word as word
from tests.ingest.formats.read_back import paths, texts
from tests.ingest.formats.sample_word import item, paragraph, w, word_file


def read(*inside: str, **more: str) -> Document:
    return read_docx(word_file(*inside, more=word.parts_of(**more)))


def test_lists_have_the_bullets_and_numbers_that_word_shows() -> None:
    document = read(
        *(
            item("a", "1"),
            item("b", "1", 1),
            paragraph("c", style="ListBullet"),
            item("d", "2"),
            item("e", "2", 1),
        ),
        *(
            item("f", "2", 1),
            item("g", "2", 2),
            item("h", "2"),
            item("i", "2", 1),
            paragraph("j"),
            item("k", "2"),
        ),
        *(item("", "2"), item("l", "2", 3)),
    )
    assert texts(document) == [
        *("- a", "- b", "- c", "1. d", "(a) e", "(b) f", "(i) g", "2. h", "(a) i", "j", "3. k", "I l"),
    ]


def test_numbers_of_headings_and_paragraphs_count_on_through_the_file() -> None:
    def numbered(text: str) -> str:
        return paragraph(text, style="Heading1", properties='<w:numPr><w:numId w:val="3"/></w:numPr>')

    def para(text: str) -> str:
        return paragraph(text, style="ParaNum")

    document = read(numbered("Lamps"), para("A"), para("B"), item("C", "3", 2), numbered("Oil"), para("D"))
    assert paths(document) == [("1 Lamps",), ("2 Oil",)]
    assert texts(document) == ["1.1 A", "1.2 B", "1.2.01 C", "2.1 D"]
    assert [block.label for block in document.blocks()] == ["1.1", "1.2", "1.2.01", "2.1"]


def test_lists_start_anew_and_take_other_numbers_where_they_say_so() -> None:
    of_list = w("abstractNumId", val="1")
    starts = w("lvlOverride", w("startOverride", val="5"), ilvl="0")
    other = w("lvlOverride", word.list_level(0, "upperLetter", "%1)"), ilvl="0")
    more = w("num", of_list + starts, numId="7") + w("num", of_list + other, numId="8")
    items = (item("a", "2"), item("b", "7"), item("c", "7"), item("d", "8"), item("e", "0"), item("f", "99"))
    assert texts(read(*items, word__numbering=word.numbering(more))) == [
        "1. a",
        "5. b",
        "6. c",
        "G) d",
        "e",
        "f",
    ]


def test_a_list_that_takes_its_levels_from_a_style_is_numbered() -> None:
    link = w("abstractNum", w("numStyleLink", val="Harbour"), abstractNumId="9")
    more = link + w("num", w("abstractNumId", val="9"), numId="9")
    style = w("style", w("pPr", w("numPr", w("numId", val="2"))), type="numbering", styleId="Harbour")
    items = (item("a", "9"), item("b", "9", 1))
    parts = {"word__numbering": word.numbering(more), "word__styles": word.part("w:styles", style)}
    assert texts(read(*items, **parts)) == ["1. a", "(a) b"]
