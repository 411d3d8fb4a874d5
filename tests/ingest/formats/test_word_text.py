from ingest.documents.document import Document
from ingest.formats.word.reader import read_docx
from tests.ingest.formats import sample_word as word
from tests.ingest.formats.read_back import texts
from tests.ingest.formats.sample_word import heading, paragraph, run, w, word_file


def read(*inside: str, **more: str) -> Document:
    return read_docx(word_file(*inside, more=word.parts_of(**more)))


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    deleted = w("del", w("r", w("delText", "dim ")), author="A")
    moved = w("moveFrom", run("old ")) + w("moveTo", run("new "))
    document = read(paragraph("A ", deleted, moved, w("ins", run("bright ")), "lamp."))
    assert texts(document) == ["A new bright lamp."]


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    mark = w("rPr", w("del", author="A"))
    gone = paragraph(w("del", w("r", w("delText", "All gone."))), properties=mark)
    document = read(
        paragraph("A lamp ", properties=mark), gone, heading("burns."), paragraph("End", properties=mark)
    )
    assert texts(document) == ["End"]
    assert document.title == "A lamp burns."


def test_deleted_rows_are_not_read() -> None:
    row = w("tr", w("trPr", w("del")) + word.cell(paragraph("gone")))
    assert texts(read(w("tbl", row + w("tr", word.cell(paragraph("kept")))))) == ["kept"]


def test_words_within_other_elements_are_read() -> None:
    link = f'<w:hyperlink r:id="rId77">{w("smartTag", run("the quay"), element="place")}</w:hyperlink>'
    simple = w("fldSimple", run(" 4"), instr="REF x")
    unknown = w("futureThing", w("more", run(" soon")))
    sum_ = "<m:oMathPara><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></m:oMathPara>"
    now, twelve = word.control(run(" now"), w("alias")), word.field("PAGEREF y", " 12")
    document = read(paragraph("At ", link, now, twelve, simple, unknown, " ", sum_))
    assert texts(document) == ["At the quay now 12 4 soon a+b"]


def test_a_control_around_paragraphs_and_rows_is_no_obstacle() -> None:
    row = w("tr", word.cell(paragraph("cell")))
    document = read(word.control(paragraph("a") + paragraph("b")), w("tbl", word.control(row)))
    assert texts(document) == ["a", "b", "cell"]


def test_tabs_breaks_and_hyphens_are_spaces_and_hyphens() -> None:
    signs = ["a", w("tab"), "b", w("br"), "c", w("cr"), "d", w("br", type="page"), "e", w("ptab"), "looked"]
    signs += [w("noBreakHyphen"), "af", w("softHyphen"), "ter"]
    inside = "".join(sign if sign.startswith("<") else w("t", sign) for sign in signs)
    assert texts(read(paragraph(w("r", inside)))) == ["a b c d e looked-after"]


def test_hidden_words_placeholders_and_comments_are_not_read() -> None:
    filler = word.control(run("Click here"), w("showingPlcHdr"))
    comment = w("commentRangeStart", id="0") + w("r", w("commentReference", id="0"))
    hidden, shown = run(" unseen", w("vanish")), run(" too", w("vanish", val="0"))
    document = read(
        paragraph("Seen", hidden, shown, filler, comment),
        word__comments=word.part("w:comments", w("comment", paragraph("Why?"), id="0")),
    )
    assert texts(document) == ["Seen too"]


def test_a_text_box_comes_once_and_after_its_paragraph() -> None:
    document = read(
        paragraph("Lamps ", word.text_box(paragraph("In"), paragraph("a box")), "burn."), paragraph("End.")
    )
    assert texts(document) == ["Lamps burn.", "In", "a box", "End."]


def test_headers_footers_and_contents_lists_are_left_out() -> None:
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"))
    document = read(
        *(paragraph("Contents", style="TOCHeading"), paragraph("Lamps\t4", style="TOC1")),
        word.control(paragraph("Oil 5"), gallery),
        paragraph("Text."),
        word__header1=word.part("w:hdr", paragraph("Harbour handbook")),
    )
    assert texts(document) == ["Text."]


def test_symbols_are_read_where_they_have_a_meaning() -> None:
    def symbol(font: str, char: str) -> str:
        return w("r", w("sym", font=font, char=char))

    document = read(paragraph("a ", symbol("Symbol", "F0AE"), " b", symbol("Odd", "F001"), symbol("", "zz")))
    assert texts(document) == ["a → b"]
    assert document.warnings == ("1 symbol could not be read",)


def test_what_is_taken_from_other_files_is_a_warning() -> None:
    document = read(paragraph("Text."), '<w:altChunk r:id="rId5"/>')
    assert document.warnings == ("1 other file that it takes in cannot be read",)


def test_strict_files_are_read_as_others_are() -> None:
    parts = {
        name: part.replace(word.SPACES["w"], "http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, part in word.RICH.items()
    }
    assert read_docx(word.packed(parts)) == read_docx(word.packed(word.RICH))


def test_instructions_to_programs_are_passed_over() -> None:
    parts = {name: part.replace("><w:", "><?x y?><w:") for name, part in word.RICH.items()}
    assert read_docx(word.packed(parts)) == read_docx(word.packed(word.RICH))
