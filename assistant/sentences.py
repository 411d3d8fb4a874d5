"""Cutting a passage's text into the units that an answer may quote."""

import re
from typing import NamedTuple

# A full stop after these does not end a sentence.
ABBREVIATIONS = (
    "e.g.",
    "i.e.",
    "etc.",
    "s.",
    "ss.",
    "para.",
    "reg.",
    "cl.",
    "No.",
    "no.",
    "v.",
    "St.",
)
BOUNDARY = re.compile(r"(?<=[.!?])[\"')\]]?\s+(?=[\"'(\[]?[A-Z0-9])")
# Items of a list, and paragraphs of a provision: "- any other person", "(b) in any other case". A
# subsection, "(2)", stands on its own.
ITEM = re.compile(r"- |\((?:[a-z]{1,2}|[ivxl]+)\) ")


class Unit(NamedTuple):
    """A sentence, or a list with its lead-in: words of the passage from ``start`` to ``end``."""

    text: str
    start: int
    end: int

    @property
    def is_list(self) -> bool:
        """Whether it has list items."""
        return any(ITEM.match(line) for line in self.text.splitlines())

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def units_of(text: str) -> list[Unit]:
    """Return the units of a passage's text, in order.

    Each is a verbatim piece of ``text``; together they are all of it but the white space between. A
    list goes with the sentence that leads it in, since its items mean nothing alone.
    """
    spans: list[tuple[int, int]] = []
    position = 0
    for line in text.splitlines(keepends=True):
        start, end = position, position + len(line.rstrip())
        position += len(line)
        if start == end:
            continue
        if ITEM.match(line) and spans:
            spans[-1] = (spans[-1][0], end)
        else:
            spans += _sentences(text, start, end)
    return [Unit(text[start:end], start, end) for start, end in spans]


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin = start
    for match in BOUNDARY.finditer(text, start, end):
        before = text[begin : match.start()].rstrip("\"')]").split()
        if before and before[-1].lstrip("(") in ABBREVIATIONS:
            continue
        stop = match.start() + len(match[0].rstrip())
        spans.append((begin, stop))
        begin = match.end()
    if begin < end:
        spans.append((begin, end))
    return spans
