"""Headings and paragraphs, as they come, gathered into divisions."""

import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from ingest.documents.document import Block, Division

LONGEST_PLACE = 80


class _Heading(NamedTuple):
    level: int
    text: str


class Outline:
    """Takes a document's headings and blocks in order; gives its divisions.

    ::

        outline = Outline()
        outline.heading("Notice of inspection", 2, fragment="notice")
        outline.block(Block(text="Inspections are unannounced."))
        outline.divisions()
    """

    def __init__(self) -> None:
        self.empty_headings: list[str] = []
        self._divisions: list[Division] = []
        self._headings: list[_Heading] = []
        self._blocks: list[Block] = []
        self._fragment: str | None = None
        self._places = Places()
        self._leaf = False

    def heading(self, text: str, level: int, fragment: str | None = None) -> None:
        """Start a division.

        Parameters:
            text: the heading on one line.
            level: how deep it is, 1 for the outermost; levels may be left out.
            fragment: the id of its element.
        """
        self._close(next_level=level)
        while self._headings and self._headings[-1].level >= level:
            self._headings.pop()
        self._headings.append(_Heading(level, text))
        self._fragment = fragment
        self._leaf = True

    def block(self, block: Block) -> None:
        """Add a block to the division that is open."""
        self._blocks.append(block)

    def divisions(self) -> tuple[Division, ...]:
        """Return the divisions that have text. ``empty_headings`` then has the headings of nothing."""
        self._close(next_level=0)
        self._leaf = False
        return tuple(self._divisions)

    def _close(self, next_level: int) -> None:
        path = tuple(heading.text for heading in self._headings)
        if self._blocks:
            self._divisions.append(
                Division(
                    place=self._places.take(path[-1] if path else "start"),
                    heading_path=path,
                    blocks=tuple(self._blocks),
                    fragment=self._fragment,
                )
            )
        elif self._leaf and path and next_level <= self._headings[-1].level:
            self.empty_headings.append(path[-1])
        self._blocks = []


class Places:
    """Gives out slugs, each once: the second ``good`` is ``good-2``."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    def take(self, text: str) -> str:
        """Return an unused slug for ``text``."""
        wanted = place = slug(text)
        while self._taken[place]:
            self._taken[wanted] += 1
            place = f"{wanted}-{self._taken[wanted]}"
        self._taken[place] += 1
        return place


def slug(text: str) -> str:
    """Return lower-case words joined by hyphens, at most 80 characters; ``text`` where it has no words.

    Apostrophes vanish, as in GOV.UK's own fragments: "Children's homes" is ``childrens-homes``.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "").lower())
    return plain[:LONGEST_PLACE].strip("-") or "text"
