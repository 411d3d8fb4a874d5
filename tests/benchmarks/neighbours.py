"""What Chroma's graph of neighbours misses, by what it is made with: ``make benchmark-neighbours``.

The records of the bundled library are written anew with each, and the project's questions looked up. What is
nearest in truth is known from a comparison with every record.
"""

import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from statistics import fmean, median
from time import perf_counter
from typing import NamedTuple
from unittest.mock import patch

import numpy as np

from knowledge.encoder import SentenceTransformerEncoder, query_encoder
from knowledge.library import Library
from knowledge.similar import POOL
from knowledge.vectors import Vector, open_vectors, write_vectors
from knowledge.vectors.configuration import GRAPH
from knowledge.vocabulary import Filters
from tests.benchmarks.libraries import arguments, bundled_home, folder_for
from tests.benchmarks.questions import asked
from tests.benchmarks.tables import show


class Figures(NamedTuple):
    """What a graph is made with, and looked through: Chroma's own by default."""

    max_neighbors: int = 16
    ef_construction: int = 100
    ef_search: int = 100

    @property
    def chosen(self) -> bool:
        """Whether the library's graph has these."""
        return self._asdict().items() <= GRAPH.items()


TRIED = (
    Figures(),
    Figures(ef_search=1000),
    Figures(48, 400, 300),
    Figures(32, 400, 500),
    Figures(32, 200, 1000),
)
FIRST = 10


def main() -> None:
    """Print the table."""
    options = arguments(__doc__ or "").parse_args()
    with folder_for(options.keep) as folder:
        home = bundled_home(folder)
        encoder = query_encoder(home, SentenceTransformerEncoder().name)
        with Library.open(home, encoder) as library:
            held = library.vectors.vectors(library.passages.records(library.passages.mask(Filters())))
            questions = [library.vector(question.text) for question in asked(library)]
    ids, rows = list(held), np.stack(list(held.values()))
    nearest = [[ids[at] for at in np.argsort(-(rows @ question))[:POOL]] for question in questions]
    show(
        f"{len(held):,} records, {len(questions)} questions",
        (
            "neighbours, ef_construction, ef_search",
            f"of {POOL}",
            f"of {FIRST}",
            f"least of {FIRST}",
            "median ms",
            "writing, s",
        ),
        [_row(figures, held, questions, nearest) for figures in TRIED],
    )


def _row(
    figures: Figures, held: dict[str, Vector], questions: Sequence[Vector], nearest: Sequence[list[str]]
) -> tuple[str, ...]:
    with patch.dict(GRAPH, figures._asdict()), tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "vectors"
        began = perf_counter()
        write_vectors(folder, held)
        writing = perf_counter() - began
        taken: list[float] = []
        found: list[list[str]] = []
        with closing(open_vectors(folder)) as index:
            for question in questions:
                began = perf_counter()
                found.append(list(index.nearest(question, POOL)))
                taken.append(perf_counter() - began)
    all_found, first_found = (
        [len(set(got) & set(true[:count])) / count for got, true in zip(found, nearest, strict=True)]
        for count in (POOL, FIRST)
    )
    return (
        ", ".join(map(str, figures)) + (" (chosen)" if figures.chosen else ""),
        f"{fmean(all_found):.4f}",
        f"{fmean(first_found):.4f}",
        f"{min(first_found):.1f}",
        f"{1000 * median(taken):.1f}",
        f"{writing:.1f}",
    )


if __name__ == "__main__":
    main()
