"""The assistant and its library in other people's LangChain chains and agents."""

import asyncio
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from langchain.agents import create_agent
from langchain_core.language_models.fake_chat_models import FakeMessagesListChatModel
from langchain_core.messages import AIMessage, ToolMessage
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from langchain_core.tools import BaseTool, create_retriever_tool, tool
from langchain_tests.integration_tests import RetrieversIntegrationTests

from assistant import Assistant, LibraryRetriever, Request, Status

QUESTION = "When must we offer a family group decision-making meeting?"


@pytest.mark.anyio
class TestLibraryRetriever(RetrieversIntegrationTests):
    """LangChain's own tests of retrievers."""

    @pytest.fixture(autouse=True)
    def _take(self, assistant: Assistant) -> None:
        self._assistant = assistant

    @pytest.fixture
    def anyio_backend(self) -> str:
        return "asyncio"

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return LibraryRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"library": self._assistant.library}

    @property
    def retriever_query_example(self) -> str:
        return QUESTION


class FakeModel(FakeMessagesListChatModel):
    """A fake chat model: it says what it was given, whatever it is asked, and takes any tools."""

    def bind_tools(
        self, tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool], **_: Any
    ) -> Runnable[Any, AIMessage]:
        return self  # pyright: ignore[reportReturnType]


def agent_with(called: BaseTool, arguments: dict[str, Any]) -> ToolMessage:
    """Return what a tool said to an agent whose fake model calls it once."""
    call = {"name": called.name, "args": arguments, "id": "1", "type": "tool_call"}
    model = FakeModel(responses=[AIMessage(content="", tool_calls=[call]), AIMessage(content="Done.")])
    said = create_agent(model, [called]).invoke({"messages": [{"role": "user", "content": QUESTION}]})
    (message,) = [message for message in said["messages"] if isinstance(message, ToolMessage)]
    return message


def test_it_takes_what_a_chain_gives_it(assistant: Assistant) -> None:
    runnable = assistant.as_runnable()
    answer = assistant.ask(QUESTION)
    for asked in (QUESTION, Request(question=QUESTION), {"question": QUESTION}):
        assert runnable.invoke(asked) == answer
    assert runnable.batch([QUESTION, "reg 44"]) == [answer, assistant.ask("reg 44")]
    assert [*runnable.stream(QUESTION)] == [*assistant.stream(QUESTION)]
    stopped = runnable.invoke("Is Kelly Smith's NHS number 943 476 5919 of use?")
    assert stopped.status is Status.PERSONAL_DATA


def test_it_works_in_an_event_loop(assistant: Assistant) -> None:
    runnable = assistant.as_runnable()

    async def ask() -> None:
        answer = await runnable.ainvoke(QUESTION)
        assert [answer async for answer in runnable.astream(QUESTION)][-1] == answer
        assert await runnable.abatch([QUESTION]) == [answer] == [assistant.ask(QUESTION)]

    asyncio.run(ask())


def test_it_is_a_step_of_a_chain(assistant: Assistant) -> None:
    chain = RunnableLambda(str.strip) | assistant.as_runnable() | (lambda answer: answer.status)
    assert chain.invoke(f"  {QUESTION} ") is Status.ANSWERED
    assert [*chain.stream(QUESTION)] == [Status.ANSWERED]
    assert asyncio.run(chain.ainvoke(QUESTION)) is Status.ANSWERED


def test_callbacks_see_its_steps(assistant: Assistant) -> None:
    async def names() -> list[str]:
        runnable = assistant.as_runnable()
        return [event["name"] async for event in runnable.astream_events("reg 44", version="v2")]

    assert asyncio.run(names())[0] == "carelaw"


def test_it_is_a_tool_of_an_agent(assistant: Assistant) -> None:
    as_json = assistant.as_runnable() | (lambda answer: answer.model_dump_json())

    @tool
    def ask_carelaw(question: str, setting: str) -> str:
        """Give a cited answer."""
        return as_json.invoke({"question": question, "setting": setting})

    message = agent_with(ask_carelaw, {"question": QUESTION, "setting": "childrens-homes"})
    expected = assistant.ask(QUESTION, setting="childrens-homes")
    assert json.loads(str(message.content)) == expected.model_dump(mode="json")


def test_the_retriever_is_a_tool_of_an_agent(assistant: Assistant) -> None:
    retriever = LibraryRetriever(library=assistant.library, k=2)
    searching = create_retriever_tool(retriever, "search_carelaw", "Passages of law and guidance.")
    message = agent_with(searching, {"query": "staying close"})
    assert assistant.search("staying close", k=1).hits[0].text in str(message.content)
