"""What holds with any chat model, however poor: ``CARELAW_MODEL=… pytest -m model``."""

import os
from collections.abc import Iterator

import pytest

from assistant import Answer, Status
from assistant.configuration import model_configuration
from assistant.draft import Claim
from assistant.evaluation import Case, read_cases, says
from assistant.modelling.compose import COMPOSER
from assistant.question import Request
from assistant.sentences import units_of
from assistant.wording import wording
from knowledge.library import Library
from tests.benchmarks.heard import Heard, hear
from tests.benchmarks.questions import FILES

# Read before the fixtures keep the tests from the settings of whoever runs them.
SETTINGS = {name: value for name, value in os.environ.items() if name.startswith("CARELAW_MODEL")}
IDS = ("act-065", "act-083", "act-085", "sccif-001", "sccif-027", "sccif-039", "sccif-049")
CASES = [case for path in FILES for case in read_cases(path) if case.id in IDS]
SAID = wording()["models"].values()

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif("CARELAW_MODEL" not in SETTINGS, reason="CARELAW_MODEL names no chat model"),
]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.id)
def case(request: pytest.FixtureRequest) -> Case:
    return request.param


@pytest.fixture(scope="module")
def heard(case: Case, library: Library) -> Iterator[Heard]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SETTINGS.items():
            patch.setenv(name, value)
        yield hear(Request.of(case.question), library, model_configuration())


@pytest.fixture
def answer(heard: Heard) -> Answer:
    return heard.answer


def test_every_quotation_is_in_its_passage(answer: Answer, library: Library) -> None:
    for citation in answer.citations:
        assert citation.quote in library.passages.passage(citation.passage_id).text


def test_every_sentence_has_citations_that_are_there(answer: Answer) -> None:
    numbers = {citation.number for citation in answer.citations}
    assert all(sentence.citations and numbers.issuperset(sentence.citations) for sentence in answer.sentences)


def test_nothing_is_said_twice(answer: Answer) -> None:
    said = [sentence.text for sentence in answer.sentences]
    assert len(said) == len(set(said))


def test_it_has_a_state_and_says_nothing_that_it_must_not(answer: Answer, case: Case) -> None:
    assert answer.status is not Status.ERROR
    assert bool(answer.sentences) == (answer.status.answers or answer.status is Status.PREMISE_NOT_SUPPORTED)
    assert not [words for words in case.answer_must_not if says(answer.text, words)]


def test_what_stands_in_for_the_model_is_said(heard: Heard) -> None:
    if not heard.asked:
        pytest.skip("there is no evidence to ask the model with")
    notes = [note for note in heard.answer.notes if note in SAID]
    assert bool(notes) == (heard.trouble is not None)
    if heard.answer.composer != COMPOSER:
        assert notes
        assert {sentence.text for sentence in heard.answer.sentences} <= {
            unit.text for citation in heard.answer.citations for unit in units_of(citation.quote)
        }
    else:
        assert any(isinstance(judged.verdict, Claim) for judged in heard.judged)


def test_it_does_not_take_longer_than_is_allowed(heard: Heard) -> None:
    allowed = float(SETTINGS.get("CARELAW_MODEL_TIMEOUT", 30))
    assert heard.replying < allowed + 5
