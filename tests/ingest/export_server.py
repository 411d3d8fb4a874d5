"""Runs exports in processes of their own that start at once, to be killed by a test.

``python -m tests.ingest.export_server HOME``: each line on standard input starts an export, whose process
id and then whose exit code are printed.
"""

import os
import sys
from pathlib import Path

import torch

from ingest import graph  # noqa: F401  (imported once here, and not anew in each export)
from ingest.exporting import export
from knowledge.encoder import SentenceTransformerEncoder


def say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main() -> None:
    # Threads do not outlive a fork.
    torch.set_num_threads(1)
    encoder = SentenceTransformerEncoder()
    encoder.count_tokens("loads the model")
    say("ready")
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(0 if export(encoder, Path(sys.argv[1])) else 1)
        say(child)
        _, status = os.waitpid(child, 0)
        say(os.waitstatus_to_exitcode(status))


main()
