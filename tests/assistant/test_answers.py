"""Answers from the bundled library, end to end."""

import itertools
import re
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Status
from assistant.sentences import units_of
from knowledge.library import Library
from knowledge.vocabulary import Authority, CommencementState

QUESTIONS = [
    "When must we offer a family group decision-making meeting?",
    "who is on a MACPT",
    "Is the duty to offer staying close support in force?",
    "what goes in the kinship local offer",
    "can ofsted fine an unregistered home",
    "do we get any notice of an inspection",
    "who sends the reg 44 report and when is it due",
    "what happens if help and protection is inadequate",
    "clause 10 of the bill as introduced",
]


@pytest.fixture(scope="module", params=QUESTIONS)
def answer(request: pytest.FixtureRequest, assistant: Assistant) -> Answer:
    return assistant.ask(request.param)


def test_is_answered_from_quotations_that_are_there(answer: Answer, library: Library) -> None:
    assert answer.status in (Status.ANSWERED, Status.NEEDS_CLARIFICATION)
    for citation in answer.citations:
        passage = library.passages.passage(citation.passage_id)
        assert citation.quote in passage.text
        assert citation.quote not in passage.questions


def test_every_sentence_stands_on_its_citation(answer: Answer) -> None:
    by_number = {citation.number: citation for citation in answer.citations}
    assert list(by_number) == list(range(1, len(by_number) + 1))
    for sentence in answer.sentences:
        assert sentence.citations
        assert all(sentence.text in by_number[number].quote for number in sentence.citations)
        assert f"{sentence.text} [{sentence.citations[0]}]" in answer.text
    assert {n for sentence in answer.sentences for n in sentence.citations} == set(by_number)


def test_says_whether_the_law_is_in_force(answer: Answer) -> None:
    for citation in answer.citations:
        if citation.authority in (Authority.ACT, Authority.REGULATIONS):
            place = f"{citation.locator} of the {citation.source_title} ("
            assert any(place.lower() in sentence.text.lower() for sentence in answer.sentences)
        else:
            assert citation.commencement.state is CommencementState.NOT_APPLICABLE


def test_is_short(answer: Answer) -> None:
    statuses = [s for s in answer.sentences if re.search(r" of the [A-Z].* \d{4} \(", s.text)]
    content = [s for s in answer.sentences if s not in statuses]
    lists = any("\n- " in sentence.text for sentence in content)
    assert sum(len(s.text.split()) for s in content) <= (220 if lists or answer.choices else 180)


def test_does_not_cite_what_it_also_found(answer: Answer) -> None:
    cited = {citation.passage_id for citation in answer.citations}
    assert cited.isdisjoint(hit.passage_id for hit in answer.also_found)
    assert [hit.rank for hit in answer.also_found] == list(range(1, len(answer.also_found) + 1))


def test_answers_about_commencement_with_commencement(assistant: Assistant) -> None:
    answer = assistant.ask("Is the duty to offer staying close support in force?")
    assert answer.sentences[0].text.startswith(
        "Section 7 of the Children's Wellbeing and Schools Act 2026 (staying close support) was not in force"
    )
    assert {citation.locator for citation in answer.citations} == {"section 7"}
    assert answer.citations[0].commencement.state is CommencementState.NOT_IN_FORCE
    in_force = assistant.ask("when did the kinship local offer start")
    assert "29 June 2026" in in_force.sentences[0].text
    assert in_force.citations[0].commencement.state is CommencementState.IN_FORCE


def test_a_follow_up_leans_on_the_conversation(assistant: Assistant) -> None:
    answer = assistant.ask("Is it in force?", history=["What is staying close support?"])
    assert answer.searched_for == "What is staying close support? Is it in force?"
    assert answer.citations[0].locator == "section 7"


def test_a_provision_that_is_only_named_is_answered_from_what_names_it(assistant: Assistant) -> None:
    answer = assistant.ask("section 22B of the Care Standards Act")
    assert answer.text.startswith("A restriction of accommodation stops new admissions")
    assert answer.notes == [
        "No passage here is on section 22B of the Care Standards Act 2000 itself. These name it."
    ]


def test_gives_both_addresses(assistant: Assistant) -> None:
    citation = assistant.ask("s31ZA").citations[0]
    assert (citation.locator, citation.second_address) == (
        "section 1",
        "inserts section 31ZA of the Children Act 1989",
    )
    assert citation.url == "https://www.legislation.gov.uk/ukpga/2026/21/section/1"


def test_refuses_what_the_sources_do_not_answer(assistant: Assistant) -> None:
    path = Path(__file__).parents[1] / "evaluation" / "states" / "unanswerable.txt"
    asked = path.read_text("utf-8").splitlines()
    answered = [question for question in asked if assistant.ask(question).status is Status.ANSWERED]
    assert len(answered) <= 0.18 * len(asked), answered


def test_a_refusal_has_no_sentences_and_says_so(assistant: Assistant) -> None:
    answer = assistant.ask("what is the VAT rate on nappies")
    assert (answer.status, answer.sentences, answer.citations) == (Status.OUT_OF_SCOPE, [], [])
    assert "outside what carelaw covers" in answer.text
    assert answer.also_found


def test_another_language_is_a_state_of_its_own(assistant: Assistant) -> None:
    answer = assistant.ask("Quand faut-il proposer une réunion familiale ?")
    assert answer.status is Status.NOT_ENGLISH
    assert "in English" in answer.text


def test_the_stream_grows_to_the_answer(assistant: Assistant) -> None:
    question = "who is on a MACPT"
    growing = list(assistant.stream(question))
    assert growing[-1] == assistant.ask(question)
    texts = [answer.text for answer in growing]
    assert len(texts) > 1
    assert all(later.startswith(earlier) for earlier, later in itertools.pairwise(texts))
    assert [a.status for a in assistant.stream("what is the VAT rate on nappies")] == [Status.OUT_OF_SCOPE]


def test_the_chain_fits_into_others(assistant: Assistant) -> None:
    from langchain_core.runnables import RunnableLambda

    from assistant.question import Request

    def status(answer: Answer) -> Status:
        return answer.status

    chain = assistant.as_runnable() | RunnableLambda(status)
    assert chain.batch([Request(question="s31ZA"), Request(question="VAT on nappies")]) == [
        Status.ANSWERED,
        Status.OUT_OF_SCOPE,
    ]


def test_units_of_an_answer_are_units_of_passages(assistant: Assistant, library: Library) -> None:
    answer = assistant.ask("what goes in the kinship local offer")
    first = answer.sentences[0]
    passage = library.passages.passage(answer.citations[0].passage_id)
    assert first.text in [unit.text for unit in units_of(passage.text)]
