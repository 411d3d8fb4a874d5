from datetime import date

import pytest

from ingest.formats.akoma_ntoso.reader import read_akoma_ntoso
from knowledge.vocabulary import CommencementState
from tests.ingest.formats.sample_akoma import (
    DUTY,
    act,
    annotation,
    lines,
    only,
    part,
    prospective,
    section,
    text,
)

STARTED = date(2026, 6, 1)
PARTLY = CommencementState.PARTLY_IN_FORCE


def test_extent_comes_from_the_nearest_place_that_has_one() -> None:
    analysis = (
        '<restriction refersTo="#extent-e+w" type="jurisdiction"/>'
        '<restriction href="#section-2" refersTo="#extent-s" type="jurisdiction"/>'
        '<restriction href="#section-1" refersTo="#period-from-2026-06-29" type="jurisdiction"/>'
    )
    document = read_akoma_ntoso(act(DUTY + section("2", "Two", text("Two.")), analysis=analysis))
    assert [division.extent for division in document.divisions] == ["E+W", "E+W", "S"]


def test_a_date_of_a_version_proves_no_commencement() -> None:
    assert only(read_akoma_ntoso(act(DUTY)), "section-1").commencement is None


def test_prospective_is_not_in_force() -> None:
    document = read_akoma_ntoso(
        act(DUTY + section("2", "Two", text("Two.")), analysis=prospective("section-1"))
    )
    commencement = only(document, "section-1").commencement
    assert commencement is not None
    assert (commencement.state, commencement.since) == (CommencementState.NOT_IN_FORCE, None)
    assert commencement.checked == "2026-06"
    assert only(document, "section-2").commencement is None


@pytest.mark.parametrize(
    ("words", "state", "since"),
    [
        ("S. 1  in force at 1.6.2026, see s. 9(2)", CommencementState.IN_FORCE, STARTED),
        ("S. 1 in force at 1.6.2026 for specified purposes, see s. 9", PARTLY, STARTED),
        ("S. 1(2) in force at 1.6.2026, see s. 9(2)", PARTLY, STARTED),
        ("S. 1 in force at 1.9.2027, see s. 9(2)", None, None),
        ("S. 1 not in force at Royal Assent, see s. 9(2)", None, None),
    ],
)
def test_in_force_only_where_a_note_says_so(
    words: str, state: CommencementState | None, since: date | None
) -> None:
    notes, attached = annotation("I1", words, "section-1")
    division = only(read_akoma_ntoso(act(DUTY, analysis=attached, notes=notes)), "section-1")
    assert [block.text for block in division.notes] == [" ".join(words.split())]
    commencement = division.commencement
    assert (commencement.state if commencement else None) is state
    assert (commencement.since if commencement else None) == since


def test_a_text_as_enacted_says_nothing_of_commencement() -> None:
    document = read_akoma_ntoso(
        act(DUTY, version="enacted", valid="enacted", analysis=prospective("section-1"))
    )
    assert only(document, "section-1").commencement is None


def test_annotations_are_kept_apart_from_the_text() -> None:
    notes = (
        annotation("F1", "Word inserted by a later Act")[0] + annotation("C1", "Part applied elsewhere")[0]
    )
    marked = section(
        "1", "Duty", text("Keep <ins class='first last'><noteRef href='#F1' class='commentary F'/>it</ins>.")
    )
    body = part(
        "1", "<noteRef href='#C1' class='commentary C'/>Care", marked + section("2", "Two", text("Two."))
    )
    document = read_akoma_ntoso(act(body, notes=notes))
    first = only(document, "section-1")
    assert lines(first) == ["Keep it."]
    assert [block.text for block in first.notes] == ["Part applied elsewhere", "Word inserted by a later Act"]
    assert only(document, "section-2").notes == ()
