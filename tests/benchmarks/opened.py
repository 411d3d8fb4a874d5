"""A process that only opens a library and searches it, for its time and its memory.

``python -m tests.benchmarks.opened HOME ENCODER_HOME``; the questions come as JSON on stdin, and the
milliseconds go as JSON to stdout. Opening is timed with all modules and the model loaded.
"""

import json
import sys
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import NamedTuple

import chromadb.api.rust  # noqa: F401  (Chroma imports it when it opens the first database)

from knowledge.configuration import DEFAULT_ENCODER
from knowledge.encoder import query_encoder
from knowledge.library import Library
from knowledge.search import search
from knowledge.vocabulary import Filters
from tests.benchmarks.kept import KeptEncoder
from tests.benchmarks.process import run
from tests.benchmarks.timing import milliseconds

DEPTH = 10
SETTING = "childrens-homes"
SOURCES = {"a briefing": "sccif-childrens-homes", "an own document": "own-document-0"}


class Opened(NamedTuple):
    """What a process measured.

    Parameters:
        passages: how many the library has.
        opening: milliseconds until it was open.
        first: milliseconds of the first search with each filter, by the filter's name.
        warm: milliseconds of each search after that; the question's vector was known.
        megabytes: the peak memory of the process.
    """

    passages: int
    opening: float
    first: dict[str, float]
    warm: dict[str, list[float]]
    megabytes: float = 0.0


def measure(home: Path, encoder_home: Path, questions: list[str]) -> Opened:
    """Open the library and search it in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.opened", str(home), str(encoder_home)]
    ran = run(command, json.dumps(questions))
    return Opened(*json.loads(ran.output))._replace(megabytes=ran.megabytes)


def main() -> None:
    """Print what was measured as JSON."""
    home, encoder_home = map(Path, sys.argv[1:])
    questions: list[str] = json.load(sys.stdin)
    encoder = KeptEncoder(query_encoder(encoder_home, DEFAULT_ENCODER))
    encoder.encode(["loads the model"])
    opened: list[Library] = []
    opening = milliseconds(lambda: opened.append(Library.open(home, encoder)))
    first: dict[str, float] = {}
    warm: defaultdict[str, list[float]] = defaultdict(list)
    with opened[0] as library:
        for name, filters in _filters(library).items():
            for question in questions:
                encoder.encode([library.spelling.mended(question)])
                find = partial(search, library, question, DEPTH, filters)
                first.setdefault(name, milliseconds(find))
                warm[name].append(milliseconds(find))
        passages = len(library.passages)
    sys.stdout.write(json.dumps(Opened(passages, opening, first, warm)))


def _filters(library: Library) -> dict[str, Filters]:
    held = {name: id_ for name, id_ in SOURCES.items() if id_ in library.holdings}
    return {
        "no filter": Filters(),
        "a setting": Filters(setting=SETTING),
        **{name: Filters(source_id=id_) for name, id_ in held.items()},
    }


if __name__ == "__main__":
    main()
