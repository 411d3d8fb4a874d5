from datetime import date
from pathlib import Path

import pytest

from ingest.formats.clml.reader import read_clml
from knowledge.vocabulary import Commencement, CommencementState
from tests.ingest.formats.sample_clml import body, clml, commentaries, p1, schedule, section, text, unit

PROSPECTIVE = 'Status="Prospective" Match="false"'
ASSENT = date(2024, 4, 29)


def commencement(
    note: str = "", attributes: str = "", content: str = "<Text>Keep it.</Text>", **options: str
) -> Commencement | None:
    referring = content.replace("<Text>", '<Text><CommentaryRef Ref="I1"/>', 1)
    parts = body(section("58", "Lanterns", referring, attributes))
    return read_clml(clml(parts, after=commentaries(I1=note), **options)).divisions[0].commencement


def test_a_commencement_note_states_the_start() -> None:
    assert commencement("S. 58 in force at 29.6.2026, see s. 78(2)") == Commencement(
        state=CommencementState.IN_FORCE,
        since=date(2026, 6, 29),
        note="in force at 29 June 2026 by section 78(2), as noted on legislation.gov.uk",
        checked="2026-06",
    )


def test_the_day_of_a_version_states_nothing() -> None:
    assert commencement(attributes='RestrictStartDate="2026-06-01"') is None


def test_a_provision_marked_prospective_is_not_in_force() -> None:
    found = commencement("S. 58 not in force at Royal Assent, see s. 78(5)", PROSPECTIVE)
    assert found is not None
    assert (found.state, found.since) == (CommencementState.NOT_IN_FORCE, None)
    assert found.note == "marked prospective on legislation.gov.uk"


def test_a_part_marked_prospective_covers_its_sections_unless_they_have_a_version_of_their_own() -> None:
    marked = section("1", "Oil", text("Keep it.")) + section(
        "2", "Wick", text("Keep it."), 'RestrictStartDate="2026-06-01"'
    )
    parts = body(f"<Part {PROSPECTIVE}><Number>PART 1</Number>{marked}</Part>")
    first, second = read_clml(clml(parts)).divisions
    assert first.commencement is not None
    assert first.commencement.state is CommencementState.NOT_IN_FORCE
    assert second.commencement is None


def test_a_power_in_force_leaves_a_prospective_section_partly_in_force() -> None:
    found = commencement("S. 58 in force at Royal Assent for specified purposes, see s. 78(1)", PROSPECTIVE)
    assert found is not None
    assert (found.state, found.since) == (CommencementState.PARTLY_IN_FORCE, ASSENT)
    assert "for specified purposes" in found.note


def test_a_prospective_subsection_leaves_the_section_partly_in_force() -> None:
    content = text("Keep it.") + unit(2, "2", text("Light it.")).replace("<P2", f"<P2 {PROSPECTIVE}", 1)
    found = commencement("S. 58 in force at 29.6.2026, see s. 78(2)", content=content)
    assert found is not None
    assert found.state is CommencementState.PARTLY_IN_FORCE


def test_the_rest_completes_what_was_partly_in_force() -> None:
    note = "S. 58 in force at 1.5.2026 for E.; S. 58 in force at 1.6.2026 in so far as not already in force"
    found = commencement(note)
    assert found is not None
    assert (found.state, found.since) == (CommencementState.IN_FORCE, date(2026, 6, 1))


def test_a_start_after_the_file_states_nothing_yet() -> None:
    assert commencement("S. 58 in force at 1.9.2026, see s. 78(2)") is None
    found = commencement("S. 58 in force at 1.9.2026, see s. 78(2)", PROSPECTIVE)
    assert found is not None
    assert found.state is CommencementState.NOT_IN_FORCE


def test_a_version_of_a_day_speaks_of_that_day_and_not_of_its_last_change() -> None:
    found = commencement(
        "S. 58 in force at 1.6.2026", version="2026-06-01", valid="2026-06-01", modified="2026-10-02"
    )
    assert found is not None
    assert found.checked == "2026-06"
    found = commencement("S. 58 in force at 1.6.2026", valid="2026-06-01", modified="2026-10-02")
    assert found is not None
    assert found.checked == "2026-10"


def test_marks_that_contradict_each_other_leave_the_state_unknown() -> None:
    found = commencement("S. 58 in force at 1.6.2026", PROSPECTIVE)
    assert found is not None
    assert found.state is CommencementState.UNKNOWN


def test_a_section_that_did_not_start_at_royal_assent_may_have_started_since() -> None:
    found = commencement("S. 58 not in force at Royal Assent, see s. 78(5)")
    assert found is not None
    assert found.state is CommencementState.UNKNOWN


@pytest.mark.parametrize(
    ("attributes", "content"),
    [('Status="Repealed"', "<Text>Keep it.</Text>"), ("", "<Text>. . . . . .</Text>")],
)
def test_repealed_text_is_not_in_force(attributes: str, content: str) -> None:
    found = commencement("S. 58 in force at 1.6.2026", attributes, content)
    assert found is not None
    assert found.state is CommencementState.NOT_IN_FORCE
    assert found.note == "repealed, as shown on legislation.gov.uk"


def test_text_that_ended_is_not_in_force() -> None:
    found = commencement(
        attributes='RestrictStartDate="2025-01-01" RestrictEndDate="2026-01-01" Match="false"'
    )
    assert found is not None
    assert (found.state, found.note) == (
        CommencementState.NOT_IN_FORCE,
        "no longer in force after 1 January 2026, as marked on legislation.gov.uk",
    )


def test_a_note_on_a_part_counts_for_its_sections_and_one_on_a_section_for_no_other() -> None:
    noted = section("1", "Oil", '<Text><CommentaryRef Ref="I2"/>Keep it.</Text>')
    plain = section("2", "Wick", text("Keep it."))
    part = f'<Part><Number><CommentaryRef Ref="I1"/>PART 1</Number>{noted}{plain}</Part>'
    parts = body(part + section("3", "Glass", text("Keep it.")))
    notes = commentaries(I1="Pt. 1 in force at 1.5.2026", I2="S. 1 not in force at Royal Assent")
    states = [division.commencement for division in read_clml(clml(parts, after=notes)).divisions]
    assert [state and state.since for state in states] == [date(2026, 5, 1), date(2026, 5, 1), None]


def test_a_schedule_is_not_in_force_because_its_paragraphs_are() -> None:
    paragraph = p1("schedule/1/paragraph/1", "1", '<Text><CommentaryRef Ref="I1"/>Keep it.</Text>')
    parts = f"<Schedules>{schedule('1', 'Oil', paragraph, 'Section 1')}</Schedules>"
    first, second = read_clml(
        clml(parts, after=commentaries(I1="Sch. 1 para. 1 in force at 1.6.2026"))
    ).divisions
    assert first.commencement is None
    assert second.commencement is not None


def test_the_original_version_says_nothing_of_commencement() -> None:
    assert commencement("S. 58 in force at Royal Assent", version="enacted") is None
    assert commencement(attributes=PROSPECTIVE, version="enacted") is None


def test_a_file_of_an_early_year_still_has_a_month() -> None:
    found = commencement(attributes=PROSPECTIVE, valid="0900-01-02", modified="")
    assert found is not None
    assert found.checked == "0900-01"


def test_a_file_without_a_day_states_nothing() -> None:
    assert commencement("S. 58 in force at 1.6.2026", valid="", modified="", attributes="") is None


def test_a_published_act_marks_what_waits(documents: Path) -> None:
    document = read_clml((documents / "clml" / "asc-2025-1-2025-03-25.xml").read_bytes())
    found = {division.place: division.commencement for division in document.divisions}
    states = {place: state.state for place, state in found.items() if state}
    assert states["section-1"] is CommencementState.IN_FORCE
    assert states["section-2"] is CommencementState.NOT_IN_FORCE
    assert states["section-22"] is CommencementState.PARTLY_IN_FORCE
    assert states["schedule-1-paragraph-2"] is CommencementState.PARTLY_IN_FORCE
    assert found["introduction"] is None
    assert {state.checked for state in found.values() if state} == {"2025-03"}
