"""Measures an ingest beside the bare model, in one run: ``make benchmark-ingest``.

It builds a library of invented documents in a temporary folder, then embeds the same texts with the model
alone, and then ingests the same documents again.
"""

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from rich.console import Console

from ingest.build import build
from ingest.content import Content
from ingest.ingestion import Order, ingest
from ingest.works import Made
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.library import Library

Result = TypeVar("Result")

DOCUMENTS, HEADINGS, WORDS, SENTENCE = 20, 50, 120, 20
SYLLABLES = ("ba", "den", "lor", "mi", "sta", "ther", "ing", "pro", "ven", "ca", "re", "tion")


def main() -> None:
    """Print the figures."""
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as scratch:
        home, mine = Path(scratch) / "home", Path(scratch) / "mine"
        mine.mkdir()
        for number in range(DOCUMENTS):
            (mine / f"document-{number}.md").write_text(_document(chance, number))
        encoder = SentenceTransformerEncoder()
        encoder.encode(["loads the model"])
        build(home, encoder)
        order = Order(paths=(mine,))
        took, built = _timed(lambda: ingest(home, encoder, order).built)
        texts = _texts(home, encoder)
        bare, _ = _timed(lambda: encoder.encode(texts))
        again, second = _timed(lambda: ingest(home, encoder, order).built)
    console = Console()
    console.print(f"{len(texts)} texts: ingest {took:.1f} s, bare model {bare:.1f} s")
    console.print(f"embedded a second, as a share of the bare model: {bare / took:.2f}")
    passages = built.manifest.passages if built.manifest else 0
    console.print(f"again, {passages} unchanged passages: {again:.2f} s, {second.embedded} texts embedded")


def _document(chance: random.Random, number: int) -> str:
    parts = [f"# Document {number}"]
    for heading in range(HEADINGS):
        words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 3))) for _ in range(WORDS)]
        sentences = (" ".join(words[at : at + SENTENCE]).capitalize() for at in range(0, WORDS, SENTENCE))
        parts.append(f"## Heading {heading}\n\n{'. '.join(sentences)}.")
    return "\n\n".join(parts)


def _texts(home: Path, encoder: SentenceTransformerEncoder) -> list[str]:
    with Library.open(home, encoder) as library:
        made = [
            Made(holding.source, library.passages.of_source(id_), "")
            for id_, holding in library.holdings.items()
            if id_.startswith("own-")
        ]
    return [text.text for text in Content.of(made).texts()]


def _timed(call: Callable[[], Result]) -> tuple[float, Result]:
    started = time.perf_counter()
    result = call()
    return time.perf_counter() - started, result


if __name__ == "__main__":
    main()
