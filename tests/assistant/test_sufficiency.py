from assistant.asked_for import Thing, asked_for
from assistant.sufficiency import Verdict, figures_of, missing_words, probability_of, verdict_on, weighing
from knowledge.library import Library
from knowledge.search import search


def verdict(library: Library, question: str) -> Verdict:
    return verdict_on(search(library, question, 10), library)


def test_tells_what_is_enough(library: Library) -> None:
    assert verdict(library, "who has to be on a multi-agency child protection team") is Verdict.ENOUGH
    assert verdict(library, "what is the capital of France") is Verdict.NONE
    assert verdict(library, "section 900 of the 2026 Act") is Verdict.NONE
    assert verdict(library, "how do I bake bread") is Verdict.NONE
    assert verdict(library, "s31ZA") is Verdict.ENOUGH


def test_weighs_every_figure_once(library: Library) -> None:
    figures = figures_of(search(library, "what does a childminder pay for the form", 10), library)
    assert set(figures) == set(weighing().weights)
    assert figures["is_of_another_field"] == figures["asks_for_money"] == 1.0
    assert figures["asks_for_a_document_not_named"] == 1.0


def test_whoever_speaks_of_a_phone_does_not_ask_for_a_number() -> None:
    assert Thing.DOCUMENT not in asked_for("we stopped phone contact with the father, what must we do next")
    assert Thing.DOCUMENT in asked_for("what is the phone number of the council")


def test_words_of_another_field_make_an_answer_less_likely(library: Library) -> None:
    figures = figures_of(search(library, "how often are homes inspected", 10), library)
    elsewhere = {**figures, "is_of_another_field": 1.0}
    assert probability_of(elsewhere) < probability_of(figures)


def test_names_the_words_that_no_passage_has(library: Library) -> None:
    found = search(library, "how are medicines stored and what does the giraffe eat", 3).found
    assert missing_words("how are medicines stored, and the giraffe?", found, library, 2) == ["giraffe"]
    assert missing_words("medicines", found, library, 2) == []
    assert missing_words("doesn't the whole home never store medicines", found, library, 2) == []
    assert missing_words("dont they pay for medicines", found, library, 2) == ["pay"]
