"""What stands around the text of every page: running heads, running feet and page numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from ingest.formats.pdf.layout import SAME_LINE, Line
from ingest.formats.pdf.paragraphs import text_size
from ingest.formats.pdf.state import Span

# A running head stands on so many pages at least, and within so many points of the same height.
FEWEST_PAGES = 3
SAME_HEIGHT = 3.0
# It is among so many lines at the top or at the bottom of its page, within such a share of the height.
EDGE_LINES = 5
EDGE = 0.12
# More than this share of the text is none, but a form that is filled in on every page.
MOST_OF_TEXT = 0.6
# A page with fewer characters has nothing but a stamp.
SHORTEST_PAGE = 100
# It is hardly larger than the text: a heading that starts every page is.
LARGER = 1.15
# On so few pages may the text reach further out than it: covers, letterheads.
SHARE_OF_COVERS = 0.15
# Where so many pages have one, what stands in its place on another page is one too.
USUAL = 0.5

_Edge = list[tuple[float, Line]]
"""The outermost lines of a page at its top or bottom, and how far from it they are."""

_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_ROMAN = re.compile(r"[ivxlc]+")
# Browsers print the address with the page number below, and the time with the title above.
_ADDRESS = re.compile(r"(?:https?|file)://\S+(?: \d+/\d+)?")
_COUNT = re.compile(r"(?:\S+ )?\d+/\d+")
_TIME = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}\b.*")


def furniture_of(lines: Sequence[Line], heights: Sequence[float]) -> frozenset[Line]:
    """Return the lines that are no part of the text.

    A line is told by standing at the same height of several pages in the same words, and perhaps a number
    that counts, with no text of other pages beyond it.

    Parameters:
        lines: of all pages.
        heights: of the pages.
    """
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    found = {line for page in pages.values() for line in _browser_lines(page)}
    largest = LARGER * text_size(lines)
    for at_top in (True, False):
        edges = {page: _edge(pages[page], at_top, heights[page - 1]) for page in pages}
        found |= _repeated(edges, largest)
    shown, taken = _length(lines), _length(found)
    if taken > MOST_OF_TEXT * shown and shown > SHORTEST_PAGE * len(pages):
        return frozenset()
    return frozenset(found)


def without(spans: Sequence[Span], lines: Sequence[Line]) -> tuple[Span, ...]:
    """Return the spans of a page that are not in the lines."""
    return tuple(span for span in spans if not any(_within(span, line) for line in lines))


def printed_labels(furniture: frozenset[Line], count: int) -> tuple[str, ...]:
    """Return the number that is printed on each page: 1 to ``count`` where none is.

    A number counts where that of the page before or after is one less or one more; pages between that
    have none are counted on.
    """
    numbers: dict[int, set[int]] = defaultdict(set)
    for line in furniture:
        numbers[line.page].update(int(number) for number in _NUMBER.findall(line.text))
    offsets: dict[int, int] = {}
    for page, on_page in numbers.items():
        counted = {
            n for n in on_page if n + 1 in numbers.get(page + 1, ()) or n - 1 in numbers.get(page - 1, ())
        }
        if len(counted) == 1:
            offsets[page] = counted.pop() - page
    for before, after in pairwise(sorted(offsets)):
        if offsets[before] == offsets[after]:
            offsets.update(dict.fromkeys(range(before, after), offsets[before]))
    return tuple(str(page + offsets.get(page, 0)) for page in range(1, count + 1))


def _edge(lines: Sequence[Line], at_top: bool, height: float) -> _Edge:
    away = ((height - line.baseline if at_top else line.baseline, line) for line in lines)
    return sorted((pair for pair in away if pair[0] < EDGE * height), key=lambda pair: pair[0])[:EDGE_LINES]


def _length(lines: Iterable[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _repeated(edges: Mapping[int, _Edge], largest: float) -> set[Line]:
    """Return the lines at one edge that repeat, where no other text reaches as far out."""
    groups = [group for group in _groups(edges) if median(line.size for _, line in group) <= largest]
    while True:
        lines = {line for group in groups for _, line in group}
        outermost = [
            min((away for away, line in edge if line not in lines), default=inf) for edge in edges.values()
        ]
        covers = max(1, SHARE_OF_COVERS * len(edges))
        kept = [
            group for group in groups if sum(1 for away in outermost if away <= group[-1][0] + 1) <= covers
        ]
        if len(kept) == len(groups):
            return lines | _in_the_place_of(groups, edges)
        groups = kept


def _groups(edges: Mapping[int, _Edge]) -> list[_Edge]:
    """Return the lines that are alike on several pages, by height."""
    alike: dict[str, _Edge] = defaultdict(list)
    for edge in edges.values():
        for away, line in edge:
            for mark in _marks(line):
                alike[mark].append((away, line))
    groups: list[_Edge] = []
    for same in alike.values():
        group: _Edge = []
        for away, line in sorted(same, key=lambda pair: pair[0]):
            if group and away - group[-1][0] > SAME_HEIGHT:
                groups.append(group)
                group = []
            group.append((away, line))
        groups.append(group)
    needed = FEWEST_PAGES if len(edges) > FEWEST_PAGES else 2
    return [group for group in groups if len({line.page for _, line in group}) >= needed]


def _in_the_place_of(groups: Sequence[_Edge], edges: Mapping[int, _Edge]) -> set[Line]:
    """Return the lines that stand where most pages have theirs: the heads of short chapters."""
    found = [pair for group in groups for pair in group]
    if len({line.page for _, line in found}) < USUAL * len(edges):
        return set()
    places = {(round(away), round(line.size)) for away, line in found}
    return {
        line for edge in edges.values() for away, line in edge if (round(away), round(line.size)) in places
    }


def _marks(line: Line) -> set[str]:
    """Return what a running head has in common on all pages: its words, or words and a number that counts."""
    numbers = list(_NUMBER.finditer(line.text))
    counting = {
        f"{line.text[: number.start()]}\f{int(number[0]) - line.page}{line.text[number.end() :]}"
        for number in (numbers[:1] + numbers[-1:])
    }
    return {line.text, *counting, *(["\f"] if _ROMAN.fullmatch(line.text.lower()) else [])}


def _browser_lines(lines: Sequence[Line]) -> Iterator[Line]:
    top, bottom = max(line.baseline for line in lines), min(line.baseline for line in lines)
    above = [line for line in lines if top - line.baseline < SAME_HEIGHT]
    below = [line for line in lines if line.baseline - bottom < SAME_HEIGHT]
    if any(_TIME.fullmatch(line.text) for line in above):
        yield from above
    if any(_ADDRESS.fullmatch(line.text) for line in below) and any(
        _COUNT.fullmatch(line.text) for line in below
    ):
        yield from below


def _within(span: Span, line: Line) -> bool:
    return (
        abs(span.baseline - line.baseline) <= SAME_LINE * line.size
        and span.left >= line.left - 1
        and span.right <= line.right + 1
    )
