"""Tables in CLML, which are XHTML tables: one line a row."""

from collections.abc import Iterator, Mapping

from lxml import etree

from ingest.documents.xml_tree import name
from ingest.formats.clml.text import words

# XHTML lets the foot of a table stand before its body.
ORDER = ("thead", "tbody", "tfoot")


def rows_of(table: etree._Element, marks: Mapping[str, int]) -> Iterator[str]:
    """Yield the rows of a table, header rows first, the cells of each joined by `` | ``.

    Parameters:
        table: the table.
        marks: the number of each footnote, by id.
    """
    for row in sorted(_rows(table), key=_part):
        cells = (words(cell, marks) for cell in row if name(cell) in ("td", "th"))
        if line := " | ".join(cell for cell in cells if cell):
            yield line


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    for item in element:
        if name(item) == "tr":
            yield item
        elif name(item) in ORDER:
            yield from _rows(item)


def _part(row: etree._Element) -> int:
    parent = row.getparent()
    kind = name(parent) if parent is not None else ""
    return ORDER.index(kind) if kind in ORDER else ORDER.index("tbody")
