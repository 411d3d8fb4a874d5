"""What the server says of requests: the log and the metrics, and what may never stand in them."""

import json
import logging
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

from assistant import Answer, Assistant
from assistant.api.configuration import ApiConfiguration
from assistant.api.logs import LOGGER, JsonLines
from tests.assistant.api.serving import served, until

PLAIN = "how often is a children's home inspected"
STOPPED = "Kelly Smith's son, NHS number 943 476 5919, has gone missing"


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """Every log of every library, as the server formats it."""
    found: list[str] = []

    class Collecting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(JsonLines().format(record))

    handler = Collecting()
    root = logging.getLogger()
    root.addHandler(handler)
    with caplog.at_level(logging.INFO, LOGGER.name):
        yield found
    root.removeHandler(handler)


def requests(lines: list[str]) -> list[dict]:
    return [line for line in map(json.loads, lines) if line["message"] == "request"]


@pytest.mark.parametrize("logs", [False, True])
def test_a_question_is_logged_only_where_it_is_wanted(
    assistant: Assistant, keys_home: Path, lines: list[str], logs: bool
) -> None:
    with served(assistant, keys_home, ApiConfiguration(log_questions=logs)) as server:
        for _ in (1, 2):
            server.client.post("/v1/answers", json={"question": PLAIN})
            server.client.get("/v1/search", params={"query": PLAIN})
    assert len(requests(lines)) == 4
    assert [line.get("question") for line in requests(lines)] == [PLAIN if logs else None] * 4
    assert any(PLAIN in line for line in lines) is logs
    assert requests(lines)[0]["outcome"] == "answered"
    assert requests(lines)[0]["route"] == "/v1/answers"


def test_personal_data_is_never_logged(assistant: Assistant, keys_home: Path, lines: list[str]) -> None:
    with served(assistant, keys_home, ApiConfiguration(log_questions=True)) as server:
        server.client.post("/v1/answers", json={"question": STOPPED})
        server.client.get("/v1/answers", params={"question": STOPPED})
        server.client.post("/v1/answers", json={"question": STOPPED}, headers={"Accept": "text/event-stream"})
        server.client.post("/v1/search", json={"query": STOPPED})
        server.client.get("/v1/provisions", params={"reference": f"reg 44 {STOPPED}"})
        server.client.get(f"/v1/passages/{STOPPED}")
        server.client.post("/v1/answers", json={"question": "a", STOPPED: "b"})
        metrics = server.client.get("/metrics").text
    assert [line["status"] for line in requests(lines)] == [200, 200, 200, 422, 422, 404, 422, 200]
    assert "outcome" in requests(lines)[0]
    logged = "".join([*lines, metrics])
    assert not any(word in logged for word in ("Kelly", "943 476", "943%20476", "missing"))


class BrokenAssistant(Assistant):
    """A fake of a defect: an error whose message holds the question."""

    def ask(self, question: str, *arguments, **named) -> Answer:
        raise RuntimeError(f"cannot answer {question}")


def test_a_defect_is_logged_with_its_place_and_without_its_words(
    assistant: Assistant, library, keys_home: Path, lines: list[str]
) -> None:
    with served(assistant, keys_home, opened=lambda: nullcontext(BrokenAssistant(library))) as server:
        response = server.client.post("/v1/answers", json={"question": PLAIN})
    (line,) = requests(lines)
    assert (response.status_code, line["status"], line["level"]) == (500, 500, "error")
    assert response.json()["type"] == "urn:carelaw:problem:failed"
    assert response.json()["instance"] == f"urn:uuid:{line['id']}"
    assert line["error"] == "RuntimeError"
    assert "in ask" in line["raised"][-1]
    assert not any(PLAIN in text for text in (*lines, response.text))


def test_what_is_wrong_with_the_servers_files_is_for_its_log(
    assistant: Assistant, keys_home: Path, lines: list[str]
) -> None:
    with served(assistant, keys_home) as server:
        server.keys.add("team")
        server.keys.path.write_bytes(b"{")
        response = server.client.get("/v1/sources")
    assert (response.status_code, response.json()["type"]) == (503, "urn:carelaw:problem:keys")
    assert str(keys_home) not in response.text
    assert str(server.keys.path) in requests(lines)[0]["error"]


def test_the_log_says_whose_key_was_used_and_not_which(
    assistant: Assistant, keys_home: Path, lines: list[str]
) -> None:
    with served(assistant, keys_home) as server:
        key = server.keys.add("team")
        server.client.get("/v1/sources", headers={"Authorization": f"Bearer {key}"})
    assert [line["key"] for line in requests(lines)] == ["team"]
    assert not any(key in line for line in lines)


def test_metrics_count_requests_and_answers(assistant: Assistant, keys_home: Path) -> None:
    with served(assistant, keys_home) as server:
        server.client.post("/v1/answers", json={"question": PLAIN})
        server.client.get("/v1/answers", params={"question": STOPPED})
        server.client.get("/v1/search")
        server.client.get("/anywhere")
        server.client.request("PROPFIND", "/v1/sources")
        expected = {
            'carelaw_requests_total{method="POST",route="/v1/answers",status="200"} 1.0',
            'carelaw_requests_total{method="GET",route="/v1/search",status="422"} 1.0',
            'carelaw_requests_total{method="GET",route="other",status="404"} 1.0',
            'carelaw_requests_total{method="other",route="/v1/sources",status="405"} 1.0',
            'carelaw_answers_total{status="answered"} 1.0',
            'carelaw_answers_total{status="personal_data"} 1.0',
            'carelaw_request_seconds_count{route="/v1/answers"} 2.0',
        }
        until(lambda: expected <= set(server.client.get("/metrics").text.splitlines()))
