from ingest.formats.akoma_ntoso.reader import read_akoma_ntoso
from knowledge.vocabulary import Effect
from tests.ingest.formats.sample_akoma import (
    AMENDS,
    act,
    crossheading,
    inserting,
    intro,
    level,
    lines,
    only,
    paragraph,
    part,
    quoted_section,
    schedule,
    section,
    subsection,
    text,
)


def test_inserted_sections_carry_both_addresses() -> None:
    quoted = quoted_section(
        "31ZA", "Lanterns", subsection("1", text("Light one.")) + subsection("2", text("Or two."))
    )
    content = AMENDS + subsection("2", inserting("After section 31 insert—", quoted, "."))
    division = only(read_akoma_ntoso(act(section("4", "Care", content))), "section-4")
    assert lines(division)[1:] == [
        "(2) After section 31 insert—",
        "“31ZA Lanterns",
        "(1) Light one.",
        "(2) Or two.”.",
    ]
    assert [block.label for block in division.blocks] == ["(1)", "(2)", None, None, None]
    (second,) = division.blocks[2].second_addresses
    assert second.place == "section 31ZA of the Children Act 1989"
    assert second.effect is Effect.INSERTS
    assert second.address == "https://www.legislation.gov.uk/ukpga/1989/41/section/31ZA"
    assert {block.second_addresses for block in division.blocks[2:]} == {(second,)}
    assert not division.blocks[0].second_addresses


def test_sections_that_come_after_a_quoted_heading_are_inserted_too() -> None:
    heading = "<hcontainer name='crossheading'><heading>Lanterns</heading></hcontainer>"
    mod = (
        "<content><p><mod>After section 31 insert—"
        f"<quotedStructure startQuote='“' endQuote=''>{heading}</quotedStructure>"
        f"<quotedStructure startQuote='' endQuote='”'>{quoted_section('31ZA', 'Wicks', text('Trim it.'))}"
        "</quotedStructure></mod></p></content>"
    )
    division = only(read_akoma_ntoso(act(section("4", "Care", AMENDS + subsection("2", mod)))), "section-4")
    assert lines(division)[2:] == ["“Lanterns", "31ZA Wicks", "Trim it.”"]
    assert division.blocks[-1].second_addresses[0].place == "section 31ZA of the Children Act 1989"


def test_amended_sections_are_second_addresses() -> None:
    content = AMENDS + subsection(
        "2",
        intro("In section 17(6)—")
        + level("a", text("for “oil” substitute “wax”;"))
        + level("b", inserting("at the end insert—", level("c", text("candles")), ";")),
    )
    division = only(read_akoma_ntoso(act(section("4", "Care", content))), "section-4")
    places = [[address.place for address in block.second_addresses] for block in division.blocks]
    amended = ["section 17 of the Children Act 1989"]
    assert places == [[], [], amended, amended, amended]
    assert lines(division)[-1] == "“(c) candles”;"


def test_an_unknown_act_has_no_second_address() -> None:
    content = AMENDS + subsection("2", text("In section 5 of the Wick Trimmers Act 1801, omit “oil”."))
    division = only(read_akoma_ntoso(act(section("4", "Care", content))), "section-4")
    assert not any(block.second_addresses for block in division.blocks)


def test_links_and_short_names_lead_to_the_act() -> None:
    link = '<ref href="http://www.legislation.gov.uk/id/anaw/2016/2">Lamps (Wales) Act 2016 (anaw 2)</ref>'
    named = section("1", "Terms", text(f"This amends the Care of {link} (“<term>the 2016 Act</term>”)."))
    amends = section("2", "Lamps", intro("In the 2016 Act—") + level("a", text("in section 3, omit “oil”;")))
    (second,) = only(read_akoma_ntoso(act(named + amends)), "section-2").blocks[1].second_addresses
    assert second.place == "section 3 of the Care of Lamps (Wales) Act 2016"
    assert second.address == "https://www.legislation.gov.uk/anaw/2016/2/section/3"


def test_an_act_holds_for_the_paragraphs_of_a_schedule_that_follow() -> None:
    content = part(
        "1",
        "Care",
        crossheading(
            "First", paragraph("1", text("The Children Act 1989 is amended as set out in paragraph 2."))
        )
        + crossheading("Then", paragraph("2", text("Omit section 9."))),
    ) + part("2", "Other Acts", paragraph("3", text("Omit section 8.")))
    document = read_akoma_ntoso(act(schedule("1", "Repeals", content)))
    (second,) = only(document, "schedule-1-paragraph-2").blocks[0].second_addresses
    assert (second.place, second.effect) == ("section 9 of the Children Act 1989", Effect.REPEALS)
    assert not only(document, "schedule-1-paragraph-3").blocks[0].second_addresses


def test_quoted_schedules_and_sections_are_no_places_of_the_document() -> None:
    quoted = (
        '<hcontainer name="schedule"><num>SCHEDULE 1A</num><heading>OIL</heading>'
        + paragraph("1", text("No oil."))
        + "</hcontainer>"
    )
    content = AMENDS + subsection("2", inserting("After Schedule 1 insert—", quoted))
    document = read_akoma_ntoso(act(section("4", "Care", content)))
    assert [division.place for division in document.divisions] == ["introduction", "section-4"]
    assert lines(document.divisions[1])[2:] == ["“SCHEDULE 1A", "OIL", "1 No oil.”"]
    assert (
        document.divisions[1].blocks[-1].second_addresses[0].place == "Schedule 1A to the Children Act 1989"
    )
