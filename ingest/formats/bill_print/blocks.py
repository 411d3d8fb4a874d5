"""From the rows of one provision of a Bill's print to its blocks.

A new block starts with a label, "(1)" or "(a)", with a quotation that is to be inserted, or where the text
returns to an outer column. Lines that go on may start with "(2)" too: then the column decides.
"""

import re
from math import isnan
from typing import NamedTuple

from ingest.formats.bill_print.rows import Row
from ingest.formats.bill_print.words import Words

LABEL = re.compile(r"“?(\((?:\d{1,3}[A-Z]*|[a-z]{1,5}|[A-Z]{1,3})\))(?=\s|$)")
FIRST_LABEL = re.compile(r"“|\((?:1|a|i|A)\)")
INSERTED_LABEL = re.compile(r"“\(\w+\) ")
NUMBERED = re.compile(r"“?(\d+[A-Z]*(?:\d+[A-Z]*)?) +(?=[A-Z“])")
# Before a list, before inserted text, and before inserted text that starts with the end of a sentence.
LEADS_IN = re.compile(r"[—–:]$")
LAST_WORDS = re.compile(r"“,? ?(?:and|or|but)?$")
ENDS_ENTRY = re.compile(r"[.;—]$")
ENDS = re.compile(r"(?:[.,;:—–”]|\b(?:and|or|but|nor))$")
# In points: columns closer than this are one, and a definition's second line stands no further in.
NEAR = 3.0
DEFINITION_INDENT = 40.0
# The space before a paragraph is greater than between its lines, by this factor at least.
SPACED = 1.2


class Paragraph(NamedTuple):
    """A block before it is known what it amends.

    Parameters:
        text: on one line.
        label: as of a block.
        pages: as of a block.
        left: the column in which it starts.
        quoted: whether it is text of another Act.
        section: the number of the inserted section that it is the heading of.
    """

    text: str
    label: str | None
    pages: tuple[int, ...]
    left: float
    quoted: bool
    section: str | None


class _Draft:
    """A block that may still grow."""

    def __init__(self, row: Row, quoted: int) -> None:
        self.rows = [row]
        self.left = row.left
        self.hang: float | None = None
        self.quoted = quoted
        self.label: str | None = None
        numbered = NUMBERED.match(row.text)
        self.heading = numbered if row.bold else None
        self.has_label = LABEL.match(row.text) is not None or (quoted > 0 and numbered is not None)

    def add(self, row: Row) -> None:
        self.rows.append(row)
        self.hang = row.left


class Provision:
    """Takes the rows of one provision; gives its blocks.

    Parameters:
        leading: points between the lines of a paragraph.
    """

    def __init__(self, leading: float) -> None:
        self._leading = leading
        self._drafts: list[_Draft] = []
        self._open_quotes = 0
        # The labels of the Bill's own text so far, with their columns.
        self._labels: list[tuple[float, str]] = []
        self._has_subsections = False
        self._letter_left: float | None = None

    def add(self, row: Row) -> None:
        """Add the next row."""
        before = self._drafts[-1].rows[-1].text if self._drafts else ""
        if not self._drafts or self._starts(self._drafts[-1], row):
            self._start(row)
        else:
            self._drafts[-1].add(row)
        opened = row.text.count("“") - row.text.count("”")
        if row.text.startswith("“") and LAST_WORDS.search(before):
            # Its quotation has begun already, with the end of the paragraph before the inserted one.
            opened -= 1
        self._open_quotes = max(0, self._open_quotes + opened)

    @property
    def is_quoting(self) -> bool:
        """Whether a quotation is open: what comes next is text of another Act."""
        return self._open_quotes > 0

    def paragraphs(self, words: Words) -> list[Paragraph]:
        """Return the paragraphs."""
        texts = ((draft, words.joined(row.text for row in draft.rows)) for draft in self._drafts)
        return [
            Paragraph(
                text=text,
                label=draft.label,
                pages=tuple(sorted({row.page for row in draft.rows})),
                left=draft.left,
                quoted=draft.quoted > 0 or draft.rows[0].text.startswith("“"),
                section=draft.heading[1] if draft.heading else None,
            )
            for draft, text in texts
            if text
        ]

    def _starts(self, draft: _Draft, row: Row) -> bool:
        """Whether a row starts a new block."""
        before, label = draft.rows[-1].text, LABEL.match(row.text)
        quote = row.text.startswith("“")
        if NUMBERED.match(row.text) and (quote or (row.bold and self._open_quotes)):
            return True
        if draft.heading:
            return not row.bold or label is not None
        if before.endswith("—") or INSERTED_LABEL.match(row.text):
            return True
        if FIRST_LABEL.match(row.text) and LEADS_IN.search(before):
            return True
        if (quote or label) and LAST_WORDS.search(before):
            return True
        return row.gap > SPACED * self._leading or self._leaves(draft, row, bool(label) or quote)

    def _leaves(self, draft: _Draft, row: Row, marked: bool) -> bool:
        """Whether a row is in another column than the block's next line would be.

        Parameters:
            draft: the block.
            row: the row after it.
            marked: whether the row starts with a label or a quotation.
        """
        before, quote = draft.rows[-1].text, row.text.startswith("“")
        if draft.hang is not None:
            inner = bool(ENDS_ENTRY.search(before)) if quote else row.left > draft.hang + NEAR
            return inner or row.left < draft.hang - NEAR
        if isnan(draft.left):
            return marked and bool(ENDS.search(before))
        if draft.has_label:
            return row.left < draft.left + NEAR
        if marked:
            return abs(row.left - draft.left) > NEAR or bool(ENDS.search(before))
        indent = DEFINITION_INDENT if draft.rows[0].text.startswith("“") else NEAR
        return not -NEAR < row.left - draft.left < indent

    def _start(self, row: Row) -> None:
        match = LABEL.match(row.text) if not row.text.startswith("“") else None
        if match and any(_follows(match[1], label, row.left - left) for left, label in self._labels[-8:]):
            # A quotation that is never closed does not swallow the rest of the provision.
            self._open_quotes = 0
        draft = _Draft(row, self._open_quotes)
        if match and not self._open_quotes:
            self._labels.append((row.left, match[1]))
            draft.label = self._cited(match[1], row.left)
        self._drafts.append(draft)

    def _cited(self, label: str, left: float) -> str | None:
        """Return the label where it stands directly under the provision."""
        if label[1].isdigit():
            self._has_subsections = True
            return label
        if self._has_subsections:
            return None
        if self._letter_left is None:
            self._letter_left = left
        return label if isnan(left) or abs(left - self._letter_left) <= NEAR else None


def _follows(label: str, before: str, distance: float) -> bool:
    """Whether a label is the next one after ``before``, in its column."""
    this, that = label.strip("()"), before.strip("()")
    if this.isdigit() and that.isdigit():
        return abs(distance) <= NEAR and int(this) == int(that) + 1
    return abs(distance) <= NEAR and len(this) == len(that) == 1 and ord(this) == ord(that) + 1
