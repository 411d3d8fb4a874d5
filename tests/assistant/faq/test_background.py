"""Answering that goes on whoever watches."""

import time
from collections.abc import Callable
from threading import Event

import pytest

from assistant import Assistant
from assistant.faq import FaqSet, FaqSets
from assistant.faq.background import AnsweringState, BackgroundAnswering

QUESTIONS = [f"do I need a brolly on day {day}?" for day in range(1, 31)]


def ended(working: BackgroundAnswering, set_id: str) -> AnsweringState:
    for _ in range(1200):
        state = working.state(set_id)
        if state and not state.running:
            return state
        time.sleep(0.05)
    raise AssertionError("it did not end")


@pytest.fixture
def days(sets: FaqSets) -> FaqSet:
    made = sets.new("Days", by="Sam")
    sets.add_many(made.id, QUESTIONS, by="Sam")
    return made


@pytest.fixture
def slow(small: Assistant, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let no question but the first be answered before the fake is told to go on."""
    asked, go = [], Event()
    real = small.ask

    def fake_ask(question: str, **limits: object) -> object:
        asked.append(question)
        if len(asked) > 1:
            go.wait(30)
        return real(question, **limits)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(small, "ask", fake_ask)
    return go.set


def test_all_are_answered_and_the_report_stays(sets: FaqSets, days: FaqSet, small: Assistant) -> None:
    working = BackgroundAnswering(sets, small)
    assert working.state(days.id) is None
    assert working.start(days.id, "Sam").running
    state = ended(working, days.id)
    assert state.report
    assert (state.step.done, state.step.total, state.failure) == (30, 30, "")
    assert len(state.report.answered) == 30
    assert all(entry.answer for entry in sets.get(days.id).entries)
    assert working.state("another") is None


def test_it_is_stopped_and_goes_on_where_it_was(
    sets: FaqSets, days: FaqSet, small: Assistant, slow: Callable[[], None]
) -> None:
    working = BackgroundAnswering(sets, small)
    working.start(days.id, "Sam")
    working.stop(days.id)
    slow()
    state = ended(working, days.id)
    assert state.stopping
    assert state.report
    assert len(state.report.answered) <= 2
    assert len(state.report.answered) + len(state.report.remaining) == 30
    working.start(days.id, "Lee")
    state = ended(working, days.id)
    assert state.report
    assert (state.by, state.stopping, state.report.remaining) == ("Lee", False, [])
    assert all(entry.answer for entry in sets.get(days.id).entries)


def test_who_starts_it_a_second_time_watches_the_first(
    sets: FaqSets, days: FaqSet, small: Assistant, slow: Callable[[], None]
) -> None:
    working = BackgroundAnswering(sets, small)
    working.start(days.id, "Sam")
    assert working.start(days.id, "Lee").by == "Sam"
    slow()
    assert ended(working, days.id).by == "Sam"
    assert {record.by for record in sets.audit(days.id).records} == {"Sam"}


def test_what_goes_wrong_is_said(
    sets: FaqSets, days: FaqSet, small: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = BackgroundAnswering(sets, small)
    working.start("no-such-set", "Sam")
    assert "no-such-set" in ended(working, "no-such-set").failure

    def fake_ask(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr(small, "ask", fake_ask)
    working.start(days.id, "Sam")
    failure = ended(working, days.id).failure
    assert failure
    assert "secret" not in failure
