"""What of the passages an answer is made of, and in which order."""

from assistant import Assistant
from assistant.extract import MOST_WORDS, compose
from tests.assistant.made_evidence import evidence_of, found_of

QUESTION = "who keeps the lamp"


def texts(*passages: str) -> list[str]:
    found = [found_of(text, number=number) for number, text in enumerate(passages)]
    return [claim.text for claim in compose(evidence_of(*found, question=QUESTION))]


def test_the_best_passage_is_told_whole() -> None:
    best = ["The keeper cleans it.", "Nobody else may touch it."]
    assert texts(" ".join(best)) == best


def test_of_others_comes_what_is_on_the_question_and_new() -> None:
    assert texts(
        "The keeper cleans the lamp.",
        "The harbour pays for the lamp. Ships go by at night. The keeper cleans the lamp.",
    ) == ["The keeper cleans the lamp.", "The harbour pays for the lamp."]


def test_the_last_say_one_sentence_each() -> None:
    others = [f"A lamp of kind {name} is lit at dusk." for name in ("red", "blue")]
    last = "Oil is kept for the lamp by the shed. A rope for the lamp hangs where who keeps it sleeps."
    assert texts("The keeper cleans the lamp.", *others, last)[-1:] == [
        "A rope for the lamp hangs where who keeps it sleeps."
    ]


def test_what_has_no_room_is_left_out_with_what_follows_it() -> None:
    long = f"The lamp {'shines and ' * MOST_WORDS}shines."
    assert texts("The keeper cleans the lamp.", f"{long} The lamp is red.", "Oil for the lamp is paid.") == [
        "The keeper cleans the lamp.",
        "Oil for the lamp is paid.",
    ]


def test_what_only_shares_a_few_words_is_not_cited(assistant: Assistant) -> None:
    answer = assistant.ask("hi there, how often do ofsted come to a small childrens home?")
    assert answer.citations[0].locator == "Frequency of inspections"
    assert "statement of purpose" not in answer.text
