"""The tools, called by the SDK's own client: as a program that it starts, and over HTTP."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
from mcp import Client, MCPError, StdioServerParameters
from mcp_types import CallToolResult, TextContent, TextResourceContents

from assistant import Assistant
from tests.assistant.api.serving import START, free_port, until

T = TypeVar("T")
STOPPED = "Kelly Smith's son, NHS number 943 476 5919, has gone missing. Who must we tell?"
ROOT = Path(__file__).parents[3]
SERVE = ["-m", "assistant", "mcp"]


@pytest.fixture(scope="module")
def address(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over HTTP."""
    log, port = tmp_path_factory.mktemp("mcp") / "log", free_port()
    with (
        log.open("w") as out,
        subprocess.Popen(
            [sys.executable, *SERVE, "--http", "--port", str(port)],
            stdout=out,
            stderr=out,
            env=os.environ | {"CARELAW_HOME": str(home)},
        ) as process,
    ):
        try:
            until(lambda: _is_up(port) or process.poll() is not None, START)
            yield f"http://127.0.0.1:{port}/mcp"
        finally:
            process.terminate()
            process.wait(START)
    said = log.read_text("utf-8")
    assert "Kelly" not in said, said


def _is_up(port: int) -> bool:
    try:
        httpx.get(f"http://127.0.0.1:{port}/")
    except httpx.TransportError:
        return False
    return True


@pytest.fixture(params=["stdio", "http"])
def run(request: pytest.FixtureRequest, home: Path) -> Callable[[Callable[[Client], Awaitable[T]]], T]:
    """Run something with a client of the server: of the newest protocol over HTTP, else an older."""
    mode = "auto" if request.param == "http" else "legacy"
    if request.param == "http":
        server: str | StdioServerParameters = request.getfixturevalue("address")
    else:
        server = StdioServerParameters(
            command=sys.executable, args=SERVE, env={"CARELAW_HOME": str(home)}, cwd=ROOT
        )

    def with_client(what: Callable[[Client], Awaitable[T]]) -> T:
        async def connected() -> T:
            async with Client(server, read_timeout_seconds=START, mode=mode) as client:
                return await what(client)

        return asyncio.run(connected())

    return with_client


def structured(result: CallToolResult) -> dict[str, Any]:
    """Return what a tool returned, which it also says as text."""
    assert not result.is_error, result.content
    (content,) = result.content
    assert isinstance(content, TextContent)
    assert json.loads(content.text) == result.structured_content
    return result.structured_content


def said(result: CallToolResult) -> str:
    assert result.is_error
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def is_whole(cited: dict[str, Any]) -> bool:
    """Whether a text comes with all that has to be said of it."""
    needed = ("citation", "status", "edition", "quoted_from", "text", "url", "passage_id", "resource")
    return all(cited[name] for name in needed)


def test_the_tools(run: Any, assistant: Assistant) -> None:
    async def journey(client: Client) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"search_guidance", "get_provision", "ask", "list_sources"}
        assert all(tool.output_schema and tool.description for tool in tools.values())
        assert client.instructions is not None
        assert "Not legal advice" in client.instructions

        found = structured(await client.call_tool("search_guidance", {"query": "staying close", "limit": 3}))
        hits = assistant.search("staying close", k=3).hits
        assert [hit["passage_id"] for hit in found["passages"]] == [hit.passage_id for hit in hits]
        assert all(map(is_whole, found["passages"]))

        provision = structured(await client.call_tool("get_provision", {"reference": "s31ZA"}))
        first = provision["provisions"][0]["passages"][0]
        assert first["citation"] == (
            "Children's Wellbeing and Schools Act 2026, section 1 "
            "(inserts section 31ZA of the Children Act 1989)"
        )
        assert first["status"].startswith("Not in force when last checked, June 2026.")
        assert is_whole(first)

        answer = structured(await client.call_tool("ask", {"question": "Is staying close in force?"}))
        expected = assistant.ask("Is staying close in force?")
        assert (answer["outcome"], answer["text"]) == ("answered", expected.text)
        assert [cited["text"] for cited in answer["citations"]] == [c.quote for c in expected.citations]
        assert all(map(is_whole, answer["citations"]))

        sources = structured(await client.call_tool("list_sources", {}))
        assert sources == assistant.sources().model_dump(mode="json")

        (content,) = (await client.read_resource(first["resource"])).contents
        assert isinstance(content, TextResourceContents)
        assert content.mime_type == "application/json"
        assert json.loads(content.text) == first
        (listed,) = (await client.list_resources()).resources
        (content,) = (await client.read_resource(str(listed.uri))).contents
        assert isinstance(content, TextResourceContents)
        assert json.loads(content.text) == sources

    run(journey)


def test_what_goes_wrong_is_told_in_carelaws_words(run: Any) -> None:
    async def journey(client: Client) -> None:
        assert "Kelly Smith" in said(await client.call_tool("search_guidance", {"query": STOPPED}))
        stopped = structured(await client.call_tool("ask", {"question": STOPPED}))
        assert (stopped["outcome"], stopped["citations"]) == ("personal_data", [])
        nothing = structured(await client.call_tool("ask", {"question": "Who won the cup final in 1966?"}))
        assert (nothing["outcome"], nothing["citations"]) == ("no_evidence", [])
        assert "s31ZA" in said(await client.call_tool("get_provision", {"reference": "staying close"}))
        missing = structured(await client.call_tool("get_provision", {"reference": "s900 of the 2026 Act"}))
        assert missing["provisions"][0]["passages"] == []
        assert missing["provisions"][0]["nearest"][0].startswith("section 79: carelaw://passages/")
        wrong = {"query": "visits", "setting": "ships"}
        assert "childrens-homes" in said(await client.call_tool("search_guidance", wrong))
        with pytest.raises(MCPError, match="Passage ids look like"):
            await client.read_resource("carelaw://passages/nope")

    run(journey)


def test_over_http_a_page_elsewhere_reaches_nothing(address: str) -> None:
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    accept = {"Accept": "application/json, text/event-stream"}
    for headers in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
        response = httpx.post(address, json=message, headers=accept | headers)
        assert 400 <= response.status_code < 500
