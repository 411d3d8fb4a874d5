"""A real Chroma server on 127.0.0.1 for the tests, which they start and stop."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.assistant.api.serving import START, free_port, until


class ChromaServer:
    """``chroma run`` at one port, with one folder: what it holds is there again when it is started again."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        program = Path(sys.executable).with_name("chroma")
        self._process = subprocess.Popen(
            [
                str(program),
                "run",
                "--path",
                str(self._folder),
                "--host",
                "127.0.0.1",
                "--port",
                str(self._port),
            ],
            env=os.environ | {"ANONYMIZED_TELEMETRY": "False"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(self._answers, START)

    def stop(self) -> None:
        """Stop it."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def collections(self) -> set[str]:
        """Return the names of its collections."""
        listed = httpx.get(f"{self.url}/api/v2/tenants/default_tenant/databases/default_database/collections")
        return {collection["name"] for collection in listed.json()}

    def _answers(self) -> bool:
        assert self._process
        assert self._process.poll() is None, "the Chroma server did not start"
        try:
            return httpx.get(f"{self.url}/api/v2/heartbeat").is_success
        except httpx.TransportError:
            return False


@contextmanager
def running(folder: Path) -> Iterator[ChromaServer]:
    """Run a server until the block ends."""
    server = ChromaServer(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()
