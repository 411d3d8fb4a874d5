"""Text, as it comes from a law's elements, gathered into blocks."""

from typing import NamedTuple

from ingest.documents.characters import tidy
from ingest.documents.document import Block
from knowledge.vocabulary import SecondAddress

# What follows inserted words and belongs to them in print: ”; and ”.
CLOSING = (";", ",", ".", ":", ")", "”", "’")


class At(NamedTuple):
    """Where in the document the text stands that is written next.

    Parameters:
        fragment: the id of the nearest element that has one.
        second_addresses: the places in other Acts that it changes.
    """

    fragment: str | None = None
    second_addresses: tuple[SecondAddress, ...] = ()


class BlockWriter:
    """Takes numbers, words and ends of paragraphs in order; gives blocks.

    ::

        writer = BlockWriter()
        writer.number("(2)", At(), label="(2)")
        writer.write("Inspections are unannounced.", At(fragment="section-1-2"))
        writer.end()
        writer.blocks()
    """

    def __init__(self) -> None:
        self._done: list[_Draft] = []
        self._open: _Draft | None = None
        self._before: list[str] = []
        self._before_at = At()
        self._label: str | None = None
        self._after_quote = False

    @property
    def last_words(self) -> str:
        """The words of the block that is open, or of the last one."""
        draft = self._open or (self._done[-1] if self._done else None)
        return "".join(draft.parts) if draft else ""

    @property
    def is_after_quotation(self) -> bool:
        """Whether nothing has been written since a quotation ended."""
        return self._after_quote

    def number(self, number: str, at: At, label: str | None = None) -> None:
        """Put a number before the words that come next.

        Parameters:
            number: as printed: ``(2)``.
            at: where it stands.
            label: the number where the block is cited by it.
        """
        self.end()
        self._before.append(f"{number} ")
        self._before_at = at
        self._label = self._label or label

    def open_quote(self, mark: str, at: At) -> None:
        """Start quoted text in a block of its own."""
        self.end()
        self._before.append(mark)
        self._before_at = at

    def close_quote(self, mark: str) -> None:
        """End quoted text: the mark goes with the last block, and so does the punctuation after it."""
        if self._open is None and "".join(self._before).strip():
            self.flush()
        self.stick(mark)
        self._after_quote = True

    def write(self, text: str | None, at: At) -> None:
        """Add words to the block that is open; space alone opens none."""
        if not text or (self._open is None and not text.strip()):
            return
        if self._open is None:
            if self._after_quote and not self._before and text.lstrip().startswith(CLOSING):
                self.stick(text.strip())
                return
            self._open = _Draft(["".join(self._before)], self._label, at)
            self._before, self._label = [], None
        self._open.parts.append(text)

    def stick(self, text: str) -> None:
        """Add to the last block, although it has ended, with no space before it."""
        self.end()
        if text and self._done:
            self._done[-1].parts.append(text)
        elif text:
            self._done.append(_Draft([text], None, At()))

    def end(self) -> None:
        """End the paragraph: the next words start a new block."""
        if self._open is not None:
            self._open.parts[:] = ["".join(self._open.parts).rstrip()]
            self._done.append(self._open)
            self._open = None
        self._after_quote = False

    def flush(self) -> None:
        """End the paragraph; a number that nothing followed is a block of its own."""
        self.end()
        if "".join(self._before).strip():
            self._done.append(_Draft(["".join(self._before).rstrip()], self._label, self._before_at))
        self._before, self._label = [], None

    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks that have text."""
        self.flush()
        texts = ((draft, tidy("".join(draft.parts))) for draft in self._done)
        return tuple(
            Block(
                text=text,
                label=draft.label,
                fragment=draft.at.fragment,
                second_addresses=draft.at.second_addresses,
            )
            for draft, text in texts
            if text
        )


class _Draft(NamedTuple):
    """A block that may still grow."""

    parts: list[str]
    label: str | None
    at: At
