"""Clients that each ask one question after another, all in one process.

They share the cores with the server that they measure: aiohttp takes a fraction of a millisecond a request.
"""

import asyncio
import itertools
import time
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import aiohttp
import numpy as np

OK = 200
PAUSE = 0.05


class Reply(NamedTuple):
    """What came of a request.

    Parameters:
        number: which of the questions was asked.
        began: when it was sent, by ``time.monotonic``.
        seconds: until its last byte, or until it failed.
        status: the HTTP status; 0 where no response came.
        body: the response, where it is kept.
    """

    number: int
    began: float
    seconds: float
    status: int
    body: bytes


class Summary(NamedTuple):
    """The figures of some replies. Milliseconds are of those that succeeded."""

    per_second: float
    median: float
    p95: float
    p99: float
    errors: int

    @classmethod
    def of(cls, replies: Sequence[Reply], seconds: float) -> "Summary":
        """Return the figures of what was sent in so many seconds."""
        taken = [1000 * reply.seconds for reply in replies if reply.status == OK]
        median, p95, p99 = np.percentile(taken, [50, 95, 99]) if taken else (0.0, 0.0, 0.0)
        return cls(len(taken) / seconds, float(median), float(p95), float(p99), len(replies) - len(taken))


class Asking(NamedTuple):
    """What clients ask.

    Parameters:
        url: the address that is asked with POST.
        bodies: the questions, as JSON; each is asked in its turn, by whichever client is free.
        clients: how many ask at once.
        limit: after how many seconds a client gives up.
        keeps: whether the responses are kept.
        once: whether each question is asked once alone, or again and again.
    """

    url: str
    bodies: Sequence[dict[str, Any]]
    clients: int
    limit: float
    keeps: bool = False
    once: bool = False


def load(asking: Asking, seconds: float, meanwhile: Callable[[], object] | None = None) -> list[Reply]:
    """Ask for so many seconds, and return what came of it. What was asked last is waited for.

    ``meanwhile`` is called in a thread after a third of the time; the clients go on until it has ended too.
    """

    async def run() -> list[Reply]:
        stopped = asyncio.Event()
        clients = asyncio.create_task(_ask(asking, stopped))
        if not asking.once:
            await asyncio.sleep(seconds / 3 if meanwhile else seconds)
            if meanwhile:
                await asyncio.to_thread(meanwhile)
                await asyncio.sleep(seconds * 2 / 3)
            stopped.set()
        return await clients

    return asyncio.run(run())


async def _ask(asking: Asking, stopped: asyncio.Event) -> list[Reply]:
    every = range(len(asking.bodies))
    numbers = iter(every) if asking.once else itertools.cycle(every)
    replies: list[Reply] = []
    timeout = aiohttp.ClientTimeout(total=asking.limit)

    async def client(session: aiohttp.ClientSession) -> None:
        for number in numbers:
            replies.append(await _reply(asking, number, session))
            if stopped.is_set():
                return

    # A connection for each request: kept ones stay with the worker that took them, and one may take most.
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    async with aiohttp.ClientSession(timeout=timeout, connector=connector) as session:
        await asyncio.gather(*(client(session) for _ in range(asking.clients)))
    return replies


async def _reply(asking: Asking, number: int, session: aiohttp.ClientSession) -> Reply:
    began, status, body = time.monotonic(), 0, b""
    try:
        async with session.post(asking.url, json=asking.bodies[number]) as response:
            body, status = await response.read(), response.status
    except (aiohttp.ClientError, TimeoutError, ConnectionError):
        # Nobody listens, perhaps: not to ask again at once.
        await asyncio.sleep(PAUSE)
    return Reply(number, began, time.monotonic() - began, status, body if asking.keeps else b"")
