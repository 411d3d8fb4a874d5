"""A real server on 127.0.0.1 for the tests: uvicorn in a thread, with a real library."""

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import httpx
import uvicorn

from assistant import Assistant
from assistant.api.app import create_app
from assistant.api.configuration import ApiConfiguration
from assistant.api.keys import Keys

# Seconds for what takes one, and for loading a model, on a machine that is busy with other things.
PATIENCE, START = 60, 180


class Served(NamedTuple):
    """A server at work.

    Parameters:
        url: where it is.
        client: a client of it.
        keys: its keys.
    """

    url: str
    client: httpx.Client
    keys: Keys


@contextmanager
def served(
    assistant: Assistant,
    home: Path,
    configuration: ApiConfiguration | None = None,
    opened: Callable[[], AbstractContextManager[Assistant]] | None = None,
) -> Iterator[Served]:
    """Serve until the block ends."""
    keys = Keys(home)
    app = create_app(opened or (lambda: nullcontext(assistant)), configuration or ApiConfiguration(), keys)
    port = free_port()
    settings = uvicorn.Config(app, "127.0.0.1", port, log_config=None, access_log=False)
    server = uvicorn.Server(settings)
    thread = Thread(target=server.run)
    thread.start()
    try:
        until(lambda: server.started or not thread.is_alive(), START)
        url = f"http://127.0.0.1:{port}"
        with httpx.Client(base_url=url, timeout=PATIENCE) as client:
            yield Served(url, client, keys)
    finally:
        server.should_exit = True
        thread.join(PATIENCE)


def free_port() -> int:
    """Return a port that nobody serves at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(is_so: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)
