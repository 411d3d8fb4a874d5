from ingest.documents.document import Division
from ingest.formats.akoma_ntoso.reader import read_akoma_ntoso
from tests.ingest.formats.sample_akoma import (
    DUTY,
    act,
    bill,
    inserting,
    intro,
    level,
    lines,
    only,
    part,
    section,
    subsection,
    text,
)


def in_section(content: str) -> Division:
    """Return section 2 of an Act, with this content."""
    return only(read_akoma_ntoso(act(section("2", "How", content))), "section-2")


def test_subsections_and_paragraphs_are_blocks_with_their_numbers() -> None:
    content = subsection("1", text("Keep it."), "section-2-1") + subsection(
        "2",
        intro("It must be—")
        + level("a", text("dry, or"))
        + level("b", text("clean,"))
        + "<wrapUp><p>as the day requires.</p></wrapUp>",
        "section-2-2",
    )
    division = in_section(content)
    assert lines(division) == [
        "(1) Keep it.",
        "(2) It must be—",
        "(a) dry, or",
        "(b) clean,",
        "as the day requires.",
    ]
    assert [block.label for block in division.blocks] == ["(1)", "(2)", None, None, None]
    assert [block.fragment for block in division.blocks] == ["section-2-1", *["section-2-2"] * 4]


def test_paragraphs_directly_under_a_section_are_cited_by_their_letter() -> None:
    content = (
        intro("Keep—")
        + level("a", intro("oil") + level("i", text("of whales;")))
        + level("b", text("wicks."))
    )
    division = in_section(content)
    assert [(block.text, block.label) for block in division.blocks] == [
        ("Keep—", None),
        ("(a) oil", "(a)"),
        ("(i) of whales;", None),
        ("(b) wicks.", "(b)"),
    ]


def test_a_number_with_no_words_of_its_own_stays() -> None:
    content = subsection("1", level("a", text("Keep it."))) + subsection("2", "")
    division = in_section(content)
    assert lines(division) == ["(1) (a) Keep it.", "(2)"]


def test_definitions_are_a_block_each() -> None:
    definitions = "".join(
        '<hcontainer name="definition"><content>'
        f"<p>“<term>\n  <i>{word}</i>\n</term>” means a {word};</p></content></hcontainer>"
        for word in ("lamp", "wick")
    )
    division = in_section(intro("In this Act—") + definitions)
    assert lines(division) == ["In this Act—", "“lamp” means a lamp;", "“wick” means a wick;"]


def test_marks_of_the_print_neither_leave_nor_eat_a_space() -> None:
    content = text(
        "Keep the <?L 1-4?>lantern well-<?L 1-5?>trimmed "
        "under <ref href='#sec_1'><?L 1-6?>(3)</ref><ref href='#x'>(a)</ref>."
    )
    division = only(read_akoma_ntoso(bill(section("2", "How<?L 1-1?>", content))), "clause-2")
    assert lines(division) == ["Keep the lantern well-trimmed under (3)(a)."]


def test_units_in_another_element_are_read_all_the_same() -> None:
    content = subsection("1", text("Keep it.")) + f"<b>\n{subsection('2', text('Light it.'))}</b>"
    division = only(read_akoma_ntoso(bill(section("2", "How", content))), "clause-2")
    assert [(block.text, block.label) for block in division.blocks] == [
        ("(1) Keep it.", "(1)"),
        ("(2) Light it.", "(2)"),
    ]


def test_values_are_printed_where_they_stand() -> None:
    content = text("This is the <ref class='placeholder' href='#varActTitle'/>.")
    document = read_akoma_ntoso(bill(section("2", "Title", content)))
    assert lines(only(document, "clause-2")) == ["This is the Lantern Keepers Act 2025."]


def test_table_rows_are_lines() -> None:
    table = """<tblock class="table"><foreign><table xmlns="http://www.w3.org/1999/xhtml">
        <thead><tr><th>Lamp</th><th>Oil</th><th/></tr></thead>
        <tbody><tr><td><p>Big</p><p>lamp</p></td><td>2<sup>3</sup> pints</td></tr></tbody>
    </table></foreign></tblock>"""
    assert lines(in_section(f"<content><p>As follows—</p>{table}</content>")) == [
        "As follows—",
        "Lamp | Oil",
        "Big lamp | 2³ pints",
    ]


def test_quotation_marks_go_with_a_quoted_table() -> None:
    table = "<tblock><table><tr><td>lamp</td><td>section 3</td></tr></table></tblock>"
    content = inserting("In section 9 of the Children Act 1989 insert—", table, ".")
    assert lines(in_section(content))[1:] == ["“lamp | section 3”."]


def test_footnotes_stand_at_the_end_of_their_division() -> None:
    note = '<authorialNote class="footnote" eId="f{0}" marker="{0}"><p>Act {0}.</p></authorialNote>'
    first = section("1", "One", text(f"Keep{note.format(1)} it."))
    second = section("2", "Two", text(f"Light{note.format(2)} it."))
    document = read_akoma_ntoso(act(first + second))
    assert lines(only(document, "section-1")) == ["Keep [1] it.", "[1] Act 1."]
    assert lines(only(document, "section-2")) == ["Light [2] it.", "[2] Act 2."]


def test_images_and_formulas() -> None:
    formula = "<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>"
    images = "<p><img src='a' alt='A lamp'/></p><p><img src='b'/></p>"
    content = f"<content>{images}<p>{formula}</p></content>"
    document = read_akoma_ntoso(act(section("1", "Lamps", content)))
    assert lines(document.divisions[1]) == ["A lamp", "a / 2"]
    assert document.warnings == ("section 1: an image without a description was left out",)


def test_text_outside_any_structure_is_kept() -> None:
    unknown = "<unknown>More <strange>words</strange></unknown>"
    document = read_akoma_ntoso(act(f"Loose words. {DUTY}{unknown}" + part("2", "Rest", "<p>And these.</p>")))
    assert document.text.splitlines()[1:] == [
        "Loose words.",
        "A keeper must keep a lantern.",
        "More",
        "words",
        "And these.",
    ]
    assert only(document, "part-2").locator == "Part 2"


def test_deep_nesting_is_read() -> None:
    deep = "<level><num>(a)</num>" * 180 + text("Deep.") + "</level>" * 180
    assert "Deep." in read_akoma_ntoso(act(section("1", "Deep", deep))).text
