from pathlib import Path

import pytest

from ingest.documents.document import Division, Document
from ingest.formats.clml.reader import read_clml
from tests.ingest.formats.sample_clml import (
    REGULATIONS,
    SITE,
    body,
    clml,
    footnotes,
    p1,
    schedule,
    section,
    text,
)

DUTY = section("1", "Duty to keep a lantern", text("A keeper must keep a lantern."))


def divisions(parts: str, **options: str) -> dict[str, Division]:
    return {division.place: division for division in read_clml(clml(parts, **options)).divisions}


def test_each_section_is_a_division_under_its_headings() -> None:
    sections = DUTY + section("31ZA", "Spare lanterns", text("A keeper may keep another."))
    block = f"<Pblock><Title>Lanterns</Title>{sections}</Pblock>"
    found = divisions(body(f"<Part><Number>PART 2A</Number><Title>Keeping</Title>{block}</Part>"))
    assert list(found) == ["section-1", "section-31za"]
    assert found["section-31za"].locator == "section 31ZA"
    assert found["section-31za"].heading_path == ("Part 2A: Keeping", "Lanterns", "Spare lanterns")
    assert found["section-31za"].address == "https://www.legislation.gov.uk/ukpga/2024/900/section/31ZA"
    assert found["section-31za"].fragment == "section-31ZA"
    assert found["section-31za"].extent == "E+W"


@pytest.mark.parametrize(
    ("path", "place", "locator"),
    [
        ("regulation/44", "regulation-44", "regulation 44"),
        ("article/5", "article-5", "article 5"),
        ("rule/1.1", "rule-1-1", "rule 1.1"),
        ("schedule/2/paragraph/4A", "schedule-2-paragraph-4a", "Schedule 2, paragraph 4A"),
        ("schedule/2/part/1/paragraph/4", "schedule-2-part-1-paragraph-4", "Schedule 2, Part 1, paragraph 4"),
        ("schedule/paragraph/3", "schedule-paragraph-3", "Schedule, paragraph 3"),
    ],
)
def test_provisions_are_cited_by_their_kind(path: str, place: str, locator: str) -> None:
    found = divisions(body(p1(path, "4", text("Lanterns are kept."))))
    assert found[place].locator == locator


def test_a_provision_without_an_address_is_known_by_its_number() -> None:
    bare = "<P1><Pnumber>7</Pnumber><P1para><Text>Lanterns are kept.</Text></P1para></P1>"
    assert list(divisions(body(bare))) == ["section-7"]
    assert list(divisions(body(bare), work=REGULATIONS)) == ["regulation-7"]
    inside = "<Schedule><Number>SCHEDULE 3</Number><ScheduleBody>" + bare + "</ScheduleBody></Schedule>"
    assert list(divisions(f"<Schedules>{inside}</Schedules>")) == ["schedule-3-paragraph-7"]


def test_places_stay_unique_where_a_provision_has_two_versions() -> None:
    found = divisions(body(DUTY + DUTY.replace("<P1group ", '<P1group RestrictExtent="S" ')))
    assert [(place, division.extent) for place, division in found.items()] == [
        ("section-1", "E+W"),
        ("section-1-2", "S"),
    ]


def test_what_is_printed_before_and_after_the_law_has_divisions_of_its_own() -> None:
    parts = (
        f'<SecondaryPrelims IdURI="{SITE}/id/{REGULATIONS}/introduction"><Number>2024 No. 901</Number>'
        "<Title>The Lantern Keepers Regulations 2024</Title>"
        "<MadeDate><Text>Made</Text><DateText>29th April 2024</DateText></MadeDate></SecondaryPrelims>"
        + body(
            p1("regulation/1", "1", text("Keep it."), REGULATIONS)
            + "<SignedSection><Signatory><Signee><PersonName>Ada Wick</PersonName></Signee></Signatory>"
            "</SignedSection>"
        )
        + "<ExplanatoryNotes><Title>Explanatory Note</Title>"
        "<Comment><Para><Text>(This note is not part of the Regulations)</Text></Para></Comment>"
        "<P><Text>They are about lanterns.</Text></P></ExplanatoryNotes>"
        "<EarlierOrders><P><Text>None.</Text></P></EarlierOrders>"
    )
    found = divisions(parts, work=REGULATIONS, version="made", attributes="")
    assert {place: [block.text for block in division.blocks] for place, division in found.items()} == {
        "introduction": ["2024 No. 901", "Made 29th April 2024"],
        "regulation-1": ["Keep it."],
        "signature": ["Ada Wick"],
        "explanatory-note": ["They are about lanterns."],
        "note-as-to-earlier-commencement-orders": ["None."],
    }
    assert found["explanatory-note"].heading_path == (
        "Explanatory Note (This note is not part of the Regulations)",
    )
    assert "not part of the law" in found["note-as-to-earlier-commencement-orders"].heading_path[0]
    assert all(found[place].commencement is None for place in ("introduction", "explanatory-note"))


def test_schedules_are_read_by_paragraph_or_whole() -> None:
    paragraph = p1("schedule/1/paragraph/1", "1", text("Oil is for lanterns."))
    parts = body(DUTY) + "<Schedules><Title>Schedules</Title>{}{}</Schedules>".format(
        schedule(
            "1", "Oil", f"<Part><Number>PART 1</Number><Title>Lamp oil</Title>{paragraph}</Part>", "Section 1"
        ),
        schedule("2", "Wicks", "<P><Text>Wicks are kept dry.</Text></P>"),
    )
    found = divisions(parts)
    assert {place: (division.locator, division.heading_path) for place, division in found.items()} == {
        "section-1": ("section 1", ("Duty to keep a lantern",)),
        "schedule-1": ("Schedule 1", ("Schedules", "Schedule 1: Oil")),
        "schedule-1-paragraph-1": (
            "Schedule 1, paragraph 1",
            ("Schedules", "Schedule 1: Oil", "Part 1: Lamp oil"),
        ),
        "schedule-2": ("Schedule 2", ("Schedules", "Schedule 2: Wicks")),
    }
    assert found["schedule-1"].blocks[0].text == "Section 1"
    assert found["schedule-2"].blocks[0].text == "Wicks are kept dry."
    assert found["schedule-2"].fragment == "schedule-2"


def test_text_under_a_heading_between_sections_is_not_lost() -> None:
    part = f'<Part id="part-1"><Number>PART 1</Number>{DUTY}<P><Text>Lamps too.</Text></P></Part>'
    found = divisions(body(part))
    assert found["part-1"].blocks[0].text == "Lamps too."
    assert (found["part-1"].locator, found["part-1"].fragment) == ("Part 1", "part-1")


def test_footnotes_follow_the_provision_that_first_refers_to_them() -> None:
    first = p1(
        "regulation/1", "1", '<Text>Oil<FootnoteRef Ref="f9"/> and wick<FootnoteRef Ref="f2"/>.</Text>'
    )
    second = p1("regulation/2", "2", '<Text>Oil<FootnoteRef Ref="f9"/> again.</Text>')
    notes = footnotes(f2="A wick is of cotton.", f9="Oil burns.", f3="Unused.")
    document = read_clml(clml(body(first + second), work=REGULATIONS, version="made", after=notes))
    assert [[block.text for block in division.blocks] for division in document.divisions] == [
        ["Oil [1] and wick [2].", "[1] Oil burns.", "[2] A wick is of cotton."],
        ["Oil [1] again."],
    ]
    assert document.warnings == ("footnotes that the text does not refer to, left out: 1",)


def test_a_footnote_of_several_paragraphs_is_one_line() -> None:
    note = footnotes(f1="Oil burns.").replace("<Para>", "<Para/><Para><Text/></Para><Para>")
    parts = body(p1("regulation/1", "1", '<Text>Oil<FootnoteRef Ref="f1"/></Text>'))
    assert read_clml(clml(parts, after=note)).divisions[0].blocks[-1].text == "[1] Oil burns."


def test_a_footnote_of_a_heading_goes_with_the_first_provision_under_it() -> None:
    parts = body(f'<Part><Number>PART 1</Number><Title>Oil<FootnoteRef Ref="f1"/></Title>{DUTY}</Part>')
    division = read_clml(clml(parts, after=footnotes(f1="Oil burns."))).divisions[0]
    assert division.heading_path[0] == "Part 1: Oil"
    assert division.blocks[-1].text == "[1] Oil burns."


def test_a_published_act_has_its_sections_and_schedules(documents: Path) -> None:
    document = _published(documents, "asc-2025-1-2025-03-25")
    found = {division.place: division for division in document.divisions}
    assert [f"section-{number}" for number in range(1, 31)] == [
        place for place in found if place.startswith("section")
    ]
    assert found["schedule-1-paragraph-2"].locator == "Schedule 1, paragraph 2"
    assert found["section-2"].address == "https://www.legislation.gov.uk/asc/2025/1/section/2/2025-03-25"
    assert document.warnings == ()


def test_a_published_instrument_has_its_notes(documents: Path) -> None:
    document = _published(documents, "uksi-2025-3-made")
    marks = [block.text.partition(" ")[0] for block in document.blocks() if block.text.startswith("[")]
    assert marks == [f"[{number}]" for number in range(1, 19)]
    assert [division.place for division in document.divisions][-2:] == ["signature", "explanatory-note"]


def _published(documents: Path, file: str) -> Document:
    return read_clml((documents / "clml" / f"{file}.xml").read_bytes())
