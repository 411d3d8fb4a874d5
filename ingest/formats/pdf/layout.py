"""From what a page shows to its lines, in the order in which they are read."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from ingest.documents.characters import tidy
from ingest.formats.pdf.spans import WORD_GAP
from ingest.formats.pdf.state import Span

SOFT_HYPHEN = "\u00ad"
# All in ems. A line's words are closer than LINE_GAP, but a number or a bullet stands off from its text.
LINE_GAP = 1.2
LABEL_GAP = 5.0
OVERLAP = 0.6
SAME_LINE = 0.45
RAISED = 0.15
FURTHEST_RAISED = 0.7
RAISED_SIZE = 0.85
LABEL = re.compile(r"[•●○◦▪■□–—\-*o·]|\(?[0-9A-Za-z]{1,4}(\.[0-9]{1,3})*[.)]{0,2}")
NOTE_NUMBER = re.compile(r"\d{1,3}")
NOTE_NUMBERS = re.compile(r"\d{1,3}(\s*,\s*\d{1,3})*")
# Word draws its bullets with these private characters of the Symbol and Wingdings fonts.
BULLETS = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "□", "\uf0d8": "•", "\uf0fc": "•"})
# A gutter has at least this many lines on either side, of at least so many characters.
COLUMN_LINES = 4
COLUMN_CHARACTERS = 15
# Columns are drawn one after the other, and tables cell by cell. Some programs draw line by line across the
# page: then long lines are of columns, and short ones of a table's rows.
ACROSS = 0.2
LINE_BY_LINE = 0.75
LONG_CHARACTERS = 30
MOST_COLUMNS = 3
LIKELY_GUTTERS = 12


class _Parting(Enum):
    """What stands side by side on a page."""

    NONE = "nothing, or the cells of one-line rows"
    COLUMNS = "columns"
    CELLS = "the cells of a table"


class Line(NamedTuple):
    """A line as it is seen. Words further apart than spaces or tabs put them are lines of their own.

    Parameters:
        page: the physical page, from 1.
        text: its text with single spaces; a raised number, which refers to a note, is in square brackets.
            A soft hyphen, which only parts the word, stays at the end of the line.
        left: points from the left of the page.
        right: where it ends.
        baseline: points from the bottom of the page.
        size: of most of its characters, in points.
        bold: whether most of it is bold.
        italic: whether most of it is italic.
    """

    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    italic: bool


def page_lines(spans: Iterable[Span], page: int) -> list[Line]:
    """Return the lines of a page, column by column from the top; turned text comes after the rest."""
    by_turn: dict[int, list[Span]] = {}
    for span in spans:
        by_turn.setdefault(span.turn, []).append(span)
    lines: list[Line] = []
    for turn in sorted(by_turn, key=lambda turn: (turn != 0, turn)):
        pieces = _pieces(by_turn[turn])
        if turn == 0:
            pieces = _in_columns(_across(pieces), MOST_COLUMNS)
        lines += [line for piece in pieces if (line := _line(piece, page)).text]
    return lines


def span_lines(spans: Iterable[Span], page: int) -> list[Line]:
    """Return the lines that the spans are on, in the order of the spans."""
    return [line for piece in _pieces(spans) if (line := _line(piece, page)).text]


class _Piece:
    """Spans that follow one another on a line."""

    def __init__(self, span: Span, order: int) -> None:
        self.spans = [span]
        self.order = order
        self.main = span

    @property
    def left(self) -> float:
        return self.spans[0].left

    @property
    def right(self) -> float:
        return self.spans[-1].right

    @property
    def baseline(self) -> float:
        return self.main.baseline

    def takes(self, span: Span, gap: float = LINE_GAP) -> bool:
        """Whether the span goes on where this ends."""
        small, em = sorted((self.main.size, span.size))
        room = SAME_LINE if small > RAISED_SIZE * em else FURTHEST_RAISED
        if abs(span.baseline - self.baseline) > room * em or span.turn != self.main.turn:
            return False
        if len(self.spans) == 1 and LABEL.fullmatch(self.main.text.strip()):
            gap = LABEL_GAP
        return -OVERLAP * em <= span.left - self.right <= gap * em

    def take(self, span: Span) -> None:
        self.spans.append(span)
        # A raised number may come first: the line is where the larger text is.
        if (span.size, len(span.text)) > (self.main.size, len(self.main.text)):
            self.main = span


def _pieces(spans: Iterable[Span]) -> list[_Piece]:
    pieces: list[_Piece] = []
    for order, span in enumerate(spans):
        if pieces and pieces[-1].takes(span):
            pieces[-1].take(span)
        else:
            pieces.append(_Piece(span, order))
    return pieces


def _across(pieces: list[_Piece]) -> list[_Piece]:
    """Join the pieces of a line that were not drawn one after the other; from the top down."""
    rows: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.baseline, piece.left)):
        before = next((row for row in reversed(rows[-8:]) if row.takes(piece.spans[0], WORD_GAP * 4)), None)
        if before is None:
            rows.append(piece)
        else:
            for span in piece.spans:
                before.take(span)
    return rows


def _in_columns(pieces: list[_Piece], most: int) -> list[_Piece]:
    gutter, parting = _gutter(pieces) if most > 1 else (0.0, _Parting.NONE)
    if parting is _Parting.NONE:
        return _in_rows(pieces)
    if parting is _Parting.CELLS:
        return sorted(pieces, key=lambda piece: piece.order)
    ordered: list[_Piece] = []
    columns: tuple[list[_Piece], list[_Piece]] = ([], [])
    for piece in pieces:
        if piece.left < gutter < piece.right:
            ordered += [*_in_columns(columns[0], most - 1), *_in_columns(columns[1], most - 1), piece]
            columns = ([], [])
        else:
            columns[piece.left >= gutter].append(piece)
    return [*ordered, *_in_columns(columns[0], most - 1), *_in_columns(columns[1], most - 1)]


def _in_rows(pieces: list[_Piece]) -> list[_Piece]:
    rows: list[list[_Piece]] = []
    for piece in pieces:
        if rows and rows[-1][0].baseline - piece.baseline < SAME_LINE * piece.main.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [piece for row in rows for piece in sorted(row, key=lambda piece: piece.left)]


def _gutter(pieces: Sequence[_Piece]) -> tuple[float, _Parting]:
    """Return where a left and a right part of the page meet, and what they are."""
    edges = Counter(round(piece.left) for piece in pieces)
    for edge, count in edges.most_common(LIKELY_GUTTERS):
        gutter = edge - 1.5
        left = [piece for piece in pieces if piece.right < gutter]
        right = [piece for piece in pieces if piece.left > gutter]
        if count >= COLUMN_LINES and len(left) >= COLUMN_LINES:
            parting = _parting(left, right, pieces)
            if parting is not _Parting.NONE:
                return gutter, parting
    return 0.0, _Parting.NONE


def _parting(left: list[_Piece], right: list[_Piece], pieces: Sequence[_Piece]) -> _Parting:
    characters = min(_characters(left), _characters(right))
    top = min(left[0].baseline, right[0].baseline) + 1
    bottom = max(left[-1].baseline, right[-1].baseline) - 1
    between = [piece for piece in pieces if bottom < piece.baseline < top]
    side_of = {id(piece): side for side, column in enumerate((left, right)) for piece in column}
    drawn = sorted(between, key=lambda piece: piece.order)
    sides = [side_of[id(piece)] for piece in drawn if id(piece) in side_of]
    fewer = min(sides.count(0), sides.count(1))
    across = len(between) - len(sides)
    if fewer < COLUMN_LINES - 1 or characters < COLUMN_CHARACTERS or across > ACROSS * len(sides):
        return _Parting.NONE
    changes = sum(1 for one, other in pairwise(sides) if one != other)
    if changes <= 2 * (across + 1):
        return _Parting.COLUMNS
    if changes < LINE_BY_LINE * 2 * fewer:
        return _Parting.CELLS
    return _Parting.COLUMNS if characters >= LONG_CHARACTERS else _Parting.NONE


def _characters(pieces: list[_Piece]) -> float:
    return sum(len(span.text) for piece in pieces for span in piece.spans) / len(pieces)


def _line(piece: _Piece, page: int) -> Line:
    sizes: Counter[float] = Counter()
    weights: Counter[bool] = Counter()
    slopes: Counter[bool] = Counter()
    text = ""
    for number, span in enumerate(piece.spans):
        count = len(span.text.strip())
        sizes[round(span.size, 1)] += count
        weights[span.bold] += count
        slopes[span.italic] += count
        if number and span.left - piece.spans[number - 1].right > WORD_GAP * span.size:
            text += " "
        text += _numbered(span, piece.main)
        if not number and text.startswith("["):
            text += " "
    soft = text.rstrip().endswith(SOFT_HYPHEN)
    return Line(
        page,
        tidy(text.translate(BULLETS)) + (SOFT_HYPHEN if soft else ""),
        piece.left,
        piece.right,
        piece.baseline,
        sizes.most_common(1)[0][0],
        weights[True] > weights[False],
        slopes[True] > slopes[False],
    )


def _numbered(span: Span, main: Span) -> str:
    """Return the span's text; the numbers of notes, which are raised and small, in square brackets."""
    raised = span.baseline - main.baseline > RAISED * main.size and span.size < RAISED_SIZE * main.size
    text = span.text.strip()
    return NOTE_NUMBER.sub(r"[\g<0>]", text) if raised and NOTE_NUMBERS.fullmatch(text) else span.text
