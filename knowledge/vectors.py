"""Dense vectors in Chroma: the only module that knows Chroma's types.

A passage has one record for its text and one for each question that people ask, so that an everyday
wording is matched with a wording and not with an average.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings
from chromadb.errors import ChromaError
from numpy.typing import NDArray

from knowledge.errors import DamagedLibraryError, LibraryWriteError
from knowledge.vocabulary import Filters, work_of

COLLECTION = "passages"
BATCH = 2000
# Marks a passage that is about every setting, since a Chroma list may not be empty.
ALL_SETTINGS = "all"


class Record(NamedTuple):
    """One vector of a passage.

    Parameters:
        id: the passage's id, for a question followed by ``?n``.
        passage_id: the passage.
        source_id: its source.
        settings: its settings; empty for all.
        digest: SHA-256 of the text that the vector was made of.
        vector: of unit length, shape ``(dimensions,)``.
    """

    id: str
    passage_id: str
    source_id: str
    settings: tuple[str, ...]
    digest: str
    vector: NDArray[np.float32]


def write_vectors(folder: Path, records: Sequence[Record]) -> None:
    """Write a new collection with these records into the new ``folder``.

    Raises:
        LibraryWriteError: where the disk is full or may not be written.
    """
    try:
        client = _client(folder)
        collection = client.create_collection(
            COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
        for start in range(0, len(records), BATCH):
            _add(collection, records[start : start + BATCH])
        client.close()
    except ChromaError as error:
        raise LibraryWriteError(str(error)) from error


def _add(collection: Collection, records: Sequence[Record]) -> None:
    collection.add(
        ids=[record.id for record in records],
        embeddings=np.stack([record.vector for record in records]),
        metadatas=[
            {
                "passage": record.passage_id,
                "source": record.source_id,
                "work": work_of(record.source_id),
                "settings": list(record.settings) or [ALL_SETTINGS],
                "digest": record.digest,
            }
            for record in records
        ],
    )


class VectorIndex:
    """Reads the vectors of one edition.

    Parameters:
        folder: the folder that ``write_vectors`` filled. Where it may not be written, a private copy
            is opened, since Chroma writes a little even to read.

    Raises:
        DamagedLibraryError: where the folder holds no such collection.
    """

    def __init__(self, folder: Path) -> None:
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        database = folder / "chroma.sqlite3"
        if not database.is_file():
            raise DamagedLibraryError(f"{database} is missing. Run: carelaw ingest")
        if not (os.access(database, os.W_OK) and os.access(folder, os.W_OK)):
            self._copy = tempfile.TemporaryDirectory(prefix="carelaw-")
            folder = Path(shutil.copytree(folder, Path(self._copy.name) / "chroma"))
        try:
            self._client: Client = _client(folder)
            self._collection: Collection = self._client.get_collection(COLLECTION, embedding_function=None)
            self._count = self._collection.count()
        except (ChromaError, ValueError, KeyError, OSError, sqlite3.Error) as error:
            raise DamagedLibraryError(f"{folder} cannot be read ({error}). Run: carelaw ingest") from error

    def close(self) -> None:
        """Release the files."""
        self._client.close()
        if self._copy:
            self._copy.cleanup()

    def nearest(self, vector: NDArray[np.float32], count: int, filters: Filters) -> dict[str, float]:
        """Return the most similar passages with their cosine, best first.

        Parameters:
            vector: the query, of unit length, shape ``(dimensions,)``.
            count: how many records to look at; several may be of one passage, which then counts
                by its best.
            filters: what the search is limited to.
        """
        found = self._collection.query(
            query_embeddings=vector[np.newaxis, :],
            n_results=min(count, self._count),
            where=_where(filters),
            include=["metadatas", "distances"],
        )
        best: dict[str, float] = {}
        metadatas, distances = (found["metadatas"] or [[]])[0], (found["distances"] or [[]])[0]
        for metadata, distance in zip(metadatas, distances, strict=True):
            best.setdefault(str(metadata["passage"]), 1.0 - distance)
        return best

    def by_digest(self) -> dict[str, NDArray[np.float32]]:
        """Return every vector by the digest of its text, for an ingest to use again."""
        known: dict[str, NDArray[np.float32]] = {}
        for offset in range(0, self._count, BATCH):
            page = self._collection.get(limit=BATCH, offset=offset, include=["metadatas", "embeddings"])
            vectors = page["embeddings"] if page["embeddings"] is not None else []
            for metadata, vector in zip(page["metadatas"] or [], vectors, strict=True):
                known[str(metadata["digest"])] = np.asarray(vector, dtype=np.float32)
        return known


def _client(folder: Path) -> Client:
    client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    if not isinstance(client, Client):
        raise TypeError(type(client).__name__)
    return client


def _where(filters: Filters) -> dict[str, Any] | None:
    limits: list[dict[str, Any]] = []
    if filters.source_id:
        limits.append({"$or": [{field: filters.source_id} for field in ("source", "work")]})
    if filters.setting:
        limits.append({"$or": [{"settings": {"$contains": s}} for s in (filters.setting, ALL_SETTINGS)]})
    if not limits:
        return None
    return limits[0] if len(limits) == 1 else {"$and": limits}
