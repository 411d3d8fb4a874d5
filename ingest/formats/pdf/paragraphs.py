"""Paragraphs, list items, table rows and notes, told from the lines of pages by their place alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from ingest.formats.pdf.layout import SAME_LINE, Line

# Lines of one paragraph are no further apart than this, in the usual distance for their size.
PARAGRAPH_GAP = 1.22
NEAREST_LEADING, FURTHEST_LEADING = 0.9, 2.2
USUAL_LEADING = 1.25
# Below so many gaps the usual one is not known, and a gap with a smaller share is an exception.
FEWEST_GAPS = 8
SHARE_OF_GAPS = 0.25
INDENT = 3.0
SAME_SIZE = 0.6
# A note is set so much smaller than the text, in points.
NOTE_SIZE = 0.8
# A line that ends before this share of the width is not full.
FULL = 0.8
# The width is that of so many lines: a heading may be wider than its column.
FULL_LINES = 0.9
WIDE_CHARACTER = 0.6
# In characters: a stop with the quotation marks, brackets and note numbers that may follow.
LONGEST_END = 30
SURE_BULLETS = frozenset("•‣▪■▣◼◦●○➢✓❖")

BULLET = re.compile(r"(?:[•‣▪■◼◦●○·➢✓❖→–—*-]|o)(?= |$)")
NUMBER = re.compile(
    r"(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})[.)]|\d{1,3}(?:\.\d{1,3})+\.?|\[\d{1,3}\])(?= )"
)
NOTE = re.compile(r"\[(\d{1,3})\] ")
PLAIN_NOTE = re.compile(r"(\d{1,3}) (?=\S)")
_ENDED = re.compile(r"[.!?:;]['\"”’)\]]*(?:\[\d+\])*$")
_CLAUSE_ENDED = re.compile(r"(?:[.!?:;,—–]['\"”’)\]]*(?:\[\d+\])*|\b(?:and|or))$")


class Kind(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    ITEM = "item"
    ROW = "row"
    NOTE = "note"
    HEADING = "heading"
    CONTENTS = "contents"


class Paragraph(NamedTuple):
    """Lines that are one piece of text.

    Parameters:
        kind: what it is.
        cells: its lines; those of each cell for the row of a table.
        level: of a heading that is marked as one, 1 for the outermost.
        aside: whether it is in a box beside the text, where large letters head nothing after it.
    """

    kind: Kind
    cells: tuple[tuple[Line, ...], ...]
    level: int | None = None
    aside: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, cell by cell."""
        return tuple(line for cell in self.cells for line in cell)

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that it stands on."""
        return tuple(sorted({line.page for line in self.lines}))


def text_size(lines: Iterable[Line]) -> float:
    """Return the size of most of the text."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


class Typesetting:
    """How a document is set: the size and the weight of its text, the distance from a line to the next.

    Parameters:
        lines: of the whole document.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.size = text_size(lines)
        self.bold = 2 * sum(len(line.text) for line in lines if line.bold) > sum(
            len(line.text) for line in lines
        )
        gaps: dict[float, Counter[float]] = defaultdict(Counter)
        for before, line in pairwise(lines):
            gap = before.baseline - line.baseline
            near = NEAREST_LEADING * line.size < gap < FURTHEST_LEADING * line.size
            if before.page == line.page and _same_style(before, line) and near:
                gaps[line.size][round(gap * 2) / 2] += 1
        self._leadings = {
            size: _least(counter) for size, counter in gaps.items() if counter.total() >= FEWEST_GAPS
        }

    def leading(self, size: float) -> float:
        """Return the usual distance between lines of a size."""
        return self._leadings.get(size, USUAL_LEADING * size)

    def paragraphs(self, lines: Sequence[Line]) -> list[Paragraph]:
        """Return the paragraphs of a page whose lines are in reading order."""
        paragraphs: list[Paragraph] = []
        for column in _columns(lines):
            rights = sorted(line.right for line in column)
            right = rights[int(FULL_LINES * (len(rights) - 1))]
            blocks: list[list[list[Line]]] = []
            for row in _rows(column):
                if blocks and _goes_on(blocks[-1], row, self.leading(row[0].size), right):
                    blocks[-1].append(row)
                else:
                    blocks.append([row])
            for block in blocks:
                paragraphs.append(
                    _row(block) if len(block[0]) > 1 else self.paragraph([row[0] for row in block])
                )
        return paragraphs

    def paragraph(self, lines: Sequence[Line]) -> Paragraph:
        """Return the lines as one paragraph, item or note."""
        if NOTE.match(lines[0].text) and text_size(lines) < self.size - NOTE_SIZE:
            return Paragraph(Kind.NOTE, (tuple(lines),))
        return Paragraph(Kind.ITEM if marker_of(lines[0].text) else Kind.TEXT, (tuple(lines),))


def is_ended(text: str) -> bool:
    """Return whether a text ends as a sentence does."""
    return _ENDED.search(text[-LONGEST_END:]) is not None


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    column: list[Line] = []
    for line in lines:
        up = column and line.baseline > column[-1].baseline + SAME_LINE * line.size
        if up or (column and line.page != column[-1].page):
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines that stand side by side; a number or bullet with its text is one line."""
    row: list[Line] = []
    for line in lines:
        beside = (
            row
            and abs(row[-1].baseline - line.baseline) < SAME_LINE * line.size
            and line.left > row[-1].right
        )
        if beside and len(row) == 1 and marker_of(f"{row[0].text} ").strip() == row[0].text:
            row = [line._replace(text=f"{row[0].text} {line.text}", left=row[0].left)]
        elif beside:
            row.append(line)
        else:
            if row:
                yield row
            row = [line]
    if row:
        yield row


def marker_of(text: str) -> str:
    """Return the bullet or the number that a text starts with; empty where it has none."""
    match = BULLET.match(text) or NUMBER.match(text)
    return match[0] if match else ""


def _goes_on(block: list[list[Line]], row: list[Line], leading: float, right: float) -> bool:
    """Return whether a row is of the block that the rows before it make."""
    before, line = block[-1][0], row[0]
    gap = before.baseline - line.baseline
    if gap > PARAGRAPH_GAP * leading or abs(before.size - line.size) > SAME_SIZE:
        return False
    if len(block[0]) > 1:
        others = [cell.left for cell in block[0][1:]]
        return all(any(abs(cell.left - left) < INDENT for left in others) for cell in row)
    if len(row) > 1:
        return False
    lines = [row[0] for row in block]
    runs_on = _runs_on(before, line, right)
    if before.bold != line.bold or _starts_item(lines, line) or _has_room(before, line, right):
        return runs_on and not marker_of(line.text)
    return runs_on or _aligned(lines, line)


def _runs_on(before: Line, line: Line, right: float) -> bool:
    """Return whether a sentence goes over the end of a full line."""
    return not is_ended(before.text) and line.text[0].islower() and before.right > FULL * right


def _starts_item(lines: list[Line], line: Line) -> bool:
    marker = marker_of(line.text)
    if not marker:
        return False
    alike = abs(lines[0].left - line.left) < INDENT and bool(marker_of(lines[0].text))
    return alike or marker in SURE_BULLETS or _CLAUSE_ENDED.search(lines[-1].text[-LONGEST_END:]) is not None


def _has_room(before: Line, line: Line, right: float) -> bool:
    """Return whether a sentence ended and the first word of the next had room at the end of its line."""
    word = line.text.split(" ", 1)[0]
    return is_ended(before.text) and before.right + (len(word) + 2) * WIDE_CHARACTER * line.size < right


def _aligned(lines: list[Line], line: Line) -> bool:
    before = lines[-1]
    shift = line.left - before.left
    if abs(shift) < INDENT or abs(before.left + before.right - line.left - line.right) < 2 * INDENT:
        return True
    # The first line of a paragraph may be indented, and that of an item or a note stand out.
    return len(lines) == 1 and (shift < 0 or not is_ended(before.text))


def _row(block: list[list[Line]]) -> Paragraph:
    """Return a row of a table, with the lines below that are in line with its cells."""
    cells: list[list[Line]] = [[cell] for cell in block[0]]
    for cell in (cell for row in block[1:] for cell in row):
        nearest = min(range(len(cells)), key=lambda number: abs(cells[number][0].left - cell.left))
        cells[nearest].append(cell)
    return Paragraph(Kind.ROW, tuple(tuple(cell) for cell in cells))


def _least(gaps: Counter[float]) -> float:
    """Return the smallest distance that is usual: that between short paragraphs may be more so."""
    most = max(gaps.values())
    return min(gap for gap, count in gaps.items() if count >= SHARE_OF_GAPS * most)


def _same_style(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) < SAME_SIZE and one.bold == other.bold
