"""The assistant as a LangChain runnable, for chains and agents: the only module made for those."""

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from langchain_core.runnables import Runnable, RunnableConfig, ensure_config

from assistant.answer import Answer
from assistant.options import request_of
from assistant.question import Request

if TYPE_CHECKING:
    from assistant.assistant import Assistant

Asked = str | Request | Mapping[str, Any]


class Answering(Runnable[Asked, Answer]):
    """Answers in chains: whatever is asked next, the library's current edition answers.

    What comes in is a question, a ``Request``, or a mapping with its fields, as an agent calls a tool.

    Parameters:
        assistant: what answers.
    """

    name = "carelaw"

    def __init__(self, assistant: "Assistant") -> None:
        self._assistant = assistant

    def invoke(self, input: Asked, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:  # noqa: A002
        """Return a cited answer, or the reason why there is none."""
        return self._call_with_config(self._answer, input, config, run_type="chain")

    def stream(  # noqa: D102  (LangChain's own)
        self,
        input: Asked,  # noqa: A002
        config: RunnableConfig | None = None,
        **kwargs: Any,
    ) -> Iterator[Answer]:
        yield from self._transform_stream_with_config(iter([input]), self._answers, ensure_config(config))

    async def astream(  # noqa: D102
        self,
        input: Asked,  # noqa: A002
        config: RunnableConfig | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[Answer]:
        async def once() -> AsyncIterator[Asked]:
            yield input

        async for answer in self._atransform_stream_with_config(
            once(), self._aanswers, ensure_config(config)
        ):
            yield answer

    def _answer(self, asked: Asked) -> Answer:
        return self._assistant.answer(_request(asked))

    def _answers(self, asked: Iterator[Asked]) -> Iterator[Answer]:
        for one in asked:
            yield from self._assistant.answers(_request(one))

    async def _aanswers(self, asked: AsyncIterator[Asked]) -> AsyncIterator[Answer]:
        async for one in asked:
            async for answer in self._assistant.aanswers(_request(one)):
                yield answer


def _request(asked: Asked) -> Request:
    return request_of(**asked) if isinstance(asked, Mapping) else request_of(asked)
