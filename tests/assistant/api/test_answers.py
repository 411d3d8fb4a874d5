"""Answers over HTTP: the same as Python's, whole and growing, and what becomes of personal data."""

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import httpx
import pytest

from assistant import Answer, Assistant
from assistant.api.configuration import ApiConfiguration
from tests.assistant.api.serving import Served, served

QUESTIONS = [
    "When must we offer a family group decision-making meeting?",
    "what is reg 44",
    "section 900 of the 2026 Act",
    "Who won the cup final in 1966?",
    "Quand faut-il offrir une réunion de famille ?",
    "Kelly Smith's son has gone missing from our home. Who must we tell?",
]
STREAM = {"Accept": "text/event-stream"}


def events(text: str) -> Iterator[tuple[str, dict]]:
    for block in text.strip().split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines())
        yield lines["event"], json.loads(lines["data"])


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_is_what_python_gives(server: Served, assistant: Assistant, question: str) -> None:
    expected = assistant.ask(question).model_dump(mode="json")
    posted = server.client.post("/v1/answers", json={"question": question})
    got = server.client.get("/v1/answers", params={"question": question})
    assert (posted.status_code, got.status_code) == (200, 200)
    assert posted.json() == got.json() == expected
    assert list(posted.json()) == list(expected)


def test_many_at_once_get_each_their_own(server: Served, assistant: Assistant) -> None:
    asked = QUESTIONS * 6
    with ThreadPoolExecutor(12) as threads:
        answers = threads.map(
            lambda question: httpx.post(
                f"{server.url}/v1/answers", json={"question": question}, timeout=60
            ).json(),
            asked,
        )
        expected = {question: assistant.ask(question).model_dump(mode="json") for question in QUESTIONS}
        assert list(answers) == [expected[question] for question in asked]


def test_setting_and_history_count(server: Served, assistant: Assistant) -> None:
    question = {
        "question": "and how often?",
        "setting": "childrens-homes",
        "history": ["what is a reg 44 visit"],
    }
    expected = assistant.ask("and how often?", ["what is a reg 44 visit"], setting="childrens-homes")
    assert server.client.post("/v1/answers", json=question).json() == expected.model_dump(mode="json")
    assert server.client.get("/v1/answers", params=question).json() == expected.model_dump(mode="json")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_stream_grows_into_the_answer(server: Served, assistant: Assistant, question: str) -> None:
    response = server.client.post("/v1/answers", json={"question": question}, headers=STREAM)
    assert response.headers["content-type"].partition(";")[0] == "text/event-stream"
    *grown, end = events(response.text)
    assert end == ("end", {})
    assert {name for name, _ in grown} == {"answer"}
    answers = [Answer.model_validate(data) for _, data in grown]
    assert answers == list(assistant.stream(question))
    assert answers[-1] == assistant.ask(question)


def test_what_is_wrong_with_a_question_has_a_status_in_a_stream_too(server: Served) -> None:
    for headers in ({}, STREAM):
        response = server.client.post("/v1/answers", json={"question": " "}, headers=headers)
        assert response.status_code == 422
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["type"] == "urn:carelaw:problem:question"
        assert "Type a question" in response.json()["detail"]


class SlowAssistant(Assistant):
    """A fake of a slow chat model: it waits before each answer."""

    def ask(self, *arguments, **named) -> Answer:
        time.sleep(1)
        return super().ask(*arguments, **named)

    def stream(self, *arguments, **named) -> Iterator[Answer]:
        for position, answer in enumerate(super().stream(*arguments, **named)):
            if position:
                time.sleep(1)
            yield answer


@pytest.fixture
def slow(assistant: Assistant, library, keys_home: Path) -> Iterator[Served]:
    configuration = ApiConfiguration(time_limit=0.5)
    with served(assistant, keys_home, configuration, lambda: nullcontext(SlowAssistant(library))) as running:
        yield running


def test_a_request_ends_at_its_time_limit(slow: Served) -> None:
    began = time.monotonic()
    response = slow.client.post("/v1/answers", json={"question": "what is reg 44"})
    assert time.monotonic() - began < 0.9
    assert response.status_code == 503
    assert response.json()["type"] == "urn:carelaw:problem:time-limit"
    assert int(response.headers["retry-after"]) > 0


def test_a_body_that_never_comes_ends_at_the_time_limit(slow: Served) -> None:
    host, port = slow.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        head = f"POST /v1/answers HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9\r\n\r\n{{"
        connection.sendall(head.encode())
        assert connection.recv(12) == b"HTTP/1.1 503"


def test_the_server_listens_while_it_answers(slow: Served) -> None:
    with ThreadPoolExecutor() as threads:
        asked = [threads.submit(httpx.get, f"{slow.url}/v1/answers?question=reg+44") for _ in range(8)]
        assert slow.client.get("/v1/health").status_code == 200
        assert not any(future.done() for future in asked)


def test_a_stream_says_that_it_ran_out_of_time(slow: Served) -> None:
    response = slow.client.post("/v1/answers", json={"question": QUESTIONS[0]}, headers=STREAM)
    (first, _), (last, problem) = events(response.text)
    assert (response.status_code, first, last) == (200, "answer", "problem")
    assert problem["type"] == "urn:carelaw:problem:time-limit"


def test_a_client_that_leaves_a_stream_stops_nobody(server: Served) -> None:
    with (
        httpx.Client(base_url=server.url) as client,
        client.stream("POST", "/v1/answers", json={"question": QUESTIONS[0]}, headers=STREAM) as response,
    ):
        assert next(response.iter_lines()) == "event: answer"
    assert server.client.post("/v1/answers", json={"question": "what is reg 44"}).status_code == 200
