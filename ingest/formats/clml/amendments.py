"""Text that an Act or instrument puts into another law, and where it ends up there."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from ingest.documents.xml_tree import name
from ingest.formats.clml.footnotes import Footnotes
from ingest.formats.clml.text import child, words
from ingest.formats.legislation.amended_instruments import TITLE, Instruments, Link
from ingest.formats.legislation.amending_words import Amending
from knowledge.vocabulary import SecondAddress

NUMBER = re.compile(r"[A-Z]{0,2}\d{1,4}[A-Z]{0,5}\d{0,2}")
REGULATORY = re.compile(r"\b([Rr]egulation|[Aa]rticle|[Rr]ule)s? \d")
# "the Housing Benefit Regulations 2006 [11] are amended": the footnote links the instrument.
FOOTNOTED = re.compile(rf"({TITLE.pattern}) $")
MARK = re.compile(r"\[(\d{1,5})\]")
REACH = 240
CITATION = "Citation"


class Inserted(NamedTuple):
    """A quotation of the text that goes into another law.

    Parameters:
        amending: what its lead-in words amend.
        lead: these words.
        kind: what its first-level units are: ``section``; None where that is not certain.
        in_act: whether its units are sections of an Act, printed with their heading beside the number.
        second_addresses: where the text ends up that is written next.
    """

    amending: Amending
    lead: str
    kind: str | None
    in_act: bool
    second_addresses: tuple[SecondAddress, ...]

    def within(self, kind: str, number: str) -> "Inserted":
        """Return this where the text of one of its units is written."""
        places = self.amending.inserted(kind, number, self.lead) if NUMBER.fullmatch(number) else ()
        return self._replace(
            second_addresses=places or self.second_addresses,
            kind=None,
            in_act=self.in_act and kind != "schedule",
        )

    def all_places(self, quotation: etree._Element) -> tuple[SecondAddress, ...]:
        """Return where all text of the quotation ends up."""
        inside = [self.within(*unit).second_addresses for unit in _units(quotation, self.kind)]
        return tuple(dict.fromkeys(place for places in inside for place in places)) or self.second_addresses


def inserted_by(quotation: etree._Element, amending: Amending, lead: str) -> Inserted:
    """Return what a quotation puts into another law.

    Parameters:
        quotation: a ``BlockAmendment``.
        amending: what the words before it amend.
        lead: these words.
    """
    main, target = quotation.get("Context") == "main", quotation.get("TargetClass")
    kind: str | None = None
    if quotation.get("Context") == "schedule":
        kind = "paragraph"
    elif main and target == "primary":
        kind = "section"
    elif main and (named := REGULATORY.search(lead)):
        kind = named[1].lower()
    return Inserted(amending, lead, kind, main and target == "primary", amending.second_addresses(lead))


def number_in(schedule: etree._Element) -> str:
    """Return the number of a Schedule: ``2A`` of ``SCHEDULE 2A``; empty where it has none."""
    printed = child(schedule, "Number")
    last = words(printed).rpartition(" ")[2] if printed is not None else ""
    return last if NUMBER.fullmatch(last) else ""


def amending_of(root: etree._Element, footnotes: Footnotes) -> Amending:
    """Return what is known, before the first word of a document, of the laws that it amends.

    Parameters:
        root: the document.
        footnotes: its footnotes.
    """
    texts = [words(text, footnotes.marks) for text in _own_texts(root)]
    links = [
        Link(words(item), item.get("URI", ""))
        for item in root.iter(etree.Element)
        if name(item) == CITATION and item.get("URI")
    ]
    return Amending(Instruments(texts, [*links, *_footnoted(texts, footnotes)]))


def _footnoted(texts: Iterable[str], footnotes: Footnotes) -> Iterator[Link]:
    for text in texts:
        for mark in MARK.finditer(text):
            titled = FOOTNOTED.search(text[max(0, mark.start() - REACH) : mark.start()])
            footnote = footnotes.by_mark.get(int(mark[1]))
            if titled is None or footnote is None:
                continue
            cited = next(footnote.iter(f"{{*}}{CITATION}"), None)
            if cited is not None and titled[1].endswith(cited.get("Year", "?")):
                yield Link(re.split(r"\b[Tt]he ", titled[1])[-1], cited.get("URI", ""))


def _units(element: etree._Element, kind: str | None) -> Iterator[tuple[str, str]]:
    """Yield the kind and number of each unit that a quotation holds whole."""
    for item in element:
        if name(item) == "Schedule":
            yield "schedule", number_in(item)
        elif name(item) == "P1":
            if kind and (pnumber := child(item, "Pnumber")) is not None:
                yield kind, words(pnumber)
        elif name(item) not in ("P2", "P3", "P4", "P5", "Text", "Tabular"):
            yield from _units(item, kind)


def _own_texts(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a document's own words, outside quotations and notes on it."""
    for item in element:
        kind = name(item)
        if kind == "Text":
            yield item
        elif kind not in ("BlockAmendment", "BlockExtract", "Commentaries", "Footnotes", "Metadata"):
            yield from _own_texts(item)
