"""The lines of a plain text file, by page, without running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ingest.documents.characters import tidy

SOFT_HYPHEN = "\u00ad"
# A running head stands on so many pages at least, and on so great a share of them: left and right
# pages may differ, and first pages of chapters have none.
FEWEST_PAGES = 3
SHARE_OF_PAGES = 0.4
# A running head is one of so many lines at the top or the bottom.
EDGE = 2
LONGEST_HEAD = 120
# So much of a line's end is looked at for a contents list's dots and page number.
LEADER = 60
_NUMBER = re.compile(r"\b\d{1,4}\b")
_CONTENTS_LINE = re.compile(r"(?:\. ?|… ?){4,}\d{1,4}$")
_UNFINISHED = re.compile(r"[^.!?:;…”\"’'\d)]$")


class Line(NamedTuple):
    """One line of the file.

    Parameters:
        text: its words with single spaces; empty for a blank line. A soft hyphen at the end stays.
        page: the page that it stands on, from 1; None in a file without form feeds.
    """

    text: str
    page: int | None


class Lines(NamedTuple):
    """The lines of a file, and how many pages it has: none without form feeds."""

    lines: list[Line]
    pages: int


def read_lines(text: str) -> Lines:
    """Return the lines of ``text``; a form feed ends a page."""
    pages = [[_tidy_line(line) for line in page.splitlines()] for page in text.split("\f")]
    if len(pages) == 1:
        return Lines([Line(line, None) for line in pages[0]], 0)
    if not any(pages[-1]):
        pages.pop()
    running = _running_heads(pages)
    lines: list[Line] = []
    for number, page in enumerate(pages, start=1):
        kept = [line for index, line in enumerate(page) if (number, index) not in running]
        while kept and not kept[0]:
            kept.pop(0)
        while kept and not kept[-1]:
            kept.pop()
        if lines and kept and not _runs_on(lines[-1].text, kept[0]):
            lines.append(Line("", number))
        lines += [Line(line, number) for line in kept]
    return Lines(lines, len(pages))


def _tidy_line(line: str) -> str:
    text = tidy(line)
    if _CONTENTS_LINE.search(text[-LEADER:]):
        return ""
    return text + SOFT_HYPHEN if text and line.rstrip().endswith(SOFT_HYPHEN) else text


def _runs_on(last: str, first: str) -> bool:
    """Return whether a sentence goes over the end of the page."""
    return bool(_UNFINISHED.search(last)) and first[0].islower()


def _running_heads(pages: list[list[str]]) -> set[tuple[int, int]]:
    """Return the page and the index of each line that repeats at the edges of the pages."""
    seen: Counter[str] = Counter()
    for number, page in enumerate(pages, start=1):
        seen.update({mark for _, line in _edges(page) for mark in _marks(line, number)})
    needed = max(FEWEST_PAGES, SHARE_OF_PAGES * len(pages))
    return {
        (number, index)
        for number, page in enumerate(pages, start=1)
        for index, line in _edges(page)
        if any(seen[mark] >= needed for mark in _marks(line, number))
    }


def _edges(page: list[str]) -> set[tuple[int, str]]:
    filled = [(index, line) for index, line in enumerate(page) if line]
    return {(index, line) for index, line in filled[:EDGE] + filled[-EDGE:] if len(line) <= LONGEST_HEAD}


def _marks(line: str, page: int) -> Iterator[str]:
    """Yield what a running head has in common on all pages: its words, or words and a number that counts."""
    yield line
    for number in list(_NUMBER.finditer(line))[:: max(1, len(_NUMBER.findall(line)) - 1)]:
        yield f"{line[: number.start()]}\f{int(number[0]) - page}{line[number.end() :]}"
