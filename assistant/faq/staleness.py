"""Whether what an answer cites is still what it was: the words, the place, the state of the law."""

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from assistant.faq.entry import CitedPassage, FaqSet, digest_of
from assistant.faq.reports import Change, ChangeKind, CheckReport, StaleEntry
from assistant.sentences import units_of
from assistant.wording import badge
from knowledge.vocabulary import Commencement, Passage, work_of

if TYPE_CHECKING:
    from knowledge.library import Library

# So alike of 100, the words at a place are the same passage, mended; below, it is another.
RECOGNISED = 60


def check(faq_set: FaqSet, library: "Library") -> CheckReport:
    """Compare what a set's answers cite with the library."""
    stale: list[StaleEntry] = []
    answered = [(entry, entry.answer) for entry in faq_set.entries if entry.answer]
    for entry, answer in answered:
        changes = [change for citation in answer.citations for change in changes_of(citation, library)]
        if changes:
            stale.append(StaleEntry(number=entry.number, question=entry.question, changes=changes))
    return CheckReport(
        set_id=faq_set.id, library_edition=library.manifest.edition, checked=len(answered), stale=stale
    )


def changes_of(citation: CitedPassage, library: "Library") -> list[Change]:
    """Return what has changed under a citation since it was made."""
    passage = present(citation, library)
    if passage is None:
        return [_change(citation, ChangeKind.GONE, citation.quote, "", None)]
    changes: list[Change] = []
    if passage.source_id != citation.source_id:
        edition = library.source_of(passage).edition
        changes.append(_change(citation, ChangeKind.EDITION, citation.edition, edition, passage))
    before, after = differing(citation.passage_text, passage.text)
    if before or after:
        changes.append(_change(citation, ChangeKind.TEXT, before, after, passage))
    was, is_ = citation.commencement, passage.commencement
    if (was.state, was.since) != (is_.state, is_.since):
        said = (_said(citation, was), _said(citation, is_))
        changes.append(_change(citation, ChangeKind.COMMENCEMENT, *said, passage))
    return changes


def present(citation: CitedPassage, library: "Library") -> Passage | None:
    """Return the passage of a citation as it is today; None where it is gone.

    The number behind a passage's place is its order there, so the same words may go by another; and an
    official text of a later edition has another source id.
    """
    place = citation.passage_id.partition("/")[2].rpartition("#")[0]
    at_place = [
        passage
        for passage in library.passages.at(work_of(citation.source_id), place)
        if library.origin_of(passage.id) is citation.origin
    ]
    same_source = [passage for passage in at_place if passage.source_id == citation.source_id]
    candidates = same_source or at_place
    for passage in sorted(candidates, key=lambda passage: passage.id != citation.passage_id):
        if digest_of(passage.text) == citation.digest:
            return passage
    likest = max(candidates, key=lambda passage: _likeness(passage, citation), default=None)
    return likest if likest and _likeness(likest, citation) >= RECOGNISED else None


def differing(before: str, after: str) -> tuple[str, str]:
    """Return the sentences that only the one text has, and those that only the other has."""
    old, new = ([" ".join(unit.text.split()) for unit in units_of(text)] for text in (before, after))
    gone = [sentence for sentence in old if sentence not in new]
    come = [sentence for sentence in new if sentence not in old]
    return "\n".join(gone), "\n".join(come)


def _likeness(passage: Passage, citation: CitedPassage) -> float:
    """Return how much a passage has of what was cited: all of it where the quotation is still there."""
    if citation.quote in passage.text:
        return 100.0
    return fuzz.ratio(passage.text, citation.passage_text)


def _change(
    citation: CitedPassage, kind: ChangeKind, before: str, after: str, passage: Passage | None
) -> Change:
    return Change(
        citation=citation.number,
        kind=kind,
        passage_id=citation.passage_id,
        locator=citation.locator,
        before=before,
        after=after,
        quote_stands=passage is not None and citation.quote in passage.text,
    )


def _said(citation: CitedPassage, commencement: Commencement) -> str:
    since = f", since {commencement.since:%d %B %Y}" if commencement.since else ""
    return f"{badge(commencement, citation.authority)}{since}"
