from datetime import date
from pathlib import Path

import pytest

from ingest.documents.document import Format
from ingest.errors import DocumentError
from ingest.formats.bill_xml.reader import read_bill_xml
from knowledge.vocabulary import Authority, Effect
from tests.ingest.formats.sample_akoma import lines, only
from tests.ingest.formats.sample_bill_xml import clause, drafted, drafted_unit, schedule, text

KEEP = clause("1", "Keeping", "<Text>Keep the </Text><LineStart/><Text>lantern.</Text>")


def test_says_what_the_bill_is() -> None:
    document = read_bill_xml(drafted(KEEP))
    assert (document.format, document.title) == (Format.BILL_XML, "Lantern Keepers Bill")
    assert (document.publisher, document.licence, document.address) == ("UK Parliament", "opl-3.0", None)
    assert document.authority is Authority.BILL
    assert document.edition == "HL Bill 934, as amended in Grand Committee"
    assert (document.edition_id, document.dated) == ("hl-bill-934", date(2010, 2, 8))
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("attributes", "edition", "edition_id"),
    [
        ('PrintNumber="Bill 7" AsAmended=""', "Bill 7", "bill-7"),
        ('AsAmended="[AS AMENDED ON REPORT]"', "as amended on Report", "as-amended-on-report"),
        ("", None, None),
    ],
)
def test_the_edition_is_the_print_and_its_stage(
    attributes: str, edition: str | None, edition_id: str | None
) -> None:
    document = read_bill_xml(drafted(KEEP, attributes=attributes))
    assert (document.edition, document.edition_id) == (edition, edition_id)


@pytest.mark.parametrize("back", ["", "Ordered to be Printed, 31st February 2010", "Printed, one day"])
def test_a_doubtful_day_is_no_date(back: str) -> None:
    assert read_bill_xml(drafted(KEEP, back=back)).dated is None


def test_long_title_and_enacting_words_are_the_introduction() -> None:
    introduction = read_bill_xml(drafted(KEEP)).divisions[0]
    assert introduction.place == "introduction"
    assert lines(introduction) == [
        "A Bill To Keep lanterns lit, and to make other provision.",
        "Let it be enacted:—",
    ]


def test_contents_and_last_page_are_left_out() -> None:
    document = read_bill_xml(drafted(KEEP))
    assert [division.place for division in document.divisions] == ["introduction", "clause-1"]


def test_lines_of_the_print_are_joined() -> None:
    content = (
        "<Text>Keep it well-</Text><LineStart/><Text>trimmed under</Text><PageStart/><LineStart/>"
        "<Text>subsection </Text><Xref>(1)(a)</Xref>\n<Text>, or\nsection</Text><LineStart/>"
        "<Jref>3</Jref><Text>.</Text>"
    )
    document = read_bill_xml(drafted(clause("1", "How", content)))
    assert lines(only(document, "clause-1")) == [
        "Keep it well-trimmed under subsection (1)(a), or section 3."
    ]


def test_numbers_are_printed_as_in_a_bill() -> None:
    inner = drafted_unit("SubPara", "i", text("dry, or"))
    para = drafted_unit("Para", "a", text("oil—") + inner)
    content = drafted_unit(
        "SubSection", "1", text("Keep—") + para + "<TextContinuation>daily.</TextContinuation>"
    )
    division = only(read_bill_xml(drafted(clause("2", "Oil", content))), "clause-2")
    assert [(block.text, block.label) for block in division.blocks] == [
        ("(1) Keep—", "(1)"),
        ("(a) oil—", None),
        ("(i) dry, or", None),
        ("daily.", None),
    ]
    assert (division.locator, division.fragment) == ("clause 2", "j2")


def test_a_paragraph_beside_subsections_goes_with_the_one_before_it() -> None:
    content = drafted_unit("SubSection", "1", text("Keep it.")) + drafted_unit("Para", "b", text("Light it."))
    division = only(read_bill_xml(drafted(clause("1", "How", content))), "clause-1")
    assert [block.label for block in division.blocks] == ["(1)", None]
    alone = only(
        read_bill_xml(drafted(clause("1", "How", drafted_unit("Para", "a", text("Keep."))))), "clause-1"
    )
    assert [block.label for block in alone.blocks] == ["(a)"]


def test_definitions_are_blocks_and_their_lists_have_bullets() -> None:
    items = (
        "<DefinitionList><DefinitionListItem><Text>a lamp, or</Text></DefinitionListItem></DefinitionList>"
    )
    content = f"<Text>In this Act—</Text><Definition><Text>“lantern” means—</Text>{items}</Definition>"
    division = only(read_bill_xml(drafted(clause("1", "Terms", content))), "clause-1")
    assert [(block.text, block.label) for block in division.blocks] == [
        ("In this Act—", None),
        ("“lantern” means—", None),
        ("- a lamp, or", None),
    ]


def test_a_cross_heading_alone_is_that_of_the_clauses_after_it() -> None:
    alone = "<CrossHeading><CrossHeadingTitle>{}</CrossHeadingTitle></CrossHeading>"
    two, three, four = (
        clause(str(n), name, text("a")) for n, name in ((2, "Two"), (3, "Three"), (4, "Four"))
    )
    around = f"<CrossHeading><CrossHeadingTitle>Wicks</CrossHeadingTitle>{three}</CrossHeading>"
    part = (
        "<Part><PartNumber>Part 1</PartNumber><PartTitle>Care</PartTitle>"
        f"{alone.format('Oil')}{KEEP}{two}{around}{four}</Part>"
    )
    paths = [division.heading_path for division in read_bill_xml(drafted(part)).divisions[1:]]
    assert paths == [
        ("Part 1: Care", "Oil", "Keeping"),
        ("Part 1: Care", "Oil", "Two"),
        ("Part 1: Care", "Wicks", "Three"),
        ("Part 1: Care", "Four"),
    ]


def test_a_schedule_and_its_paragraphs_are_places() -> None:
    one = drafted_unit("SubPara.sch", "1  1", text("Whale oil."))
    two = drafted_unit("SubPara.sch", "2", text("No."))
    paragraphs = drafted_unit("Para.sch", "1  1", one + two) + drafted_unit("Para.sch", "2", text("Wax."))
    headed = f"<CrossHeadingSch><CrossHeadingTitle>Kinds</CrossHeadingTitle>{paragraphs}</CrossHeadingSch>"
    document = read_bill_xml(drafted(KEEP, schedules=schedule("1", headed)))
    whole, first, second = document.divisions[2:]
    assert (whole.place, whole.locator, lines(whole)) == ("schedule-1", "Schedule 1", ["Section 1"])
    assert (first.place, first.locator) == ("schedule-1-paragraph-1", "Schedule 1, paragraph 1")
    assert first.heading_path == ("Schedule 1: Fuel", "Kinds")
    assert [(block.text, block.label) for block in first.blocks] == [
        ("(1) Whale oil.", "(1)"),
        ("(2) No.", "(2)"),
    ]
    assert (second.place, lines(second)) == ("schedule-1-paragraph-2", ["Wax."])


def test_quoted_text_is_opened_once_and_amends_the_act() -> None:
    quoted = drafted_unit("Para", "aa", text("oil, or"), "Double") + drafted_unit(
        "Para", "ab", text("wax,”."), "Double"
    )
    content = text("In section 17 of the Children Act 1989 (oil)—") + drafted_unit(
        "Para", "a", text("after paragraph (a) insert—") + f"<Amendment>{quoted}</Amendment>"
    )
    division = only(read_bill_xml(drafted(clause("1", "Oil", content))), "clause-1")
    assert lines(division)[1:] == ["(a) after paragraph (a) insert—", "“(aa) oil, or", "(ab) wax,”."]
    assert [block.label for block in division.blocks] == [None, "(a)", None, None]
    for block in division.blocks[1:]:
        (second,) = block.second_addresses
        assert (second.place, second.effect) == ("section 17 of the Children Act 1989", Effect.AMENDS)


def test_inserted_clauses_are_sections_of_the_other_act_and_no_places_here() -> None:
    quoted = clause("31ZA", "Wax", text("Wax.”")).replace('Quote="None"', 'Quote="Double"')
    content = text("After section 31 of the Children Act 1989 insert—") + f"<Amendment>{quoted}</Amendment>"
    document = read_bill_xml(drafted(clause("1", "Oil", content)))
    assert [division.place for division in document.divisions] == ["introduction", "clause-1"]
    blocks = document.divisions[1].blocks
    assert [block.text for block in blocks[1:]] == ["“31ZA Wax", "Wax.”"]
    for block in blocks[1:]:
        (second,) = block.second_addresses
        assert (second.place, second.effect) == ("section 31ZA of the Children Act 1989", Effect.INSERTS)


def test_words_outside_any_structure_are_kept() -> None:
    document = read_bill_xml(drafted(f"<Strange><Text>Odd</Text> words</Strange>{KEEP} and more"))
    assert document.text.splitlines()[2:] == ["Odd words", "Keep the lantern.", "and more"]


def test_gaps_and_empty_clauses_are_reported() -> None:
    document = read_bill_xml(drafted(KEEP + clause("3", "Empty", "") + clause("4", "Four", text("d"))))
    assert document.warnings == ("clause 3 has no text", "clause 2 is missing")


@pytest.mark.parametrize("body", [b"", b"<Bill", b"<Act/>", b"\xff\xfe\x00", b"<a>" * 300 + b"</a>" * 300])
def test_what_cannot_be_read_is_refused_in_one_line(body: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read_bill_xml(body)
    assert "\n" not in str(caught.value)


def test_deep_nesting_is_read() -> None:
    deep = "<Para><Number>a</Number>" * 90 + text("Deep.") + "</Para>" * 90
    assert "Deep." in read_bill_xml(drafted(clause("1", "Deep", f"<SubSection>{deep}</SubSection>"))).text


def test_a_published_bill(documents: Path) -> None:
    document = read_bill_xml((documents / "bill/child-poverty-bill-2010.xml").read_bytes())
    places = [division.place for division in document.divisions]
    assert [place for place in places if place.startswith("clause")] == [f"clause-{n}" for n in range(1, 32)]
    assert [sum(place.startswith(f"schedule-{n}-paragraph") for place in places) for n in (1, 2)] == [21, 9]
    assert (document.edition_id, document.dated, document.warnings) == ("hl-bill-34", date(2010, 2, 8), ())
    assert only(document, "clause-25").heading_path[1] == "Free school lunches and milk"
    assert only(document, "clause-26").heading_path[1] == "General"
    second = {place.place for block in only(document, "clause-25").blocks for place in block.second_addresses}
    assert second == {"section 512ZB of the Education Act 1996"}
