"""The assistant: what the command line, the browser and scripts call."""

from collections.abc import AsyncGenerator, Generator, Iterable, Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Self, Unpack

from assistant.conversation import Conversation
from assistant.current import CurrentLibrary
from assistant.errors import PersonalDataError
from assistant.options import Asking, Limits, Searching, request_of
from assistant.reading.reading import Reading

if TYPE_CHECKING:
    from assistant.answer import Answer, SearchResult
    from assistant.question import Request
    from assistant.runnable import Answering
    from ingest.progress import Progress


class Assistant(CurrentLibrary, Reading):
    """Answers questions from the library. Threads may share one, and so may the tasks of an event loop.

    Results are frozen pydantic models: ``model_dump_json(indent=2)`` gives what ``--json`` prints.

    Parameters:
        library: the opened library.
        home: where to look for a newer edition before each question; None keeps to ``library``.
    """

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
        from assistant.opening import open_library

        return cls(*open_library(home, progress))

    def ask(self, question: str, history: Sequence[str] = (), **limits: Unpack[Limits]) -> "Answer":
        """Return a cited answer, or the reason why there is none.

        A question that holds personal data is stopped before anything is searched: the answer says what
        was found, and holds nothing of the question.

        >>> answer = assistant.ask("Is the duty to offer staying close support in force?")
        >>> answer.status.value, answer.citations[0].locator
        ('answered', 'section 7')

        Parameters:
            question: at most 1,000 characters of English.
            history: the earlier questions of the conversation, oldest first.
            limits: what to limit the search to, as ``Limits`` says.

        Raises:
            QuestionError: where the question is empty, has no words or is too long, or a limit is none.
            UnknownSettingError: where no setting has that id.
            UnknownSourceError: where the library has no source with that id.
        """
        return self.answer(request_of(question, history=history, **limits))

    def stream(
        self, question: str, history: Sequence[str] = (), **limits: Unpack[Limits]
    ) -> "Iterator[Answer]":
        """Yield the answer as it grows: each is the whole so far, the last is what ``ask`` returns.

        >>> [*assistant.stream("s31ZA")][-1] == assistant.ask("s31ZA")
        True

        Parameters and errors are those of ``ask``.
        """
        return self.answers(request_of(question, history=history, **limits))

    def ask_many(self, questions: "Iterable[str | Request]", **options: Unpack[Asking]) -> "list[Answer]":
        """Return the answers to many questions, in their order: faster than one by one.

        All are read before the first is answered, so that nothing is lost to one that cannot be.

        >>> [answer.citations[0].locator for answer in assistant.ask_many(["s31ZA", "reg 44"])]
        ['section 1', 'regulation 44']

        Parameters:
            questions: each in words, or as a ``Request`` with options of its own.
            options: what ``ask`` takes by keyword, for those that are in words.

        Raises:
            QuestionError: where one is empty, has no words or is too long; it says which.
            UnknownSettingError: where no setting has that id.
        """
        return self._answer_all(questions, options, Event())

    async def aask(self, question: str, **options: Unpack[Asking]) -> "Answer":
        """Return what ``ask`` returns, from a thread: the event loop goes on."""
        from assistant.threads import in_thread

        return await in_thread(lambda: self.ask(question, **options))

    async def astream(self, question: str, **options: Unpack[Asking]) -> "AsyncGenerator[Answer, None]":
        """Yield what ``stream`` yields, from a thread: the event loop goes on.

        Stop reading whenever you like: what is being done is ended, and nobody waits for it.
        """
        async for answer in self.aanswers(request_of(question, **options)):
            yield answer

    async def aask_many(
        self, questions: "Iterable[str | Request]", **options: Unpack[Asking]
    ) -> "list[Answer]":
        """Return what ``ask_many`` returns, from threads. Where it is cancelled, no other is begun."""
        from assistant.threads import in_thread

        stop = Event()
        try:
            return await in_thread(lambda: self._answer_all(questions, options, stop))
        finally:
            stop.set()

    def answer(self, request: "Request") -> "Answer":
        """Return what ``ask`` returns; a ``Request`` is a question with all that is said beside it."""
        from assistant.chain import answering
        from assistant.stopped import stopped

        library = self.library
        try:
            return answering(library).invoke(request)
        except PersonalDataError as error:
            return stopped(error, request.question, library)

    def answers(self, request: "Request") -> "Generator[Answer, None, None]":
        """Yield what ``stream`` yields."""
        from assistant.chain import answer, drafting
        from assistant.stopped import stopped

        library, whole = self.library, None
        try:
            for draft in drafting(library).stream(request):
                whole = draft if whole is None else whole + draft
                if draft.claims:
                    yield answer(whole, library)
        except PersonalDataError as error:
            yield stopped(error, request.question, library)
        if whole is not None and not whole.claims:
            yield answer(whole, library)

    async def aanswers(self, request: "Request") -> "AsyncGenerator[Answer, None]":
        """Yield what ``astream`` yields."""
        from assistant.threads import each

        answers = each(lambda: self.answers(request))
        try:
            async for answer in answers:
                yield answer
        finally:
            await answers.aclose()

    def conversation(self, **limits: Unpack[Limits]) -> Conversation:
        """Return a new conversation, whose questions are understood with those before.

        Parameters:
            limits: what ``ask`` takes by keyword, for all its questions.
        """
        return Conversation(self, **limits)

    def search(
        self,
        query: str,
        k: int = 10,
        history: Sequence[str] = (),
        **limits: Unpack[Limits],
    ) -> "SearchResult":
        """Return the places that fit the query best, each with its best passage, without answering.

        >>> assistant.search("staying close", k=1).hits[0].url
        'https://www.legislation.gov.uk/ukpga/2026/21/section/7'

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
        from assistant.searching import searched

        return searched(request_of(query, history=history, **limits), self.library, k)

    async def asearch(self, query: str, **options: Unpack[Searching]) -> "SearchResult":
        """Return what ``search`` returns, from a thread: the event loop goes on."""
        from assistant.threads import in_thread

        return await in_thread(lambda: self.search(query, **options))

    def as_runnable(self) -> "Answering":
        """Return the assistant as a LangChain runnable, for chains and agents.

        >>> chain = assistant.as_runnable() | (lambda answer: answer.status.value)
        >>> chain.invoke("What is regulation 44?")
        'answered'
        """
        from assistant.runnable import Answering

        return Answering(self)

    def _answer_all(
        self, questions: "Iterable[str | Request]", options: Asking, stop: Event
    ) -> "list[Answer]":
        from assistant.batch import answer_all

        return answer_all([request_of(one, **options) for one in questions], self.library, stop.is_set)
