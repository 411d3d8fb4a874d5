"""The OpenAPI: its examples hold, and nothing but what it says comes back, whatever is sent."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from pydantic import BaseModel
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import positive_data_acceptance

from assistant import Answer, Assistant, SearchResult
from assistant.api.app import create_app
from assistant.api.configuration import ApiConfiguration
from assistant.api.examples import all_examples
from assistant.api.keys import Keys
from assistant.faq import FaqSet
from assistant.faq.reports import SetList
from assistant.holdings import PassageDetail, SourceList
from assistant.provision import ProvisionResult
from tests.assistant.api.serving import Served, served

MODELS: dict[str, type[BaseModel]] = {
    "answers": Answer,
    "hits": SearchResult,
    "sources": SourceList,
    "passages": PassageDetail,
    "provisions": ProvisionResult,
    "faq-sets": SetList,
    "faq-set": FaqSet,
}


@pytest.fixture(scope="module")
def keyed(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    with served(assistant, tmp_path_factory.mktemp("keys")) as server:
        yield server, server.keys.add("schemathesis", rate=1_000_000)


@pytest.fixture(scope="module")
def openapi(keyed: tuple[Served, str]) -> dict[str, Any]:
    return keyed[0].client.get("/v1/openapi.json").json()


def operations() -> list[APIOperation]:
    app = create_app(Assistant.open, ApiConfiguration(), Keys(Path("nowhere")))
    found = schemathesis.openapi.from_dict(app.openapi()).get_all_operations()
    return [operation.ok() for operation in found if isinstance(operation, Ok)]


# Schemathesis' own plugin does not go with this pytest, so each operation is a test of ours.
@pytest.mark.parametrize("operation", operations(), ids=lambda operation: operation.label)
def test_whatever_is_sent_what_comes_back_is_documented(
    operation: APIOperation, keyed: tuple[Served, str]
) -> None:
    server, key = keyed

    @given(case=operation.as_strategy())
    @settings(
        max_examples=15,
        deadline=None,
        suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
        database=None,
    )
    def check(case: schemathesis.Case) -> None:
        case.call_and_validate(
            server.url,
            headers={"Authorization": f"Bearer {key}"},
            timeout=20,
            # Words of any kind fit the schema; whether they are a question is for the assistant to say.
            excluded_checks=[positive_data_acceptance],
        )

    check()


@pytest.mark.parametrize("kind", MODELS)
def test_examples_are_results(kind: str) -> None:
    for example in all_examples()[kind].values():
        result = MODELS[kind].model_validate_json(json.dumps(example))
        assert result.model_dump(mode="json") == example


def test_every_route_documents_its_errors_as_problems(openapi: dict[str, Any]) -> None:
    for path, operations in openapi["paths"].items():
        for operation in operations.values():
            errors = {status: r for status, r in operation["responses"].items() if status != "200"}
            assert {"413", "500", "503"} <= set(errors), path
            assert {tuple(response["content"]) for response in errors.values()} == {
                ("application/problem+json",)
            }
            is_open = path in ("/v1/health", "/v1/readiness")
            assert ("401" in errors) is ("429" in errors) is bool(operation.get("security")) is not is_open
