"""PDF: paragraphs, headings, notes and page numbers, from its tags or from how it is set."""

import re
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress

from pypdf import PdfReader, apply_configuration

from ingest.documents.document import Block, Division, Document, Format
from ingest.documents.outline import Outline
from ingest.errors import DocumentError
from ingest.formats.pdf.bookmarks import Bookmark, read_bookmarks
from ingest.formats.pdf.contents import without_contents
from ingest.formats.pdf.flow import read_flow
from ingest.formats.pdf.furniture import furniture_of, printed_labels, without
from ingest.formats.pdf.headings import with_headings
from ingest.formats.pdf.layout import Line, page_lines
from ingest.formats.pdf.lines import (
    BROKEN,
    DAMAGED,
    LIMITS,
    SCAN,
    Page,
    open_pdf,
    own_title,
    page_labels,
    page_warnings,
    read_pages,
)
from ingest.formats.pdf.notes import order_with_notes
from ingest.formats.pdf.paragraphs import Kind, Paragraph, Typesetting
from ingest.formats.pdf.state import Span
from ingest.formats.pdf.title import date_of, find_title
from ingest.formats.pdf.words import Words

# Where so few pages have nothing but what stands on each of them, that is their text.
FEW_PAGES = 2
# Numbers that count through the document are what its paragraphs are cited by.
FEWEST_NUMBERED = 10
SHARE_UNIQUE = 0.9

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.? |(\d{1,3})\. ")
_REFERENCES = re.compile(r"(?:\[\d{1,3}\])+$")


def read_pdf(body: bytes) -> Document:
    """Read a PDF.

    The tags say what is a heading, a list or a table where there are tags that hold; else size, weight and
    place do. Running heads, page numbers and contents lists are left out.

    Parameters:
        body: the file.

    Raises:
        DocumentError: where it is empty, damaged, encrypted, too long, or a scan without text.
    """
    reader = open_pdf(body)
    try:
        with apply_configuration(LIMITS):
            return _read(reader)
    except BROKEN as error:
        raise DocumentError(DAMAGED) from error


def _read(reader: PdfReader) -> Document:
    pages, failed = read_pages(reader)
    lines = [line for page in pages for line in page_lines(page.spans, page.number)]
    furniture = furniture_of(lines, [page.size[1] for page in pages])
    text = [line for line in lines if line not in furniture]
    if not text and len(pages) > FEW_PAGES:
        raise DocumentError(SCAN)
    if not text:
        text, furniture = lines, frozenset()
    typesetting, words = Typesetting(text), Words(text)
    shown = _shown(pages, furniture)
    whole = read_flow(reader, shown, typesetting)
    flow = without_contents(whole, words) or whole
    title = find_title(own_title(reader), flow, words, typesetting)
    first_page = [words.text_of(paragraph) for paragraph in title.paragraphs if paragraph.pages[0] == 1]
    flow = with_headings(title.paragraphs, words, typesetting, _bookmarks(reader), title.first)
    divisions = _divisions(flow, words)
    if not divisions:
        raise DocumentError(SCAN)
    labels = page_labels(reader, len(pages))
    if labels == tuple(str(page.number) for page in pages):
        labels = printed_labels(furniture, len(pages))
    return Document(
        format=Format.PDF,
        title=title.text or _first_heading(flow, words),
        dated=date_of(first_page),
        divisions=divisions,
        page_labels=labels,
        warnings=page_warnings(failed, [number for number, spans in shown.items() if not spans]),
    )


def _shown(pages: Sequence[Page], furniture: frozenset[Line]) -> dict[int, tuple[Span, ...]]:
    """Return what each page shows of the text."""
    by_page: dict[int, list[Line]] = defaultdict(list)
    for line in furniture:
        by_page[line.page].append(line)
    return {page.number: without(page.spans, by_page[page.number]) for page in pages}


def _first_heading(flow: Sequence[Paragraph], words: Words) -> str | None:
    """Return the heading of the first page, which is what a letter is about."""
    headings = (p for p in flow if p.kind is Kind.HEADING and p.pages[0] == 1)
    return next((_REFERENCES.sub("", words.text_of(heading)) for heading in headings), None)


def _bookmarks(reader: PdfReader) -> list[Bookmark]:
    with suppress(*BROKEN):
        return read_bookmarks(reader)
    return []


def _divisions(paragraphs: Sequence[Paragraph], words: Words) -> tuple[Division, ...]:
    texts = [words.text_of(paragraph) for paragraph in paragraphs]
    labels = _labels(paragraphs, texts)
    outline = Outline()
    for index in order_with_notes(paragraphs, texts):
        paragraph, text = paragraphs[index], texts[index]
        if paragraph.kind is Kind.HEADING:
            outline.heading(_REFERENCES.sub("", text).strip() or text, paragraph.level or 1)
        elif text:
            outline.block(Block(text=text, label=labels[index], pages=paragraph.pages))
    return outline.divisions()


def _labels(paragraphs: Sequence[Paragraph], texts: Sequence[str]) -> list[str | None]:
    """Return the numbers that the paragraphs are cited by: ``2.14``, or those that count through."""
    matches = [
        _NUMBER.match(text) if paragraph.kind in (Kind.TEXT, Kind.ITEM) else None
        for paragraph, text in zip(paragraphs, texts, strict=True)
    ]
    whole = [match[2] for match in matches if match and match[2]]
    counted = len(whole) >= FEWEST_NUMBERED and len(set(whole)) >= SHARE_UNIQUE * len(whole)
    return [match[1] or (match[2] if counted else None) if match else None for match in matches]
