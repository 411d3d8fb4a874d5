"""What the library holds, without answering: search, sources, passages, provisions."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel

from assistant.answer import SearchResult
from assistant.api.bodies import SearchBody
from assistant.api.configuration import VERSIONED
from assistant.api.documented import documented
from assistant.api.examples import examples
from assistant.api.work import Work, work_of
from assistant.holdings import PassageDetail, SourceList
from assistant.provision import ProvisionResult

PERSONAL = (
    "Words that hold personal data are stopped with the problem `urn:carelaw:problem:personal-data` before "
    "anything is searched, and are not logged."
)
SEARCHED = documented("personal-data", "question", "unknown-setting", "unknown-source", "invalid-request")

router = APIRouter(prefix=VERSIONED, tags=["the library"])
Threads = Annotated[Work, Depends(work_of)]


def _found(name: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {"application/json": {"examples": examples(name)}}}}


@router.post(
    "/search",
    response_model=SearchResult,
    responses={**_found("hits"), **SEARCHED, **documented("unreadable")},
    summary="Find passages",
    description=f"Returns the passages that fit best, without answering. {PERSONAL}",
)
async def post_search(body: SearchBody, request: Request, work: Threads) -> Response:
    """Find passages by a body."""
    return await _search(body, request, work)


@router.get(
    "/search",
    response_model=SearchResult,
    responses={**_found("hits"), **SEARCHED},
    summary="Find passages by the words in the address",
    description=f"Returns the passages that fit best, without answering. {PERSONAL} "
    "Addresses are kept in histories and logs on the way: prefer POST.",
)
async def get_search(body: Annotated[SearchBody, Query()], request: Request, work: Threads) -> Response:
    """Find passages by an address."""
    return await _search(body, request, work)


@router.get(
    "/sources",
    response_model=SourceList,
    responses=_found("sources"),
    summary="List what is in the library",
)
async def get_sources(work: Threads) -> Response:
    """List the sources."""
    return _json(await work.do(lambda assistant: assistant.sources()))


@router.get(
    "/passages/{passage_id:path}",
    response_model=PassageDetail,
    responses={**_found("passages"), **documented("unknown-passage", "invalid-request")},
    summary="Show one passage in full",
    description="The `#` of a passage's id is written `%23` in the address.",
)
async def get_passage(
    passage_id: Annotated[str, Path(examples=["cws-act-2026/section-1#0"])], work: Threads
) -> Response:
    """Show a passage."""
    return _json(await work.do(lambda assistant: assistant.passage(passage_id)))


@router.get(
    "/provisions",
    response_model=ProvisionResult,
    responses={
        **_found("provisions"),
        **documented("personal-data", "question", "no-provision", "invalid-request"),
    },
    summary="Look up provisions by reference",
    description="Returns the passages on each provision that is named. Where no passage is on one, "
    "the provisions nearest to it in number are named, and the passages that mention it are returned.",
)
async def get_provisions(
    reference: Annotated[
        str,
        Query(
            description="As people write it: s31ZA, cl 10 of the Bill, reg 44.",
            examples=["s31ZA", "reg 44", "section 900 of the 2026 Act"],
        ),
    ],
    request: Request,
    work: Threads,
) -> Response:
    """Look up provisions."""
    result = await work.do(lambda assistant: assistant.provisions(reference))
    request.state.asked = result.reference
    return _json(result)


async def _search(body: SearchBody, request: Request, work: Work) -> Response:
    result = await work.do(
        lambda assistant: assistant.search(body.query, body.k, body.history, **body.limits)
    )
    request.state.asked = result.query
    return _json(result)


def _json(result: BaseModel) -> Response:
    return Response(result.model_dump_json(), media_type="application/json")
