"""The rows of a table, and whether it is one: pages use tables for layout too."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from ingest.formats.hypertext.tree import HEADINGS

_CELLS = frozenset({"td", "th"})
_GROUPS = frozenset({"thead", "tbody", "tfoot", "form", "div", "center"})


def is_layout(table: HtmlElement) -> bool:
    """Tell whether a table only arranges text: its cells are then read one after another.

    So is a table of one column, with which word processors draw boxes.
    """
    if table.get("role") in ("presentation", "none"):
        return True
    rows = [piece for piece in pieces(table) if not isinstance(piece, str) and piece.tag == "tr"]
    if all(sum(1 for cell in row if cell.tag in _CELLS) <= 1 for row in rows):
        return True
    return not any(cell.tag == "th" for row in rows for cell in row) and any(
        True for row in rows for _ in row.iter(*HEADINGS)
    )


def pieces(table: HtmlElement) -> Iterator[HtmlElement | str]:
    """Yield a table's caption and rows, and what stands between them, in order."""
    if table.text:
        yield table.text
    for child in table:
        if child.tag in _GROUPS:
            yield from pieces(child)
        else:
            yield child
        if child.tail:
            yield child.tail
