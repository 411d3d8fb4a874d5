"""The text of a PDF in the order in which it is read: by its tags where they hold, else by its place.

Tags are made by programs, and some are wrong. They are held against the page: what they do not reach is
put in where it stands, a page that they hardly reach is read by place, and so is a document whose tags
make a paragraph of every line or jump to and fro between pages.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import accumulate, pairwise

from pypdf import PdfReader

from ingest.formats.pdf.layout import FURTHEST_RAISED, Line, page_lines, span_lines
from ingest.formats.pdf.lines import BROKEN
from ingest.formats.pdf.paragraphs import (
    PARAGRAPH_GAP,
    SAME_SIZE,
    Kind,
    Paragraph,
    Typesetting,
    is_ended,
    marker_of,
)
from ingest.formats.pdf.state import Span
from ingest.formats.pdf.tags import Tagged, tagged_paragraphs

# A page is read by place if more of its text than this is not marked for the tags.
UNMARKED = 0.5
MOSTLY = 0.5
# Tags do not hold if more of their paragraphs than this go back a page, or break off at the end of a line.
GOING_BACK = 0.05
BROKEN_OFF = 0.3
FEWEST_TO_JUDGE = 10
FULL_LINE = 0.8

# Browsers print the address after a link; it is not tagged.
_ADDRESS = re.compile(r"\((?:https?:/|mailto:|tel:)?[/\w#].*\)")


def read_flow(
    reader: PdfReader, pages: Mapping[int, Sequence[Span]], typesetting: Typesetting
) -> list[Paragraph]:
    """Return the paragraphs of a document, those over the end of a page in one piece.

    Parameters:
        reader: the document.
        pages: what each page shows of the text.
        typesetting: of the document.
    """
    tagged = None
    # Damaged tags do not keep the text from being read.
    with suppress(*BROKEN):
        tagged = tagged_paragraphs(reader, pages, typesetting)
    if tagged is None or not _hold(tagged.paragraphs):
        tagged = Tagged([], set())
    return _joined(_completed(tagged, pages, typesetting))


def _hold(paragraphs: Sequence[Paragraph]) -> bool:
    texts = [p for p in paragraphs if p.kind in (Kind.TEXT, Kind.ITEM, Kind.HEADING)]
    if not texts:
        return False
    back = sum(1 for one, other in pairwise(texts) if other.pages[0] < one.pages[-1])
    broken = sum(1 for one, other in pairwise(texts) if _is_broken_line(one, other))
    judged = max(len(texts), FEWEST_TO_JUDGE)
    return back <= GOING_BACK * judged and broken <= BROKEN_OFF * judged


def _is_broken_line(one: Paragraph, other: Paragraph) -> bool:
    text = other.lines[0].text
    return (
        len(one.lines) == 1 and not is_ended(one.lines[0].text) and text[0].islower() and not marker_of(text)
    )


def _completed(
    tagged: Tagged, pages: Mapping[int, Sequence[Span]], typesetting: Typesetting
) -> list[Paragraph]:
    """Return the tagged paragraphs with the text that they do not reach, each where it stands."""
    missed: dict[int, list[Paragraph]] = {}
    by_place: set[int] = set()
    for number, spans in pages.items():
        text = _text(spans)
        others = [span for span in text if (number, span.mark) not in tagged.marks]
        unmarked = [span for span in others if span.mark is None] if tagged.marks else others
        if _length(unmarked) > UNMARKED * _length(text):
            by_place.add(number)
            missed[number] = typesetting.paragraphs(page_lines(text, number))
        else:
            lines = [line for line in page_lines(unmarked, number) if not _is_generated(line)]
            boxes = _by_mark([span for span in others if span.mark is not None], number, typesetting)
            beside = [*boxes, *typesetting.paragraphs(lines)]
            missed[number] = [paragraph._replace(aside=True) for paragraph in beside]
    _mark_headings(missed, tagged.paragraphs)
    paragraphs = [kept for paragraph in tagged.paragraphs if (kept := _without_pages(paragraph, by_place))]
    order = _Order(paragraphs)
    after: dict[int, list[Paragraph]] = defaultdict(list)
    for number, on_page in missed.items():
        for paragraph in on_page:
            after[order.index_before(paragraph.lines[0], number)].append(paragraph)
    flow = after[-1]
    for index, paragraph in enumerate(paragraphs):
        flow += [paragraph, *after[index]]
    return flow


def _by_mark(spans: Sequence[Span], page: int, typesetting: Typesetting) -> list[Paragraph]:
    """Return the paragraphs of boxes whose text is marked like any other, but left out of the tags.

    Each mark is a paragraph, and what goes on in the same line or the next, like a link, is of one too.
    """
    groups: list[list[Span]] = []
    for span in spans:
        last = groups[-1][-1] if groups else None
        if last and (last.mark == span.mark or _follows(last, span, typesetting)):
            groups[-1].append(span)
        else:
            groups.append([span])
    return [typesetting.paragraph(lines) for group in groups if (lines := span_lines(group, page))]


def _follows(last: Span, span: Span, typesetting: Typesetting) -> bool:
    """Return whether a span with another mark is of the same paragraph."""
    down = last.baseline - span.baseline
    if abs(down) < FURTHEST_RAISED * max(last.size, span.size) and span.left > last.left:
        return True
    next_line = 0 < down < PARAGRAPH_GAP * typesetting.leading(round(span.size, 1)) and span.left < last.right
    plain = not (is_ended(last.text.strip()) or marker_of(span.text.strip()) or last.bold != span.bold)
    return next_line and plain


def _mark_headings(by_page: Mapping[int, list[Paragraph]], tagged: Sequence[Paragraph]) -> None:
    """Make those paragraphs headings that the tags say are, on pages that are read by place."""
    headings = {paragraph.lines: paragraph for paragraph in tagged if paragraph.kind is Kind.HEADING}
    for paragraphs in by_page.values():
        for index, paragraph in enumerate(paragraphs):
            paragraphs[index] = headings.get(paragraph.lines, paragraph)


def _text(spans: Sequence[Span]) -> Sequence[Span]:
    """Return the spans but those that are marked as no part of the text, unless that is most of the page."""
    text = [span for span in spans if not span.artifact]
    return text if _length(text) >= MOSTLY * _length(spans) else spans


def _length(spans: Sequence[Span]) -> int:
    return sum(len(span.text) for span in spans)


def _is_generated(line: Line) -> bool:
    """Return whether a browser put in what is not tagged: a bullet, or the address after a link."""
    return not any(c.isalnum() for c in line.text) or _ADDRESS.fullmatch(line.text) is not None


def _without_pages(paragraph: Paragraph, pages: set[int]) -> Paragraph | None:
    if not pages.intersection(paragraph.pages):
        return paragraph
    cells = [tuple(line for line in cell if line.page not in pages) for cell in paragraph.cells]
    cells = [cell for cell in cells if cell]
    return paragraph._replace(cells=tuple(cells)) if cells else None


class _Order:
    """Where lines belong among paragraphs."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        on_page: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for index, paragraph in enumerate(paragraphs):
            for line in paragraph.lines:
                on_page[line.page].append((-line.baseline, index))
        self._pages = sorted(on_page)
        self._downwards = {page: sorted(on_page[page]) for page in self._pages}
        # The last paragraph of those from the top down to each line, and of those up to each page.
        self._last_above = {
            page: list(accumulate((index for _, index in lines), max))
            for page, lines in self._downwards.items()
        }
        self._last = list(accumulate((self._last_above[page][-1] for page in self._pages), max))

    def index_before(self, line: Line, page: int) -> int:
        """Return the index of the paragraph after which a line is read; -1 for none."""
        on_page = self._downwards.get(page, [])
        above = bisect_right(on_page, (-line.baseline, sys.maxsize))
        if above:
            return self._last_above[page][above - 1]
        if on_page:
            return on_page[0][1] - 1
        earlier = bisect_left(self._pages, page)
        return self._last[earlier - 1] if earlier else -1


def _joined(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with those in one piece that go over the end of a page or a column."""
    joined: list[Paragraph] = []
    last = 0
    for paragraph in paragraphs:
        if joined and _goes_on(joined[last], paragraph):
            lines = (*joined[last].cells[0], *paragraph.cells[0])
            joined[last] = joined[last]._replace(cells=(lines,))
            continue
        joined.append(paragraph)
        if paragraph.kind is not Kind.NOTE:
            last = len(joined) - 1
    return joined


def _goes_on(one: Paragraph, other: Paragraph) -> bool:
    running = (Kind.TEXT, Kind.ITEM)
    if one.kind not in running or other.kind not in running:
        return False
    before, line = one.lines[-1], other.lines[0]
    page_ends = line.page == before.page + 1
    column_ends = line.page == before.page and line.baseline > before.baseline + line.size
    if not (page_ends or column_ends) or marker_of(line.text) or is_ended(before.text):
        return False
    if abs(before.size - line.size) > SAME_SIZE or before.bold != line.bold:
        return False
    right = max(each.right for each in one.lines)
    full = page_ends and len(one.lines) > 1 and before.right > FULL_LINE * right
    return line.text[0].islower() or full
