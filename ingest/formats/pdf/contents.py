"""Contents lists: headings with page numbers, which are no part of the text."""

import re
from collections.abc import Sequence

from ingest.formats.pdf.paragraphs import Kind, Paragraph, is_ended
from ingest.formats.pdf.words import Words

# An entry goes over so many lines at most, of which only the last has the page number.
LONGEST_ENTRY = 3
# So much of an entry's end shows its dots and page number.
LONGEST_LEADER = 60

_HEADING = re.compile(r"(?:table of )?contents(?: page)?|in this (?:guide|document|guidance|section)", re.I)
_LEADER = re.compile(r"(?:(?:\. ?|… ?){4,}|_{4,}) ?(?:\d{1,4}|[ivxlc]+)?$")
_NUMBERED = re.compile(r".*\D[ |](\d{1,4})")
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def without_contents(paragraphs: Sequence[Paragraph], words: Words) -> list[Paragraph]:
    """Return the paragraphs but those of contents lists, with their headings.

    Tags may say what a contents list is. Otherwise its entries are what follows a heading that says so,
    as long as they end with page numbers that count up, or come again as headings of the text.
    """
    texts = [words.text_of(paragraph) for paragraph in paragraphs]
    finder = _Finder(paragraphs, texts)
    contents: set[int] = set()
    for index, text in enumerate(texts):
        if finder.is_marked(index):
            contents.add(index)
        elif _HEADING.fullmatch(text) and index not in contents and (entries := finder.entries_after(index)):
            contents |= {index, *entries}
    return [paragraph for index, paragraph in enumerate(paragraphs) if index not in contents]


class _Finder:
    def __init__(self, paragraphs: Sequence[Paragraph], texts: Sequence[str]) -> None:
        self._paragraphs, self._texts = paragraphs, texts
        self._letters = [_NOT_LETTERS.sub("", text).lower() for text in texts]
        self._last_at = {letters: index for index, letters in enumerate(self._letters)}

    def is_marked(self, index: int) -> bool:
        """Return whether the tags or a row of dots say that it is an entry."""
        return (
            self._paragraphs[index].kind is Kind.CONTENTS
            or _LEADER.search(self._texts[index][-LONGEST_LEADER:]) is not None
        )

    def entries_after(self, heading: int) -> set[int]:
        """Return the paragraphs that are the entries under a heading."""
        entries: set[int] = set()
        taken: set[str] = set()
        number = 0
        index = heading + 1
        while (end := self._end_of_entry(index, number)) is not None and self._letters[index] not in taken:
            if match := _NUMBERED.fullmatch(self._texts[end]):
                number = max(number, int(match[1]))
            taken.add(self._letters[index])
            entries.update(range(index, end + 1))
            index = end + 1
        return entries

    def _end_of_entry(self, start: int, number: int) -> int | None:
        """Return the last paragraph of the entry that starts; None where none does.

        Parameters:
            start: the paragraph at which it would start.
            number: the page number of the entry before.
        """
        for end in range(start, min(start + LONGEST_ENTRY, len(self._texts))):
            match = _NUMBERED.fullmatch(self._texts[end])
            if self.is_marked(end) or (match and int(match[1]) >= number):
                return end
            if end == start and self._letters[end] and self._last_at[self._letters[end]] > end:
                return end
            if is_ended(self._texts[end]):
                return None
        return None
