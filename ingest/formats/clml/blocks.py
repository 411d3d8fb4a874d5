"""The text of a provision in CLML as blocks: one for each numbered unit, paragraph, list item, table row."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from lxml import etree

from ingest.documents.document import Block
from ingest.documents.xml_tree import name
from ingest.formats.clml.amendments import Inserted, inserted_by, number_in
from ingest.formats.clml.footnotes import Footnotes
from ingest.formats.clml.lists import items_of
from ingest.formats.clml.tables import rows_of
from ingest.formats.clml.text import child, number, words
from ingest.formats.legislation.amending_words import Amending
from ingest.formats.legislation.block_writer import At, BlockWriter

NUMBERED = re.compile(r"P([1-8])")
PARAGRAPHS = re.compile(r"P[1-8]para")
QUOTATIONS = ("BlockAmendment", "BlockExtract")
MARKS = {"single": ("‘", "’"), "none": ("", "")}
DOUBLE = ("“", "”")
# What holds no text of the law, or is read where the text refers to it.
PASSED_OVER = frozenset(
    {"Contents", "Footnotes", "Footnote", "Commentaries", "MarginNotes", "Metadata", "Versions", "Resources"}
)
# Elements whose parts make one line.
LINES = frozenset(
    {"Text", "Title", "Number", "MadeDate", "LaidDate", "SiftedDate", "DateOfEnactment", "DateSigned", "math"}
)


class Around(NamedTuple):
    """What is known of an element from what it stands in.

    Parameters:
        amending: what its words amend.
        lead: the words before it, which may lead into quoted text.
        fragment: the id of the nearest element that has one.
        top: whether nothing numbered stands between it and its provision.
        inserted: the quotation that it is part of; None outside quotations.
    """

    amending: Amending
    lead: str = ""
    fragment: str | None = None
    top: bool = True
    inserted: Inserted | None = None

    @property
    def at(self) -> At:
        """Where text stands that is not a paragraph of the law's own words."""
        return At(self.fragment, self.inserted.second_addresses if self.inserted else ())


class Blocks:
    """Writes the blocks of one division.

    Parameters:
        footnotes: the document's footnotes.
    """

    def __init__(self, footnotes: Footnotes) -> None:
        self._marks = footnotes.marks
        self._writer = BlockWriter()
        self._writers: Mapping[str, Callable[[etree._Element, Around], None]] = {
            **dict.fromkeys(QUOTATIONS, self._quoted),
            "AppendText": self._appended,
            **dict.fromkeys(("UnorderedList", "OrderedList"), self._list),
            "table": self._table,
            "Key": self._key,
            "Image": self._image,
        }

    def blocks(self) -> tuple[Block, ...]:
        """Return what was written."""
        return self._writer.blocks()

    def unit(self, element: etree._Element, around: Around) -> Amending:
        """Write what a numbered unit holds, without its number.

        Returns:
            What is amended by what comes after it.
        """
        after = around.amending
        around = around._replace(fragment=element.get("id") or around.fragment)
        for item in element:
            if PARAGRAPHS.fullmatch(name(item)):
                after = self.write(item, around)
            elif name(item) != "Pnumber":
                self.write([item], around)
        self._writer.flush()
        return after

    def write(self, elements: Iterable[etree._Element], around: Around) -> Amending:
        """Write elements that follow each other.

        Returns:
            What is amended by what comes after them, one level up.
        """
        after = around.amending
        for element in elements:
            kind = name(element)
            if kind == "Text" and around.inserted is None:
                text = words(element, self._marks)
                around = around._replace(amending=after.under(text), lead=text)
                after = after.after(text)
                self._own_words(element, text, around)
            elif NUMBERED.fullmatch(kind):
                around = around._replace(amending=self._numbered(element, around))
            else:
                self._other(element, kind, around)
        return after

    def _own_words(self, element: etree._Element, text: str, around: Around) -> None:
        """Write a paragraph of the law's own words, which may lead into a quotation."""
        following = element.getnext()
        places = around.amending.second_addresses(text)
        if following is not None and name(following) == "BlockAmendment":
            places = inserted_by(following, around.amending, text).all_places(following)
        self._writer.write(text, At(around.fragment, places))
        self._writer.end()

    def _numbered(self, element: etree._Element, around: Around) -> Amending:
        level = int(name(element)[1])
        printed = number(child(element, "Pnumber"), level)
        inner = around._replace(fragment=element.get("id") or around.fragment, top=False)
        if level == 1:
            inner = self._in_unit(element, inner)
        if printed:
            label = printed if around.top and not around.inserted else None
            self._writer.number(printed, inner.at, label)
        return self.unit(element, inner)

    def _in_unit(self, element: etree._Element, around: Around) -> Around:
        pnumber = child(element, "Pnumber")
        if around.inserted is None or around.inserted.kind is None or pnumber is None:
            return around
        return around._replace(inserted=around.inserted.within(around.inserted.kind, words(pnumber)))

    def _other(self, element: etree._Element, kind: str, around: Around) -> None:
        if not kind or kind in PASSED_OVER:
            return
        if kind in self._writers:
            self._writers[kind](element, around)
        elif kind in LINES or _has_own_words(element):
            self._line(words(element, self._marks), around)
        elif around.inserted and kind == "P1group":
            self._inserted_group(element, around)
        elif around.inserted and kind == "Schedule":
            self.write(
                element, around._replace(inserted=around.inserted.within("schedule", number_in(element)))
            )
        else:
            self.write(element, around)

    def _appended(self, element: etree._Element, _: Around) -> None:
        """Write what follows a quotation in its last line."""
        text = words(element, self._marks)
        self._writer.stick(f" {text}" if text[:1].isalnum() else text)

    def _list(self, element: etree._Element, around: Around) -> None:
        for mark, item in items_of(element):
            if mark:
                self._writer.number(mark, around.at)
            self.write(item, around)

    def _table(self, element: etree._Element, around: Around) -> None:
        for row in rows_of(element, self._marks):
            self._line(row, around)

    def _key(self, element: etree._Element, around: Around) -> None:
        self._writer.number(words(element, self._marks), around.at)

    def _image(self, element: etree._Element, around: Around) -> None:
        self._line(element.get("Description", ""), around)

    def _quoted(self, element: etree._Element, around: Around) -> None:
        """Write a quotation between the marks that it asks for."""
        opening, closing = MARKS.get(element.get("Format", ""), DOUBLE)
        if name(element) == "BlockAmendment" and around.inserted is None:
            around = around._replace(inserted=inserted_by(element, around.amending, around.lead))
        parts = list(element)
        if parts and _runs_on(parts[0], element):
            self._writer.stick(f" {opening}{words(parts.pop(0), self._marks)}")
        elif opening:
            self._writer.open_quote(opening, around.at)
        self.write(parts, around)
        if closing:
            self._writer.close_quote(closing)

    def _inserted_group(self, group: etree._Element, around: Around) -> None:
        """Write new provisions; in an Act, the number of the first stands before their heading."""
        title, first = child(group, "Title"), child(group, "P1")
        rest = [item for item in group if item is not title]
        inner = around if first is None else self._in_unit(first, around._replace(top=False))
        if title is not None and first is not None and around.inserted and around.inserted.in_act:
            self._writer.number(number(child(first, "Pnumber"), 1), inner.at)
            self._line(words(title, self._marks), inner)
            self.unit(first, inner)
            rest.remove(first)
        elif title is not None:
            self._line(words(title, self._marks), inner)
        self.write(rest, around)

    def _line(self, text: str, around: Around) -> None:
        self._writer.write(text, around.at)
        self._writer.end()


def _runs_on(first: etree._Element, quotation: etree._Element) -> bool:
    """Whether a quotation starts in the middle of a line: ``substitute “, if—``."""
    before = quotation.getprevious()
    partial = first.get("id", "?") in quotation.get("PartialRefs", "").split()
    return name(first) == "Text" and partial and before is not None and name(before) == "Text"


def _has_own_words(element: etree._Element) -> bool:
    return bool((element.text or "").strip()) or any((item.tail or "").strip() for item in element)
