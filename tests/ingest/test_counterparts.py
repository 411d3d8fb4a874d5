from datetime import date

from ingest.counterparts import agree
from knowledge.vocabulary import Authority, Commencement, CommencementState, Passage, Role, Source

SOURCE = Source(
    id="sample-act",
    title="Sample Act 2020",
    publisher="Nobody",
    authority=Authority.ACT,
    edition="2020 c. 1",
    dated=date(2020, 1, 2),
    licence="None",
    address="https://www.legislation.gov.uk/ukpga/2020/1",
)
WAITS = Commencement(state=CommencementState.NOT_IN_FORCE, note="Waits for regulations", checked="2026-06")
UNKNOWN = Commencement(state=CommencementState.UNKNOWN, note="Not said", checked="2026-11")
STARTED = Commencement(
    state=CommencementState.IN_FORCE, since=date(2026, 9, 1), note="By S.I. 2026/9", checked="2026-11"
)


def passage(source_id: str, number: int, commencement: Commencement, **more: object) -> Passage:
    return Passage.model_validate(
        {
            "id": f"{source_id}/section-1#{number}",
            "source_id": source_id,
            "place": "section-1",
            "locator": "section 1",
            "heading_path": ("Umbrellas",),
            "address": "https://www.legislation.gov.uk/ukpga/2020/1/section/1",
            "text": "A keeper must carry an umbrella.",
            "commencement": commencement,
            "checked": commencement.checked,
            **more,
        }
    )


BRIEFING = [
    passage("sample-act", 0, WAITS, bill_clauses={"sample-bill": "4"}),
    passage("sample-act", 1, WAITS, role=Role.COMMENCEMENT, text="Section 1 was not in force in June 2026."),
]


def test_the_official_text_gains_what_the_briefing_knows() -> None:
    (official,), _ = agree([passage("sample-act@enacted", 0, UNKNOWN)], BRIEFING, SOURCE)
    assert official.commencement == WAITS
    assert official.bill_clauses == {"sample-bill": "4"}


def test_the_briefing_gives_up_what_it_says_of_commencement_for_what_was_marked_later() -> None:
    _, briefing = agree([passage("sample-act@2026-09-01", 0, STARTED)], BRIEFING, SOURCE)
    assert [item.commencement for item in briefing] == [STARTED, STARTED]
    assert briefing[0].text == BRIEFING[0].text
    assert briefing[1].text == (
        "Section 1 of the Sample Act 2020 was in force from 1 September 2026, according to its official "
        "text as checked in November 2026: By S.I. 2026/9."
    )


def test_an_older_mark_changes_nothing() -> None:
    older = STARTED.model_copy(update={"checked": "2026-05"})
    _, briefing = agree([passage("sample-act@2026-05-01", 0, older)], BRIEFING, SOURCE)
    assert briefing == BRIEFING


def test_the_same_state_keeps_the_briefings_own_words() -> None:
    marked = WAITS.model_copy(update={"checked": "2026-11", "note": "Marked prospective"})
    _, briefing = agree([passage("sample-act@2026-11-01", 0, marked)], BRIEFING, SOURCE)
    assert briefing == BRIEFING


def test_a_place_without_a_briefing_stays_as_it_is() -> None:
    official = [passage("sample-act@enacted", 0, UNKNOWN)]
    assert agree(official, [], SOURCE).official == official
