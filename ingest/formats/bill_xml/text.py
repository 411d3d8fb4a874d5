"""The text of a clause, or of a Schedule's paragraph, in the drafting XML of a Bill as blocks."""

from typing import NamedTuple

from lxml import etree

from ingest.documents.document import Block
from ingest.documents.xml_tree import name
from ingest.formats.akoma_ntoso.elements import number_of as bare
from ingest.formats.bill_xml.elements import (
    AMENDMENT,
    HEADINGS,
    PRINT_BREAKS,
    Line,
    child,
    is_mixed,
    is_unit,
    number_of,
    words,
    write_line,
)
from ingest.formats.legislation.amending_words import Amending
from ingest.formats.legislation.block_writer import At, BlockWriter

MARKS = {"Double": "“", "Single": "‘"}
# Subsections, and what they are in a Schedule.
FIRST_LEVEL = frozenset({"SubPara.sch", "SubSection"})
# Units that go into another Act with a number of their own, by what they are there.
INSERTED = {"Clause": "section", "Para.sch": "paragraph", "Schedule": "schedule"}
ROWS = frozenset({"Row", "row", "tr"})
LIST_ITEMS = frozenset({"DefinitionListItem", "ListItem"})


class Here(NamedTuple):
    """Where the text stands that is read next.

    Parameters:
        at: the place, and the places in other Acts that it changes.
        amending: what is being amended.
        labelled: whether a number around it is its label already.
        subsections: whether subsections number the place; then what stands beside them goes with them.
        lead: the words that lead into it.
        inserted: whether it goes into another Act.
    """

    at: At
    amending: Amending
    labelled: bool = False
    subsections: bool = False
    lead: str = ""
    inserted: bool = False


class BillText:
    """Reads the text of one place of a Bill."""

    def __init__(self) -> None:
        self._writer = BlockWriter()
        self._is_open = False

    def blocks(self) -> tuple[Block, ...]:
        """Return what was read."""
        return self._writer.blocks()

    def write(self, text: str, here: Here) -> None:
        """Add a paragraph."""
        self._writer.write(text, here.at)
        self._writer.end()

    def read(self, element: etree._Element, here: Here) -> None:
        """Read one element."""
        if is_unit(element, among_words=False):
            self._unit(element, here)
        else:
            self.write(words(element), here)

    def children(
        self, element: etree._Element, here: Here, leave_out: tuple[etree._Element, ...] = ()
    ) -> None:
        """Read what stands in an element: words in a line up to the next unit, and the units."""
        line, mixed = Line(), is_mixed(element)
        here = here._replace(subsections=any(name(each) in FIRST_LEVEL for each in element))
        if mixed:
            line.add(element.text or "")
        for each in element:
            if name(each) in PRINT_BREAKS:
                line.break_()
            elif each in leave_out:
                pass
            elif is_unit(each, among_words=mixed):
                self.write(line.take(), here)
                here = self._unit(each, here)
            else:
                write_line(each, line)
            if mixed:
                line.add(each.tail or "")
        self.write(line.take(), here)

    def _unit(self, element: etree._Element, here: Here) -> Here:
        """Read a unit; return where the text stands that comes after it."""
        if name(element) == AMENDMENT:
            self._is_open = here.inserted
            self.children(element, here._replace(inserted=True))
            self._is_open = here.inserted
            return here
        if name(element) in ROWS:
            self.write(" | ".join(filter(None, map(words, element))), here)
            return here
        lead = lead_of(element)
        inside = self._inside(element, here, lead)
        number_element, title_element = child(element, "Number"), child(element, "Title")
        number, title = number_of(element), words(title_element)
        self._open_quotation(element, inside)
        if not number and name(element) in LIST_ITEMS:
            number = "-"
        if number:
            first = name(element) in FIRST_LEVEL or not here.subsections
            is_label = first and number.startswith("(") and not (here.labelled or here.inserted)
            self._writer.number(number, inside.at, number if is_label else None)
        if title:
            self.write(title, inside)
        left_out = tuple(each for each in (number_element, title_element) if each is not None)
        self.children(element, inside._replace(labelled=here.labelled or bool(number)), left_out)
        self._writer.flush()
        after = here.amending if here.inserted else here.amending.after(lead)
        return here if has_units(element) else here._replace(amending=after)

    def _inside(self, element: etree._Element, here: Here, lead: str) -> Here:
        """Return where the text of a unit stands."""
        at = At(element.get("Id") or here.at.fragment, here.at.second_addresses)
        if not here.inserted:
            amending = here.amending.under(lead)
            at = at._replace(second_addresses=amending.second_addresses(lead))
            return here._replace(at=at, amending=amending, lead=lead or here.lead)
        kind = INSERTED.get(name(element), "")
        if places := here.amending.inserted(kind, bare(number_of(element)), here.lead):
            at = at._replace(second_addresses=places)
        return here._replace(at=at)

    def _open_quotation(self, element: etree._Element, here: Here) -> None:
        """Open the quotation that a unit starts; the file has its end among the words."""
        mark = MARKS.get(element.get("Quote", ""))
        if mark and here.inserted and not self._is_open and not words(element).startswith(mark):
            self._writer.open_quote(mark, here.at)
            self._is_open = True


def lead_of(element: etree._Element) -> str:
    """Return the words of a unit before its own units: "In section 6—"."""
    line, mixed = Line(), is_mixed(element)
    for each in element:
        if name(each) in PRINT_BREAKS:
            line.break_()
        elif is_unit(each, among_words=mixed):
            break
        elif not name(each).endswith(HEADINGS):
            write_line(each, line)
    return line.take()


def has_units(element: etree._Element) -> bool:
    """Whether a unit holds units."""
    mixed = is_mixed(element)
    return any(is_unit(each, among_words=mixed) for each in element)
