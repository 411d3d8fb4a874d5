"""Vectors in a Chroma database of their own, opened in this process."""

import os
import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import Collection as Several
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api.client import Client
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings
from chromadb.errors import ChromaError
from numpy.typing import NDArray

from knowledge.errors import DamagedLibraryError, LibraryWriteError
from knowledge.vectors.configuration import GRAPH

Vector = NDArray[np.float32]

COLLECTION = "passages"
DATABASE = "chroma.sqlite3"
# Chroma takes at most 5,461 records at once.
BATCH = 5000
# The key under which a collection says how many records were ever added to it.
ADDED = "added"


def write(folder: Path, vectors: Mapping[str, Vector]) -> None:
    """Write a new collection into the new ``folder``.

    Parameters:
        folder: where to; it must not exist.
        vectors: by record id, of unit length, shape ``(dimensions,)``.

    Raises:
        LibraryWriteError: where the disk is full or may not be written.
    """
    batches = max(1, -(-len(vectors) // BATCH))
    try:
        with closing(_client(folder)) as client:
            # Chroma keeps on disk what is in whole steps of this size, and puts the rest together again
            # each time that it is opened: so each batch is a whole step.
            step = max(1, len(vectors) // batches)
            collection = client.create_collection(
                COLLECTION,
                metadata={ADDED: len(vectors)},
                embedding_function=None,
                configuration={"hnsw": {**GRAPH, "sync_threshold": step}},
            )
            _add(collection, vectors, step)
    except ChromaError as error:
        raise LibraryWriteError(str(error)) from error


def renew(folder: Path, earlier: Path, gone: Several[str], vectors: Mapping[str, Vector]) -> None:
    """Write the collection in ``earlier``, less some records and with others, into the new ``folder``.

    Parameters:
        folder: where to; it must not exist.
        earlier: the folder that was written before; it is left as it is.
        gone: ids of the records to leave out.
        vectors: the records to add, as ``write`` takes them.

    Raises:
        LibraryWriteError: where the disk is full or may not be written.
    """
    try:
        _copy(earlier, folder)
        with closing(_client(folder)) as client:
            collection = client.get_collection(COLLECTION, embedding_function=None)
            with warnings.catch_warnings():
                # Chroma takes a collection of vectors without an embedding function for an old one.
                warnings.simplefilter("ignore", DeprecationWarning)
                collection.modify(
                    metadata={ADDED: _added(collection) + len(vectors)},
                    configuration={"hnsw": {"sync_threshold": max(1, len(gone) + len(vectors))}},
                )
            ids = list(gone)
            for start in range(0, len(ids), BATCH):
                collection.delete(ids=ids[start : start + BATCH])
            _add(collection, vectors, BATCH)
    except (ChromaError, sqlite3.Error) as error:
        raise LibraryWriteError(str(error)) from error


def has_graph(folder: Path) -> bool:
    """Whether the collection in ``folder`` has the graph of neighbours that new ones get."""
    try:
        with closing(_client(folder)) as client:
            collection = client.get_collection(COLLECTION, embedding_function=None)
            graph = collection.configuration_json["hnsw"]
    except (ChromaError, ValueError, KeyError, sqlite3.Error):
        return False
    return GRAPH.items() <= graph.items()


class EmbeddedVectors:
    """Reads the vectors of one edition in a folder.

    Parameters:
        folder: the folder that ``write`` or ``renew`` filled. Where it may not be written,
            a private copy is opened, since Chroma writes a little even to read.

    Raises:
        DamagedLibraryError: where the folder holds no such collection.
    """

    def __init__(self, folder: Path) -> None:
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        database = folder / DATABASE
        if not database.is_file():
            raise DamagedLibraryError(f"{database} is missing. Run: carelaw ingest")
        try:
            if not (os.access(database, os.W_OK) and os.access(folder, os.W_OK)):
                self._temporary = tempfile.TemporaryDirectory(prefix="carelaw-")
                folder = _copy(folder, Path(self._temporary.name) / "chroma")
            self._client: Client = _client(folder)
            self._collection: Collection = self._client.get_collection(COLLECTION, embedding_function=None)
            self._count = self._collection.count()
            self.added = _added(self._collection)
        except (ChromaError, ValueError, KeyError, OSError, sqlite3.Error) as error:
            raise DamagedLibraryError(f"{folder} cannot be read ({error}). Run: carelaw ingest") from error

    def __len__(self) -> int:
        return self._count

    def close(self) -> None:
        """Release the files."""
        self._client.close()
        if self._temporary:
            self._temporary.cleanup()

    def nearest(self, vector: Vector, count: int) -> dict[str, float]:
        """Return the ``count`` most similar records with their cosine, best first.

        Parameters:
            vector: the query, of unit length, shape ``(dimensions,)``.
            count: how many records to return.
        """
        if not self._count:
            return {}
        found = self._collection.query(
            query_embeddings=vector[np.newaxis, :], n_results=min(count, self._count), include=["distances"]
        )
        distances = (found["distances"] or [[]])[0]
        return {id_: 1.0 - distance for id_, distance in zip(found["ids"][0], distances, strict=True)}

    def vectors(self, ids: Sequence[str]) -> dict[str, Vector]:
        """Return the vectors of records by id; an id that is not held is left out."""
        known: dict[str, Vector] = {}
        for start in range(0, len(ids), BATCH):
            page = self._collection.get(ids=list(ids[start : start + BATCH]), include=["embeddings"])
            if page["embeddings"] is not None:
                known.update(zip(page["ids"], np.asarray(page["embeddings"], dtype=np.float32), strict=True))
        return known


def _client(folder: Path) -> Client:
    client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    if not isinstance(client, Client):
        raise TypeError(type(client).__name__)
    return client


def _add(collection: Collection, vectors: Mapping[str, Vector], step: int) -> None:
    ids = list(vectors)
    for start in range(0, len(ids), step):
        batch = ids[start : start + step]
        collection.add(ids=batch, embeddings=np.stack([vectors[id_] for id_ in batch]))


def _added(collection: Collection) -> int:
    return int((collection.metadata or {})[ADDED])


def _copy(folder: Path, to: Path) -> Path:
    """Copy a collection that others may have open: the database as of one moment."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns(f"{DATABASE}*"))
    with (
        closing(sqlite3.connect(f"{(folder / DATABASE).resolve().as_uri()}?mode=ro", uri=True)) as before,
        closing(sqlite3.connect(to / DATABASE)) as after,
    ):
        before.backup(after)
    return to
