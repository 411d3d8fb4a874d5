"""A chat model behind the assistant: its sentences where they stand, the passages' own where it fails."""

import json
from collections.abc import Iterator

import pytest

from assistant import Assistant, Status
from assistant.modelling.chat import open_chat
from knowledge.library import Library
from tests.assistant.fake_endpoint import FakeEndpoint, Script, fake_endpoint

QUESTION = "what goes in the kinship local offer"


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeEndpoint]:
    with fake_endpoint() as fake:
        monkeypatch.setenv("OPENAI_BASE_URL", fake.url)
        monkeypatch.setenv("OPENAI_API_KEY", "none")
        monkeypatch.setenv("CARELAW_MODEL", "openai:fake")
        open_chat.cache_clear()
        yield fake


def test_the_verified_sentences_of_a_model_are_the_answer(
    endpoint: FakeEndpoint, assistant: Assistant, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.delenv("CARELAW_MODEL")
        quote = assistant.ask(QUESTION).sentences[0].text
    invented = "The local authority must publish it within 14 days."
    sentences = [
        {"sentence": quote, "label": 1, "quotation": quote},
        {"sentence": invented, "label": 1, "quotation": quote},
    ]
    endpoint.script = Script(json.dumps({"sentences": sentences}))
    answer = assistant.ask(QUESTION)
    assert (answer.status, answer.composer, answer.dropped) == (Status.ANSWERED, "model", 1)
    assert answer.sentences[0].text == quote
    assert invented not in answer.text
    assert all(c.quote in library.passages.passage(c.passage_id).text for c in answer.citations)
    assert list(assistant.stream(QUESTION))[-1] == answer


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (Script(status=429), "is busy"),
        (Script(refusal="I cannot help"), "declined"),
        (Script("no JSON at all"), "quotes the sources without it"),
    ],
)
def test_the_extractive_answer_stands_in_and_says_so(
    endpoint: FakeEndpoint, assistant: Assistant, script: Script, said: str
) -> None:
    endpoint.script = script
    answer = assistant.ask(QUESTION)
    assert (answer.status, answer.composer) == (Status.ANSWERED, "extractive")
    assert said in answer.notes[-1]


def test_no_personal_data_reaches_the_model(endpoint: FakeEndpoint, assistant: Assistant) -> None:
    assert assistant.ask("Kelly Smith wants a kinship local offer").status is Status.PERSONAL_DATA
    assert endpoint.requests == []
