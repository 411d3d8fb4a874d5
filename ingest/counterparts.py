"""An official text and the briefing on the same place: what each takes from the other.

The official text gains the clause numbers and what is known of commencement. The briefing gives up what
it says of commencement where the official text, received later, marks another state.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from knowledge.vocabulary import Commencement, CommencementState, Passage, Role, Source

STATES = {
    CommencementState.IN_FORCE: "was in force",
    CommencementState.PARTLY_IN_FORCE: "was partly in force",
    CommencementState.NOT_IN_FORCE: "was not in force",
}


class Agreed(NamedTuple):
    """The passages of both, after each has taken from the other."""

    official: list[Passage]
    briefing: list[Passage]


def agree(official: Sequence[Passage], briefing: Sequence[Passage], source: Source) -> Agreed:
    """Return the passages of an official text and of the briefing of the same work, made to agree.

    Parameters:
        official: the passages of the official text.
        briefing: the passages of the briefing; may be empty.
        source: the briefing's source.
    """
    explained = {passage.place: passage for passage in reversed(briefing)}
    marked = {
        passage.place: passage.commencement for passage in official if passage.commencement.state in STATES
    }
    return Agreed(
        [_completed(passage, explained.get(passage.place)) for passage in official],
        [_updated(passage, marked.get(passage.place), source) for passage in briefing],
    )


def _completed(passage: Passage, briefing: Passage | None) -> Passage:
    if briefing is None:
        return passage
    unknown = passage.commencement.state is CommencementState.UNKNOWN
    return passage.model_copy(
        update={
            "bill_clauses": briefing.bill_clauses,
            "commencement": briefing.commencement if unknown else passage.commencement,
        }
    )


def _updated(passage: Passage, marked: Commencement | None, source: Source) -> Passage:
    known = passage.commencement
    if marked is None or marked.checked <= known.checked or _same(marked, known):
        return passage
    changes: dict[str, object] = {"commencement": marked}
    if passage.role is Role.COMMENCEMENT:
        changes["text"] = _sentence(passage, marked, source)
        changes["checked"] = marked.checked
    return passage.model_copy(update=changes)


def _same(one: Commencement, other: Commencement) -> bool:
    return one.state is other.state and (one.since == other.since or None in (one.since, other.since))


def _sentence(passage: Passage, marked: Commencement, source: Source) -> str:
    """Say what the official text marks, in the place of what the briefing knew before."""
    provision = f"{passage.locator} of the {source.title}"
    month = date.fromisoformat(f"{marked.checked}-01").strftime("%B %Y")
    since = f" from {marked.since.day} {marked.since:%B %Y}" if marked.since else ""
    return (
        f"{provision[0].upper()}{provision[1:]} {STATES[marked.state]}{since}, according to its official "
        f"text as checked in {month}: {marked.note}."
    )
