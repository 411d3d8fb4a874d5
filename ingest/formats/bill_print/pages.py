"""The rows of a Bill's print without running heads, feet and line numbers; and its page numbers.

Prints have a running head with the Bill's title, the page number and the Part, a foot with the Bill's
number on first pages, and a number in the margin of every fifth line, from which amendments are counted.
"""

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from ingest.formats.bill_print.rows import SAME_ROW, Row, as_rows, grouped, key, text_of
from ingest.formats.pdf.layout import Line, page_lines
from ingest.formats.pdf.lines import Page
from ingest.formats.pdf.spans import Span

LINE_NUMBER = re.compile(r"(?<![\d.])([1-9]?[05])$")
PAGE_NUMBER = r"\d{1,4}|[ivxl]{1,8}"
NUMBERED_TOP = re.compile(rf"^(?:{PAGE_NUMBER}) | (?:{PAGE_NUMBER})$")
TITLE_END = re.compile(r"\bBill(?: \[(?:HL|Lords)\])?$", re.I)
HEAD_BELOW = re.compile(r"(?:Part|Chapter|Schedule)\b.*[—–]", re.I)
FOOT = re.compile(r"(?:HL )?Bill \d+(?:[—–-]\w+)?(?: \d\d/\d)?|\d\d/\d")
# The capital that starts the enacting words may be large, and come apart from them.
ENACTING = re.compile(r"(?:\bB ?|^)E IT ENACTED\b", re.I)
HEAD_ROWS, FOOT_ROWS = 5, 2
# So few lines may stand in a column by chance.
FEW_LINES = 5
# In points: line numbers stand this far outside of the text, at least.
OUTSIDE = 2.0
# A line whose own span ends with its number goes on for this much, at least, beyond all other lines.
STUCK_OUT = 6.0
# The lines of a running head are this even.
CLOSE = 1.2


class BillPages(NamedTuple):
    """The rows of a print.

    Parameters:
        title: the Bill's, from the running heads or the cover; None where neither has one.
        rows: page by page, from the top.
        feet: the running feet, which have the Bill's number.
        heads: the lines of the running heads below the title: "Part 1—Children's social care".
        labels: the printed number of each page; empty for a page without one.
        measure: the width of the text in points.
    """

    title: str | None
    rows: tuple[Row, ...]
    feet: tuple[str, ...]
    heads: tuple[str, ...]
    labels: tuple[str, ...]
    measure: float


def read_bill_pages(pages: Sequence[Page]) -> BillPages:
    """Return the rows of a print's pages."""
    upright = [[span for span in page.spans if span.turn == 0] for page in pages]
    raw = [grouped(page_lines(spans, page.number)) for page, spans in zip(pages, upright, strict=True)]
    title = _title(raw)
    repeated = Counter(text for rows in raw for text in {text_of(row) for row in rows[:HEAD_ROWS]})
    found = [_furniture(rows, title, repeated) for rows in raw]
    bodies = [
        [span for span in spans if not (span.artifact or furniture.is_on(span.baseline))]
        for spans, furniture in zip(upright, found, strict=True)
    ]
    labels = _labels([furniture.number for furniture in found], raw)
    sides = _sides(labels)
    shifts = (_shift(sides, found, bodies), 0.0)
    left, right = _frame(sides, bodies, shifts)
    column = _number_column(sides, bodies, right)
    rows: list[Row] = []
    for page, side, spans in zip(pages, sides, bodies, strict=True):
        shift = shifts[side or 0]
        edge = left + shift
        if side is None:
            kept = spans
        else:
            kept = _without_line_numbers(spans, edge, right + shift, column and column + shift)
        rows += as_rows(grouped(page_lines(kept, page.number)), kept, edge)
    return BillPages(
        title=title,
        rows=tuple(rows),
        feet=tuple(foot for furniture in found for foot in furniture.feet),
        heads=tuple(head for furniture in found for head in furniture.heads),
        labels=labels,
        measure=right - left,
    )


def _title(raw: Sequence[list[list[Line]]]) -> str | None:
    """Return the title that most pages start with, or that the rows at the top of the cover make up."""
    tops = (NUMBERED_TOP.sub("", text_of(rows[0])) for rows in raw if rows)
    titles = Counter(text for text in tops if TITLE_END.search(text))
    if titles:
        return titles.most_common(1)[0][0]
    text = ""
    for row in raw[0][:HEAD_ROWS]:
        text = f"{text} {text_of(row)}".strip()
        if TITLE_END.search(text):
            return text
    return None


class _Furniture(NamedTuple):
    number: str
    heads: list[str]
    feet: list[str]
    baselines: list[float]
    lefts: list[float]

    def is_on(self, baseline: float) -> bool:
        return any(abs(baseline - at) < SAME_ROW for at in self.baselines)


def _furniture(rows: list[list[Line]], title: str | None, repeated: Counter[str]) -> _Furniture:
    """Return a page's running head and foot."""
    number, heads, taken = "", [], []
    for row in rows[:HEAD_ROWS]:
        text = text_of(row)
        if not taken:
            if (page_number := _page_number(text, title)) is None:
                break
            number = page_number
        elif HEAD_BELOW.match(text):
            heads.append(text)
        elif heads and repeated[text] > 1 and _goes_on(taken, row):
            heads[-1] = f"{heads[-1]} {text}"
        else:
            break
        taken.append(row)
    feet = [row for row in rows[-FOOT_ROWS:] if FOOT.fullmatch(text_of(row))]
    furniture = [*taken, *feet]
    return _Furniture(
        number,
        heads,
        [text_of(row) for row in feet],
        [row[0].baseline for row in furniture],
        [row[0].left for row in furniture],
    )


def _goes_on(taken: Sequence[Sequence[Line]], row: Sequence[Line]) -> bool:
    """Whether a row is the second line of a long running head: as close to it as it is to the title."""
    title, head, line = taken[0][0], taken[-1][0], row[0]
    apart = (title.baseline - head.baseline) / (len(taken) - 1)
    return head.baseline - line.baseline < CLOSE * apart and line.italic == head.italic


def _page_number(text: str, title: str | None) -> str | None:
    """Return the page number of a running head; None for a row that is none."""
    if title is None:
        return None
    match = re.fullmatch(rf"(?:({PAGE_NUMBER}) )?{re.escape(key(title))}(?: ({PAGE_NUMBER}))?", key(text))
    return (match[1] or match[2]) if match else None


def _labels(numbers: Sequence[str], raw: Sequence[list[list[Line]]]) -> tuple[str, ...]:
    """Return the printed page numbers; the first page of the contents and of the Bill have no head."""
    labels = list(numbers)
    for index, (rows, after) in enumerate(zip(raw, [*numbers[1:], ""], strict=True)):
        if not labels[index]:
            starts = after == "2" or any(ENACTING.search(text_of(row)) for row in rows)
            labels[index] = "1" if starts else "i" if after == "ii" else ""
    return tuple(labels)


def _sides(labels: Sequence[str]) -> list[int | None]:
    """Return 1 for right pages and 0 for left ones; None for the cover and the contents."""
    if not any(label.isdigit() for label in labels):
        return [number % 2 for number in range(1, len(labels) + 1)]
    return [int(label) % 2 if label.isdigit() else None for label in labels]


def _shift(sides: Sequence[int | None], found: Sequence[_Furniture], bodies: Sequence[list[Span]]) -> float:
    """Return how far the text of left pages is to the right of that of right pages.

    That is as far as their heads and feet, unless most of their text is not moved: a head may be set in
    another way on left pages.
    """
    columns: tuple[list[float], list[float]] = ([], [])
    heads: tuple[list[float], list[float]] = ([], [])
    for side, furniture, spans in zip(sides, found, bodies, strict=True):
        if side is not None:
            columns[side].extend(span.left for span in spans if not LINE_NUMBER.fullmatch(span.text.strip()))
            heads[side].extend(furniture.lefts)
    if not all(heads):
        return 0.0
    shift = min(heads[0]) - min(heads[1])
    there = {round(left) + near for left in columns[1] for near in (-1, 0, 1)}
    moved, unmoved = (sum(round(left - by) in there for left in columns[0]) for by in (shift, 0.0))
    return 0.0 if unmoved > 2 * moved + FEW_LINES else shift


def _frame(
    sides: Sequence[int | None], bodies: Sequence[list[Span]], shifts: tuple[float, float]
) -> tuple[float, float]:
    """Return the left and the right edge of the text of right pages."""
    lefts: list[float] = []
    rights: list[float] = []
    for side, spans in zip(sides, bodies, strict=True):
        text = [span for span in spans if span.bold or not LINE_NUMBER.search(span.text.strip())]
        if text and side is not None:
            lefts.append(min(span.left for span in text) - shifts[side])
            rights.append(max(span.right for span in text) - shifts[side])
    return (min(lefts), median(rights)) if lefts else (0.0, 0.0)


def _without_line_numbers(
    spans: Sequence[Span], left: float, right: float, column: float | None
) -> list[Span]:
    """Return the spans without the numbers in the margin, also those at the end of a line's own span.

    Parameters:
        spans: what the page shows.
        left: where its text starts.
        right: where its text ends.
        column: where the numbers on the right end, if any stands alone.
    """
    kept: list[Span] = []
    last = 0
    for span in sorted(spans, key=lambda span: -span.baseline):
        number = LINE_NUMBER.search(span.text.strip())
        text = span.text.strip()[: number.start()].rstrip() if number else ""
        outside = span.right < left - OUTSIDE or span.right > right + OUTSIDE
        if text:
            outside = abs(span.right - column) < OUTSIDE if column else span.right > right + STUCK_OUT
        if number is None or span.bold or not outside or int(number[1]) <= last:
            kept.append(span)
            continue
        last = int(number[1])
        if text:
            kept.append(span._replace(text=text, right=min(span.right, right)))
    return kept


def _number_column(sides: Sequence[int | None], bodies: Sequence[list[Span]], right: float) -> float | None:
    """Return where the line numbers on right pages end, if any stands alone on the right."""
    ends = [
        span.right
        for side, spans in zip(sides, bodies, strict=True)
        for span in spans
        if side and span.left > right and LINE_NUMBER.fullmatch(span.text.strip())
    ]
    return median(ends) if ends else None
