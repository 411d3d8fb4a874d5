"""The MCP server: four tools, and passages as resources."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from typing import Annotated

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError, ToolError
from mcp_types import ToolAnnotations
from pydantic import Field

from assistant import Assistant
from assistant.api.logs import LOGGER
from assistant.holdings import SourceList
from assistant.options import Limits
from assistant.tools_server.results import (
    PASSAGES,
    CheckedAnswer,
    FoundPassages,
    FoundProvisions,
    answer_of,
    cited,
    passages_of,
    provisions_of,
)
from assistant.tools_server.wording import wording
from knowledge.errors import CarelawError, UnknownPassageError
from knowledge.vocabulary import Authority, CommencementState

JSON = "application/json"
MOST = 20
PARAMETERS = wording()["parameters"]

Query = Annotated[str, Field(description=PARAMETERS["query"])]
Question = Annotated[str, Field(description=PARAMETERS["question"])]
Reference = Annotated[str, Field(description=PARAMETERS["reference"])]
Setting = Annotated[str | None, Field(description=PARAMETERS["setting"])]
Source = Annotated[str | None, Field(description=PARAMETERS["source"])]
Authorities = Annotated[Sequence[Authority], Field(description=PARAMETERS["authorities"])]
States = Annotated[Sequence[CommencementState], Field(description=PARAMETERS["states"])]
On = Annotated[date | None, Field(description=PARAMETERS["on"])]
Limit = Annotated[int, Field(ge=1, le=MOST, description=PARAMETERS["limit"])]


def create_server(assistant: Callable[[], Assistant]) -> MCPServer:
    """Return a server.

    Parameters:
        assistant: returns the opened assistant, waiting for it where it is still being opened.
    """
    words = wording()
    server = MCPServer(
        "carelaw",
        instructions=words["instructions"],
        version=version("carelaw"),
        # Below that, the SDK logs what tools say of a question.
        log_level="WARNING",
    )
    reads = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)

    @server.tool(description=words["tools"]["search_guidance"], annotations=reads)
    def search_guidance(
        query: Query,
        *,
        setting: Setting = None,
        source: Source = None,
        authorities: Authorities = (),
        states: States = (),
        on: On = None,
        limit: Limit = 5,
    ) -> FoundPassages:
        limits = Limits(source_id=source, setting=setting, authorities=authorities, states=states, on=on)
        with _told(ToolError):
            return passages_of(assistant().search(query, limit, **limits))

    @server.tool(description=words["tools"]["get_provision"], annotations=reads)
    def get_provision(reference: Reference) -> FoundProvisions:
        with _told(ToolError):
            return provisions_of(assistant().provisions(reference))

    @server.tool(description=words["tools"]["ask"], annotations=reads)
    def ask(question: Question, setting: Setting = None, on: On = None) -> CheckedAnswer:
        with _told(ToolError):
            return answer_of(assistant().ask(question, setting=setting, on=on))

    @server.tool(description=words["tools"]["list_sources"], annotations=reads)
    def list_sources() -> SourceList:
        with _told(ToolError):
            return assistant().sources()

    @server.resource(f"{PASSAGES}{{+passage_id}}", description=words["resources"]["passage"], mime_type=JSON)
    def passage(passage_id: str) -> str:
        with _told(ResourceError):
            found = assistant().passage(passage_id)
            return cited(1, found, found.text).model_dump_json()

    @server.resource("carelaw://sources", description=words["resources"]["sources"], mime_type=JSON)
    def sources() -> str:
        with _told(ResourceError):
            return assistant().sources().model_dump_json()

    return server


@contextmanager
def _told(kind: type[ToolError | ResourceError]) -> Iterator[None]:
    """Tell the caller what carelaw says of an error; of any other, that there was one."""
    try:
        yield
    except CarelawError as error:
        kind = ResourceNotFoundError if isinstance(error, UnknownPassageError) else kind
        raise kind(" ".join(str(error).split())) from error
    except Exception as error:
        LOGGER.exception("tool")
        raise kind(wording()["failed"]) from error
