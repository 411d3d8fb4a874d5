"""Lines of a Bill's print to running text: a word that the end of a line broke is made whole."""

import re
from collections.abc import Iterable

from ingest.documents.characters import tidy
from ingest.formats.bill_print.rows import Row

SOFT_HYPHEN = "\u00ad"
# After these a line goes on without a space.
RUNS_ON = ("—", "–", "/")
LONGEST_WORD = 60
HYPHENATED = re.compile(r"([^\W\d_]+)-$")
LETTERS = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Where the print does not have a word a second time, these are taken for the start of a compound.
FIRST_PART = re.compile(
    r"after|anti|co|cross|ex|full|half|high|long|low|multi|non|one|part|post|pre|self|semi|short|two|well"
)
# "pre- and post-natal" is no broken word.
SUSPENDED = frozenset({"and", "or", "to"})


class Words:
    """The words of a print, by which hyphens at the ends of lines are understood.

    Parameters:
        rows: all of its rows.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._known: set[str] = set()
        broken = False
        for row in rows:
            words = WORD.findall(row.text)
            whole = words[1:] if broken else words
            broken = row.text.endswith(("-", SOFT_HYPHEN))
            self._known.update(word.casefold() for word in (whole[:-1] if broken else whole))

    def joined(self, texts: Iterable[str]) -> str:
        """Return lines as one, without the hyphens that only break a word."""
        parts: list[str] = []
        for text in texts:
            before = parts[-1] if parts else ""
            if before.endswith(SOFT_HYPHEN):
                parts[-1] = before[:-1]
            elif before.endswith("-") and before[-2:-1].isalnum():
                parts[-1] = self._before_next(before, text)
            elif parts and not (before.endswith(RUNS_ON) and before[-2:-1].strip()):
                parts.append(" ")
            parts.append(text)
        return tidy("".join(parts))

    def _before_next(self, before: str, after: str) -> str:
        """Return a line that ends in a hyphen as it goes before the next one.

        The print's other words decide. Where they do not, two words that it has are taken for a compound,
        and anything else for one word.
        """
        start, end = HYPHENATED.search(before[-LONGEST_WORD:]), LETTERS.match(after)
        if start is None or end is None or not after[0].islower():
            return before
        first, second = start[1].casefold(), end[0].casefold()
        if second in SUSPENDED:
            return f"{before} "
        if first + second in self._known:
            return before[:-1]
        compound = f"{first}-{second}" in self._known or FIRST_PART.fullmatch(first)
        return before if compound or {first, second} <= self._known else before[:-1]
