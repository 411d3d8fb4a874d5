"""Whether the server lives, whether it can answer, and what it has counted."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Response
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request

from assistant.answer import Result
from assistant.api.configuration import VERSIONED
from assistant.api.metrics import Metrics
from assistant.api.work import Work, work_of

# A search that needs all that an answer needs: the passages, the words, the vectors and the model.
TRIAL = "When must a children's home be inspected?"

router = APIRouter(prefix=VERSIONED, tags=["the server"])
counted = APIRouter(tags=["the server"])


class Health(Result):
    """The server lives."""

    status: Literal["ok"] = "ok"


class Readiness(Result):
    """The server can answer.

    Parameters:
        library_edition: the number of the library's edition.
    """

    status: Literal["ready"] = "ready"
    library_edition: int


@router.get("/health", summary="Whether the server lives")
async def get_health() -> Health:
    """Say that the server lives."""
    return Health()


@router.get("/readiness", summary="Whether the server can answer")
async def get_readiness(work: Annotated[Work, Depends(work_of)]) -> Readiness:
    """Search, and say with which edition."""
    await work.do(lambda assistant: assistant.search(TRIAL, k=1))
    return Readiness(library_edition=(await work.do(lambda assistant: assistant.sources())).library_edition)


@counted.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
    summary="What the server has counted, for Prometheus",
)
async def get_metrics(request: Request) -> Response:
    """Say what was counted."""
    metrics: Metrics = request.app.state.metrics
    return Response(metrics.exposition(), media_type=CONTENT_TYPE_LATEST)
