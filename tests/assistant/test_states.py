"""Every state that an answer can have, from questions as people ask them."""

import pytest

from assistant import Answer, Assistant, Status
from assistant.wording import wording

ASKED = {
    Status.ANSWERED: "Is the duty to offer staying close support in force?",
    Status.PARTLY_ANSWERED: "how are medicines to be stored under reg 23 and what salary does a vet get",
    Status.NEEDS_CLARIFICATION: "how many days will the inspector be with us",
    Status.PREMISE_NOT_SUPPORTED: "now that section 37 makes parents get consent, who gives it?",
    Status.ONE_CHILD: "our 14 year old keeps going missing, should we notify Ofsted",
    Status.IMMEDIATE_RISK: "a girl here has just told me her stepdad is hurting her tonight, what do I do",
    Status.NO_EVIDENCE: "section 900 of the 2026 Act",
    Status.OUT_OF_SCOPE: "what is the VAT rate on nappies",
    Status.NOT_ENGLISH: "Quand faut-il proposer une réunion familiale ?",
    Status.PERSONAL_DATA: "NHS number 943 476 5919 went missing, who must be told?",
}


@pytest.mark.parametrize("status", ASKED)
def test_each_state_is_reached(assistant: Assistant, status: Status) -> None:
    answer = assistant.ask(ASKED[status])
    assert answer.status is status
    assert bool(answer.lead) is (status is not Status.ANSWERED)
    assert answer.text.startswith(answer.lead)
    assert bool(answer.sentences) or not status.answers or status is Status.IMMEDIATE_RISK


def test_each_state_has_its_words() -> None:
    words = wording()
    assert set(words["statuses"]) == set(Status)
    assert {*words["answers"]} >= {*Status} - {Status.ANSWERED}


def test_offers_nothing_on_what_it_cannot_read(assistant: Assistant) -> None:
    answer = assistant.ask(ASKED[Status.NOT_ENGLISH])
    assert (answer.searched_for, answer.also_found) == (answer.question, [])


def test_says_which_part_the_sources_do_not_cover(assistant: Assistant) -> None:
    answer = assistant.ask(ASKED[Status.PARTLY_ANSWERED])
    assert "what salary does a vet get" in answer.not_covered
    assert "what salary does a vet get" in answer.lead
    assert answer.citations[0].locator == "regulation 23"


def test_each_part_is_answered(assistant: Assistant) -> None:
    answer = assistant.ask("who has to be on a MACPT, and how often are children's homes inspected?")
    assert answer.status is Status.ANSWERED
    sources = {citation.source_id for citation in answer.citations}
    assert {"cws-act-2026", "sccif-childrens-homes"} <= sources


def test_the_best_hit_is_among_the_choices_wherever_its_guide_has_it(assistant: Assistant) -> None:
    answer = assistant.ask("How long do we have to check the draft report for factual accuracy?")
    assert answer.choices[0].setting == "childrens-homes"
    assert "5 working days" in answer.text


def test_a_section_that_only_mentions_another_denies_nothing_of_it(assistant: Assistant) -> None:
    answer = assistant.ask("now section 17 of the Children Act 1989 covers kinship, right?")
    assert answer.status is not Status.PREMISE_NOT_SUPPORTED


def test_no_notice_is_an_amount_of_notice(assistant: Assistant) -> None:
    answer = assistant.ask("How much notice does a children's home get of a full inspection?")
    assert answer.status is Status.ANSWERED
    assert "unannounced" in answer.text


def test_the_choices_are_settings_that_can_be_asked_with(assistant: Assistant) -> None:
    question = ASKED[Status.NEEDS_CLARIFICATION]
    answer = assistant.ask(question)
    assert len(answer.choices) > 2
    assert {citation.settings[0] for citation in answer.citations} == {c.setting for c in answer.choices}
    choice = answer.choices[0]
    chosen = assistant.ask(choice.question, setting=choice.setting)
    assert not chosen.choices
    assert chosen.sentences


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("clause 10", ["Bill as introduced", "HL Bill 84"]),
        ("RI", ["responsible individual", "requires improvement"]),
        ("regulation 27", ["Children's Homes", "Supported Accommodation"]),
    ],
)
def test_other_choices(assistant: Assistant, question: str, names: list[str]) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.NEEDS_CLARIFICATION
    assert all(any(name in choice.name for choice in answer.choices) for name in names)


def test_a_setting_that_is_named_leaves_no_choice(assistant: Assistant) -> None:
    assert assistant.ask("how long does an inspection of a fostering agency last").choices == []


def test_what_is_not_in_force_comes_first_where_it_is_taken_for_granted(assistant: Assistant) -> None:
    answer = assistant.ask(ASKED[Status.PREMISE_NOT_SUPPORTED])
    assert "not in force" in answer.sentences[0].text
    assert answer.citations[0].locator == "section 37"


def test_danger_comes_before_personal_data(assistant: Assistant) -> None:
    answer: Answer = assistant.ask("Kelly Smith, NHS number 943 476 5919, has taken an overdose just now")
    assert answer.status is Status.IMMEDIATE_RISK
    assert answer.text.index("999") < answer.text.index("Kelly Smith")
    assert (answer.question, answer.citations) == ("", [])
