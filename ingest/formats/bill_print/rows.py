"""The rows of a page of a Bill's print: what stands on one baseline is one row."""

import re
from bisect import bisect
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ingest.formats.pdf.layout import Line
from ingest.formats.pdf.spans import Span

# In points: baselines closer than this are one.
SAME_ROW = 3.0


class Row(NamedTuple):
    """What stands on one baseline.

    Parameters:
        page: the physical page, from 1.
        text: its words.
        left: points from the edge of the text, which is elsewhere on left than on right pages.
        right: where it ends, from the same edge.
        inner: where its second piece starts, if its first is a number or a label; else the same as left.
        gap: points between the row above it and itself; 0 at the top of a page.
        bold: whether most of it is bold.
        italic: whether most of it is italic.
    """

    page: int
    text: str
    left: float
    right: float
    inner: float
    gap: float
    bold: bool
    italic: bool


def key(text: str) -> str:
    """Return a text in the form in which headings, contents and running heads are compared."""
    return " ".join(re.sub(r"[—–]", " ", text.replace("’", "'")).split()).casefold()


def grouped(lines: Iterable[Line]) -> list[list[Line]]:
    """Return the lines that stand on one baseline together, from the top of the page, left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.baseline, line.left)):
        if rows and rows[-1][0].baseline - line.baseline < SAME_ROW:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def text_of(row: Sequence[Line]) -> str:
    """Return the words of the lines of a row."""
    return " ".join(line.text for line in row)


def as_rows(grouped: Sequence[Sequence[Line]], spans: Sequence[Span], edge: float) -> list[Row]:
    """Return the rows of a page.

    Parameters:
        grouped: its lines by row, from the top.
        spans: what it shows.
        edge: where the text starts, in points from the left of the page.
    """
    rows: list[Row] = []
    by_height = sorted(spans, key=lambda span: span.baseline)
    heights = [span.baseline for span in by_height]
    above: float | None = None
    for lines in grouped:
        main = max(lines, key=lambda line: len(line.text))
        baseline = lines[0].baseline
        beside = by_height[bisect(heights, baseline - SAME_ROW) : bisect(heights, baseline + SAME_ROW)]
        lefts = sorted(span.left for span in beside)
        rows.append(
            Row(
                page=main.page,
                text=text_of(lines),
                left=lines[0].left - edge,
                right=lines[-1].right - edge,
                inner=(lefts[1] if len(lefts) > 1 else lines[0].left) - edge,
                gap=above - baseline if above is not None else 0.0,
                bold=main.bold,
                italic=main.italic,
            )
        )
        above = baseline
    return rows
