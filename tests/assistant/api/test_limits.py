"""What the server does not take: large bodies, other hosts, other methods, bodies that are no JSON."""

from collections.abc import Iterator

import pytest

from tests.assistant.api.serving import Served

JSON = {"Content-Type": "application/json"}


def chunks() -> Iterator[bytes]:
    for _ in range(100):
        yield b"a" * 1000


@pytest.mark.parametrize("body", [b"a" * 100_000, chunks()], ids=["length", "chunks"])
def test_a_large_body_is_refused(server: Served, body: bytes | Iterator[bytes]) -> None:
    response = server.client.post("/v1/answers", content=body, headers=JSON)
    assert response.status_code == 413
    assert response.json()["type"] == "urn:carelaw:problem:too-large"
    assert "65,536 bytes" in response.json()["detail"]


@pytest.mark.parametrize(
    "body", [b"{", b'{"question": "\xff"}', b'{"question": "\\ud800 reg 44"}', b"[]", b""]
)
def test_a_body_that_cannot_be_read_is_refused(server: Served, body: bytes) -> None:
    response = server.client.post("/v1/answers", content=body, headers=JSON)
    assert response.status_code in (400, 422)
    assert response.json()["type"] in (
        "urn:carelaw:problem:unreadable",
        "urn:carelaw:problem:invalid-request",
    )


def test_another_method_is_refused(server: Served) -> None:
    response = server.client.delete("/v1/sources")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET"
    assert response.json()["type"] == "urn:carelaw:problem:method"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost."]
)
def test_without_keys_a_page_elsewhere_reaches_nothing(server: Served, host: str) -> None:
    response = server.client.get("/v1/sources", headers={"Host": host})
    assert response.status_code == 421
    assert response.json()["type"] == "urn:carelaw:problem:other-host"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "[::1]:8000", "[::1]", "LOCALHOST"])
def test_this_machine_has_several_names(server: Served, host: str) -> None:
    assert server.client.get("/v1/sources", headers={"Host": host}).status_code == 200


def test_other_origins_are_not_let_in(server: Served) -> None:
    response = server.client.get("/v1/health", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in response.headers
