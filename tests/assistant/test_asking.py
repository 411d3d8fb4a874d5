"""Asking from event loops, in batches and in conversations."""

import asyncio
import threading
from collections.abc import Generator
from concurrent.futures import CancelledError

import pytest

from assistant import Answer, Assistant, PersonalDataError, QuestionError, Request, Status
from assistant.batch import answer_all
from assistant.threads import each

QUESTION = "When must we offer a family group decision-making meeting?"
FOLLOW_UP = "Is it in force?"
STOPPED = "Is Kelly Smith's NHS number 943 476 5919 of use?"


async def _ticks(stop: asyncio.Event) -> int:
    count = 0
    while not stop.is_set():
        await asyncio.sleep(0.002)
        count += 1
    return count


def test_the_async_twins_give_the_same_and_the_loop_goes_on(assistant: Assistant) -> None:
    async def both() -> tuple[Answer, list[Answer], int]:
        stop = asyncio.Event()
        ticking = asyncio.create_task(_ticks(stop))
        answer = await assistant.aask(FOLLOW_UP, history=[QUESTION])
        grown = [answer async for answer in assistant.astream(FOLLOW_UP, history=[QUESTION])]
        found = await assistant.asearch("staying close", k=2, source_id="cws-act-2026")
        assert found == assistant.search("staying close", k=2, source_id="cws-act-2026")
        stop.set()
        return answer, grown, await ticking

    answer, grown, ticks = asyncio.run(both())
    assert answer == grown[-1] == assistant.ask(FOLLOW_UP, history=[QUESTION])
    assert grown == [*assistant.stream(FOLLOW_UP, history=[QUESTION])]
    assert ticks > 1


def test_a_stream_that_is_left_is_closed_and_nobody_waits() -> None:
    began, go_on, closed = threading.Event(), threading.Event(), threading.Event()

    def slow() -> Generator[int, None, None]:
        try:
            yield 1
            began.set()
            go_on.wait(30)
            yield 2
        finally:
            closed.set()

    async def cancelled() -> list[int]:
        seen: list[int] = []

        async def read() -> None:
            seen.extend([item async for item in each(slow)])

        reading = asyncio.create_task(read())
        await asyncio.to_thread(began.wait, 30)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        # Its step still runs, in its thread.
        assert not closed.is_set()
        return seen

    assert asyncio.run(cancelled()) == []
    go_on.set()
    assert closed.wait(30)


def test_a_stream_may_be_left_early(assistant: Assistant) -> None:
    async def first() -> Answer:
        answers = assistant.astream(QUESTION)
        async for answer in answers:
            await answers.aclose()
            return answer
        raise AssertionError

    assert asyncio.run(first()).citations


def test_errors_come_out_of_threads(assistant: Assistant) -> None:
    async def stream() -> None:
        async for _ in assistant.astream(" "):
            pass

    for call in (lambda: assistant.aask(" "), lambda: assistant.aask_many([" "]), stream):
        with pytest.raises(QuestionError):
            asyncio.run(call())
    with pytest.raises(PersonalDataError):
        asyncio.run(assistant.asearch(STOPPED))


def test_many_get_the_answers_that_each_gets(assistant: Assistant) -> None:
    asked = [QUESTION, "reg 44", STOPPED, QUESTION, "Who won the cup final in 1966?", "famly group descision"]
    requests = [*asked, Request(question=FOLLOW_UP, history=(QUESTION,))]
    answers = assistant.ask_many(requests, setting="childrens-homes")
    assert answers[:-1] == [assistant.ask(question, setting="childrens-homes") for question in asked]
    assert answers[-1] == assistant.ask(FOLLOW_UP, history=[QUESTION])
    assert answers[2].status is Status.PERSONAL_DATA
    assert asyncio.run(assistant.aask_many(requests, setting="childrens-homes")) == answers
    assert assistant.ask_many([]) == []


def test_one_that_cannot_be_read_is_said_before_any_is_answered(assistant: Assistant) -> None:
    with pytest.raises(QuestionError, match=r"^Question 2: The question is empty"):
        assistant.ask_many([QUESTION, "  "])


def test_a_batch_stops(assistant: Assistant) -> None:
    said = iter([False, True])
    with pytest.raises(CancelledError):
        answer_all(
            [Request(question=f"reg {number}") for number in range(40, 50)],
            assistant.library,
            lambda: next(said, True),
        )


def test_a_batch_embeds_together(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    library = assistant.library
    library.vector.cache_clear()
    sizes: list[int] = []
    encode = type(library.encoder).encode

    def noted(self: object, texts: list[str]) -> object:
        sizes.append(len(texts))
        return encode(library.encoder, texts)

    monkeypatch.setattr(type(library.encoder), "encode", noted)
    asked = ["What is regulation 44?", "staying close support", "who visits a childrens home", "kinship"]
    assistant.ask_many(asked)
    assert sizes[0] >= len(asked)
    assert sum(sizes[1:]) <= 1


def test_a_conversation_remembers_what_was_asked(assistant: Assistant) -> None:
    conversation = assistant.conversation(setting="childrens-homes")
    first = conversation.ask(QUESTION)
    stopped = conversation.ask(STOPPED)
    with pytest.raises(QuestionError):
        conversation.ask("")
    *_, last = conversation.stream(FOLLOW_UP)
    assert last == assistant.ask(FOLLOW_UP, setting="childrens-homes", history=[QUESTION])
    assert conversation.history == (first, stopped, last)
    assert stopped.question == ""


def test_a_conversation_from_an_event_loop(assistant: Assistant) -> None:
    async def talk() -> tuple[Answer, ...]:
        conversation = assistant.conversation()
        await conversation.aask(QUESTION)
        async for _ in conversation.astream(FOLLOW_UP):
            pass
        return conversation.history

    first, second = asyncio.run(talk())
    assert first == assistant.ask(QUESTION)
    assert second == assistant.ask(FOLLOW_UP, history=[QUESTION])
