"""Conversations: kept for a while, for those who know their id, and nothing of what is personal."""

from datetime import UTC, datetime, timedelta

import pytest

from assistant import Assistant
from assistant.conversations import (
    HOURS_KEPT,
    MOST_CONVERSATIONS,
    MOST_EXCHANGES,
    MOST_RECENT,
    Conversations,
    new_id,
)
from assistant.exchange import Exchange
from knowledge.vocabulary import Filters


class Clock:
    """The present moment, which a test may move."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(clock: Clock) -> Conversations:
    return Conversations(clock)


def test_a_conversation_is_found_by_its_id_with_what_became_of_each_question(
    kept: Conversations, small: Assistant
) -> None:
    one, other = Exchange(question="do I need a brolly"), Exchange(question="who does not need one")
    kept.put("a", "browser", one)
    kept.put("a", "browser", other)
    answered = one.model_copy(update={"answer": small.ask(one.question)})
    kept.put("a", "browser", answered)
    assert kept.get("a") == [answered, other]
    assert kept.get("b") is None


@pytest.mark.parametrize(
    "question", ["Can Jayden Smith have staying close support?", "Is my client born 03/04/2012 eligible?"]
)
def test_nothing_is_kept_of_a_question_with_personal_data(kept: Conversations, question: str) -> None:
    kept.put("a", "browser", Exchange(question="do I need a brolly"))
    kept.put("a", "browser", Exchange(question=question))
    assert [one.question for one in kept.get("a") or []] == ["do I need a brolly"]
    kept.put("b", "browser", Exchange(question=question))
    assert kept.get("b") is None


def test_only_its_own_browser_is_told_of_a_conversation(kept: Conversations) -> None:
    kept.put("a", "mine", Exchange(question="do I need a brolly"))
    kept.put("b", "yours", Exchange(question="who needs none"))
    # Somebody who was given the address goes on with it.
    kept.put("a", "yours", Exchange(question="and on leave"))
    assert [one.id for one in kept.recent("mine")] == ["a"]
    assert [one.id for one in kept.recent("yours")] == ["b"]
    kept.forget("mine")
    assert kept.get("a") is None
    assert kept.get("b")


def test_the_latest_come_first_and_only_so_many(kept: Conversations) -> None:
    for number in range(MOST_RECENT + 2):
        kept.put(f"c{number}", "mine", Exchange(question=f"umbrella {number}"))
    kept.put("c5", "mine", Exchange(question="the last"))
    recent = kept.recent("mine")
    assert len(recent) == MOST_RECENT
    assert recent[0] == ("c5", "the last")


def test_a_conversation_is_forgotten_after_a_day_without_a_question(
    kept: Conversations, clock: Clock
) -> None:
    kept.put("a", "mine", Exchange(question="do I need a brolly"))
    kept.put("b", "mine", Exchange(question="who needs none"))
    clock.now += timedelta(hours=HOURS_KEPT - 1)
    kept.put("a", "mine", Exchange(question="and on leave"))
    clock.now += timedelta(hours=2)
    assert kept.get("b") is None
    assert len(kept.get("a") or []) == 2


def test_the_memory_has_a_limit(kept: Conversations) -> None:
    for number in range(MOST_CONVERSATIONS + 1):
        kept.put(f"c{number}", "mine", Exchange(question="brolly"))
    assert kept.get("c0") is None
    assert kept.get("c1")
    for number in range(MOST_EXCHANGES + 1):
        kept.put("long", "mine", Exchange(question=f"umbrella {number}"))
    assert len(kept.get("long") or []) == MOST_EXCHANGES


def test_a_dropped_question_is_gone(kept: Conversations) -> None:
    exchange = Exchange(question="do I need a brolly")
    kept.put("a", "mine", exchange)
    kept.drop("a", exchange.id)
    kept.drop("none", exchange.id)
    assert kept.get("a") == []
    assert kept.recent("mine") == []


def test_ids_cannot_be_guessed() -> None:
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert min(map(len, ids)) >= 22


def test_an_exchange_goes_by_letters_and_figures_alone() -> None:
    """Streamlit refuses a component that goes by two underscores: some answers were not drawn."""
    ids = {Exchange(question="do I need a brolly").id for _ in range(300)}
    assert len(ids) == 300
    assert all(map(str.isalnum, ids))


def test_a_question_leans_on_those_before_it_and_a_choice_on_none() -> None:
    asked = [Exchange(question=f"question {number}") for number in range(3)]
    assert asked[1].history(asked) == ["question 0"]
    assert Exchange(question="new").history(asked) == ["question 0", "question 1", "question 2"]
    assert Exchange(question="new", choice="Children's homes").history(asked) == []


def test_asking_again_keeps_the_question_and_its_limits(small: Assistant) -> None:
    filters = Filters(setting="childrens-homes")
    asked = Exchange(question="brolly", filters=filters, named="childrens-homes")
    again = asked.model_copy(update={"answer": small.ask("brolly")}).again()
    assert again.id != asked.id
    assert again.is_open
    assert (again.question, again.filters, again.named) == ("brolly", filters, "childrens-homes")
