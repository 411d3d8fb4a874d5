"""The places of an Akoma Ntoso document: its sections, Schedules and their paragraphs, in order."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from ingest.documents.document import Division
from ingest.documents.outline import Places
from ingest.documents.xml_tree import name
from ingest.formats.akoma_ntoso.elements import (
    BESIDE_THE_TEXT,
    CONTAINERS,
    UNITS,
    Words,
    attribute,
    child,
    find,
    headings_of,
    kind,
    number_of,
    outside_quotations,
)
from ingest.formats.akoma_ntoso.identity import Identity
from ingest.formats.akoma_ntoso.status import AkomaStatus
from ingest.formats.akoma_ntoso.text import AkomaText, Here
from ingest.formats.legislation.amending_words import Amending
from ingest.formats.legislation.block_writer import At
from ingest.formats.legislation.provision_places import Step, heading_of, locator_of, path_of, place_of
from knowledge.vocabulary import Authority

PROVISIONS = frozenset({"article", "clause", "regulation", "rule", "section"})
PARAGRAPH, SCHEDULE, SCHEDULES = "paragraph", "schedule", "schedules"
# Containers with numbers, which are steps to a place.
NUMBERED = frozenset({"book", "chapter", "part", "title"})
# What stands at the end of an instrument under no number, and what it is called.
APART = {
    "signatures": "signature",
    "explanatoryNotes": "explanatory note",
    "earlierOrders": "note as to earlier commencement orders",
}


class Where(NamedTuple):
    """What is around a provision.

    Parameters:
        amending: what is being amended.
        path: the headings, from the outermost.
        steps: the Schedule, Part and Chapter.
        ids: the ids of the elements, from the innermost.
        place: what text is called that stands here under no number.
    """

    amending: Amending
    path: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    ids: tuple[str, ...] = ()
    place: str = "text"

    @property
    def schedule(self) -> tuple[Step, ...]:
        """The Schedule around it, if any."""
        return tuple(step for step in self.steps if step.kind == SCHEDULE)


class AkomaDivisions:
    """Gathers the divisions of a document.

    Parameters:
        words: reads words in a line.
        status: what the data say of the document's places.
        identity: which document it is.
        document: the whole of it.
    """

    def __init__(
        self, words: Words, status: AkomaStatus, identity: Identity, document: etree._Element
    ) -> None:
        self.found: list[Division] = []
        self.warnings: list[str] = []
        self.clauses: list[str] = []
        self.schedules: list[str] = []
        self._words, self._status, self._identity = words, status, identity
        self._places = Places()
        self._taken: set[str] = set()
        self._marks: dict[str, str] = {}
        self._annotations: list[str] = []
        self._holders: set[etree._Element] = set()
        for element in outside_quotations(document):
            if self._is_provision(element):
                self._holders.update((element, *element.iterancestors()))

    def reader(self) -> AkomaText:
        """Return a reader for the text of one more place."""
        return AkomaText(self._words, self._marks)

    def container(self, element: etree._Element, around: Where) -> Where:
        """Add what is in a Part, Schedule or the like; return what is around that which comes next."""
        where = start = self._inside(element, around)
        headings, before = headings_of(element), len(self.found)
        text, here = self.reader(), _here(where)
        text.notes_of(headings, here)
        text.say(element.text, here)
        for each in element:
            if each in headings or name(each) in BESIDE_THE_TEXT:
                pass
            elif each in self._holders or kind(each) in CONTAINERS or _called(each):
                self.text(text, where, where.steps)
                where = self._next(each, where)
                text, here = self.reader(), _here(where)
            else:
                here = text.read(each, here)
            text.say(each.tail, here)
        self.text(text, where, where.steps)
        if len(self.found) == before and where.path != around.path:
            self.warnings.append(f"there is no text under the heading “{where.path[-1]}”")
        # What one paragraph says of an Act holds for those after it, in the same Part of the Schedule.
        carries_on = start.steps == around.steps and start.amending is around.amending
        return around._replace(amending=where.amending) if carries_on else around

    def text(self, text: AkomaText, where: Where, steps: Sequence[Step], ids: Sequence[str] = ()) -> None:
        """Add a division; nothing where it has no text.

        Parameters:
            text: its text.
            where: what is around it; the last heading is its own.
            steps: the way to it; empty where it has no number.
            ids: those of its element and the elements in it; empty for the text of a container.
        """
        blocks, locator = text.blocks(), locator_of(steps) or None
        place = place_of(steps) or where.place
        self.warnings += [f"{locator or place}: {warning}" for warning in dict.fromkeys(text.warnings)]
        around = tuple(filter(None, (*ids[:1], *where.ids)))
        annotations = self._status.annotations(ids, text.notes.annotations)
        if not blocks:
            if ids:
                self.warnings.append(f"{locator or place} has no text")
            else:
                self._annotations += annotations
            return
        self.found.append(
            Division(
                place=self._places.take(place),
                locator=locator,
                heading_path=where.path,
                blocks=blocks,
                notes=self._status.notes(dict.fromkeys((*self._annotations, *annotations))),
                address=self._identity.page(path_of(steps)) if steps else None,
                fragment=around[0] if around else None,
                commencement=self._status.commencement(around, ids[1:], annotations),
                extent=self._status.extent(around),
            )
        )
        self._annotations = []

    def _is_provision(self, element: etree._Element) -> bool:
        own = kind(element)
        if own == PARAGRAPH:
            number = self._words.plain(child(element, "num"))
            return bool(number) and not number.startswith("(")
        # Sections of European law hold articles.
        return own in PROVISIONS and not (own == "section" and any(True for _ in find(element, "article")))

    def _next(self, element: etree._Element, where: Where) -> Where:
        """Add a provision, or what holds some; return what is around that which comes next."""
        if called := _called(element):
            self._apart(element, where, called)
            return where
        if self._is_provision(element):
            return self._provision(element, where)
        return self.container(element, where)

    def _inside(self, element: etree._Element, around: Where) -> Where:
        """Return what is around that which stands in a container."""
        number, title = self._headings(element)
        own, steps = kind(element), around.steps
        if own == SCHEDULE:
            steps = (Step(SCHEDULE, number_of(number)),)
            self.schedules.append(number_of(number))
        elif own in NUMBERED and number:
            steps = (*steps, Step(own, number_of(number)))
        heading = "" if own == SCHEDULES else heading_of(number, title)
        ids = (attribute(element, "eId") or "", *around.ids)
        self._annotations += self._status.annotations(ids[:1], ())
        return Where(
            amending=around.amending.titled(title),
            path=(*around.path, heading) if heading else around.path,
            steps=steps,
            ids=tuple(filter(None, ids)),
            place=heading or around.place,
        )

    def _provision(self, element: etree._Element, where: Where) -> Where:
        """Add a provision; return what is around the one that comes next."""
        number, heading = self._headings(element)
        headings, lead = headings_of(element), self._words.lead(element)
        ids = tuple(attribute(each, "eId") or "" for each in element.iter())
        amending = where.amending.under(lead)
        here = Here(At(ids[0] or None, amending.second_addresses(lead)), amending)
        text = self.reader()
        text.notes_of(headings, here)
        text.children(element, here, leave_out=headings)
        path = (*where.path, heading) if heading else where.path
        self.text(text, where._replace(path=path), self._steps(element, number, where), ids)
        if not where.schedule or any(name(each) in UNITS for each in outside_quotations(element)):
            return where
        return where._replace(amending=where.amending.after(lead))

    def _steps(self, element: etree._Element, number: str, where: Where) -> tuple[Step, ...]:
        own = kind(element)
        found = re.fullmatch(rf"{own}-(\w+)", attribute(element, "eId") or "")
        known = number_of(number) or (found[1] if found else "")
        if self._identity.authority is Authority.BILL and own == "section" and not where.schedule:
            own = "clause"
            self.clauses.append(known)
        steps = (*where.schedule, Step(own, known))
        # Paragraphs of a Schedule may be numbered anew in each Part.
        if place_of(steps) in self._taken:
            steps = (*where.steps, Step(own, known))
        self._taken.add(place_of(steps))
        return steps

    def _apart(self, element: etree._Element, where: Where, called: str) -> None:
        """Add text that stands under no number, such as a signature, as a division of its own."""
        heading = " ".join(self._headings(element)).strip()
        text = self.reader()
        text.children(element, _here(where), leave_out=headings_of(element))
        path = (*where.path, heading) if heading else (*where.path, called.capitalize())
        apart = where._replace(path=path, place=called)
        self.text(text, apart, (), (attribute(element, "eId") or "",))

    def _headings(self, element: etree._Element) -> tuple[str, str]:
        """Return the number and the heading of an element; empty where it has none."""
        texts = {name(each): self._words.plain(each) for each in headings_of(element)}
        heading = f"{texts.get('heading', '')} {texts.get('subheading', '')}"
        return texts.get("num", ""), heading.strip()


def _here(where: Where) -> Here:
    return Here(At(where.ids[0] if where.ids else None), where.amending, labelled=True)


def _called(element: etree._Element) -> str | None:
    """Return what an element is called that stands under no number; None for all others."""
    names = (kind(element), *(attribute(element, "class") or "").split())
    return next((APART[each] for each in names if each in APART), None)
