"""Text of documents and of people as Markdown that shows it as it is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

ITEM = "- "
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def as_is(text: str) -> str:
    """Return one line of text with all that Markdown, HTML or LaTeX could read in it escaped."""
    return PUNCTUATION.sub(r"\\\1", text)


def paragraphs(text: str) -> str:
    """Return text as Markdown paragraphs and lists; only its line breaks and ``- `` items are kept."""
    lines: list[str] = []
    for line in text.splitlines():
        item = line.startswith(ITEM)
        if lines and not (item and lines[-1].startswith(ITEM)):
            lines.append("")
        lines.append(ITEM + as_is(line.removeprefix(ITEM)) if item else as_is(line))
    return "\n".join(lines)


def inset(markdown: str) -> str:
    """Return Markdown set apart from what is around it, as a block of a quotation."""
    return "\n".join(f"> {line}".rstrip() for line in markdown.splitlines())


def table(columns: Mapping[str, Sequence[str]]) -> str:
    """Return texts as a Markdown table: a column for each title, a row for each of its texts in order.

    A cell has one line: the lines of a text are joined.
    """
    rows = zip_longest(*columns.values(), fillvalue="")
    lines = [_row(columns), "|".join(["", *["---"] * len(columns), ""]), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return "|".join(["", *(f" {as_is(' '.join(cell.split()))} " for cell in cells), ""])
