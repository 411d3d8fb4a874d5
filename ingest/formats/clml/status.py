"""Whether a provision is in force, as its own markers and commencement notes say.

``RestrictStartDate`` is the day of a version of the text, so it proves no commencement: a duty may wait
for regulations long after its section got a version. Only notes and ``Status`` are taken.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from lxml import etree

from ingest.documents.xml_tree import name
from ingest.formats.clml.metadata import Metadata, date_of, day_of
from ingest.formats.clml.text import words
from ingest.formats.legislation.commencement_notes import Noted, Portion, statements
from knowledge.vocabulary import Commencement, CommencementState

SITE = "legislation.gov.uk"
# The first of these elements, from the provision outwards, that has one of these is about its version.
VERSION = ("Status", "Match", "RestrictStartDate", "RestrictEndDate")
PROSPECTIVE = "Prospective"
ENDED = frozenset({"Repealed", "Dead", "Discarded"})
DOTS = re.compile(r"[.…\s*]+")


def extent_of(element: etree._Element) -> str | None:
    """Return the parts of the United Kingdom that an element is law in: ``E+W``."""
    return next((extent for item in _outwards(element) if (extent := item.get("RestrictExtent"))), None)


def commencement_of(
    element: etree._Element, own: Sequence[etree._Element], notes: Iterable[str], metadata: Metadata
) -> Commencement | None:
    """Return the state of a division as the file marks it; None where it marks none.

    Parameters:
        element: the provision, or what the division stands in.
        own: what the division consists of.
        notes: the commencement notes on it, and on what it stands in.
        metadata: the file's.
    """
    as_of, month = metadata.as_of, metadata.month
    if metadata.original or as_of is None or month is None:
        return None
    marked = next((item for item in _outwards(element) if any(key in item.attrib for key in VERSION)), None)
    status = marked.get("Status", "") if marked is not None else ""
    ended = date_of(marked.get("RestrictEndDate")) if marked is not None else None
    if status in ENDED or DOTS.fullmatch(" ".join(_texts(own))):
        return _state(CommencementState.NOT_IN_FORCE, None, f"repealed, as shown on {SITE}", month)
    if ended and ended <= as_of and not status:
        note = f"no longer in force after {day_of(ended)}, as marked on {SITE}"
        return _state(CommencementState.NOT_IN_FORCE, None, note, month)
    noted = [
        statement
        for note in notes
        for statement in statements(note, metadata.begun)
        if statement.since is None or statement.since <= as_of
    ]
    if status == PROSPECTIVE and any(statement.portion is Portion.ALL for statement in noted):
        note = f"marked prospective on {SITE}, which also notes: {noted[-1].words}"
        return _state(CommencementState.UNKNOWN, None, note, month)
    inside = (item for part in own for item in part.iterdescendants(etree.Element))
    if any(item.get("Status") == PROSPECTIVE for item in inside):
        noted = [
            statement._replace(portion=Portion.SOME) if statement.portion is Portion.ALL else statement
            for statement in noted
        ]
    return _noted(noted, status == PROSPECTIVE, month)


def _noted(noted: list[Noted], prospective: bool, month: str) -> Commencement | None:
    whole = [statement for statement in noted if statement.portion is Portion.ALL]
    some = [statement for statement in noted if statement.portion is Portion.SOME]
    if whole:
        last = whole[-1]
        day = day_of(last.since) if last.since else ""
        note = f"in force at {day}{last.under}, as noted on {SITE}"
        return _state(CommencementState.IN_FORCE, last.since, note, month)
    if some:
        said = "; ".join(dict.fromkeys(statement.words for statement in some))
        since = min((statement.since for statement in some if statement.since), default=None)
        return _state(
            CommencementState.PARTLY_IN_FORCE, since, f"partly in force, as noted on {SITE}: {said}", month
        )
    if prospective:
        return _state(CommencementState.NOT_IN_FORCE, None, f"marked prospective on {SITE}", month)
    if noted:
        note = f"{noted[-1].words}, as noted on {SITE}; what came after is not noted"
        return _state(CommencementState.UNKNOWN, None, note, month)
    return None


def _state(state: CommencementState, since: date | None, note: str, month: str) -> Commencement:
    return Commencement(state=state, since=since, note=note, checked=month)


def _texts(elements: Iterable[etree._Element]) -> Iterator[str]:
    for element in elements:
        for item in element.iter(etree.Element):
            if name(item) in ("Text", "td", "th"):
                yield words(item)


def _outwards(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()
