"""Items of GOV.UK's Content API that have no document: moved, gone, not found, or of another kind."""

from collections.abc import Collection

from ingest.documents.outline import Outline
from ingest.errors import DocumentError
from ingest.formats.govuk.item import Item, address_of, as_dicts, as_text
from ingest.formats.hypertext.reader import add_html

REDIRECT, GONE = "redirect", "gone"
LONGEST_EXPLANATION = 300


def refuse(item: Item, schemas: Collection[str]) -> None:
    """Raise ``DocumentError`` for an item that is no document, saying why and where to look instead.

    Parameters:
        item: the item.
        schemas: the schemas that are read.
    """
    if item.schema in schemas:
        return
    if item.schema == REDIRECT:
        raise DocumentError(f"has moved{_to(_destination(item))}; take that page")
    if item.schema == GONE:
        told = Outline()
        add_html(as_text(item.details.get("explanation")), told)
        words = " ".join(block.text for division in told.divisions() for block in division.blocks)
        why = f" ({words[:LONGEST_EXPLANATION]})" if words else ""
        instead = address_of(item.details.get("alternative_path"))
        raise DocumentError(f"is gone from GOV.UK{why}{f'; see {instead}' if instead else ''}")
    if item.schema:
        raise DocumentError(f"is a GOV.UK page of a kind that is not read ({item.schema[:80]})")
    raise DocumentError("is JSON, but not of a GOV.UK page; or of one that was not found")


def _destination(item: Item) -> str:
    moves = as_dicts(item.fields.get("redirects"))
    moves.sort(key=lambda move: move.get("path") != item.fields.get("base_path"))
    return next((as_text(move.get("destination")) for move in moves), "")


def _to(destination: str) -> str:
    return f" to {address_of(destination) or destination}" if destination else ""
