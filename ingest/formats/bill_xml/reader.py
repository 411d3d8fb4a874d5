"""Bills in the drafting XML that Parliament used before Akoma Ntoso (root element ``Bill``)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from lxml import etree

from ingest.documents.characters import tidy
from ingest.documents.document import Division, Document, Format
from ingest.documents.outline import Places
from ingest.documents.xml_tree import name, parse_xml
from ingest.errors import DocumentError
from ingest.formats.akoma_ntoso.elements import number_of as bare
from ingest.formats.akoma_ntoso.identity import edition_of_bill
from ingest.formats.bill_xml.elements import AMENDMENT, child, number_of, words
from ingest.formats.bill_xml.text import BillText, Here, has_units, lead_of
from ingest.formats.legislation.amended_instruments import Instruments
from ingest.formats.legislation.amending_words import Amending
from ingest.formats.legislation.block_writer import At
from ingest.formats.legislation.provision_places import Step, gaps, heading_of, locator_of, place_of
from knowledge.vocabulary import Authority

PROVISIONS = {"Clause": "clause", "Para.sch": "paragraph"}
# The first child whose name ends so is the number, the heading of an element.
ENDINGS = ("Number", "Title")
STEPS = ("Part", "Chapter", "Schedule")
CONTAINERS = ("Clauses", "CrossHeading", "Schedules", *STEPS)
CROSS_HEADING = "CrossHeading"
# Covers and contents lists, and where words are that stand on the title page alone.
FURNITURE = frozenset({"Back", "Front", "Rubric"})
OPENING = "Prelim"
INTRODUCTION = Step("introduction", "")
# "Ordered to be Printed, 8th February 2010", on the last page.
PRINTED = re.compile(r"\bprinted,? (?:on )?(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]+) (\d{4})\b", re.IGNORECASE)
IMAGES = frozenset({"Figure", "Graphic", "Image"})


def read_bill_xml(body: bytes) -> Document:
    """Return a Bill.

    Parameters:
        body: the drafting XML.

    Raises:
        DocumentError: where it is not well-formed, or no such Bill.
    """
    root = parse_xml(body)
    if name(root) != "Bill":
        raise DocumentError(f"is not the XML of a Bill (its first element is <{name(root)}>)")
    number, stage = tidy(root.get("PrintNumber", "")), tidy(root.get("AsAmended", ""))
    edition, edition_id = edition_of_bill(root.get("House", ""), number, stage)
    bill = _Bill(root)
    bill.container(root, Where(Amending(Instruments(_paragraphs(root), ()))))
    images = sum(1 for each in root.iter() if name(each) in IMAGES)
    return Document(
        format=Format.BILL_XML,
        title=tidy(root.get("ShortTitle") or root.get("HouseBillTitle") or "") or None,
        publisher="UK Parliament",
        authority=Authority.BILL,
        edition=edition,
        edition_id=edition_id,
        dated=_printed(root),
        licence="opl-3.0",
        divisions=tuple(bill.found),
        warnings=(
            *bill.warnings,
            *([f"{images} images are left out"] if images else []),
            *gaps("clause", bill.clauses),
            *gaps("Schedule", bill.schedules),
        ),
    )


class Where(NamedTuple):
    """What is around a clause.

    Parameters:
        amending: what is being amended.
        path: the headings, from the outermost.
        steps: the Schedule, Part and Chapter.
    """

    amending: Amending
    path: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def schedule(self) -> tuple[Step, ...]:
        """The Schedule around it, if any."""
        return tuple(step for step in self.steps if step.kind == "schedule")


class _Bill:
    """Gathers the divisions of a Bill.

    Parameters:
        root: the Bill.
    """

    def __init__(self, root: etree._Element) -> None:
        self.found: list[Division] = []
        self.warnings: list[str] = []
        self.clauses: list[str] = []
        self.schedules: list[str] = []
        self._holders = _holders(root)
        self._places = Places()

    def container(self, element: etree._Element, around: Where) -> Where:
        """Add what is in a Part, Schedule or the like; return what is around that which comes next."""
        where = start = self._inside(element, around)
        headings = _headings(element)
        text = BillText()
        text.write(tidy(element.text or ""), _here(where))
        for each in element:
            if name(each) in FURNITURE or each in headings:
                pass
            elif name(each) == OPENING:
                self._opening(each, where)
            elif each in self._holders or _kind(each) in CONTAINERS:
                self._text(text, where, where.steps, element)
                text = BillText()
                if name(each).startswith(CROSS_HEADING):
                    where = where._replace(path=start.path)
                where = self._next(each, where)
            else:
                text.read(each, _here(where))
            text.write(tidy(each.tail or ""), _here(where))
        self._text(text, where, where.steps, element)
        carries_on = start.steps == around.steps and start.amending is around.amending
        return around._replace(amending=where.amending) if carries_on else around

    def _next(self, element: etree._Element, where: Where) -> Where:
        """Add a provision, or what holds some; return what is around that which comes next."""
        if name(element) in PROVISIONS:
            return self._provision(element, where)
        if name(element).startswith(CROSS_HEADING) and element not in self._holders:
            # Some print the heading alone, before the clauses that it is of.
            heading = words(child(element, "Title"))
            return where._replace(path=(*where.path, heading), amending=where.amending.titled(heading))
        return self.container(element, where)

    def _inside(self, element: etree._Element, around: Where) -> Where:
        """Return what is around that which stands in a container."""
        kind, steps = _kind(element), around.steps
        number, title = (words(child(element, ending)) for ending in ENDINGS)
        if kind == "Schedule":
            steps = (Step("schedule", bare(number)),)
            self.schedules.append(bare(number))
        elif kind in STEPS and number:
            steps = (*steps, Step(kind.lower(), bare(number)))
        heading = "" if kind == "Schedules" else heading_of(number, title)
        path = (*around.path, heading) if heading else around.path
        return Where(around.amending.titled(title), path, steps)

    def _provision(self, element: etree._Element, where: Where) -> Where:
        """Add a provision; return what is around the one that comes next."""
        number, lead = bare(number_of(element)), lead_of(element)
        amending = where.amending.under(lead)
        at = At(_id(element), amending.second_addresses(lead))
        text = BillText()
        text.children(element, Here(at, amending, lead=lead), _headings(element))
        heading = words(child(element, "Title"))
        path = (*where.path, heading) if heading else where.path
        if name(element) == "Clause" and not where.schedule:
            self.clauses.append(number)
        steps = (*where.schedule, Step(PROVISIONS[name(element)], number))
        if not self._text(text, where._replace(path=path), steps, element):
            self.warnings.append(f"{locator_of(steps)} has no text")
        if not where.schedule or has_units(element):
            return where
        return where._replace(amending=where.amending.after(lead))

    def _opening(self, element: etree._Element, where: Where) -> None:
        """Add the long title and the words of enactment."""
        text, title = BillText(), ""
        for each in element:
            if name(each) == "ABillTo":
                printed = (words(line) for line in each)
                title = " ".join(line for line in printed if line and not line.startswith("["))
            elif name(each) == "LongTitle":
                text.write(f"{title} {words(each)}".strip(), _here(where))
            else:
                text.write(words(each), _here(where))
        self._text(text, where, (INTRODUCTION,), element)

    def _text(self, text: BillText, where: Where, steps: Sequence[Step], element: etree._Element) -> bool:
        """Add a division; return whether it has text."""
        blocks = text.blocks()
        if blocks:
            place = place_of(steps) or (where.path[-1] if where.path else "text")
            self.found.append(
                Division(
                    place=self._places.take(place),
                    locator=locator_of(steps) or None,
                    heading_path=where.path,
                    blocks=blocks,
                    fragment=_id(element),
                )
            )
        return bool(blocks)


def _printed(root: etree._Element) -> date | None:
    """Return the day on which the Bill was printed, where its last page says so."""
    back = next((each for each in root if name(each) == "Back"), None)
    found = PRINTED.search(words(back))
    try:
        return datetime.strptime(" ".join(found.groups()), "%d %B %Y").date() if found else None
    except ValueError:
        return None


def _here(where: Where) -> Here:
    return Here(At(), where.amending, labelled=True)


def _id(element: etree._Element) -> str | None:
    return element.get("Id") or element.get("HardReference")


def _kind(element: etree._Element) -> str:
    """Return what a container is: ``Part`` also in a Schedule, where its name says so."""
    return name(element).partition(".")[0].removesuffix("Sch")


def _headings(element: etree._Element) -> tuple[etree._Element, ...]:
    found = (child(element, ending) for ending in ENDINGS)
    return tuple(each for each in found if each is not None)


def _holders(root: etree._Element) -> set[etree._Element]:
    """Return the clauses and paragraphs of the Bill itself, and all that hold one."""
    holders: set[etree._Element] = set()
    for element in root.iter(*PROVISIONS):
        around = list(element.iterancestors())
        if not any(name(each) == AMENDMENT for each in around):
            holders.update((element, *around))
    return holders


def _paragraphs(element: etree._Element) -> Iterator[str]:
    """Yield the Bill's own words, outside what goes into other Acts."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if name(each) not in FURNITURE | {AMENDMENT}:
            yield lead_of(each)
            waiting.extend(reversed(each))
