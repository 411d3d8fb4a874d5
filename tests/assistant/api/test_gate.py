"""Who is let in: keys, how often they may be used, and which pages may call."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.api.configuration import ApiConfiguration
from tests.assistant.api.serving import Served, served

GATED = ["/v1/sources", "/v1/search?query=reg+44", "/v1/answers?question=reg+44", "/metrics"]


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


@pytest.fixture
def empty(assistant: Assistant, keys_home: Path) -> Iterator[Served]:
    """A server whose keys a test may change."""
    with served(assistant, keys_home) as running:
        yield running


def test_keys_count_from_the_moment_they_are_added(empty: Served) -> None:
    assert empty.client.get("/v1/sources").status_code == 200
    key = empty.keys.add("team")
    for path in GATED:
        refused = empty.client.get(path)
        assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
        assert refused.json()["type"] == "urn:carelaw:problem:no-key"
        assert empty.client.get(path, headers=bearer(key)).status_code == 200
    assert empty.client.get("/v1/health").json() == {"status": "ok"}
    assert empty.client.get("/v1/readiness").json()["status"] == "ready"


def test_a_removed_key_opens_nothing_even_if_it_was_the_last(empty: Served) -> None:
    key = empty.keys.add("team")
    assert empty.client.get("/v1/sources", headers=bearer(key)).status_code == 200
    empty.keys.remove("team")
    refused = empty.client.get("/v1/sources", headers=bearer(key))
    assert (refused.status_code, refused.json()["type"]) == (401, "urn:carelaw:problem:unknown-key")
    assert empty.client.get("/v1/sources").status_code == 401


@pytest.mark.parametrize("sent", ["Bearer nope", "Bearer carelaw_", "Basic dGVhbTp4", "Bearer é"])
def test_a_wrong_key_opens_nothing(empty: Served, sent: str) -> None:
    empty.keys.add("team")
    response = empty.client.get("/v1/sources", headers=[(b"Authorization", sent.encode())])
    assert response.status_code == 401
    assert response.headers["content-type"] == "application/problem+json"


def test_with_a_key_any_name_of_the_server_will_do(empty: Served) -> None:
    headers = bearer(empty.keys.add("team")) | {"Host": "carelaw.example.org"}
    assert empty.client.get("/v1/sources", headers=headers).status_code == 200


def test_a_key_may_be_used_so_often_and_others_go_on(empty: Served) -> None:
    often, other = empty.keys.add("often", rate=3), empty.keys.add("other")
    statuses = [empty.client.get("/v1/sources", headers=bearer(often)).status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    refused = empty.client.get("/v1/sources", headers=bearer(often))
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert refused.json()["type"] == "urn:carelaw:problem:rate-limit"
    assert "3 requests a minute" in refused.json()["detail"]
    assert empty.client.get("/v1/sources", headers=bearer(other)).status_code == 200


def test_pages_of_the_origins_that_were_named_may_call(assistant: Assistant, keys_home: Path) -> None:
    named = "https://intranet.example"
    with served(assistant, keys_home, ApiConfiguration(cors=[named])) as server:
        server.keys.add("team")
        asks = {
            "Origin": named,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type",
        }
        allowed = server.client.options("/v1/answers", headers=asks)
        assert allowed.status_code == 200
        assert allowed.headers["access-control-allow-origin"] == named
        # A page has to be able to read why it was refused.
        refused = server.client.get("/v1/sources", headers={"Origin": named})
        assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, named)
        other = server.client.get("/v1/health", headers={"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in other.headers
