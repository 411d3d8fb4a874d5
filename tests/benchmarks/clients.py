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


class Load:
    """Clients at work. They stop once they are told to, when their last replies are there.

    Parameters:
        url: the address that is asked with POST.
        bodies: the questions, as JSON; each is asked in its turn, by whichever client is free.
        clients: how many there are.
        limit: after how many seconds a client gives up.
        keeps: whether the responses are kept.
    """

    def __init__(
        self, url: str, bodies: Sequence[dict[str, Any]], clients: int, limit: float, keeps: bool = False
    ) -> None:
        self.replies: list[Reply] = []
        self.stopped = asyncio.Event()
        self._url, self._bodies, self._clients = url, bodies, clients
        self._limit, self._keeps = limit, keeps
        self._numbers = itertools.cycle(range(len(bodies)))

    async def run(self) -> None:
        """Ask until stopped."""
        timeout = aiohttp.ClientTimeout(total=self._limit)
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(timeout=timeout, connector=connector) as session:
            await asyncio.gather(*(self._ask(session) for _ in range(self._clients)))

    async def _ask(self, session: aiohttp.ClientSession) -> None:
        while not self.stopped.is_set():
            number, began, status, body = next(self._numbers), time.monotonic(), 0, b""
            try:
                async with session.post(self._url, json=self._bodies[number]) as response:
                    body, status = await response.read(), response.status
            except (aiohttp.ClientError, TimeoutError, ConnectionError):
                # Nobody listens, perhaps: not to ask again at once.
                await asyncio.sleep(0.05)
            seconds = time.monotonic() - began
            self.replies.append(Reply(number, began, seconds, status, body if self._keeps else b""))


def load(
    url: str,
    bodies: Sequence[dict[str, Any]],
    clients: int,
    limit: float,
    seconds: float,
    keeps: bool = False,
    meanwhile: Callable[[], object] | None = None,
) -> list[Reply]:
    """Ask for so many seconds, and return what came of it.

    ``meanwhile`` is called in a thread after a third of the time; the clients go on until it has ended too.
    """

    async def run() -> list[Reply]:
        asking = Load(url, bodies, clients, limit, keeps)
        task = asyncio.create_task(asking.run())
        await asyncio.sleep(seconds / 3 if meanwhile else seconds)
        if meanwhile:
            await asyncio.to_thread(meanwhile)
            await asyncio.sleep(seconds * 2 / 3)
        asking.stopped.set()
        await task
        return asking.replies

    return asyncio.run(run())
