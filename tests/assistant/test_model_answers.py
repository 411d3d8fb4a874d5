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
        (Script(status=401), "key is missing or refused"),
        (Script(status=404), "is not known"),
        (Script(status=503), "chat model failed"),
        (Script('{"sentences": [{', finish="length"), "broke off"),
        (Script(refusal="I cannot help"), "declined"),
        (Script("no JSON at all"), "could not be read"),
        (Script(status=400, error="context_length_exceeded"), "too long for the chat model"),
        (Script(reply="", delay=1), "took too long"),
        (Script('{"sentences": []}'), "found no answer in the passages"),
        (
            Script('{"sentences": [{"sentence": "All is free.", "label": 1, "quotation": "free"}]}'),
            "stood up",
        ),
    ],
)
def test_the_extractive_answer_stands_in_and_says_so(
    endpoint: FakeEndpoint,
    assistant: Assistant,
    script: Script,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CARELAW_MODEL_TIMEOUT", "0.5")
    endpoint.script = script
    answer = assistant.ask(QUESTION)
    assert (answer.status, answer.composer) == (Status.ANSWERED, "extractive")
    assert [said in note for note in answer.notes] == [True]
    assert list(assistant.stream(QUESTION))[-1] == answer


def test_an_endpoint_that_is_not_there_is_said(
    endpoint: FakeEndpoint, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    answer = assistant.ask(QUESTION)
    assert (answer.status, answer.composer) == (Status.ANSWERED, "extractive")
    assert "could not be reached" in answer.notes[-1]


def test_a_reply_that_breaks_off_keeps_what_stands(endpoint: FakeEndpoint, assistant: Assistant) -> None:
    quote = assistant.search(QUESTION).hits[0].text.split("\n")[0]
    said = {"sentence": quote, "label": 1, "quotation": quote}
    endpoint.script = Script(json.dumps({"sentences": [said, said]})[:-20], finish="length")
    answer = assistant.ask(QUESTION)
    assert (answer.composer, [sentence.text for sentence in answer.sentences][:1]) == ("model", [quote])
    assert "stopped early" in answer.notes[-1]


def test_no_personal_data_reaches_the_model(endpoint: FakeEndpoint, assistant: Assistant) -> None:
    assert assistant.ask("Kelly Smith wants a kinship local offer").status is Status.PERSONAL_DATA
    assert endpoint.requests == []
