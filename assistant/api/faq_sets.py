"""FAQ sets, for reading: what trainers have reviewed, for whoever shows it elsewhere."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from assistant.api.configuration import VERSIONED
from assistant.api.documented import documented
from assistant.api.examples import examples
from assistant.api.kept_sets import KeptSets
from assistant.api.work import Work, work_of
from assistant.faq.entry import FaqSet, SetId
from assistant.faq.reports import SetList

router = APIRouter(prefix=VERSIONED, tags=["FAQ sets"])
Threads = Annotated[Work, Depends(work_of)]


def sets_of(request: Request) -> KeptSets:
    """Return the FAQ sets of the app that a request came to, as a dependency of its route."""
    return request.app.state.sets


Sets = Annotated[KeptSets, Depends(sets_of)]


@router.get(
    "/faq-sets",
    response_model=SetList,
    responses={
        200: {"content": {"application/json": {"examples": examples("faq-sets")}}},
        **documented("faq-database", "library", "keys", "time-limit"),
    },
    summary="List the FAQ sets",
    description="Returns all sets by title, with how far each is; none where there are none yet.",
)
async def get_faq_sets(sets: Sets, work: Threads) -> Response:
    """List the sets."""
    listed = await work.do(lambda _: sets.list())
    return Response(listed.model_dump_json(), media_type="application/json")


@router.get(
    "/faq-sets/{name}",
    response_model=FaqSet,
    responses={
        200: {"content": {"application/json": {"examples": examples("faq-set")}}},
        **documented("unknown-faq-set", "invalid-request", "faq-database", "library", "keys", "time-limit"),
    },
    summary="Show one FAQ set in full",
    description="Returns the same JSON as `carelaw faq export --format json`.",
)
async def get_faq_set(
    name: Annotated[SetId, Path(description="The set's id.", examples=["induction"])],
    sets: Sets,
    work: Threads,
    approved: Annotated[bool, Query(description="Leave out entries that are not approved.")] = False,
) -> Response:
    """Show a set."""
    exported = await work.do(lambda _: sets.exported(name, approved))
    return Response(exported, media_type="application/json")
