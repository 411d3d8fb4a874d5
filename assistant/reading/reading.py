"""What the assistant offers to those who read the library, and ask nothing."""

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.reading.editions import Compared
    from assistant.reading.place import Place
    from assistant.reading.section import SectionList
    from assistant.reading.text import SourceText
    from knowledge.library import Library
    from knowledge.vocabulary import CommencementState


class Reading:
    """Reads the library: a part of ``Assistant``."""

    @property
    def library(self) -> "Library":
        """The library, for reading: its current edition."""
        raise NotImplementedError

    def place(self, reference: str) -> "Place":
        """Return one place with all that is held on it: the official text, the briefing, the Bill clauses.

        Parameters:
            reference: ``cws-act-2026/section-1``, or the id of a passage there.

        Raises:
            UnknownPlaceError: where the library has nothing there.
        """
        from assistant.reading.place import place

        return place(self.library, reference)

    def sections(self, source_id: str, states: "Collection[CommencementState]" = ()) -> "SectionList":
        """Return the places of a source in order, each with its state and what it changes.

        Parameters:
            source_id: a source, or a work with all that is held of it.
            states: keep the places in these states alone; all by default.

        Raises:
            UnknownSourceError: where the library has no source with that id.
        """
        from assistant.reading.section import sections

        return sections(self.library, source_id, states)

    def text(self, source_id: str, page: int = 1) -> "SourceText":
        """Return one page of a source's text, in reading order.

        Parameters:
            source_id: a source with its edition, or a work: of that, the official text where it is held.
            page: which page, from 1.

        Raises:
            UnknownPageError: where the source has fewer pages.
            UnknownSourceError: where the library has no source with that id.
        """
        from assistant.reading.text import text

        return text(self.library, source_id, page)

    def compared(self, reference: str, other: str | None = None) -> "Compared":
        """Return a place's texts beside earlier ones, sentence by sentence.

        Parameters:
            reference: ``cws-act-2026/section-1``, or the id of a passage there.
            other: the place to compare it with; by default its own text in the library's edition before,
                and the official texts of the Bill's clauses that became it.

        Raises:
            UnknownPlaceError: where the library has nothing at one of the places.
        """
        from assistant.reading.editions import compared

        return compared(self.library, reference, other)
