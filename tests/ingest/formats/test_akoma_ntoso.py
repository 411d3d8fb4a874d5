from datetime import date

import pytest

from ingest.documents.document import Format
from ingest.errors import DocumentError
from ingest.formats.akoma_ntoso.reader import read_akoma_ntoso
from knowledge.vocabulary import Authority
from tests.ingest.formats.sample_akoma import (
    DUTY,
    act,
    bill,
    crossheading,
    lines,
    only,
    paragraph,
    part,
    schedule,
    section,
    subsection,
    text,
)


def test_says_what_an_act_is() -> None:
    document = read_akoma_ntoso(act(DUTY))
    assert (document.format, document.title, document.publisher, document.licence) == (
        Format.AKOMA_NTOSO,
        "Lantern Keepers Act 2024",
        "legislation.gov.uk",
        "ogl-3.0",
    )
    assert document.authority is Authority.ACT
    assert document.edition == "revised text, as valid from 29 June 2026"
    assert (document.edition_id, document.dated) == ("2026-06-29", date(2026, 6, 29))
    assert document.address == "https://www.legislation.gov.uk/ukpga/2024/900"
    assert document.warnings == ()


def test_an_act_as_enacted_is_dated_by_its_enactment_and_keeps_its_pages() -> None:
    document = read_akoma_ntoso(act(DUTY, version="enacted", valid="enacted"))
    assert (document.edition, document.edition_id) == ("as enacted", "enacted")
    assert document.dated == date(2024, 4, 29)
    page = "https://www.legislation.gov.uk/ukpga/2024/900/section/1/enacted"
    assert only(document, "section-1").address == page


@pytest.mark.parametrize(
    ("work", "authority"),
    [("uksi/2024/9", Authority.REGULATIONS), ("asc/2024/9", Authority.ACT), ("ukdsi/2024/9", None)],
)
def test_the_rank_follows_from_the_address(work: str, authority: Authority | None) -> None:
    assert read_akoma_ntoso(act(DUTY, work=work)).authority is authority


def test_says_what_a_bill_is() -> None:
    document = read_akoma_ntoso(bill(DUTY))
    assert document.title == "Lantern Keepers Bill [HL]"
    assert (document.publisher, document.licence, document.address) == ("UK Parliament", "opl-3.0", None)
    assert document.authority is Authority.BILL
    assert document.edition == "Bill 909, as brought from the Lords"
    assert (document.edition_id, document.dated) == ("bill-909", date(2025, 3, 4))


@pytest.mark.parametrize("published", ["9999-01-01", "soon", ""])
def test_a_placeholder_is_no_date(published: str) -> None:
    assert read_akoma_ntoso(bill(DUTY, published=published)).dated is None


def test_the_sections_of_a_bill_are_clauses() -> None:
    clause = only(read_akoma_ntoso(bill(DUTY)), "clause-1")
    assert (clause.locator, clause.address, clause.fragment) == ("clause 1", None, "section-1")


def test_long_title_and_enacting_words_are_the_introduction() -> None:
    introduction = read_akoma_ntoso(bill(DUTY)).divisions[0]
    assert (introduction.place, introduction.locator) == ("introduction", "introduction")
    assert lines(introduction) == ["A bill to Make provision about lanterns.", "Let it be enacted:—"]


def test_cover_contents_and_last_page_are_left_out() -> None:
    text_ = read_akoma_ntoso(bill(DUTY)).text
    assert "Printed" not in text_
    assert "as brought" not in text_.lower()


def test_the_dates_of_an_instrument_are_read_without_glue() -> None:
    dates = (
        '<block name="banner">Statutory Instruments</block><container name="dates">'
        '<block name="madeDate"><span>Made</span><docDate date="2024-04-29">29th April</docDate></block>'
        "</container>"
    )
    document = read_akoma_ntoso(act(DUTY, work="uksi/2024/9", preface=dates))
    assert lines(document.divisions[0]) == ["Made 29th April"]


def test_headings_lead_to_the_section() -> None:
    body = part(
        "1",
        "Care",
        f"<chapter><num>CHAPTER 2</num><heading>Oil</heading>{crossheading('Wicks', DUTY)}</chapter>",
    )
    division = only(read_akoma_ntoso(act(body)), "section-1")
    assert division.heading_path == ("Part 1: Care", "Chapter 2: Oil", "Wicks", "Duty to keep a lantern")
    assert division.address == "https://www.legislation.gov.uk/ukpga/2024/900/section/1"


def test_a_schedule_is_a_place_and_so_is_each_of_its_paragraphs() -> None:
    content = part(
        "1", "Oil", crossheading("Whales", paragraph("1", text("No whale oil."), "schedule-2-paragraph-1"))
    ) + part(
        "2", "Wicks", paragraph("2", subsection("1", text("Cotton.")).replace("subsection", "subparagraph"))
    )
    document = read_akoma_ntoso(act(DUTY + schedule("2", "Fuel", content, note="Section 1")))
    assert [division.place for division in document.divisions][2:] == [
        "schedule-2",
        "schedule-2-paragraph-1",
        "schedule-2-paragraph-2",
    ]
    whole, first, second = document.divisions[2:]
    assert (whole.locator, lines(whole)) == ("Schedule 2", ["Section 1"])
    assert whole.address == "https://www.legislation.gov.uk/ukpga/2024/900/schedule/2"
    assert first.locator == "Schedule 2, paragraph 1"
    assert first.address == "https://www.legislation.gov.uk/ukpga/2024/900/schedule/2/paragraph/1"
    assert first.heading_path == ("Schedule 2: Fuel", "Part 1: Oil", "Whales")
    assert [block.label for block in second.blocks] == ["(1)"]


def test_a_schedule_without_paragraphs_is_one_division() -> None:
    document = read_akoma_ntoso(
        act(DUTY + schedule("1", "Oath", "<hcontainer name='wrapper1'>" + text("I swear.") + "</hcontainer>"))
    )
    assert lines(only(document, "schedule-1")) == ["I swear."]


def test_paragraphs_that_are_numbered_anew_in_each_part_stay_apart() -> None:
    content = part("1", "Oil", paragraph("1", text("One."))) + part(
        "2", "Wicks", paragraph("1", text("Two."))
    )
    places = [division.place for division in read_akoma_ntoso(act(schedule("1", "Fuel", content))).divisions]
    assert places[1:] == ["schedule-1-paragraph-1", "schedule-1-part-2-paragraph-1"]


def test_regulations_articles_and_rules_are_places() -> None:
    body = (
        '<hcontainer name="regulation" eId="regulation-44"><num>44.</num><heading>Visits</heading>'
        "<paragraph><num>(1)</num><content><p>Visit.</p></content></paragraph></hcontainer>"
        "<article><num>5</num><content><p>Five.</p></content></article>"
        '<hcontainer name="signatures"><content><block name="role">A Keeper</block></content></hcontainer>'
    )
    after = (
        '<conclusions><blockContainer class="explanatoryNotes"><heading>EXPLANATORY NOTE</heading>'
        '<block name="comment">(not part of it)</block><p>These are about visits.</p>'
        "</blockContainer></conclusions>"
    )
    document = read_akoma_ntoso(act(body, work="uksi/2024/9", after=after))
    assert [(division.place, division.locator) for division in document.divisions[1:]] == [
        ("regulation-44", "regulation 44"),
        ("article-5", "article 5"),
        ("signature", None),
        ("explanatory-note", None),
    ]
    assert document.divisions[1].blocks[0].label == "(1)"
    assert document.divisions[-1].heading_path == ("EXPLANATORY NOTE",)


def test_gaps_in_the_clauses_of_a_bill_are_reported() -> None:
    clauses = "".join(section(number, "Keep", text("Keep it.")) for number in ("1", "2", "4", "4A", "8"))
    warnings = read_akoma_ntoso(bill(clauses)).warnings
    assert warnings == ("clause 3 is missing", "clauses 5 to 7 are missing")


def test_what_has_no_text_is_reported() -> None:
    document = read_akoma_ntoso(act(DUTY + crossheading("Nothing", "") + section("2", "Empty", "")))
    assert document.warnings == ("there is no text under the heading “Nothing”", "section 2 has no text")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not well-formed"),
        (b"<akomaNtoso/>", "without a document"),
        (b"<html/>", "is not Akoma Ntoso"),
        (b"<akomaNtoso><judgment/></akomaNtoso>", "no Act, instrument or Bill"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><akomaNtoso><act>&b;</act></akomaNtoso>", "entities"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(body: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        read_akoma_ntoso(body)
    assert "\n" not in str(caught.value)
