"""Measures the search in a library of 200,000 passages: ``make benchmark-large``.

To write that library takes minutes and most of a gigabyte: ``--keep FOLDER`` keeps it for the next time.
"""

from knowledge.encoder import SentenceTransformerEncoder, query_encoder
from knowledge.library import Library
from tests.benchmarks.libraries import arguments, bundled_home, folder_for, generated_home
from tests.benchmarks.opened import measure
from tests.benchmarks.questions import asked
from tests.benchmarks.searching import PASSAGES as MIDDLE
from tests.benchmarks.searching import show_opening
from tests.benchmarks.tables import show
from tests.benchmarks.timing import Times

PASSAGES = 200_000


def main() -> None:
    """Print the tables."""
    options = arguments(__doc__ or "").parse_args()
    with folder_for(options.keep) as folder:
        home = bundled_home(folder)
        with Library.open(home, query_encoder(home, SentenceTransformerEncoder().name)) as library:
            texts = [question.text for question in asked(library)]
            homes = [home, *(generated_home(folder, library, size) for size in (MIDDLE, PASSAGES))]
        show_opening(homes, home)
        opened = measure(homes[-1], home, texts)
    rows: list[tuple[str, ...]] = []
    for name, milliseconds in opened.warm.items():
        warm = Times.of(milliseconds)
        rows.append((name, *(f"{time:.1f}" for time in (opened.first[name], warm.median, warm.p95))))
    show(
        f"A search of {opened.passages:,} passages beyond the embedding of the question, ms; "
        f"peak memory of the process {opened.megabytes:,.0f} MB",
        ("limited to", "first", "median", "p95"),
        rows,
    )


if __name__ == "__main__":
    main()
