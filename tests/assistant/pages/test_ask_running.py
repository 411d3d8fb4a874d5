"""Answers on their way can be followed, left and found again."""

from collections.abc import Iterator
from threading import Event, Semaphore

import pytest

from assistant import Assistant
from assistant.answer import Answer
from assistant.running import AllRunning, Running
from assistant.wording import wording
from knowledge.errors import UnknownSettingError


def test_ends_with_the_whole_answer(small: Assistant) -> None:
    running = Running(lambda: small.stream("do I need a brolly"), Semaphore())
    seen = [answer for answer in running.follow() if answer]
    assert seen[-1] == small.ask("do I need a brolly")
    assert running.latest == seen[-1]
    assert not running.error


def test_whoever_waits_gets_signs_and_can_stop(small: Assistant) -> None:
    go_on, answer = Event(), small.ask("do I need a brolly")

    def slow() -> Iterator[Answer]:
        yield answer
        go_on.wait(20)
        yield answer.model_copy(update={"text": "too late"})

    running = Running(slow, Semaphore())
    signs = running.follow()
    assert next(one for one in signs if one) is answer
    assert next(signs) is None
    running.stop()
    go_on.set()
    assert list(signs) == []
    assert running.latest is answer


def test_says_why_it_failed(caplog: pytest.LogCaptureFixture) -> None:
    def wrong() -> Iterator[Answer]:
        raise UnknownSettingError("No setting is called 'x'.")
        yield

    def broken() -> Iterator[Answer]:
        raise RuntimeError("a secret of the machine")
        yield

    for answers, message in ((wrong, "No setting is called 'x'."), (broken, wording()["answers"]["error"])):
        running = Running(answers, Semaphore())
        assert [one for one in running.follow() if one] == []
        assert running.error == message
    assert "a secret of the machine" in caplog.text


def test_a_page_that_is_opened_anew_finds_its_answer_on_its_way(small: Assistant) -> None:
    go_on, answer, started = Event(), small.ask("do I need a brolly"), []

    def slow() -> Iterator[Answer]:
        started.append(True)
        go_on.wait(20)
        yield answer

    every = AllRunning(2)
    first = every.of("one", slow)
    assert every.of("one", slow) is first
    assert every.find("one") is first
    assert every.find("two") is None
    go_on.set()
    assert [one for one in first.follow() if one] == [answer]
    assert started == [True]


def test_answers_are_made_in_turn(small: Assistant) -> None:
    go_on, answer, started = Event(), small.ask("do I need a brolly"), []

    def answers(name: str) -> Iterator[Answer]:
        started.append(name)
        go_on.wait(20)
        yield answer

    every = AllRunning(1)
    first = every.of("first", lambda: answers("first"))
    second = every.of("second", lambda: answers("second"))
    assert next(second.follow()) is None
    assert started == ["first"]
    go_on.set()
    assert [one for one in second.follow() if one] == [answer]
    assert [one for one in first.follow() if one] == [answer]
