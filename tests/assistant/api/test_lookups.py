"""Search, sources, passages and provisions over HTTP."""

import pytest

from assistant import Assistant
from tests.assistant.api.serving import Served

STOPPED = "Kelly Smith's son, NHS number 943 476 5919, has gone missing"


def test_a_search_is_what_python_gives(server: Served, assistant: Assistant) -> None:
    asked = {"query": "staying close", "k": 4, "source_id": "cws-act-2026"}
    expected = assistant.search("staying close", k=4, source_id="cws-act-2026").model_dump(mode="json")
    assert server.client.post("/v1/search", json=asked).json() == expected
    assert server.client.get("/v1/search", params=asked).json() == expected


def test_sources_and_passages_are_what_python_gives(server: Served, assistant: Assistant) -> None:
    assert server.client.get("/v1/sources").json() == assistant.sources().model_dump(mode="json")
    id_ = "cws-act-2026/section-1#0"
    got = server.client.get(f"/v1/passages/{id_.replace('#', '%23')}")
    assert got.json() == assistant.passage(id_).model_dump(mode="json")


def test_a_provision_is_found_at_either_address(server: Served) -> None:
    for reference in ("s31ZA", "section 1 of the 2026 Act", "section 31ZA of the Children Act 1989"):
        found = server.client.get("/v1/provisions", params={"reference": reference}).json()
        (provision,) = found["provisions"]
        first = provision["passages"][0]
        assert first["passage_id"] == "cws-act-2026/section-1#0"
        assert first["commencement"]["state"] == "not_in_force"
        assert first["second_addresses"] == ["inserts section 31ZA of the Children Act 1989"]


def test_a_provision_that_there_is_not_has_its_nearest(server: Served) -> None:
    found = server.client.get("/v1/provisions", params={"reference": "s900 of the 2026 Act"}).json()
    (provision,) = found["provisions"]
    assert provision["passages"] == []
    assert provision["instrument_title"] == "Children's Wellbeing and Schools Act 2026"
    assert provision["nearest"][0]["passage_id"].startswith("cws-act-2026/section-79#")
    assert "section 79" in found["notes"][0]


def test_a_provision_that_is_only_mentioned_has_what_names_it(server: Served) -> None:
    found = server.client.get("/v1/provisions", params={"reference": "s31 CSA 2000"}).json()
    (provision,) = found["provisions"]
    assert provision["passages"] == []
    assert "Section 31 of the Care Standards Act 2000" in provision["mentioned_in"][0]["text"]
    assert "These name it" in found["notes"][0]


@pytest.mark.parametrize(
    ("asked", "status", "slug", "said"),
    [
        (("/v1/search", {"query": STOPPED}), 422, "personal-data", "a name: Kelly Smith"),
        (("/v1/provisions", {"reference": f"reg 44 {STOPPED}"}), 422, "personal-data", "Kelly Smith"),
        (("/v1/provisions", {"reference": "staying close"}), 422, "no-provision", "reg 44"),
        (("/v1/search", {"query": "?"}), 422, "question", "no words"),
        (("/v1/search", {"query": "a", "setting": "ships"}), 422, "unknown-setting", "childrens-homes"),
        (("/v1/search", {"query": "a", "source_id": "bible"}), 422, "unknown-source", "GET /v1/sources"),
        (("/v1/search", {"query": "a", "k": "0"}), 422, "invalid-request", "query.k"),
        (("/v1/answers", {"setting": "ships", "question": "a"}), 422, "unknown-setting", "childrens-homes"),
        (("/v1/answers", {}), 422, "invalid-request", "query.question"),
        (("/v1/passages/nope", {}), 404, "unknown-passage", "nope"),
        (("/v1/passages/", {}), 404, "unknown-passage", "Passage ids look like"),
        (("/v2/search", {}), 404, "not-found", "/v1/openapi.json"),
        (("/docs", {}), 404, "not-found", "/v1/openapi.json"),
    ],
)
def test_errors_are_problems_in_their_own_words(
    server: Served, asked: tuple[str, dict[str, str]], status: int, slug: str, said: str
) -> None:
    path, params = asked
    response = server.client.get(path, params=params)
    problem = response.json()
    assert (response.status_code, problem["status"]) == (status, status)
    assert response.headers["content-type"] == "application/problem+json"
    assert problem["type"] == f"urn:carelaw:problem:{slug}"
    assert problem["instance"] == f"urn:uuid:{response.headers['x-request-id']}"
    assert said in problem["detail"]
    assert response.headers["cache-control"] == "no-store"


def test_what_was_sent_is_not_repeated_where_it_is_not_as_documented(server: Served) -> None:
    response = server.client.post("/v1/answers", json={"question": ["Kelly Smith"]})
    assert response.status_code == 422
    assert response.json()["places"][0]["where"] == ["body", "question"]
    assert "Kelly" not in response.text
