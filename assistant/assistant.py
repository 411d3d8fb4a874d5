"""The assistant: what the command line, the browser and scripts call."""

import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self, Unpack

from assistant.answer import Answer, PassageDetail, SearchResult, SourceList
from assistant.errors import PersonalDataError
from assistant.question import Limits, Request
from assistant.reading.reading import Reading
from assistant.results import detail, entry, hit
from assistant.stopped import stopped
from knowledge.configuration import Configuration
from knowledge.errors import NoLibraryError, OtherFormatError

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    from assistant.provision import ProvisionResult
    from ingest.progress import Progress
    from knowledge.library import Library


class Assistant(Reading):
    """Answers questions from the library. Threads may share one.

    Parameters:
        library: the opened library.
        home: where to look for a newer edition before each question; None keeps to ``library``.
    """

    def __init__(self, library: "Library", home: Path | None = None) -> None:
        self._opened = library
        self._home = home
        self._switching = Lock()

    @property
    def _library(self) -> "Library":
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

    @property
    def library(self) -> "Library":
        """The library, for reading: its current edition."""
        return self._library

    @classmethod
    def open(cls, home: Path | None = None, progress: "Progress | None" = None) -> Self:
        """Open the library, building it where there is none or where what it is made of has changed.

        Nothing is fetched: official texts come with ``carelaw ingest`` alone.

        Parameters:
            home: the directory that holds the library; ``CARELAW_HOME`` by default.
            progress: called at each step while it is built.

        Raises:
            LibraryError: where the library is damaged, or another embedding model built it.
            IngestError: where there is none and none can be built.
            EncoderError: where the embedding model cannot be loaded.
        """
        from ingest.build import build, is_current
        from ingest.errors import IngestError
        from ingest.progress import silent
        from knowledge.encoder import SentenceTransformerEncoder, query_encoder
        from knowledge.library import Library

        configuration = Configuration()
        home = home or configuration.home
        encoder = query_encoder(home, configuration.encoder)
        try:
            library: Library | None = Library.open(home, encoder)
        except (NoLibraryError, OtherFormatError):
            library = None
        if library and is_current(home, encoder):
            return cls(library, home)
        try:
            build(home, SentenceTransformerEncoder(configuration.encoder), progress or silent)
        except IngestError as error:
            if not library:
                raise
            warnings.warn(f"{error} Answering from the last edition.", stacklevel=2)
            return cls(library, home)
        if library:
            library.close()
        return cls(Library.open(home, query_encoder(home, configuration.encoder)), home)

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

    def ask(self, question: str, history: Sequence[str] = (), **limits: Unpack[Limits]) -> Answer:
        """Return a cited answer, or the reason why there is none.

        A question that holds personal data is stopped before anything is searched: the answer says what
        was found, and holds nothing of the question.

        Parameters:
            question: at most 1,000 characters of English.
            history: the earlier questions of the conversation, oldest first.
            limits: what to limit the search to, as ``Limits`` says.

        Raises:
            QuestionError: where the question is empty, has no words or is too long, or a limit is none.
            UnknownSettingError: where no setting has that id.
            UnknownSourceError: where the library has no source with that id.
        """
        try:
            return self.as_runnable().invoke(Request.of(question, history, **limits))
        except PersonalDataError as error:
            return stopped(error, question, self._library)

    def stream(
        self, question: str, history: Sequence[str] = (), **limits: Unpack[Limits]
    ) -> Iterator[Answer]:
        """Yield the answer as it grows: each is the whole so far, the last is what ``ask`` returns.

        Parameters and errors are those of ``ask``.
        """
        from assistant.chain import answer, drafting

        library, whole = self._library, None
        try:
            for draft in drafting(library).stream(Request.of(question, history, **limits)):
                whole = draft if whole is None else whole + draft
                if draft.claims:
                    yield answer(whole, library)
        except PersonalDataError as error:
            yield stopped(error, question, library)
        if whole is not None and not whole.claims:
            yield answer(whole, library)

    def search(
        self,
        query: str,
        k: int = 10,
        history: Sequence[str] = (),
        **limits: Unpack[Limits],
    ) -> SearchResult:
        """Return the passages that fit the query best, without answering.

        Parameters:
            query: words as a person types them.
            k: how many hits at the most.
            history: the earlier questions of the conversation, oldest first.
            limits: what to limit the search to, as ``Limits`` says.

        Raises:
            PersonalDataError: where the query holds personal data.
            QuestionError: where the query is empty, has no words or is too long, or a limit is none.
            UnknownSettingError: where no setting has that id.
            UnknownSourceError: where the library has no source with that id.
        """
        from assistant.notes import limit_notes, notes_of
        from assistant.understand import understand
        from knowledge.search import search

        library = self._library
        asked = understand(Request.of(query, history, **limits), library)
        searched = search(library, asked.searched_for, k, asked.filters)
        return SearchResult(
            query=asked.text,
            searched_for=searched.query.text,
            notes=[*notes_of(searched.query, library), *limit_notes(asked.filters)],
            hits=[hit(rank, item, library) for rank, item in enumerate(searched.found, start=1)],
        )

    def sources(self) -> SourceList:
        """Return what is in the library."""
        library = self._library
        manifest = library.manifest
        return SourceList(
            library_edition=manifest.edition,
            built=manifest.built.isoformat(timespec="seconds"),
            encoder=manifest.encoder,
            sources=[entry(*holding) for holding in library.holdings.values()],
        )

    def passage(self, passage_id: str) -> PassageDetail:
        """Return one passage in full.

        Raises:
            UnknownPassageError: where there is none with that id.
        """
        library = self._library
        return detail(library.passages.passage(passage_id), library)

    def provisions(self, reference: str) -> "ProvisionResult":
        """Return the passages on each provision that a reference names, or the provisions nearest to it.

        Parameters:
            reference: one or more, as a person types them: "s31ZA", "cl 10 of the Bill", "reg 44".

        Raises:
            NoProvisionError: where it names none.
            PersonalDataError: where it holds personal data.
            QuestionError: where it is empty, has no words or is too long.
        """
        from assistant.provision import provisions

        return provisions(Request(question=reference), self._library)

    def addresses(self, passage_id: str) -> tuple[list[str], str]:
        """Return the official and second addresses of a passage, and its locator."""
        passage = self._library.passages.passage(passage_id)
        second = [address.address for address in passage.second_addresses]
        return [passage.address, *second], passage.locator

    def places(self) -> list[tuple[list[str], str]]:
        """Return the addresses and the locator of every passage."""
        return [self.addresses(passage_id) for passage_id in self._library.passages.ids]

    def as_runnable(self) -> "Runnable[Request, Answer]":
        """Return the steps from a ``Request`` to an ``Answer`` as a LangChain runnable."""
        from assistant.chain import answering

        return answering(self._library)
