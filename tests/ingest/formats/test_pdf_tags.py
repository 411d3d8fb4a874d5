import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.documents.document import Document
from ingest.formats.pdf.reader import read_pdf
from tests.ingest.formats.sample_pdf import Element, TaggedPdf, one_page, raw_pdf, stream, tag

STYLES = {"H1": ("F2", 18.0), "H2": ("F2", 14.0), "H3": ("F2", 12.0)}
LONG = "Owls are birds that sleep by day in barns and in hollow trees of the old woods."
WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=30)


def read(*elements: Element, **parts) -> Document:
    return read_pdf(TaggedPdf(elements, **{"styles": STYLES, **parts}).pdf())


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks()]


def paths(document: Document) -> list[tuple[str, ...]]:
    return [division.heading_path for division in document.divisions]


def body(*elements: Element) -> tuple[Element, ...]:
    """Return elements that are enough of a document for their headings to count."""
    more = [tag("H2", "Barns"), tag("P", LONG), tag("H2", "Woods"), tag("P", LONG)]
    return (tag("H1", "Where owls live"), tag("P", LONG), *more, *elements)


def test_headings_give_the_path_and_the_order_is_that_of_the_tags() -> None:
    document = read(
        tag("H1", "Owls"),
        tag("P", LONG),
        tag("H2", "Barns"),
        tag("P", "In barns."),
        tag("H1", "Mice"),
        tag("P", "Are eaten."),
    )
    assert paths(document) == [("Owls",), ("Owls", "Barns"), ("Mice",)]
    assert texts(document) == [LONG, "In barns.", "Are eaten."]


@given(
    st.lists(st.tuples(st.integers(1, 3), st.lists(WORDS, min_size=1, max_size=6)), min_size=3, max_size=8)
)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_tagged_is_what_is_read(sections: list[tuple[int, list[str]]]) -> None:
    elements = [tag("Title", "Of owls")]
    written: list[str] = []
    for number, (level, words) in enumerate(sections):
        sentences = [f"{'ABCDEFGH'[number]}{'uvwxyz'[n]} {word} owls." for n, word in enumerate(words)]
        elements += [tag(f"H{level}", f"Part {'abcdefgh'[number]}"), *(tag("P", text) for text in sentences)]
        written += sentences
    document = read(*elements, lines_a_page=11, styles={"Title": ("F2", 24.0), **STYLES})
    assert texts(document) == written
    assert [path[-1] for path in paths(document)] == [f"Part {'abcdefgh'[n]}" for n in range(len(sections))]
    assert all(one.pages[-1] <= other.pages[0] for one, other in pairwise(document.blocks()))


def test_roles_of_the_files_own_stand_for_standard_ones() -> None:
    elements = [
        tag("Section_title", *element.children) if element.role == "H2" else element for element in body()
    ]
    roles = {"Section_title": "Minor", "Minor": "H2", "Loop": "Loop"}
    document = read(
        *elements, tag("Loop", "More."), roles=roles, styles={"Section_title": ("F2", 14.0), **STYLES}
    )
    assert paths(document) == [(), ("Barns",), ("Woods",)]


def test_list_items_have_their_bullet_or_their_number() -> None:
    items = tag(
        "L",
        tag("LI", tag("Lbl", "\u2022"), tag("LBody", "mice")),
        tag("LI", tag("Lbl", "2."), tag("LBody", tag("P", "voles"), tag("P", "and more voles"))),
        tag("LI", tag("LBody", "hares", tag("L", tag("LI", tag("Lbl", "(a)"), tag("LBody", "brown"))))),
        tag("LI", tag("Lbl", "F1"), tag("LBody", "worms")),
    )
    expected = ["- mice", "2. voles", "and more voles", "- hares", "(a) brown", "F1 worms"]
    assert texts(read(*body(items)))[3:] == expected


def test_rows_of_tables_are_one_block_each() -> None:
    table = tag(
        "Table",
        tag("Caption", "What owls eat."),
        tag("THead", tag("TR", tag("TH", "Owl"), tag("TH", tag("P", "Food")))),
        tag(
            "TBody",
            tag("TR", tag("TD", "Barn", "owl"), tag("TD"), tag("TD", tag("P", "mice,"), tag("P", "voles"))),
        ),
    )
    assert texts(read(*body(table)))[3:] == ["Owl | Food", "Barn owl | mice, voles", "What owls eat."]


def test_a_table_of_one_cell_is_a_box_of_text() -> None:
    box = tag("Table", tag("TR", tag("TD", tag("P", "Owls are shy."), tag("P", "Leave them alone."))))
    assert texts(read(*body(box)))[3:] == ["Owls are shy.", "Leave them alone."]


@pytest.mark.parametrize("role", ["Note", "FENote"])
def test_notes_end_the_division_that_refers_to_them(role: str) -> None:
    elements = body(
        tag("H2", "Food"),
        tag("P", "They eat mice[3].", tag(role, tag("Lbl", "3"), "Some do not.")),
        tag("P", "And voles."),
    )
    assert texts(read(*elements))[3:] == ["They eat mice[3].", "And voles.", "[3] Some do not."]


def test_a_note_that_is_not_closed_does_not_swallow_the_next_heading() -> None:
    elements = body(
        tag("P", "They eat mice[3]."),
        tag("Note", tag("P", "3 Some do not."), tag("H1", "Nests"), tag("P", LONG)),
    )
    document = read(*elements)
    assert paths(document)[-1] == ("Nests",)
    assert texts(document)[-3:] == ["They eat mice[3].", "[3] Some do not.", LONG]


def test_contents_and_running_heads_are_left_out() -> None:
    toc = tag("TOC", tag("TOCI", tag("Reference", "Barns"), "2"), tag("TOCI", "Woods 3"))
    document = read(tag("P", "Contents"), toc, *body(), artifacts=["Care of owls", "Page 1"])
    assert texts(document) == [LONG, LONG, LONG]


def test_a_paragraph_over_a_page_break_is_one_block() -> None:
    document = read(*body(tag("P", "They sleep in", "the old barn", "by day.")), lines_a_page=8)
    assert [(block.text, block.pages) for block in document.blocks()][-1] == (
        "They sleep in the old barn by day.",
        (1, 2),
    )
    document = read(*body(tag("P", "They sleep in"), tag("P", "the old barn.")), lines_a_page=7)
    assert [(block.text, block.pages) for block in document.blocks()][-1] == (
        "They sleep in the old barn.",
        (1, 2),
    )


def test_text_that_is_not_tagged_is_read_where_it_stands() -> None:
    document = read(*body(), untagged=["Owls were counted in spring."])
    assert texts(document)[-1] == "Owls were counted in spring."


def test_boxes_that_are_marked_and_not_tagged_are_a_paragraph_for_each_mark() -> None:
    boxes = [["Owls that are seen", "by day are ill:"], ["\u2022 Call the keeper."], ["\u2022 Wait."]]
    read_boxes = texts(read(*body(), boxes=boxes))[3:]
    assert read_boxes == ["Owls that are seen by day are ill:", "- Call the keeper.", "- Wait."]


def test_bullets_and_addresses_that_a_browser_prints_are_left_out() -> None:
    assert texts(read(*body(), untagged=["(https://owls.example/food)"])) == [LONG, LONG, LONG]


def test_pages_that_are_hardly_tagged_are_read_by_place() -> None:
    sentences = [f"Owl number {n} was seen." for n in range(12)]
    document = read(*body(tag("H2", "Counts"), tag("P", "In spring.")), lines_a_page=8, untagged=sentences)
    assert " ".join(texts(document)[3:]) == " ".join(["In spring.", *sentences])
    assert paths(document)[-1] == ("Counts",)


def test_tags_that_make_a_paragraph_of_every_line_are_not_believed() -> None:
    lines = [LONG[:40] + " which", "are rarely seen by people at"] * 8
    document = read(*(tag("P", line) for line in lines))
    assert len(texts(document)) == 1
    assert texts(document)[0].split() == " ".join(lines).split()


def test_headings_that_are_tagged_as_paragraphs_are_told_by_their_looks() -> None:
    styles = {"Bold": ("F2", 11.0), "Large": ("F2", 16.0)}
    roles = {"Bold": "P", "Large": "P"}
    elements = [
        tag("Large", "Owls"),
        tag("P", LONG),
        tag("Bold", "Barns"),
        tag("P", LONG),
        tag("Large", "Mice"),
        tag("P", LONG),
    ]
    assert paths(read(*elements, styles=styles, roles=roles)) == [("Owls",), ("Owls", "Barns"), ("Mice",)]


def test_a_heading_that_was_not_tagged_is_one_if_it_looks_like_the_others() -> None:
    styles = {"Missed": ("F2", 14.0), **STYLES}
    document = read(*body(tag("Missed", "Nests"), tag("P", LONG)), styles=styles, roles={"Missed": "P"})
    assert paths(document) == [(), ("Barns",), ("Woods",), ("Nests",)]


def test_levels_that_contradict_the_sizes_are_told_by_the_sizes() -> None:
    styles = {"H4": ("F2", 16.0), "H1": ("F2", 13.0)}
    elements = [
        tag("H4", "Owls"),
        tag("P", LONG),
        tag("H1", "Barns"),
        tag("P", LONG),
        tag("H4", "Mice"),
        tag("P", LONG),
    ]
    assert paths(read(*elements, styles=styles)) == [("Owls",), ("Owls", "Barns"), ("Mice",)]


def test_empty_headings_and_headings_of_nothing_lose_no_words() -> None:
    document = read(*body(tag("H2"), tag("H2", "  "), tag("H2", "Nests"), tag("H2", "Eggs"), tag("P", LONG)))
    assert paths(document)[-1] == ("Eggs",)
    assert "Nests" in texts(document)


def test_tags_that_go_round_in_circles_do_not_matter() -> None:
    objects = one_page(
        b"/P<</MCID 0>>BDC BT /F1 11 Tf 72 700 Td (Owls sleep.) Tj ET EMC", catalog=b"/StructTreeRoot 6 0 R"
    )
    objects |= {
        6: b"<</K 7 0 R/RoleMap 6 0 R>>",
        7: b"<</S/P/Pg 3 0 R/K[7 0 R 6 0 R[7 0 R]0 0 8 0 R]>>",
        8: b"<</S[/P]/K 7 0 R>>",
    }
    assert texts(read_pdf(raw_pdf(objects))) == ["Owls sleep."]


def test_tags_that_are_nested_without_end_are_read_as_far_as_need_be() -> None:
    objects = one_page(
        b"/P<</MCID 0>>BDC BT /F1 11 Tf 72 700 Td (Owls sleep.) Tj ET EMC", catalog=b"/StructTreeRoot 6 0 R"
    )
    objects |= {6: b"<</K 7 0 R>>"} | {n: b"<</S/Div/K %d 0 R>>" % (n + 1) for n in range(7, 2000)}
    objects |= {2000: b"<</S/P/Pg 3 0 R/K 0>>"}
    assert texts(read_pdf(raw_pdf(objects))) == ["Owls sleep."]


def test_marks_in_forms_are_the_forms_own() -> None:
    shown = b"/P<</MCID 0>>BDC BT /F1 11 Tf 72 %d Td (%s) Tj ET EMC"
    objects = one_page(
        shown % (700, b"Owls sleep.") + b" /Form Do",
        b"/XObject<</Form 9 0 R>>",
        catalog=b"/StructTreeRoot 6 0 R",
    )
    objects[9] = stream(shown % (720, b"They hunt."), b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]")
    objects |= {6: b"<</K[7 0 R 8 0 R]>>", 7: b"<</S/P/Pg 3 0 R/K 0>>"}
    objects[8] = b"<</S/P/K<</Type/MCR/Pg 3 0 R/Stm 9 0 R/MCID 0>>>>"
    assert texts(read_pdf(raw_pdf(objects))) == ["Owls sleep.", "They hunt."]


PAGE = """<!doctype html><html lang="en"><title>Care of owls - owls.example</title>
<style>h1, h2 {break-after: avoid} p {line-height: 1.5}</style><body>
<h1>Care of owls</h1><p>Owls are kept by keepers, who feed them.</p>
<h2>Food</h2><ul><li>mice</li><li>voles</li></ul><ol><li>Catch it.</li><li>Give it.</li></ol>
<table><tr><th>Owl</th><th>Food</th></tr><tr><td>Barn owl</td><td>mice</td></tr></table>
<h2>Nests</h2>%s</body></html>"""


@pytest.mark.browser
def test_what_a_browser_prints_is_read_by_its_tags(tmp_path: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    from playwright.sync_api import PdfMargins, sync_playwright

    long = [" ".join(f"Owl {number} of {row} sleeps by day." for number in range(40)) for row in range(9)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.set_content(PAGE % "".join(f"<p>{text}</p>" for text in long))
        margin: PdfMargins = {"top": "2cm", "bottom": "2cm", "left": "2cm", "right": "2cm"}
        printed = page.pdf(tagged=True, display_header_footer=True, margin=margin)
        browser.close()
    document = read_pdf(printed)
    assert document.title == "Care of owls"
    assert paths(document) == [(), ("Food",), ("Nests",)]
    assert texts(document)[1:3] == ["- mice", "- voles"]
    assert texts(document)[3:7] == ["1. Catch it.", "2. Give it.", "Owl | Food", "Barn owl | mice"]
    assert texts(document)[7:] == long
    assert {page for block in document.blocks() for page in block.pages} == set(
        range(1, len(document.page_labels) + 1)
    )
