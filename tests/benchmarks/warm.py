"""A warm search beside the bare embedding of the question, and where the rest of its time goes."""

from collections.abc import Sequence
from pathlib import Path

from knowledge.encoder import Encoder
from knowledge.library import Library
from knowledge.query import read_query
from knowledge.search import POOL, search
from tests.benchmarks.questions import DEPTH, Asked
from tests.benchmarks.tables import show
from tests.benchmarks.timing import Times, by_turns

PARTS = ("the question embedded", "the question read", "vectors", "words", "ranking and passages")
# The reference takes long where another process keeps the cores busy: it is asked every fourth question.
SAMPLE = 4


def show_warm(homes: Sequence[Path], exported: Encoder, reference: Encoder, questions: list[Asked]) -> None:
    """Print how long a search takes in each library with each encoder, and where with the exported one."""
    searches: list[list[str]] = []
    parts: list[list[str]] = []
    for home in homes:
        with Library.open(home, exported) as library:
            label = f"{len(library.passages):,} passages"
            searches.append([f"{label}, exported", *_searched(library, questions)])
            parts.append([label, *_parts(library, questions)])
        with Library.open(home, reference) as library:
            searches.append([f"{label}, torch", *_searched(library, questions[::SAMPLE])])
    show(
        "A warm search, ms, beside the bare embedding of the same question",
        ("library, encoder", "embedding", "p95", "search", "p95", "search / embedding", "p95 beyond"),
        searches,
    )
    show("Where its time goes, exported encoder, median ms", ("library", *PARTS), parts)


def _searched(library: Library, questions: list[Asked]) -> list[str]:
    def embed(question: Asked) -> object:
        return library.encoder.encode([question.text])

    def find(question: Asked) -> object:
        return _found_anew(library, question)

    by_turns(questions, find)
    embedding, whole = by_turns(questions, embed, find)
    alone, searched = Times.of(embedding), Times.of(whole)
    beyond = Times.of(all_ - bare for all_, bare in zip(whole, embedding, strict=True))
    times = (alone.median, alone.p95, searched.median, searched.p95)
    return [*(f"{time:.1f}" for time in times), f"{searched.median / alone.median:.2f}", f"{beyond.p95:.1f}"]


def _found_anew(library: Library, question: Asked) -> object:
    """Search as for a question that nobody has asked yet: its vector is not known."""
    library.vector.cache_clear()
    return search(library, question.text, DEPTH, question.filters)


def _parts(library: Library, questions: list[Asked]) -> list[str]:
    vectors = {question.text: library.encoder.encode([question.text])[0] for question in questions}
    taken = by_turns(
        questions,
        lambda question: library.encoder.encode([question.text]),
        lambda question: read_query(library, question.text, question.filters),
        lambda question: library.similar.nearest(vectors[question.text], question.filters),
        lambda question: library.lexicon.shares(question.text, library.passages.mask(question.filters), POOL),
        lambda question: _found_anew(library, question),
    )
    *each, whole = taken
    rest = [all_ - sum(own) for all_, *own in zip(whole, *each, strict=True)]
    return [f"{Times.of(column).median:.2f}" for column in (*each, rest)]
