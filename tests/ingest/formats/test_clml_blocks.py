from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ingest.documents.characters import tidy
from ingest.documents.document import Division
from ingest.formats.clml.reader import read_clml
from tests.ingest.formats.sample_clml import (
    body,
    clml,
    quoted,
    section,
    text,
    unit,
)


def divisions(parts: str, **options: str) -> dict[str, Division]:
    return {division.place: division for division in read_clml(clml(parts, **options)).divisions}


def texts(content: str, **options: str) -> list[str]:
    division = divisions(body(section("1", "Lanterns", content)), **options)["section-1"]
    return [block.text for block in division.blocks]


def test_blocks_carry_the_number_that_they_are_cited_by() -> None:
    content = unit(
        2,
        "1",
        text("A keeper must keep—")
        + unit(3, "a", text("a lantern, and"), "s-a")
        + unit(3, "b", text("oil."), "s-b"),
        "section-1-1",
    ) + unit(2, "2", unit(3, "a", text("This is all."), "s-2-a"), "section-1-2")
    blocks = divisions(body(section("1", "Lanterns", content)))["section-1"].blocks
    assert [(block.label, block.text, block.fragment) for block in blocks] == [
        ("(1)", "(1) A keeper must keep—", "section-1-1"),
        (None, "(a) a lantern, and", "s-a"),
        (None, "(b) oil.", "s-b"),
        ("(2)", "(2) (a) This is all.", "s-2-a"),
    ]


def test_a_paragraph_straight_under_the_section_is_cited_by_its_letter() -> None:
    content = text("A keeper must keep—") + unit(3, "a", text("a lantern,")) + text("and oil.")
    blocks = divisions(body(section("1", "Lanterns", content)))["section-1"].blocks
    assert [(block.label, block.text) for block in blocks] == [
        (None, "A keeper must keep—"),
        ("(a)", "(a) a lantern,"),
        (None, "and oil."),
    ]


def test_numbers_are_printed_as_the_file_asks() -> None:
    plain = "<P2><Pnumber{}>3</Pnumber><P2para><Text>Keep it.</Text></P2para></P2>"
    assert texts(plain.format("")) == ["(3) Keep it."]
    assert texts(plain.format(' PuncBefore="" PuncAfter="."')) == ["3. Keep it."]
    assert texts(plain.format(' PuncAfter=".1."')) == ["3.1. Keep it."]


def test_a_number_that_nothing_follows_is_kept() -> None:
    assert texts(unit(2, "1", "") + unit(2, "2", text("Keep it."))) == ["(1)", "(2) Keep it."]


def test_revised_text_is_read_without_its_marks() -> None:
    content = (
        '<P2><Pnumber><CommentaryRef Ref="F1"/><Addition CommentaryRef="F2">1ZA</Addition></Pnumber><P2para>'
        '<Text><Substitution CommentaryRef="F1">A <Addition CommentaryRef="F2">keeper</Addition>'
        "</Substitution>"
        ' may <Repeal CommentaryRef="F3" RetainText="true">not</Repeal> keep it.</Text></P2para></P2>'
    ) + unit(2, "2", '<Text><Repeal CommentaryRef="F3">. . . .</Repeal></Text>')
    assert texts(content) == ["(1ZA) A keeper may not keep it.", "(2) . . . ."]


def test_odd_characters_are_made_plain() -> None:
    content = (
        "<Text>Oﬃcial\u00adly\u200b 10<Superior>2</Superior> lanterns on the 1<Superior>st</Superior>"
        '<Character Name="EmSpace"/>of\nMay</Text>'
    )
    assert texts(content) == ["Officially 10² lanterns on the 1st of May"]


def test_list_items_bring_their_own_marks() -> None:
    def items(*words: str) -> str:
        return "".join(f"<ListItem><Para>{text(word)}</Para></ListItem>" for word in words)

    content = (
        f'<OrderedList Type="alpha" Decoration="parens">{items("oil", "wick")}</OrderedList>'
        f'<OrderedList Type="romanupper" Decoration="period">{items("oil", "wick")}</OrderedList>'
        f'<OrderedList Type="arabic" Decoration="none">{items("oil")}</OrderedList>'
        f"<UnorderedList>{items('glass')}</UnorderedList>"
        f'<UnorderedList Decoration="none">{items("“keeper” means a person")}</UnorderedList>'
        "<KeyList><KeyListItem><Key>K</Key><ListItem><Para><Text>is the wick.</Text></Para></ListItem>"
        "</KeyListItem></KeyList>"
    )
    assert texts(content) == [
        "(a) oil",
        "(b) wick",
        "I. oil",
        "II. wick",
        "1 oil",
        "- glass",
        "“keeper” means a person",
        "K is the wick.",
    ]


def test_a_list_number_of_its_own_overrides_the_count() -> None:
    item = '<ListItem NumberOverride="za"><Para><Text>oil</Text></Para></ListItem>'
    assert texts(f'<OrderedList Type="alpha" Decoration="parens">{item}</OrderedList>') == ["(za) oil"]


def test_a_table_is_one_line_a_row_with_its_foot_last() -> None:
    table = (
        '<Tabular><Title>Lanterns</Title><table xmlns="http://www.w3.org/1999/xhtml">'
        "<thead><tr><th>Kind</th><th>Oil</th></tr></thead>"
        "<tfoot><tr><td>All are lit.</td></tr></tfoot>"
        "<tbody><tr><td>Small</td><td/><td>1 litre<br/>a day</td></tr></tbody></table></Tabular>"
    )
    assert texts(table) == ["Lanterns", "Kind | Oil", "Small | 1 litre a day", "All are lit."]


def test_formulas_are_written_on_one_line() -> None:
    formula = (
        '<Formula><math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mrow><mi>A</mi><mo>+</mo><mi>B</mi></mrow>'
        "<mi>C</mi></mfrac><mo>×</mo><msup><mi>D</mi><mn>2</mn></msup><msqrt><mi>E</mi></msqrt></math>"
        "<Where><Para><Text>where A is oil.</Text></Para></Where></Formula>"
    )
    assert texts(formula) == ["(A + B) / C × D^2 √E", "where A is oil."]


def test_an_image_is_read_by_its_description_or_reported() -> None:
    content = (
        text("Keep it.")
        + '<Figure><Image ResourceRef="r1" Description="A lantern"/></Figure>'
        + '<Figure><Image ResourceRef="r2"/></Figure>'
    )
    document = read_clml(clml(body(section("1", "Lanterns", content))))
    assert [block.text for block in document.blocks()] == ["Keep it.", "A lantern"]
    assert document.warnings == ("images without a description, left out: 1",)


words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1).filter(tidy)


paragraphs = words.map(text)


def _units(level: int) -> st.SearchStrategy[str]:
    content = (
        paragraphs
        if level == 5
        else st.builds("{}{}".format, paragraphs, st.one_of(st.just(""), _units(level + 1)))
    )
    numbers = st.integers(1, 99).map(str)
    return st.lists(st.builds(unit, st.just(level), numbers, content), max_size=3).map("".join)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.builds("{}{}{}".format, paragraphs, _units(2), paragraphs), min_size=1, max_size=4), st.data()
)
def test_all_text_comes_out_once_and_in_order(contents: list[str], data: st.DataObject) -> None:
    quote = data.draw(st.booleans())
    sections = [
        section(str(number), "Lanterns", quoted(content, form="none") if quote else content)
        for number, content in enumerate(contents, start=1)
    ]
    document = read_clml(clml(body("".join(sections))))
    expected = "".join(contents).replace("<Pnumber>", "(").replace("</Pnumber>", ")")
    assert _letters(document.text) == _letters(_untagged(expected))
    places = [division.place for division in document.divisions]
    assert len(set(places)) == len(places)


def _untagged(markup: str) -> str:
    return "".join(str(piece) for piece in etree.fromstring(f"<all>{markup}</all>").itertext())


def _letters(words: str) -> str:
    return "".join(tidy(words).split())
