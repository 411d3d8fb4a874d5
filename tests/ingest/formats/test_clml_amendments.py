from pathlib import Path

import pytest

from ingest.documents.document import Block
from ingest.formats.clml.reader import read_clml
from knowledge.vocabulary import Effect, SecondAddress
from tests.ingest.formats.sample_clml import (
    REGULATIONS,
    SITE,
    amended,
    body,
    clml,
    footnotes,
    p1,
    quoted,
    schedule,
    section,
    text,
    unit,
)

LAMPS = amended("Lamps Act 1911", "ukpga/1911/7")
NEW = (
    "<P1group><Title>Spare lanterns</Title><P1><Pnumber>31ZA</Pnumber><P1para>"
    + unit(2, "1", text("Keep a spare."))
    + unit(2, "2", text("Keep it lit."))
    + "</P1para></P1></P1group>"
)


def blocks(content: str, **options: str) -> tuple[Block, ...]:
    return read_clml(clml(body(section("1", "Lanterns", content)), **options)).divisions[0].blocks


def address(place: str, effect: Effect, path: str) -> SecondAddress:
    return SecondAddress(place=place, effect=effect, address=f"https://www.legislation.gov.uk/{path}")


INSERTS = address("section 31ZA of the Lamps Act 1911", Effect.INSERTS, "ukpga/1911/7/section/31ZA")
AMENDS = address("section 5 of the Lamps Act 1911", Effect.AMENDS, "ukpga/1911/7/section/5")


def test_an_inserted_section_carries_its_place_in_the_other_act() -> None:
    found = blocks(
        f"<Text>In Part 4 of {LAMPS} (care), before section 32 insert—</Text>{quoted(NEW)}" + text("Other.")
    )
    assert [(block.text, block.second_addresses) for block in found] == [
        ("In Part 4 of the Lamps Act 1911 (care), before section 32 insert—", (INSERTS,)),
        ("“31ZA Spare lanterns", (INSERTS,)),
        ("(1) Keep a spare.", (INSERTS,)),
        ("(2) Keep it lit.”", (INSERTS,)),
        ("Other.", ()),
    ]


def test_inserted_numbers_are_no_labels() -> None:
    content = unit(2, "1", f"<Text>In {LAMPS}, after section 31 insert—</Text>{quoted(NEW)}", "section-1-1")
    assert [(block.label, block.fragment) for block in blocks(content)] == [
        ("(1)", "section-1-1"),
        (None, "section-1-1"),
        (None, "section-1-1"),
        (None, "section-1-1"),
    ]


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("double", "“(2A) Lit.”;"),
        ("default", "“(2A) Lit.”;"),
        ("single", "‘(2A) Lit.’;"),
        ("none", "(2A) Lit.;"),
    ],
)
def test_quotation_marks_are_those_that_the_file_asks_for(form: str, printed: str) -> None:
    content = text("After subsection (2) insert—") + quoted(unit(2, "2A", text("Lit.")), form=form)
    assert blocks(f"{content}<AppendText>;</AppendText>")[-1].text == printed


def test_what_follows_a_quotation_keeps_its_distance() -> None:
    content = text("Omit—") + quoted(text("Lit.")) + "<AppendText>and the heading.</AppendText>"
    assert blocks(content)[-1].text == "“Lit.” and the heading."


def test_a_quotation_that_starts_in_the_line_stays_there() -> None:
    partial = quoted('<Text id="p1">, if—</Text>' + unit(3, "a", text("lit;"))).replace(
        "Format=", 'PartialRefs="p1" Format='
    )
    found = blocks(text("For “when” substitute") + partial)
    assert [block.text for block in found] == ["For “when” substitute “, if—", "(a) lit;”"]


def test_a_quoted_table_stands_between_the_marks() -> None:
    table = "<Tabular><table><tbody><tr><td>wick</td><td>section 3</td></tr></tbody></table></Tabular>"
    assert blocks(text("Insert—") + quoted(table))[-1].text == "“wick | section 3”"


def test_the_act_that_is_named_once_holds_for_what_follows() -> None:
    content = (
        unit(2, "1", f"<Text>{LAMPS.replace('the ', 'The ', 1)} is amended as follows.</Text>")
        + unit(2, "2", text("In section 5—") + unit(3, "a", text("in subsection (1) omit “lit”;")))
        + unit(2, "3", text("After section 31 insert—") + quoted(NEW))
        + unit(2, "4", text("Omit section 6."))
    )
    places = {block.text: block.second_addresses for block in blocks(content)}
    assert places["(a) in subsection (1) omit “lit”;"] == (AMENDS,)
    assert places["(3) After section 31 insert—"] == (INSERTS,)
    repeals = address("section 6 of the Lamps Act 1911", Effect.REPEALS, "ukpga/1911/7/section/6")
    assert places["(4) Omit section 6."] == (repeals,)


def test_an_act_may_be_named_by_the_name_that_the_document_gives_it() -> None:
    named = section("9", "Names", f"<Text>See {LAMPS} (“the 1911 Act”).</Text>")
    parts = body(named + section("10", "Oil", text("In section 5 of the 1911 Act omit subsection (2).")))
    assert read_clml(clml(parts)).divisions[1].blocks[0].second_addresses == (AMENDS,)


def test_a_known_act_needs_no_link() -> None:
    found = blocks(text("In section 47 of the Children Act 1989, in subsection (1) omit “lit”."))
    assert found[0].second_addresses == (
        address("section 47 of the Children Act 1989", Effect.AMENDS, "ukpga/1989/41/section/47"),
    )


def test_an_instrument_may_be_named_by_its_footnote() -> None:
    citation = f'<Citation URI="{SITE}/id/uksi/2002/77" Year="2002">S.I. 2002/77</Citation>'
    content = unit(
        2,
        "1",
        '<Text>The Lamp Oil (Wales) Regulations 2002<FootnoteRef Ref="f1"/> are amended as follows.</Text>',
    ) + unit(
        2,
        "2",
        text("After regulation 3 insert—")
        + quoted(
            "<P1group><Title>Oil</Title><P1><Pnumber>3A</Pnumber><P1para><Text>Lit.</Text></P1para></P1></P1group>",
            target="secondary",
        ),
    )
    parts = body(p1("regulation/2", "2", content, REGULATIONS))
    document = read_clml(clml(parts, work=REGULATIONS, version="made", after=footnotes(f1=f"{citation}.")))
    place = address(
        "regulation 3A of the Lamp Oil (Wales) Regulations 2002", Effect.INSERTS, "uksi/2002/77/regulation/3A"
    )
    assert [(block.text, block.second_addresses) for block in document.divisions[0].blocks[1:4]] == [
        ("(2) After regulation 3 insert—", (place,)),
        ("“Oil", (place,)),
        ("3A Lit.”", (place,)),
    ]


def test_a_schedule_amends_the_act_that_its_heading_names() -> None:
    groups = "".join(
        f"<P1group><Title>{title}</Title>{p1(f'schedule/1/paragraph/{number}', number, content)}</P1group>"
        for number, title, content in (
            ("1", LAMPS.removeprefix("the "), text("In section 5, omit subsection (2).")),
            ("2", "Unknown Lamps Act 1920", text("In section 5, omit subsection (3).")),
        )
    )
    known, unknown = read_clml(
        clml(f"<Schedules>{schedule('1', 'Amendments', groups)}</Schedules>")
    ).divisions
    assert known.blocks[0].second_addresses == (AMENDS,)
    assert unknown.blocks[0].second_addresses == ()


def test_a_new_schedule_has_one_place_for_all_its_paragraphs() -> None:
    new = (
        "<Schedule><Number>SCHEDULE 1A</Number><TitleBlock><Title>Oil</Title></TitleBlock><ScheduleBody>"
        "<P1group><Title>Lamp oil</Title>"
        "<P1><Pnumber>1</Pnumber><P1para><Text>Lit.</Text></P1para></P1></P1group></ScheduleBody></Schedule>"
    )
    found = blocks(f"<Text>After Schedule 1 to {LAMPS} insert—</Text>{quoted(new)}")
    place = address("Schedule 1A to the Lamps Act 1911", Effect.INSERTS, "ukpga/1911/7/schedule/1A")
    assert [block.text for block in found[1:]] == ["“SCHEDULE 1A", "Oil", "Lamp oil", "1 Lit.”"]
    assert {block.second_addresses for block in found} == {(place,)}


@pytest.mark.parametrize(
    "content",
    [
        text("In section 5 of the Unheard-of Lamps Act 1920, omit subsection (2)."),
        text("In section 5 of this Act, omit subsection (2)."),
        text("In section 5, omit subsection (2)."),
        text("In section 5 of the Children Act 1989, “lamp” means a lantern."),
        text("After section 31 insert—") + quoted(NEW),
        text("After regulation 3 insert—") + quoted("<P1><Pnumber>3A</Pnumber></P1>", target="secondary"),
        text("See—") + quoted(NEW),
        text("For sections 2 to 9 of the Children Act 1989 substitute—")
        + quoted(NEW.replace("31ZA", "3" * 5000)),
    ],
)
def test_nothing_is_said_where_the_place_is_not_certain(content: str) -> None:
    assert not any(block.second_addresses for block in blocks(content))


def test_published_amendments_find_their_places(documents: Path) -> None:
    document = read_clml((documents / "clml" / "asc-2025-1-2025-03-25.xml").read_bytes())
    places = {
        (division.place, second.effect, second.address.removeprefix("https://www.legislation.gov.uk/"))
        for division in document.divisions
        for block in division.blocks
        for second in block.second_addresses
    }
    assert ("section-2", Effect.INSERTS, "anaw/2016/2/section/2A") in places
    assert ("section-4", Effect.INSERTS, "anaw/2016/2/schedule/1A") in places
    assert ("section-13", Effect.AMENDS, "anaw/2014/4/section/81") in places
    assert ("schedule-2-paragraph-1", Effect.AMENDS, "ukpga/1983/20/section/117") in places
    assert not any(place == "section-1" for place, _, _ in places)
