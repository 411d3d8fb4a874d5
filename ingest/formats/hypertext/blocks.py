"""The words of a page as they come, gathered into blocks."""

import re
from collections.abc import Callable, Iterable

from ingest.documents.characters import tidy
from ingest.documents.document import Block
from ingest.formats.hypertext.lists import marked

# A number that a provision or paragraph is cited by: "2", "(2A)"; and one before a paragraph's first words.
_CITED = re.compile(r"\(?\d{1,3}[A-Z]{0,3}\)?")
_NUMBERED = re.compile(r"(\(\d{1,3}[A-Z]{0,3}\)|\d{1,3}(?:\.\d{1,3}){1,3})[.)]?\s+(?=[A-Z“\"‘'(\[])")
_COUNTED = re.compile(r"\s*(\d{1,3})[.)]?\s+(?=[A-Z“\"‘'(\[])")
# Fewer paragraphs may be a list that was typed with its numbers.
FEWEST_COUNTED = 10
_PUNCTUATED = (":", ";", ",", ".", "?", "!", "–", "—", "-")


class Gathering:
    """Gathers words into blocks, and knows the ids that stand before them.

    Parameters:
        take: what each block is given to.
        counted: whether paragraphs are counted throughout the document, so that a plain number is theirs.
    """

    def __init__(self, take: Callable[[Block], None], counted: bool) -> None:
        self.mark = ""
        self._take = take
        self._numbered = (_NUMBERED, _COUNTED) if counted else (_NUMBERED,)
        self._words: list[str] = []
        self._blank = True
        self._term = ""
        self._numbers: list[str] = []
        self._own: str | None = None
        self._anchor: str | None = None
        self._opened: list[str] = []

    def say(self, words: str | None) -> None:
        """Add words to the block."""
        if words:
            self._words.append(words)
            self._blank = self._blank and not words.strip()

    def pass_anchor(self, anchor: str | None) -> None:
        """Note the id of an element within a line: it stands for the block where it comes first."""
        if self._blank and anchor:
            self._anchor = self._anchor or anchor

    def open(self, anchor: str | None) -> None:
        """Note the id of a block's own element, or of one around it."""
        self._own = anchor
        if anchor:
            self._opened.append(anchor)

    def close(self, anchor: str | None) -> None:
        """Note the end of the element with an id."""
        if anchor and self._opened and self._opened[-1] == anchor:
            self._opened.pop()

    def end(self, citable: bool) -> None:
        """End the block, if it has words.

        Parameters:
            citable: whether a number at its start is its own, and not that of something quoted.
        """
        if text := self._said():
            self.add(text, self._own or self._anchor, citable)

    def define(self) -> None:
        """Take the words so far as the term that the next block defines."""
        if term := self._said():
            self.settle()
            self._term, self._anchor = term, self._own or self._anchor

    def _said(self) -> str:
        text = "" if self._blank else tidy("".join(self._words))
        self._words, self._blank = [], True
        return text

    def number(self, number: str, anchor: str | None) -> None:
        """Take a number that stands apart, as the start of the next block."""
        self._numbers.append(number)
        self._own = None
        self._anchor = self._anchor or anchor

    def settle(self) -> None:
        """Add the term or number that nothing came after."""
        text = " ".join([*self._numbers, self._term]).strip()
        self._numbers, self._term = [], ""
        if text:
            self._take(Block(text=text))

    def add(self, text: str, anchor: str | None = None, citable: bool = False) -> None:
        """Add a whole block."""
        label: str | None = None
        if self._numbers:
            label = self._numbers[0] if _CITED.fullmatch(self._numbers[0]) else None
            text = " ".join([*self._numbers, text])
        else:
            label = next((found[1] for pattern in self._numbered if (found := pattern.match(text))), None)
        if self._term and self.mark:
            self._take(Block(text=self._term))
        elif self._term:
            text = f"{self._term}{'' if self._term.endswith(_PUNCTUATED) else ':'} {text}"
        self._take(Block(text=marked(self.mark, text), label=label if citable else None, fragment=anchor))
        self.mark, self._term, self._numbers = "", "", []
        self._own = self._anchor = None
        self._opened = []

    def heading(self) -> str | None:
        """Return the id that stands for a heading that has none, and forget what came before it."""
        anchor = self._anchor or (self._opened[-1] if self._opened else None)
        self.mark = ""
        self._own = self._anchor = None
        self._opened = []
        return anchor


def are_counted(paragraphs: Iterable[str]) -> bool:
    """Tell whether paragraphs are counted throughout a document, as 1, 2, 3.

    Parameters:
        paragraphs: how each of them starts.
    """
    found = [int(number[1]) for start in paragraphs if (number := _COUNTED.match(start))]
    return len(found) >= FEWEST_COUNTED and found == list(range(found[0], found[0] + len(found)))
