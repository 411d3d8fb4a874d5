"""Building the next edition of the library, beside the current one."""

import hashlib
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from ingest.briefings import bundled_folder, read_briefings
from ingest.content import Content, Text
from ingest.errors import BusyError, IngestError
from knowledge.editions import Editions, Manifest
from knowledge.encoder import Encoder
from knowledge.errors import LibraryError, LibraryWriteError
from knowledge.lexicon import write_lexicon
from knowledge.library import LEXICON, PASSAGES, VECTORS
from knowledge.passages import write_passages
from knowledge.vectors import Record, VectorIndex, write_vectors

# Texts a step of the embedding, so that progress shows and memory stays bounded.
STEP = 64
WAIT_SECONDS = 900.0

Progress = Callable[[int, int], None]
"""Called with how many texts are embedded, of how many."""


class Built(NamedTuple):
    """What an ingest came to.

    Parameters:
        manifest: the edition that is current now.
        changed: whether it is a new one.
        embedded: how many texts were embedded; the others were known from the edition before.
    """

    manifest: Manifest
    changed: bool
    embedded: int


def build(
    home: Path,
    encoder: Encoder,
    progress: Progress = lambda done, total: None,
    briefings: Path | None = None,
    wait: float = WAIT_SECONDS,
) -> Built:
    """Build the next edition from the briefings and make it current; do nothing where nothing changed.

    Parameters:
        home: the directory that holds the library.
        encoder: the embedding model.
        progress: called as texts are embedded.
        briefings: the folder of briefings; the bundled ones by default.
        wait: seconds to wait for another ingest to end.

    Raises:
        BriefingError: where a briefing breaks the rules.
        BusyError: where another ingest does not end in time.
        IngestError: where the disk is full or may not be written. The last whole edition stays.
        DamagedLibraryError: where ``home`` holds something else than a library.
    """
    editions = Editions(home)
    editions.check_ours()
    folder = briefings or bundled_folder()
    content = Content.of(read_briefings(folder), digest_of_folder(folder))
    try:
        editions.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(editions.lock, timeout=wait):
            return _build(editions, encoder, progress, content)
    except Timeout as error:
        raise BusyError(
            f"Another ingest is running in {home}. Wait for it to end, then try again."
        ) from error
    except (OSError, LibraryWriteError) as error:
        reason = getattr(error, "strerror", None) or error
        raise IngestError(
            f"The library cannot be written in {home} ({reason}). Free some space or allow writing "
            "there, or set CARELAW_HOME to another folder."
        ) from error


def is_current(home: Path, encoder: Encoder, briefings: Path | None = None) -> bool:
    """Whether the library was built by this model from these briefings.

    Raises:
        NoLibraryError: where there is none.
        DamagedLibraryError: where it cannot be read.
    """
    manifest = Editions(home).manifest()
    return (manifest.briefings, manifest.encoder) == (
        digest_of_folder(briefings or bundled_folder()),
        encoder.name,
    )


def digest_of_folder(folder: Path) -> str:
    """Return a SHA-256 over the names and bytes of the files below ``folder``."""
    running = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".yaml"}):
        running.update(path.relative_to(folder).as_posix().encode())
        running.update(hashlib.sha256(path.read_bytes()).digest())
    return running.hexdigest()


def _build(editions: Editions, encoder: Encoder, progress: Progress, content: Content) -> Built:
    before = _manifest_or_none(editions)
    if before and (before.digest, before.encoder) == (content.digest, encoder.name):
        if before.briefings != content.briefings:
            before = before.model_copy(update={"briefings": content.briefings})
            editions.publish(before)
        return Built(before, changed=False, embedded=0)
    known = _known_vectors(editions, before) if before and before.encoder == encoder.name else {}
    edition, folder = editions.begin()
    try:
        texts = list(content.texts())
        embedded = _embed([text for text in texts if text.digest not in known], encoder, progress)
        vectors = known | embedded
        write_vectors(
            folder / VECTORS,
            [
                Record(
                    text.id,
                    text.passage.id,
                    text.passage.source_id,
                    text.passage.settings,
                    text.digest,
                    vectors[text.digest],
                )
                for text in texts
            ],
        )
        write_lexicon(folder / LEXICON, content.words())
        write_passages(folder / PASSAGES, content.sources, content.passages)
        manifest = Manifest(
            edition=edition,
            built=datetime.now(UTC),
            encoder=encoder.name,
            digest=content.digest,
            briefings=content.briefings,
            sources=len(content.sources),
            passages=len(content.passages),
        )
        editions.publish(manifest)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Built(manifest, changed=True, embedded=len(embedded))


def _embed(texts: list[Text], encoder: Encoder, progress: Progress) -> dict[str, NDArray[np.float32]]:
    """Return the vector of each text by its digest."""
    by_digest = {text.digest: text.text for text in texts}
    # Like lengths together, so that little of a batch is padding.
    digests = sorted(by_digest, key=lambda digest: len(by_digest[digest]))
    vectors: dict[str, NDArray[np.float32]] = {}
    for start in range(0, len(digests), STEP):
        step = digests[start : start + STEP]
        rows = encoder.encode([by_digest[digest] for digest in step])
        vectors.update(zip(step, rows, strict=True))
        progress(len(vectors), len(digests))
    return vectors


def _manifest_or_none(editions: Editions) -> Manifest | None:
    try:
        return editions.manifest()
    except LibraryError:
        return None


def _known_vectors(editions: Editions, manifest: Manifest) -> dict[str, NDArray[np.float32]]:
    try:
        index = VectorIndex(editions.path(manifest.edition) / VECTORS)
    except LibraryError:
        return {}
    try:
        return index.by_digest()
    finally:
        index.close()
