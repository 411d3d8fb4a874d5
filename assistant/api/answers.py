"""Answers: whole as JSON, or growing as server-sent events for whoever accepts those."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.sse import EventSourceResponse, format_sse_event

from assistant import Answer
from assistant.api.bodies import AnswerBody
from assistant.api.configuration import VERSIONED, ApiConfiguration
from assistant.api.documented import documented
from assistant.api.errors import TimeLimitError
from assistant.api.examples import examples
from assistant.api.logs import LOGGER, raised
from assistant.api.metrics import Metrics
from assistant.api.problems import problem_of
from assistant.api.work import Work, work_of

STREAM = EventSourceResponse.media_type
EVENTS = (
    "With `Accept: text/event-stream`: events named `answer`, each the whole answer so far as JSON, then "
    "`end` with `{}` once it is finished. A failure on the way comes as an event named `problem`."
)
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "An answer, or the reason why there is none: see its `status`.",
        "content": {
            "application/json": {"examples": examples("answers")},
            STREAM: {"schema": {"type": "string", "description": EVENTS}},
        },
    },
    **documented("question", "unknown-setting", "unknown-source", "invalid-request"),
}
DESCRIPTION = (
    "Returns a cited answer, or the reason why there is none. A question that holds personal data is stopped "
    "before anything is searched: the answer's status is then `personal_data`, and its text says what was "
    f"found. {EVENTS}"
)

router = APIRouter(prefix=VERSIONED, tags=["answers"])


@router.post(
    "/answers",
    response_model=Answer,
    responses={**RESPONSES, **documented("unreadable")},
    summary="Answer a question",
    description=DESCRIPTION,
)
async def post_answer(
    body: AnswerBody, request: Request, work: Annotated[Work, Depends(work_of)]
) -> Response:
    """Answer the question of a body."""
    return await _answer(body, request, work)


@router.get(
    "/answers",
    response_model=Answer,
    responses=RESPONSES,
    summary="Answer a question in the address",
    description=f"{DESCRIPTION} Addresses are kept in histories and logs on the way: prefer POST.",
)
async def get_answer(
    body: Annotated[AnswerBody, Query()], request: Request, work: Annotated[Work, Depends(work_of)]
) -> Response:
    """Answer the question of an address."""
    return await _answer(body, request, work)


async def _answer(body: AnswerBody, request: Request, work: Work) -> Response:
    if STREAM in request.headers.get("accept", ""):
        answers = work.each(lambda assistant: assistant.stream(body.question, body.history, **body.limits))
        # What is wrong with a question shows before its first answer, while a status can still say so.
        first = await anext(answers)
        _note(first, request)
        return EventSourceResponse(_events(first, answers, request))
    answer = await work.do(lambda assistant: assistant.ask(body.question, body.history, **body.limits))
    _note(answer, request)
    _count(answer, request)
    return Response(answer.model_dump_json(), media_type="application/json")


async def _events(first: Answer, others: AsyncIterator[Answer], request: Request) -> AsyncIterator[bytes]:
    configuration: ApiConfiguration = request.app.state.configuration
    last, following = first, first
    try:
        while following is not None:
            last = following
            yield _event("answer", last.model_dump_json())
            async with asyncio.timeout_at(request.state.until):
                following = await anext(others, None)
    except TimeoutError:
        error = TimeLimitError(f"The answer took longer than {configuration.time_limit:g} seconds.")
        yield _event("problem", problem_of(error, request.state.id).model_dump_json())
        return
    except Exception as error:  # noqa: BLE001  (whatever it is, the stream must not break off without a word)
        LOGGER.error("stream", extra={"fields": {"id": request.state.id, **raised(error)}})
        yield _event("problem", problem_of(error, request.state.id).model_dump_json())
        return
    _count(last, request)
    yield _event("end", "{}")


def _event(name: str, data: str) -> bytes:
    return format_sse_event(data_str=data, event=name)


def _note(answer: Answer, request: Request) -> None:
    """Note what may stand in the log. A stopped question is not in its answer."""
    request.state.outcome = answer.status
    request.state.asked = answer.question


def _count(answer: Answer, request: Request) -> None:
    metrics: Metrics = request.app.state.metrics
    metrics.count_answer(answer.status, answer.library_edition)
