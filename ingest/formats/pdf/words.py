"""Words from lines: a word that the end of a line broke is made whole."""

import re
from collections.abc import Iterable, Sequence

from ingest.documents.characters import tidy
from ingest.formats.pdf.layout import SOFT_HYPHEN, Line
from ingest.formats.pdf.paragraphs import BULLET, PLAIN_NOTE, Kind, Paragraph, marker_of

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# "pre- and post-natal" is no broken word.
LONGEST_WORD = 60
_SUSPENDED = frozenset({"and", "or", "to"})


class Words:
    """The words of a document, which decide whether a hyphen at the end of a line is part of the word."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._known: set[str] = set()
        broken = False
        for line in lines:
            words = [word.lower() for word in _WORD.findall(line.text)]
            ends_broken = line.text.endswith(("-", SOFT_HYPHEN))
            self._known.update(words[broken : len(words) - ends_broken])
            broken = ends_broken

    def text_of(self, paragraph: Paragraph) -> str:
        """Return a paragraph on one line: an item with ``- `` for its bullet, a note with ``[1]``."""
        cells = [tidy(self.joined([line.text for line in cell])) for cell in paragraph.cells]
        text = " | ".join(cell for cell in cells if cell)
        if paragraph.kind is Kind.ITEM and (bullet := BULLET.match(text)):
            return f"- {text[bullet.end() :].strip()}"
        if paragraph.kind is Kind.ITEM and not marker_of(text):
            return f"- {text}"
        if paragraph.kind is Kind.NOTE and (number := PLAIN_NOTE.match(text)):
            return f"[{number[1]}] {text[number.end() :]}"
        return text

    def joined(self, texts: Sequence[str]) -> str:
        """Return the lines as one text."""
        whole = ""
        for text in texts:
            if whole.endswith(SOFT_HYPHEN):
                whole = whole[:-1]
            elif whole.endswith("-") and whole[-2:-1].isalpha() and text[:1].islower():
                whole = self._before(whole, text)
            elif not (whole.endswith("—") and text[:1].islower()):
                whole += " "
            whole += text
        return whole.strip()

    def _before(self, whole: str, text: str) -> str:
        """Return a text that ends in a hyphen as it goes before the next line."""
        start, end = _WORD.findall(whole[-LONGEST_WORD:])[-1], _WORD.match(text)
        if end is None or end[0] in _SUSPENDED:
            return f"{whole} "
        joined, hyphenated = f"{start}{end[0]}".lower(), f"{start}-{end[0]}".lower()
        return whole[:-1] if joined in self._known and hyphenated not in self._known else whole
