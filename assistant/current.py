"""The library that answers come from: always its current edition, and what can be read of it as it is."""

from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from assistant.options import request_of

if TYPE_CHECKING:
    from assistant.holdings import PassageDetail, SourceList
    from assistant.provision import ProvisionResult
    from knowledge.library import Library


class CurrentLibrary:
    """Reads the current edition of a library. Threads may share one.

    Parameters:
        library: the opened library.
        home: where to look for a newer edition before each question; None keeps to ``library``.
    """

    def __init__(self, library: "Library", home: Path | None = None) -> None:
        self._opened = library
        self._home = home
        self._switching = Lock()

    @property
    def library(self) -> "Library":
        """The library as of its current edition. Whoever still uses an earlier one may finish."""
        from knowledge.editions import Editions
        from knowledge.library import Library

        if self._home is None:
            return self._opened
        with self._switching:
            current = Editions(self._home).current()
            if current not in (None, self._opened.manifest.edition):
                self._opened = Library.open(self._home, self._opened.encoder)
            return self._opened

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the library's files."""
        self._opened.close()

    def sources(self) -> "SourceList":
        """Return what is in the library.

        >>> [source.title for source in assistant.sources().sources if source.id == "cws-act-2026"]
        ["Children's Wellbeing and Schools Act 2026"]
        """
        from assistant.holdings import SourceList
        from assistant.results import entry

        library = self.library
        manifest = library.manifest
        return SourceList(
            library_edition=manifest.edition,
            built=manifest.built.isoformat(timespec="seconds"),
            encoder=manifest.encoder,
            sources=[entry(*holding) for holding in library.holdings.values()],
        )

    def passage(self, passage_id: str) -> "PassageDetail":
        """Return one passage in full.

        >>> assistant.passage("cws-act-2026/section-1#0").second_addresses
        ['inserts section 31ZA of the Children Act 1989']

        Raises:
            UnknownPassageError: where there is none with that id.
        """
        from assistant.results import detail

        library = self.library
        return detail(library.passages.passage(passage_id), library)

    def provisions(self, reference: str) -> "ProvisionResult":
        """Return the passages on each provision that a reference names, or the provisions nearest to it.

        >>> assistant.provisions("s31ZA").provisions[0].passages[0].locator
        'section 1'

        Parameters:
            reference: one or more, as a person types them: "s31ZA", "cl 10 of the Bill", "reg 44".

        Raises:
            NoProvisionError: where it names none.
            PersonalDataError: where it holds personal data.
            QuestionError: where it is empty, has no words or is too long.
        """
        from assistant.provision import provisions

        return provisions(request_of(reference), self.library)

    def addresses(self, passage_id: str) -> tuple[list[str], str]:
        """Return the official and second addresses of a passage, and its locator."""
        passage = self.library.passages.passage(passage_id)
        second = [address.address for address in passage.second_addresses]
        return [passage.address, *second], passage.locator

    def places(self) -> list[tuple[list[str], str]]:
        """Return the addresses and the locator of every passage."""
        return [self.addresses(passage_id) for passage_id in self.library.passages.ids]
