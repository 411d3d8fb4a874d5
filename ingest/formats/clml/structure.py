"""The divisions of a CLML document: its provisions, and what stands between them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from ingest.documents.document import Block, Division
from ingest.documents.outline import Places
from ingest.documents.xml_tree import name
from ingest.formats.clml.amendments import amending_of, number_in
from ingest.formats.clml.blocks import PASSED_OVER, QUOTATIONS, Around, Blocks
from ingest.formats.clml.footnotes import Footnotes
from ingest.formats.clml.metadata import Metadata
from ingest.formats.clml.notes import Commentaries
from ingest.formats.clml.places import Unit, unit_of
from ingest.formats.clml.status import commencement_of, extent_of
from ingest.formats.clml.text import child, words
from ingest.formats.legislation.amending_words import Amending
from ingest.formats.legislation.provision_places import heading_of
from knowledge.vocabulary import Authority, Commencement

PROVISION = "P1"
HEADINGS = ("Number", "Title", "TitleBlock")
CONTAINERS = frozenset(
    {
        "Body",
        "Group",
        "Part",
        "Chapter",
        "Pblock",
        "PsubBlock",
        "P1group",
        "Schedules",
        "Schedule",
        "Appendix",
    }
)
# What only wraps the text of a Schedule, whose place is the Schedule's own.
WRAPPERS = ("ScheduleBody", "AppendixBody")
# Parts of a document with a heading of the site's, and their path there where the file gives none.
FURNITURE = {
    "PrimaryPrelims": ("Introductory Text", "introduction"),
    "SecondaryPrelims": ("Introductory Text", "introduction"),
    "EUPrelims": ("Introductory Text", "introduction"),
    "SignedSection": ("Signature", "signature"),
    "ExplanatoryNotes": ("Explanatory Note", "note"),
    "EarlierOrders": ("Note as to Earlier Commencement Orders", "earlier-orders"),
}
# Notes printed with an instrument say themselves that they are no part of it.
NOTES = ("ExplanatoryNotes", "EarlierOrders")
NOT_LAW = "(not part of the law)"


class Placed(NamedTuple):
    """A division, and its path in the work: ``("section", "31ZA")``; empty where none is known."""

    division: Division
    path: tuple[str, ...]


class Structure:
    """Reads the divisions of a document.

    Parameters:
        root: the element ``Legislation``.
        metadata: what the file says of itself.
    """

    def __init__(self, root: etree._Element, metadata: Metadata) -> None:
        self.footnotes = Footnotes(root)
        self._root = root
        self._metadata = metadata
        self._commentaries = Commentaries(root)
        self._amending = amending_of(root, self.footnotes)
        self._places = Places()
        self._holders = _holders(root)
        self._placed: list[Placed] = []
        self._headings: list[str] = []
        # Headings whose notes go with the first division under them.
        self._waiting: list[etree._Element] = []

    def read(self) -> list[Placed]:
        """Return the divisions that have text, in order."""
        for element in self._root:
            if name(element) not in PASSED_OVER:
                self._container(element, self._amending)
        return self._placed

    def _container(self, element: etree._Element, amending: Amending) -> Amending:
        """Read what holds provisions. Return what is amended by what comes after."""
        heading, before = _heading(element), amending
        if heading:
            self._headings.append(heading)
            amending = before.titled(_title(element))
        started = amending
        self._waiting += [item for item in element if name(item) in HEADINGS]
        loose: list[etree._Element] = []
        for item in _unwrapped(element):
            kind = name(item)
            if kind in HEADINGS or kind in PASSED_OVER:
                continue
            if item in self._holders or kind in CONTAINERS:
                self._loose(element, loose, amending)
                loose = []
                amending = self._held(item, amending)
            elif kind:
                loose.append(item)
        self._loose(element, loose, amending)
        if heading:
            self._headings.pop()
        return before if amending == started else amending

    def _held(self, element: etree._Element, amending: Amending) -> Amending:
        kind = name(element)
        if kind == PROVISION:
            return self._provision(element, amending)
        if kind in FURNITURE:
            self._furniture(element, *FURNITURE[kind])
            return amending
        after = self._container(element, amending)
        return after if kind == "P1group" else amending

    def _provision(self, element: etree._Element, amending: Amending) -> Amending:
        blocks = Blocks(self.footnotes)
        after = blocks.unit(element, Around(amending))
        unit = unit_of(element, self._metadata.work)
        if not unit.path:
            unit = unit._replace(path=self._path_as_printed(element))
        self._add(unit, blocks.blocks(), [element], element)
        return after

    def _path_as_printed(self, provision: etree._Element) -> tuple[str, ...]:
        pnumber = child(provision, "Pnumber")
        printed = words(pnumber) if pnumber is not None else ""
        schedule = next((item for item in provision.iterancestors() if name(item) == "Schedule"), None)
        if schedule is not None:
            outer = self._unit_around(schedule).path or ("schedule", number_in(schedule))
            return tuple(step for step in (*outer, "paragraph", printed) if step)
        kind = "regulation" if self._metadata.authority is Authority.REGULATIONS else "section"
        return tuple(step for step in (kind, printed) if step)

    def _loose(self, parent: etree._Element, elements: list[etree._Element], amending: Amending) -> None:
        """Add text that stands under a heading, outside provisions."""
        if elements:
            blocks = Blocks(self.footnotes)
            blocks.write(elements, Around(amending, fragment=parent.get("id")))
            self._add(self._unit_around(parent), blocks.blocks(), elements, parent)

    def _unit_around(self, element: etree._Element) -> Unit:
        unit = unit_of(element, self._metadata.work)
        outer = element.getparent()
        while not unit.path and outer is not None and name(outer) != "Legislation":
            unit = unit_of(outer, self._metadata.work)
            outer = outer.getparent()
        return unit

    def _furniture(self, element: etree._Element, heading: str, step: str) -> None:
        """Add what is printed around the law, under the heading that it has or that the site gives it."""
        unit = unit_of(element, self._metadata.work)
        title, comment = child(element, "Title"), None
        if title is not None and step != "introduction":
            heading = words(title) or heading
        if name(element) in NOTES:
            comment = child(element, "Comment")
            heading += f" {words(comment) if comment is not None else NOT_LAW}"
        parts = [item for item in element if item is not title and item is not comment]
        blocks = Blocks(self.footnotes)
        blocks.write(parts, Around(self._amending, fragment=element.get("id")))
        self._headings.append(heading)
        self._add(unit._replace(path=unit.path or (step,)), blocks.blocks(), parts, element)
        self._headings.pop()

    def _add(
        self,
        unit: Unit,
        blocks: Iterable[Block],
        elements: list[etree._Element],
        element: etree._Element,
    ) -> None:
        if not (blocks := tuple(blocks)):
            return
        noted = [*self._waiting, *elements]
        self._waiting = []
        division = Division(
            place=self._places.take(unit.place or " ".join(self._headings[-1:])),
            locator=unit.locator,
            heading_path=tuple(self._headings),
            blocks=(*blocks, *self.footnotes.take(noted)),
            notes=tuple(Block(text=note.text) for note in self._commentaries.of(noted)),
            address=unit.address,
            fragment=unit.fragment,
            commencement=None if unit.unnumbered else self._commencement(element, elements),
            extent=extent_of(element),
        )
        self._placed.append(Placed(division, unit.path))

    def _commencement(self, element: etree._Element, own: list[etree._Element]) -> Commencement | None:
        notes = self._commentaries.on_start(element, own)
        return commencement_of(element, own, notes, self._metadata)


def _heading(element: etree._Element) -> str:
    printed = " ".join(words(item) for item in element if name(item) == "Number")
    return heading_of(printed, _title(element))


def _title(element: etree._Element) -> str:
    return " ".join(
        text for item in element if name(item) in ("Title", "TitleBlock") and (text := words(item))
    )


def _unwrapped(element: etree._Element) -> Iterator[etree._Element]:
    for item in element:
        if name(item) in WRAPPERS:
            yield from _unwrapped(item)
        else:
            yield item


def _holders(root: etree._Element) -> set[etree._Element]:
    """Return the elements that are provisions of the document itself, and all that hold one."""
    holders: set[etree._Element] = set()
    for element in root.iter(etree.Element):
        if name(element) not in (PROVISION, *FURNITURE):
            continue
        if not any(name(outer) in QUOTATIONS for outer in element.iterancestors()):
            outer: etree._Element | None = element
            while outer is not None and outer not in holders:
                holders.add(outer)
                outer = outer.getparent()
    return holders
