"""Work in threads for those who wait in an event loop, which goes on meanwhile."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

T = TypeVar("T")


async def in_thread(call: Callable[[], T]) -> T:
    """Return what ``call`` returns, from a thread."""
    return await asyncio.to_thread(call)


async def each(call: Callable[[], Generator[T, None, None]]) -> AsyncGenerator[T, None]:
    """Yield one by one what a generator yields, which runs in a thread of its own.

    Where the reader stops before the end, or is cancelled, the generator is closed once the step that it is
    at has ended; nobody waits for that.
    """
    loop, context = asyncio.get_running_loop(), copy_context()
    # One thread: a step never runs beside another, nor the end beside a step.
    thread = ThreadPoolExecutor(1, "carelaw-stream")
    items = call()
    try:
        while True:
            found = await loop.run_in_executor(thread, lambda: context.run(_next, items))
            if not found:
                return
            yield found[0]
    finally:
        thread.submit(context.run, items.close)
        thread.shutdown(wait=False)


def _next(items: Generator[T, None, None]) -> tuple[T] | tuple[()]:
    """Return the next item; the end is a value, since a future cannot carry ``StopIteration``."""
    for item in items:
        return (item,)
    return ()
