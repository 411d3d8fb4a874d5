"""The embedding model alone, on all cores: one process a core, each embedding questions for some seconds.

``python -m tests.benchmarks.bare ENCODER_HOME SECONDS``; the questions come as JSON on stdin, and how many
were embedded goes to stdout. It starts to count when a line comes on stdin, so that all count at once.
"""

import itertools
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from knowledge.configuration import DEFAULT_ENCODER
from knowledge.encoder import query_encoder


def embedded_a_second(encoder_home: Path, questions: list[str], seconds: float) -> float:
    """Return how many questions all cores together embed a second."""
    command = [sys.executable, "-m", "tests.benchmarks.bare", str(encoder_home), str(seconds)]
    processes = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(os.cpu_count() or 1)
    ]
    counted = 0
    try:
        for process in processes:
            assert process.stdin
            assert process.stdout
            process.stdin.write(json.dumps(questions) + "\n")
            process.stdin.flush()
            process.stdout.readline()
        for process in processes:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        counted = sum(int(process.communicate()[0]) for process in processes)
    finally:
        for process in processes:
            process.kill()
            process.wait()
    return counted / seconds


def main() -> None:
    """Embed, and print how many."""
    encoder = query_encoder(Path(sys.argv[1]), DEFAULT_ENCODER)
    questions: list[str] = json.loads(sys.stdin.readline())
    encoder.encode(questions[:8])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()
    until, count = time.monotonic() + float(sys.argv[2]), 0
    for question in itertools.cycle(questions):
        if time.monotonic() >= until:
            break
        encoder.encode([question])
        count += 1
    sys.stdout.write(f"{count}\n")


if __name__ == "__main__":
    main()
