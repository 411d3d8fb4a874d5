"""A conversation: each question is understood with those before it."""

from collections.abc import AsyncGenerator, Iterator
from typing import TYPE_CHECKING, Unpack

from assistant.options import Limits

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.assistant import Assistant

# A follow-up leans on what was asked just before, hardly ever on more.
REMEMBERED = 20


class Conversation:
    """Questions that follow from one another. One at a time: for each person, a conversation of their own.

    >>> conversation = assistant.conversation()
    >>> answer = conversation.ask("What is staying close support?")
    >>> conversation.ask("Is it in force?").searched_for
    'What is staying close support? Is it in force?'
    >>> len(conversation.history)
    2

    Parameters:
        assistant: what answers.
        limits: what all its answers are limited to: see ``Assistant.ask``.
    """

    def __init__(self, assistant: "Assistant", **limits: Unpack[Limits]) -> None:
        self._assistant = assistant
        self._limits = limits
        self._answers: tuple[Answer, ...] = ()

    @property
    def history(self) -> "tuple[Answer, ...]":
        """The answers so far, oldest first; of a question that was stopped, without its words."""
        return self._answers

    def ask(self, question: str) -> "Answer":
        """Return a cited answer, or the reason why there is none; errors are those of ``Assistant.ask``."""
        return self._kept(self._assistant.ask(question, history=self._questions(), **self._limits))

    def stream(self, question: str) -> "Iterator[Answer]":
        """Yield the answer as it grows; one that is not read to its end is not part of the conversation."""
        answer = None
        for answer in self._assistant.stream(question, history=self._questions(), **self._limits):
            yield answer
        if answer:
            self._kept(answer)

    async def aask(self, question: str) -> "Answer":
        """Return what ``ask`` returns, without blocking the event loop."""
        return self._kept(await self._assistant.aask(question, history=self._questions(), **self._limits))

    async def astream(self, question: str) -> "AsyncGenerator[Answer, None]":
        """Yield what ``stream`` yields, without blocking the event loop."""
        answer = None
        async for answer in self._assistant.astream(question, history=self._questions(), **self._limits):
            yield answer
        if answer:
            self._kept(answer)

    def _questions(self) -> tuple[str, ...]:
        return tuple(answer.question for answer in self._answers if answer.question)[-REMEMBERED:]

    def _kept(self, answer: "Answer") -> "Answer":
        self._answers = (*self._answers, answer)
        return answer
