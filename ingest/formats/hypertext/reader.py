"""Web pages, and the HTML inside other documents."""

import re

from ingest.documents.characters import decode
from ingest.documents.document import Block, Division, Document, Format
from ingest.documents.empty_headings import warnings_of
from ingest.documents.outline import Outline
from ingest.errors import DocumentError
from ingest.formats.hypertext.flow import Flow
from ingest.formats.hypertext.front import front
from ingest.formats.hypertext.main import left_out, main_element
from ingest.formats.hypertext.page import Page
from ingest.formats.hypertext.tree import MOST_CHARACTERS, parse_html

_DECLARED = re.compile(
    rb"""<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{1,100}encoding=["']([\w.:-]+)"""
)


def read_html(body: bytes) -> Document:
    """Return a web page that somebody saved.

    Raises:
        DocumentError: where it has no text, or cannot be read whole.
    """
    if len(body) > MOST_CHARACTERS:
        raise DocumentError(f"is larger than {MOST_CHARACTERS // 1_000_000} MB, too large for a web page")
    html = decode(body, _declared(body))
    root = parse_html(html)
    main = main_element(root)
    page = Page(root, left_out(main))
    about = front(page, root, main, html)
    page.title = about.heading
    outline = Outline()
    flow = Flow(page, outline).read(main)
    divisions = outline.divisions()
    if not divisions:
        raise DocumentError("has no text; a page that is put together by scripts is saved without it")
    return Document(
        format=Format.HTML,
        title=about.title,
        publisher=about.publisher,
        dated=about.dated,
        address=about.address,
        divisions=_annotated(divisions, flow.annotations),
        warnings=(*_pictures(page), *warnings_of(outline.empty_headings)),
    )


def add_html(html: str, outline: Outline) -> tuple[str, ...]:
    """Add the headings and blocks of a piece of HTML to an outline.

    Parameters:
        html: HTML without a page around it, all of which is text.
        outline: where they go; what came before stays before them.

    Returns:
        What could not be read, one line each.

    Raises:
        DocumentError: where it cannot be read whole.
    """
    root = parse_html(html)
    page = Page(root)
    for _, block in Flow(page, outline).read(root).annotations:
        outline.block(block)
    return _pictures(page)


def _declared(body: bytes) -> str | None:
    found = _DECLARED.search(body, 0, 4096)
    name = (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""
    # What can be read as ASCII so far is neither.
    return None if name.startswith(("utf-16", "utf-32", "ucs-")) else name


def _pictures(page: Page) -> tuple[str, ...]:
    if not page.pictures:
        return ()
    return ("1 picture is not read" if page.pictures == 1 else f"{page.pictures} pictures are not read",)


def _annotated(divisions: tuple[Division, ...], annotations: list[tuple[int, Block]]) -> tuple[Division, ...]:
    """Give each division the annotations that came after one of its blocks."""
    annotated: list[Division] = []
    last = 0
    for division in divisions:
        first, last = last, last + len(division.blocks)
        notes = tuple(block for place, block in annotations if first < place <= last)
        annotated.append(division.model_copy(update={"notes": notes}) if notes else division)
    return tuple(annotated)
