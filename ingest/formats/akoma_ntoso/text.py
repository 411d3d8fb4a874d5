"""The text of one place of an Akoma Ntoso document as blocks, with its notes kept apart."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from ingest.documents.characters import tidy
from ingest.documents.document import Block
from ingest.documents.xml_tree import name
from ingest.formats.akoma_ntoso.elements import (
    BESIDE_THE_TEXT,
    BREAKS,
    CONTAINERS,
    HEADINGS,
    INLINE,
    NOTES,
    QUOTATIONS,
    UNITS,
    Words,
    attribute,
    child,
    entity,
    find,
    headings_of,
    kind,
    number_of,
    words_after,
    words_before,
)
from ingest.formats.akoma_ntoso.notes import AkomaNotes, belongs_to_the_text
from ingest.formats.clml.text import RAISED, formula
from ingest.formats.legislation.amending_words import Amending
from ingest.formats.legislation.block_writer import At, BlockWriter

# Units whose numbers are printed in brackets, whether or not the file has them.
BRACKETED = frozenset({"level", "subparagraph", "subsection"})
LETTERS = re.compile("[a-z]{1,4}")
LIST_ITEMS = frozenset({"item", "li"})
ROWS = frozenset({"table", "tbody", "tfoot", "thead"})
NO_DESCRIPTION = "an image without a description was left out"


class Here(NamedTuple):
    """Where the text stands that is read next.

    Parameters:
        at: the place, and the places in other Acts that it changes.
        amending: what is being amended.
        labelled: whether a number around it is its label already.
        quotations: how many of them it stands in.
        inserted: whether it is part of a unit with a number of its own in another Act.
    """

    at: At
    amending: Amending
    labelled: bool = False
    quotations: int = 0
    inserted: bool = False


class AkomaText:
    """Reads the text of one place.

    Parameters:
        words: reads words in a line.
        marks: those of the document's footnotes so far, by the ids of the notes.
    """

    def __init__(self, words: Words, marks: dict[str, str]) -> None:
        self.notes = AkomaNotes(marks)
        self.warnings: list[str] = []
        self._words = words
        self._writer = BlockWriter()
        self._before_quotation = ""

    def blocks(self) -> tuple[Block, ...]:
        """Return what was read, footnotes last."""
        return (*self._writer.blocks(), *self.notes.footnotes)

    def say(self, text: str | None, here: Here) -> None:
        """Read words that stand in no element of their own."""
        self._writer.write(text, here.at)

    def end(self) -> None:
        """End the paragraph."""
        self._writer.end()

    def children(self, element: etree._Element, here: Here, leave_out: Sequence[etree._Element] = ()) -> None:
        """Read what stands in an element, but for what is left out."""
        self._writer.write(words_before(element), here.at)
        for each in element:
            if each not in leave_out:
                here = self.read(each, here)
            # "<span>Made</span><docDate>1 May</docDate>" has no space, and is printed in two columns.
            self._writer.write(words_after(each) or (" " if name(element) == "block" else ""), here.at)

    def notes_of(self, headings: Sequence[etree._Element], here: Here) -> None:
        """Read the notes to numbers and headings, whose words are not part of the text."""
        for heading in headings:
            for note in find(heading, *NOTES):
                self._note(note, here)

    def read(self, element: etree._Element, here: Here) -> Here:
        """Read one element; return where the text stands that comes after it."""
        own = name(element)
        if own in UNITS or child(element, "num") is not None:
            return self._unit(element, here)
        if own in INLINE:
            self._inline(element, here)
        elif own in QUOTATIONS:
            self._quotation(element, here)
        elif own in NOTES:
            self._writer.write(self._note(element, here), here.at)
        elif own in ROWS:
            self._rows(element, here)
        elif own in BREAKS:
            self._writer.write(" ", here.at)
        elif own == "":
            self._writer.write(entity(element), here.at)
        elif own == "img":
            self._image(element, here)
        elif own not in BESIDE_THE_TEXT:
            self._writer.end()
            if own == "math":
                self._writer.write(formula(element), here.at)
            elif own in HEADINGS:
                self._writer.write(self._words.plain(element), here.at)
            else:
                self.children(element, here)
            self._writer.end()
        return here

    def _unit(self, element: etree._Element, here: Here) -> Here:
        """Read a unit with a number: the number goes before its first words, a heading is a block."""
        lead = self._words.lead(element)
        at = At(attribute(element, "eId") or here.at.fragment, here.at.second_addresses)
        inside = here
        if not here.quotations:
            inside = here._replace(amending=here.amending.under(lead))
            at = at._replace(second_addresses=inside.amending.second_addresses(lead))
        elif here.quotations == 1 and not here.inserted:
            number = number_of(self._words.plain(child(element, "num")))
            if inserted := here.amending.inserted(kind(element), number, self._before_quotation):
                at = at._replace(second_addresses=inserted)
                inside = here._replace(inserted=True)
        inside = inside._replace(at=at)
        headings = headings_of(element)
        numbered = self._number(element, headings, inside)
        self.children(element, inside._replace(labelled=here.labelled or numbered), leave_out=headings)
        self._writer.flush()
        after = here.amending.after(lead) if not here.quotations else here.amending
        holds = after is not here.amending and not any(each is not element for each in find(element, *UNITS))
        return here._replace(amending=after) if holds else here

    def _number(self, element: etree._Element, headings: Sequence[etree._Element], here: Here) -> bool:
        """Write a unit's number and heading; return whether it has a number."""
        texts = {name(each): self._words.plain(each) for each in headings}
        number = texts.get("num", "")
        if name(element) in BRACKETED and LETTERS.fullmatch(number):
            number = f"({number})"
        heading = f"{texts.get('heading', '')} {texts.get('subheading', '')}".strip()
        bracketed = number.startswith("(")
        if heading and (bracketed or not number or name(headings[0]) != "num"):
            self._writer.end()
            self._writer.write(heading, here.at)
            self._writer.end()
            heading = ""
        if not number and name(element) in LIST_ITEMS:
            number = "-"
        if number:
            may_label = bracketed and not (here.labelled or here.quotations)
            self._writer.number(number, here.at, label=number if may_label else None)
        if heading:
            if kind(element) in CONTAINERS:
                self._writer.flush()
            self._writer.write(heading, here.at)
            self._writer.end()
        self.notes_of(headings, here)
        return bool(number)

    def _inline(self, element: etree._Element, here: Here) -> None:
        if (attribute(element, "name") or "").lower() == "appendtext":
            self._writer.stick(self._words.plain(element))
            return
        plain = self._words.plain(element) if name(element) == "sup" else ""
        if plain.isascii() and plain.isdecimal():
            self._writer.write(plain.translate(RAISED), here.at)
            return
        self._writer.write(attribute(element, "startQuote"), here.at)
        self._writer.write(self._words.value(element), here.at)
        self.children(element, here)
        self._writer.write(attribute(element, "endQuote"), here.at)

    def _quotation(self, element: etree._Element, here: Here) -> None:
        if not (here.quotations or self._writer.is_after_quotation):
            self._before_quotation = self._writer.last_words
        self._writer.open_quote(attribute(element, "startQuote") or "", here.at)
        self.children(element, here._replace(quotations=here.quotations + 1))
        self._writer.close_quote(attribute(element, "endQuote") or "")

    def _rows(self, element: etree._Element, here: Here) -> None:
        self._writer.end()
        self._writer.write(element.text, here.at)
        for row in element:
            if name(row) == "tr":
                self._writer.end()
                cells = [tidy(row.text or "")]
                for cell in row:
                    cells += [self._apart(cell, here), tidy(cell.tail or "")]
                self._writer.write(" | ".join(cell for cell in cells if cell), here.at)
                self._writer.end()
            else:
                self.read(row, here)
            self._writer.write(row.tail, here.at)

    def _note(self, note: etree._Element, here: Here) -> str:
        """Keep a note for the end, or write it where it is printed; return its mark in the text."""
        mark = ""
        if name(note) == "noteRef":
            mark = self.notes.refer(note)
        elif belongs_to_the_text(note):
            self._writer.flush()
            self._writer.write(self._apart(note, here), here.at)
            self._writer.end()
        elif text := self._apart(note, here):
            mark = self.notes.keep(note, text)
        return f" {mark}" if mark else ""

    def _image(self, element: etree._Element, here: Here) -> None:
        description = attribute(element, "alt") or attribute(element, "title") or ""
        if description.strip():
            self._writer.write(f" {description} ", here.at)
        elif attribute(element, "class") != "seal":
            self.warnings.append(NO_DESCRIPTION)

    def _apart(self, element: etree._Element, here: Here) -> str:
        """Return the text of an element on one line, as that of a cell or a note is wanted."""
        writer, self._writer = self._writer, BlockWriter()
        self.children(element, here)
        text = " ".join(block.text for block in self._writer.blocks())
        self._writer = writer
        return text
