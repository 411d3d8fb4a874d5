"""``carelaw serve`` as it is started by hand, in a process group that is ended whole."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx

from tests.assistant.api.serving import free_port

# Seconds that a server may take to start on a busy machine, and to end.
START, END = 180, 15
SUPERVISED = "spawn_main"
PROCESSES = Path("/proc")


class Running(NamedTuple):
    """A program that serves.

    Parameters:
        url: where it is.
        process: its first process.
        log: what it says.
    """

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def pids(self) -> list[int]:
        """Return the processes of its group; its first one alone where the system does not tell."""
        found = [pid for pid in _all_processes() if _group(pid) == self.process.pid]
        return found or [self.process.pid]

    def workers(self) -> list[int]:
        """Return the processes that answer: those that are supervised, or the only one."""
        supervised = [pid for pid in self.pids() if SUPERVISED in _read(pid, "cmdline")]
        return supervised or [self.process.pid]

    def megabytes(self) -> float | None:
        """Return the peak memory of its processes together; None where the system does not tell."""
        peaks = [
            float(line.split()[1]) / 1000
            for pid in self.pids()
            for line in _read(pid, "status").splitlines()
            if line.startswith("VmHWM")
        ]
        return sum(peaks) if peaks else None


@contextmanager
def serving(
    home: Path, log: Path, *options: str, environment: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """Serve a library with ``carelaw serve`` until the block ends."""
    port = free_port()
    command = [sys.executable, "-m", "assistant", "serve", "--port", str(port), *options]
    settings = {"CARELAW_HOME": str(home), **(environment or {})}
    with started(command, log, f"http://127.0.0.1:{port}", "/v1/readiness", settings) as running:
        yield running


@contextmanager
def started(
    command: list[str], log: Path, url: str, ready: str, settings: Mapping[str, str]
) -> Iterator[Running]:
    """Run a program until the block ends, and begin once it is ready.

    Parameters:
        command: the program.
        log: the file for what it says.
        url: where it serves.
        ready: the path that answers once it can.
        settings: variables to set besides those that are.

    Raises:
        RuntimeError: where it does not start; the message has what it said.
    """
    with log.open("ab") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=out, env=os.environ | settings, start_new_session=True
        )
    running = Running(url, process, log)
    try:
        _wait(running, ready)
        yield running
    finally:
        stop(process)


def end_in_order() -> None:
    """Have a benchmark that is told to end stop first what it has started."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it started."""
    for way in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, way)
        except ProcessLookupError:
            break
        try:
            process.wait(END)
        except subprocess.TimeoutExpired:
            continue
    process.wait()


def _wait(running: Running, ready: str) -> None:
    until = time.monotonic() + START
    while time.monotonic() < until and running.process.poll() is None:
        try:
            if httpx.get(running.url + ready, timeout=START).status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise RuntimeError(f"{running.process.args} did not start:\n{running.log.read_text('utf-8')[-2000:]}")


def _all_processes() -> list[int]:
    return [int(path.name) for path in PROCESSES.glob("[0-9]*")]


def _group(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return 0


def _read(pid: int, what: str) -> str:
    try:
        return (PROCESSES / str(pid) / what).read_text("utf-8", errors="replace")
    except OSError:
        return ""
