"""Measures the search beside its bare parts and beside what it could have been: ``make benchmark``."""

from pathlib import Path
from statistics import median

import numpy as np

from knowledge.encoder import Encoder, SentenceTransformerEncoder, query_encoder
from knowledge.library import Library
from tests.benchmarks.baseline import show_baseline
from tests.benchmarks.cold import show_cold
from tests.benchmarks.libraries import arguments, bundled_home, folder_for, generated_home
from tests.benchmarks.opened import Opened, measure
from tests.benchmarks.questions import Asked, asked
from tests.benchmarks.tables import show
from tests.benchmarks.warm import show_warm

PASSAGES = 5_000
OPENINGS = 3


def main() -> None:
    """Print the tables."""
    options = arguments(__doc__ or "").parse_args()
    with folder_for(options.keep) as folder:
        home = bundled_home(folder)
        reference = SentenceTransformerEncoder()
        exported = query_encoder(home, reference.name)
        with Library.open(home, exported) as library:
            questions = asked(library)
            larger = generated_home(folder, library, PASSAGES)
        show_opening([home, larger], home)
        show_cold(home, folder / "without-export")
        show_warm([home, larger], exported, reference, questions)
        _show_agreement(exported, reference, questions)
        with Library.open(home, exported) as library, folder_for(None) as scratch:
            show_baseline(library, reference, scratch, questions)


def show_opening(homes: list[Path], encoder_home: Path) -> None:
    """Print how long it takes to open each library, in processes of their own."""
    opened = [[measure(home, encoder_home, []) for _ in range(OPENINGS)] for home in homes]
    show(
        f"Opening the library, the model loaded, median of {OPENINGS} processes",
        ("library", "ms", "peak MB"),
        [(f"{runs[0].passages:,} passages", *_medians(runs)) for runs in opened],
    )


def _medians(runs: list[Opened]) -> tuple[str, str]:
    return f"{median(run.opening for run in runs):.0f}", f"{median(run.megabytes for run in runs):,.0f}"


def _show_agreement(exported: Encoder, reference: Encoder, questions: list[Asked]) -> None:
    texts = list(
        dict.fromkeys(text for question in questions for text in (question.case.question, question.text))
    )
    cosines = np.sum(exported.encode(texts) * reference.encode(texts), axis=1)
    show(
        "The exported encoder against the reference",
        ("texts of questions", "least cosine"),
        [(str(len(texts)), f"{float(cosines.min()):.7f}")],
    )


if __name__ == "__main__":
    main()
