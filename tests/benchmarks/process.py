"""Runs one command and prints its seconds and its peak memory.

``python -m tests.benchmarks.process COMMAND…``

A process counts as its own the memory of the one that started it until it runs its own program. So each
command is started by this small one, and the memory of its only child is the command's.
"""

import json
import resource
import subprocess
import sys
import time
from typing import NamedTuple


class Ran(NamedTuple):
    """What a whole process took.

    Parameters:
        output: what it printed.
        seconds: from its start to its end.
        megabytes: its peak memory.
    """

    output: str
    seconds: float
    megabytes: float


def run(command: list[str], words: str = "", environment: dict[str, str] | None = None) -> Ran:
    """Run a command in a process of its own, with ``words`` as its input.

    Raises:
        CalledProcessError: where it fails.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.process", *command],
        input=words,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Ran(*json.loads(done.stdout))


def main() -> None:
    """Run the command and print what it took as JSON."""
    started = time.perf_counter()
    done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, text=True, check=True)
    seconds = time.perf_counter() - started
    # Kilobytes on Linux, bytes on macOS.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / unit
    sys.stdout.write(json.dumps(Ran(done.stdout, seconds, peak)))


if __name__ == "__main__":
    main()
