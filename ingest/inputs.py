"""Digests of all that a library is made from, by which an ingest knows what it need not do again."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, Self

from ingest.briefings.briefing import folders_in
from ingest.shelf import Record
from knowledge.vocabulary import work_of

SHAPING = frozenset({".py", ".yaml", ".toml", ".txt"})
# Each folder of briefings has its own digest.
BRIEFINGS = "briefings"


class Inputs(NamedTuple):
    """What the sources are made from, by work: a briefing, a kept document, or both.

    Parameters:
        folders: the briefings' folders, by work.
        records: the kept documents, by work.
        digests: SHA-256 over a work's briefing and document, and over the code and the embedding
            model that make passages of them.
    """

    folders: Mapping[str, Path]
    records: Mapping[str, Record]
    digests: Mapping[str, str]

    @classmethod
    def of(cls, briefings: Path, records: Iterable[Record], encoder_name: str) -> Self:
        """Look at a folder of briefings and at the kept documents.

        Raises:
            BriefingError: where the folder has no briefings.
        """
        folders = {folder.name: folder for folder in folders_in(briefings)}
        by_work = {work_of(record.id): record for record in records}
        digests: dict[str, str] = {}
        for work in sorted({*folders, *by_work}):
            running = hashlib.sha256(f"{digest_of_code()} {encoder_name}".encode())
            if work in folders:
                running.update(digest_of_folder(folders[work]).encode())
            if work in by_work:
                running.update(by_work[work].model_dump_json().encode())
            digests[work] = running.hexdigest()
        return cls(folders, by_work, digests)

    @property
    def digest(self) -> str:
        """SHA-256 over all works."""
        return hashlib.sha256("".join(sorted(self.digests.values())).encode()).hexdigest()


def digest_of_folder(folder: Path) -> str:
    """Return a SHA-256 over the names and bytes of the files below ``folder``."""
    running = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".yaml"}):
        running.update(path.relative_to(folder).as_posix().encode())
        running.update(hashlib.sha256(path.read_bytes()).digest())
    return running.hexdigest()


@cache
def digest_of_code() -> str:
    """Return a SHA-256 over the code and data that decide what passages a document comes to."""
    running = hashlib.sha256()
    for package in ("ingest", "knowledge"):
        folder = Path(str(files(package)))
        for path in sorted(path for path in folder.rglob("*") if path.suffix in SHAPING):
            if BRIEFINGS not in path.relative_to(folder).parts:
                running.update(path.relative_to(folder).as_posix().encode())
                running.update(hashlib.sha256(path.read_bytes()).digest())
    return running.hexdigest()
