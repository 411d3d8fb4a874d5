"""Runs ingests in processes of their own that start at once, to be killed by a test.

``python -m tests.ingest.ingest_server HOME BRIEFINGS FOLDER``: each line ``go`` on standard input starts an
ingest of FOLDER and prints its process id; each line ``wait`` prints the exit code of the oldest.
"""

import os
import sys
from pathlib import Path

import chromadb  # noqa: F401  (imported once here, and not anew in each ingest)
import torch

from ingest.formats import readers  # noqa: F401
from ingest.ingestion import Order, ingest
from knowledge.encoder import SentenceTransformerEncoder


def say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main() -> None:
    home, briefings, folder = map(Path, sys.argv[1:])
    # Threads do not outlive a fork.
    torch.set_num_threads(1)
    encoder = SentenceTransformerEncoder()
    encoder.count_tokens("loads the model")
    children: list[int] = []
    say("ready")
    for line in sys.stdin:
        if line.strip() == "wait":
            _, status = os.waitpid(children.pop(0), 0)
            say(os.waitstatus_to_exitcode(status))
            continue
        child = os.fork()
        if child == 0:
            ingest(home, encoder, Order(paths=(folder,)), briefings=briefings)
            os._exit(0)
        children.append(child)
        say(child)


main()
