"""The problems of each route in the OpenAPI."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from pydantic.json_schema import models_json_schema

from assistant.api.problems import MEDIA_TYPE, TYPE, Problem, kinds

SCHEMAS = "#/components/schemas/"


def documented(*slugs: str) -> dict[int | str, dict[str, Any]]:
    """Return the problems that a route may report, by their status."""
    by_status: dict[int, list[str]] = {}
    for slug in slugs:
        by_status.setdefault(kinds()[slug].status, []).append(slug)
    return {status: _response(status, sharing) for status, sharing in sorted(by_status.items())}


def describe_problems(app: FastAPI) -> None:
    """Put the schema of problems into the app's OpenAPI."""
    described = app.openapi

    def openapi() -> dict[str, Any]:
        schema = described()
        _, problems = models_json_schema([(Problem, "serialization")], ref_template=f"{SCHEMAS}{{model}}")
        schema["components"]["schemas"].update(problems["$defs"])
        return schema

    app.openapi = openapi


def _response(status: int, slugs: list[str]) -> dict[str, Any]:
    content = {
        "schema": {"$ref": f"{SCHEMAS}{Problem.__name__}"},
        "examples": {slug: {"value": _example(slug)} for slug in slugs},
    }
    described = "; ".join(kinds()[slug].title for slug in slugs)
    response: dict[str, Any] = {"description": described, "content": {MEDIA_TYPE: content}}
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        seconds = {"schema": {"type": "integer"}, "description": "Seconds until it is worth to try again."}
        response["headers"] = {"Retry-After": seconds}
    return response


def _example(slug: str) -> dict[str, Any]:
    kind = kinds()[slug]
    problem = Problem(
        type=f"{TYPE}{slug}",
        title=kind.title,
        status=kind.status,
        detail=kind.detail or "What went wrong, and what to do.",
        instance="urn:uuid:0b8f7a52-6c1e-4c41-9a53-4f6f0f1f6a3e",
        places=[],
    )
    return problem.model_dump()
