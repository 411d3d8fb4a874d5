"""The assistant's work, in threads, so that the server goes on listening."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from fastapi import Request

from assistant import Assistant
from assistant.configuration import answers_at_once

T = TypeVar("T")


class Work:
    """Threads that share one assistant.

    Work beyond what can be done at once waits. Work whose request has run out of time keeps its thread until
    it ends, so that there are never more.

    Parameters:
        assistant: the opened assistant.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._threads = ThreadPoolExecutor(answers_at_once(), "carelaw")

    async def do(self, call: Callable[[Assistant], T]) -> T:
        """Return what ``call`` makes of the assistant."""
        return await self._run(lambda: call(self._assistant))

    async def each(self, call: Callable[[Assistant], Iterator[T]]) -> AsyncIterator[T]:
        """Yield one by one what ``call`` yields of the assistant."""
        items = await self.do(call)
        while True:
            found = await self._run(lambda: next(((item,) for item in items), None))
            if found is None:
                return
            yield found[0]

    def close(self) -> None:
        """Begin nothing new."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _run(self, call: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, call)


async def work_of(request: Request) -> Work:
    """Return the threads of the app that a request came to, as a dependency of its route.

    FastAPI would call a plain function in a thread of its own, which takes longer than the rest of the way.
    """
    return request.app.state.work
