"""The libraries that the benchmarks search, in a folder that is kept or a temporary one."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ingest.build import build
from ingest.content import Content
from knowledge.editions import Editions, Manifest
from knowledge.encoder import Encoder, SentenceTransformerEncoder
from knowledge.lexicon import write_lexicon
from knowledge.library import LEXICON, PASSAGES, Library
from knowledge.passages import write_passages
from knowledge.vectors import VECTORS, write_vectors
from tests.benchmarks.generated import Vectors, generate


def arguments(description: str) -> argparse.ArgumentParser:
    """Return a parser that knows where the libraries are kept."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep the libraries there for the next time"
    )
    return parser


@contextmanager
def folder_for(keep: Path | None) -> Iterator[Path]:
    """Yield the folder to keep, or a temporary one."""
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep.resolve()
    else:
        with tempfile.TemporaryDirectory() as scratch:
            yield Path(scratch)


def bundled_home(folder: Path) -> Path:
    """Return the home of a library of the bundled briefings, built where it is not there or not current."""
    home = folder / "bundled"
    build(home, SentenceTransformerEncoder())
    return home


def generated_home(folder: Path, bundled: Library, passages: int) -> Path:
    """Return the home of a library of so many passages, the bundled ones among them."""
    home = folder / f"{passages}-{bundled.manifest.digest[:12]}"
    if Editions(home).current() is None:
        content, vectors = generate(bundled, passages)
        write(home, content, vectors, content.words(), bundled.encoder)
    return home


def write(home: Path, content: Content, vectors: Vectors, words: list[str], encoder: Encoder) -> None:
    """Write ``content`` as the first edition of ``home``, to be found by these vectors and words."""
    editions = Editions(home)
    edition, folder = editions.begin()
    write_vectors(folder / VECTORS, vectors)
    write_lexicon(folder / LEXICON, words)
    records = {text.id: (text.passage.id, text.digest) for text in content.texts() if text.id in vectors}
    write_passages(folder / PASSAGES, content.sources, content.passages, content.made_of, records)
    manifest = Manifest(
        edition=edition,
        built=datetime.now(UTC),
        encoder=encoder.name,
        digest=content.digest,
        made_of="",
        sources=len(content.sources),
        passages=len(content.passages),
    )
    editions.publish(manifest)
