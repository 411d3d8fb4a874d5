"""What came of adding, answering, checking and suggesting, in the shape of the command line's JSON."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from assistant.answer import Result
from assistant.faq.entry import Entry, Moment


class Added(Result):
    """A question that became an entry.

    Parameters:
        number: the entry's.
        question: as kept.
        where: the row, paragraph or line that it came from; empty where it was typed.
        similar_to: entries that ask nearly the same.
    """

    number: int
    question: str
    where: str
    similar_to: list[int]


class Duplicate(Result):
    """A question that the set has already, in the same words and for the same setting."""

    question: str
    where: str
    number: int


class LeftOut(Result):
    """What was not taken in, and why."""

    where: str
    reason: str


class AddReport(Result):
    """What came of adding questions: each of them is in one of the lists."""

    set_id: str
    added: list[Added]
    duplicates: list[Duplicate]
    left_out: list[LeftOut]


class AnswerReport(Result):
    """What came of answering.

    Parameters:
        answered: the numbers of entries that have their first answer now.
        proposed: those with a new answer beside the old one.
        same: those whose new answer is the old one, so that there is nothing to choose.
        no_evidence: those of the answered or proposed to which the sources do not answer.
        left_out: entries that could not be answered, and why.
        remaining: those still to do, where it was stopped.
    """

    set_id: str
    answered: list[int]
    proposed: list[int]
    same: list[int]
    no_evidence: list[int]
    left_out: list[LeftOut]
    remaining: list[int]


class Answering(NamedTuple):
    """One step of answering a set.

    Parameters:
        done: how many entries are done.
        total: of how many.
        question: what is asked next; empty at the end.
    """

    done: int
    total: int
    question: str = ""


AnsweringProgress = Callable[[Answering], None]


class ChangeKind(StrEnum):
    """How a passage is no longer what an answer was made from."""

    TEXT = "text"
    GONE = "gone"
    EDITION = "edition"
    COMMENCEMENT = "commencement"


class Change(Result):
    """What has changed under a citation.

    Parameters:
        citation: its number.
        kind: how.
        passage_id: the passage.
        locator: how a person cites it.
        before: the text, edition or status as of answering.
        after: as of today; empty where it is gone.
        quote_stands: whether the quotation is still there, word for word.
    """

    citation: int
    kind: ChangeKind
    passage_id: str
    locator: str
    before: str
    after: str
    quote_stands: bool


class StaleEntry(Result):
    """An entry whose sources have changed since it was answered."""

    number: int
    question: str
    changes: list[Change]


class CheckReport(Result):
    """Which entries are stale.

    Parameters:
        library_edition: the edition compared with.
        checked: how many answered entries were looked at.
        stale: those that are, in the set's order.
    """

    set_id: str
    library_edition: int
    checked: int
    stale: list[StaleEntry]


class Suggestion(Result):
    """A question that the library can be asked.

    Parameters:
        question: in everyday words, or made of a heading.
        from_heading: whether it is made of a heading.
        passage_id: the passage that it was written beside.
        source_title: that passage's source.
        locator: how a person cites it.
    """

    question: str
    from_heading: bool
    passage_id: str
    source_title: str
    locator: str


class Suggestions(Result):
    """Questions on a topic, best first."""

    topic: str
    suggestions: list[Suggestion]


class EntryList(Result):
    """Entries of a set, as they are after a change."""

    set_id: str
    entries: list[Entry]


class SetSummary(Result):
    """A set in the list of sets."""

    id: str
    title: str
    setting: str | None
    entries: int
    answered: int
    approved: int
    created_by: str
    created_at: Moment


class SetList(Result):
    """All sets, by title."""

    sets: list[SetSummary]


class AuditRecord(Result):
    """Who changed what, when.

    Parameters:
        entry: the entry's number; None where it is about the set.
        action: what was done, by its name in ``faq.yaml``.
        before: the words or the state before; None where there was none.
        after: those after.
    """

    at: Moment
    by: str
    entry: int | None
    action: str
    before: str | None
    after: str | None


class AuditList(Result):
    """The changes to a set, oldest first."""

    set_id: str
    records: list[AuditRecord]
