"""Personal data: stopped before anything is searched, and nothing of it comes back but what was found."""

import pytest

from assistant import Assistant, Status
from assistant.errors import PersonalDataError

QUESTION = "Kelly Smith's son, NHS number 943 476 5919, has moved into our home. Who must we tell?"


def test_an_answer_says_what_was_found_and_holds_nothing_else(assistant: Assistant) -> None:
    answer = assistant.ask(QUESTION)
    assert answer.status is Status.PERSONAL_DATA
    assert "Kelly Smith" in answer.text
    assert "943 476 5919" in answer.text
    assert (answer.question, answer.searched_for, answer.citations, answer.also_found) == ("", "", [], [])
    assert list(assistant.stream(QUESTION)) == [answer]


def test_a_search_is_stopped_too(assistant: Assistant) -> None:
    with pytest.raises(PersonalDataError, match="a name: Kelly Smith"):
        assistant.search(QUESTION)


def test_the_conversation_goes_on_without_the_stopped_question(assistant: Assistant) -> None:
    answer = assistant.ask("and who must be told?", history=["what is a reg 44 visit", QUESTION])
    assert answer.status is not Status.PERSONAL_DATA
    assert "Kelly" not in answer.searched_for


def test_a_question_on_one_child_gets_the_general_rule(assistant: Assistant) -> None:
    answer = assistant.ask("our 14 year old keeps going missing, should we notify Ofsted")
    assert answer.status in (Status.ONE_CHILD, Status.PARTLY_ANSWERED)
    assert "general rule" in " ".join((answer.lead, *answer.notes))
    assert assistant.ask("when must a home notify Ofsted of a missing child").status is Status.ANSWERED


def test_a_provision_that_does_not_exist_is_not_answered(assistant: Assistant) -> None:
    answer = assistant.ask("section 900 of the 2026 Act")
    assert answer.status is Status.NO_EVIDENCE
    assert "section 79" in answer.notes[0]
    assert answer.also_found[0].locator == "section 79"
