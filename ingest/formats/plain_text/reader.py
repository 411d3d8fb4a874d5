"""Plain text: paragraphs, list items and what can be told of headings and pages."""

import re

from ingest.documents.characters import decode
from ingest.documents.document import Block, Document, Format
from ingest.documents.empty_headings import warnings_of
from ingest.documents.outline import Outline
from ingest.errors import DocumentError
from ingest.formats.plain_text.headings import Heading, title_of, with_headings
from ingest.formats.plain_text.lines import read_lines
from ingest.formats.plain_text.pieces import Piece, read_pieces

_PARAGRAPH_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})+(?=\.? )")


def read_text(body: bytes) -> Document:
    """Read a plain text file.

    Paragraphs are told apart by blank lines, or are a line each where the lines are not wrapped. A form
    feed ends a page. A heading is a line that is marked by ``#`` or underlined, or that is plainly one.

    Parameters:
        body: the file, in any encoding.

    Raises:
        DocumentError: where it is no text, or has none.
    """
    lines, pages = read_lines(decode(body))
    pieces = read_pieces(lines)
    title = title_of(pieces)
    if title is not None and _is_only_title(pieces):
        pieces = pieces[1:]
    outline = Outline()
    for piece in with_headings(pieces):
        if isinstance(piece, Heading):
            outline.heading(piece.text, piece.level)
        else:
            number = _PARAGRAPH_NUMBER.match(piece.text)
            outline.block(Block(text=piece.text, label=number[0] if number else None, pages=piece.pages))
    divisions = outline.divisions()
    if not divisions:
        raise DocumentError("has no text")
    return Document(
        format=Format.TEXT,
        title=title,
        divisions=divisions,
        page_labels=tuple(str(number) for number in range(1, pages + 1)),
        warnings=warnings_of(outline.empty_headings),
    )


def _is_only_title(pieces: list[Piece]) -> bool:
    """Return whether the first line is the title alone, and not the first of several equal headings too."""
    return all(piece.level is None or piece.level != pieces[0].level for piece in pieces[1:])
