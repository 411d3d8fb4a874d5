"""Errors as problem details (RFC 9457): one type for each kind, with the error's own words."""

from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from importlib.resources import files

import yaml
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from assistant.answer import Result
from assistant.api import errors as api
from assistant.errors import NoProvisionError, PersonalDataError, QuestionError
from assistant.faq.errors import FaqDatabaseError, UnknownSetError
from knowledge.errors import CarelawError, UnknownPassageError, UnknownSettingError, UnknownSourceError

MEDIA_TYPE = "application/problem+json"
TYPE = "urn:carelaw:problem:"
# An error that is none of these, nor one of their kinds, is a failure of the library or of the server.
SLUGS: dict[type[Exception], str] = {
    PersonalDataError: "personal-data",
    NoProvisionError: "no-provision",
    QuestionError: "question",
    UnknownSettingError: "unknown-setting",
    UnknownSourceError: "unknown-source",
    UnknownPassageError: "unknown-passage",
    RequestValidationError: "invalid-request",
    UnknownSetError: "unknown-faq-set",
    FaqDatabaseError: "faq-database",
    api.NoKeyError: "no-key",
    api.UnknownKeyError: "unknown-key",
    api.RateError: "rate-limit",
    api.OtherHostError: "other-host",
    api.TooLargeError: "too-large",
    api.TimeLimitError: "time-limit",
    api.KeyFileError: "keys",
    CarelawError: "library",
}
FAILED = "failed"
# What the framework refuses by itself.
REFUSED = {400: "unreadable", 404: "not-found", 405: "method"}
# When it is worth to try again after a failure that passes, in seconds.
RETRY = 5


class Kind(Result):
    """A kind of problem.

    Parameters:
        status: the HTTP status.
        title: RFC 9457's title.
        detail: what is said where the error has no words of carelaw's.
    """

    status: int
    title: str
    detail: str = ""


class Place(Result):
    """A part of a request that is not as documented.

    Parameters:
        where: the way to it: ``["body", "k"]``.
        detail: what is wrong with it. What was sent is not repeated.
    """

    where: list[str | int]
    detail: str


class Problem(Result):
    """Why a request was not carried out, as RFC 9457 has it.

    Parameters:
        type: what kind of problem it is; for programs.
        title: the kind in words.
        status: the HTTP status.
        detail: what went wrong and what to do.
        instance: this request, as the server's log names it.
        places: of a request that is not as documented: where.
    """

    type: str
    title: str
    status: int
    detail: str
    instance: str
    places: list[Place]


@cache
def kinds() -> Mapping[str, Kind]:
    """Return the kinds of problem, by the last word of their type."""
    read = yaml.safe_load(files("assistant.api").joinpath("problems.yaml").read_text("utf-8"))
    return {slug: Kind.model_validate(kind) for slug, kind in read.items()}


def problem_of(error: Exception, request_id: str) -> Problem:
    """Return an error as a problem. One that carelaw did not raise on purpose keeps its words to itself."""
    slug = _slug(error)
    kind = kinds()[slug]
    places: list[Place] = []
    detail = kind.detail or " ".join(str(error).split())
    if isinstance(error, RequestValidationError):
        places = [Place(where=list(found["loc"]), detail=found["msg"]) for found in error.errors()]
        detail = "; ".join(f"{'.'.join(map(str, place.where))}: {place.detail}" for place in places)
    return Problem(
        type=f"{TYPE}{slug}",
        title=kind.title,
        status=kind.status,
        detail=detail,
        instance=f"urn:uuid:{request_id}",
        places=places,
    )


def _slug(error: Exception) -> str:
    if isinstance(error, HTTPException):
        return REFUSED.get(error.status_code, FAILED)
    return next((SLUGS[kind] for kind in type(error).__mro__ if kind in SLUGS), FAILED)


def response_of(error: Exception, request_id: str) -> Response:
    """Return an error as the response to a request."""
    problem = problem_of(error, request_id)
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if problem.status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    elif isinstance(error, api.RateError):
        headers["Retry-After"] = str(error.wait)
    elif problem.status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(RETRY)
    return JSONResponse(problem.model_dump(), problem.status, headers, MEDIA_TYPE)


def handle_problems(app: FastAPI) -> None:
    """Make every error that a route raises a problem."""

    async def handle(request: Request, error: Exception) -> Response:
        response = response_of(error, request.state.id)
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            request.state.trouble = str(error)
        return response

    for kind in (CarelawError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, handle)
