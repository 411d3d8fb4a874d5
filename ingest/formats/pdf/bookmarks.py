"""The bookmarks of a PDF: headings that its maker put into the reader's side panel."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import Destination

from ingest.documents.characters import tidy
from ingest.formats.pdf.paragraphs import Kind, Paragraph

MOST_BOOKMARKS = 5_000
DEEPEST = 20

_NUMBER = re.compile(r"^(?:\d+[.)]?(?:\d+\.?)*|[A-Z][.)])\s+")
_NOT_LETTERS = re.compile(r"(?:\[\d+\]|[\W_])+")


class Bookmark(NamedTuple):
    """A bookmark.

    Parameters:
        title: what it says.
        page: the page that it leads to, from 1.
        level: how deep it is, 1 for the outermost.
    """

    title: str
    page: int
    level: int


def read_bookmarks(reader: PdfReader) -> list[Bookmark]:
    """Return the bookmarks of a document, in order."""
    found: list[Bookmark] = []
    for destination, level in _flat(reader.outline, 1):
        page = reader.get_destination_page_number(destination)
        if page is not None and page >= 0 and isinstance(destination.title, str):
            found.append(Bookmark(tidy(destination.title), page + 1, level))
        if len(found) == MOST_BOOKMARKS:
            break
    return found


def matches(
    bookmarks: Sequence[Bookmark], paragraphs: Sequence[Paragraph], texts: Sequence[str]
) -> dict[int, int]:
    """Return the paragraphs that bookmarks lead to, by index, with the level of each.

    Parameters:
        bookmarks: of the document.
        paragraphs: of the document.
        texts: the paragraphs' texts.
    """
    places: dict[tuple[int, str], int] = {}
    for index, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
        if paragraph.kind in (Kind.TEXT, Kind.ITEM, Kind.HEADING):
            places.setdefault((paragraph.pages[0], _letters(text)), index)
    found = ((places.get((mark.page, _letters(mark.title))), mark.level) for mark in bookmarks)
    return {index: level for index, level in found if index is not None}


def _flat(outline: Any, level: int) -> Iterator[tuple[Destination, int]]:
    for entry in outline:
        if isinstance(entry, list) and level < DEEPEST:
            yield from _flat(entry, level + 1)
        elif isinstance(entry, Destination):
            yield entry, level


def _letters(text: str) -> str:
    """Return the letters of a heading, without the number that may stand in one place only."""
    return _NOT_LETTERS.sub("", _NUMBER.sub("", text)).lower()
