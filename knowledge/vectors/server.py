"""Vectors on a Chroma server: ``chroma run``, distributed Chroma, or Chroma Cloud."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.api import AdminAPI
from chromadb.api.client import Client
from chromadb.api.fastapi import FastAPI
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings
from chromadb.errors import AuthorizationError, ChromaAuthError, NotFoundError
from numpy.typing import NDArray

from knowledge.errors import DamagedLibraryError, LibraryError, VectorServerError
from knowledge.vectors.configuration import GRAPH, ChromaConfiguration
from knowledge.vectors.place import Place, next_place, write_place

Vector = NDArray[np.float32]

# A request stays small enough to be done within its time.
BATCH = 1000
PORTS = {"http": 80, "https": 443}
# The key under which a collection says how many records it was written with.
ADDED = "added"
# How a connection ends that the server has closed meanwhile: the next one may be sound.
CLOSED = (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError)

T = TypeVar("T")


class ServerVectors:
    """Reads the vectors of one edition on a server. Once the server is back after a failure, so are they.

    Parameters:
        place: the collection.
        configuration: where the server is.

    Raises:
        DamagedLibraryError: where the server has no such collection, or none is set.
        VectorServerError: where the server cannot be reached, or refuses.
    """

    def __init__(self, place: Place, configuration: ChromaConfiguration) -> None:
        if not configuration.url:
            raise DamagedLibraryError(
                "The library's vectors are on a Chroma server. Set CARELAW_CHROMA_URL to it, or build the "
                "library with vectors of its own: carelaw ingest"
            )
        self._place, self._configuration = place, configuration
        with _told(configuration, place), ExitStack() as stack:
            self._client = _client(configuration)
            stack.callback(self.close)
            self._collection: Collection = self._client.get_collection(
                place.collection, embedding_function=None
            )
            self._count = self._collection.count()
            self.added = int((self._collection.metadata or {})[ADDED])
            stack.pop_all()

    def __len__(self) -> int:
        return self._count

    def close(self) -> None:
        """Release the connections."""
        _close(self._client)

    def nearest(self, vector: Vector, count: int) -> dict[str, float]:
        """Return the ``count`` most similar records with their cosine, best first."""
        if not self._count:
            return {}
        found = self._asked(
            lambda: self._collection.query(
                query_embeddings=vector[np.newaxis, :],
                n_results=min(count, self._count),
                include=["distances"],
            )
        )
        distances = (found["distances"] or [[]])[0]
        return {id_: 1.0 - distance for id_, distance in zip(found["ids"][0], distances, strict=True)}

    def vectors(self, ids: Sequence[str]) -> dict[str, Vector]:
        """Return the vectors of records by id; an id that is not held is left out."""
        known: dict[str, Vector] = {}
        for start in range(0, len(ids), BATCH):
            named = list(ids[start : start + BATCH])
            page = self._asked(lambda named=named: self._collection.get(ids=named, include=["embeddings"]))
            if page["embeddings"] is not None:
                known.update(zip(page["ids"], np.asarray(page["embeddings"], dtype=np.float32), strict=True))
        return known

    def _asked(self, call: Callable[[], T]) -> T:
        with _told(self._configuration, self._place):
            try:
                return call()
            except CLOSED:
                return call()


def write(folder: Path, vectors: Mapping[str, Vector], configuration: ChromaConfiguration) -> None:
    """Write a new collection to the server, and say in the new ``folder`` which it is.

    The folder says so first: whatever stops this, whoever removes the folder knows what to remove with it.
    """
    place = next_place(folder)
    with _told(configuration, place):
        client = _client(configuration)
        try:
            if _has(client, place):
                # A copy of this library has written its own edition of that number there.
                place = next_place(folder, anew=True)
            write_place(folder, place)
            collection = client.create_collection(
                place.collection,
                metadata={ADDED: len(vectors)},
                embedding_function=None,
                configuration={"hnsw": GRAPH},
            )
            ids, step = list(vectors), min(BATCH, client.get_max_batch_size())
            for start in range(0, len(ids), step):
                batch = ids[start : start + step]
                collection.add(ids=batch, embeddings=np.stack([vectors[id_] for id_ in batch]))
        finally:
            _close(client)


def forget(place: Place, configuration: ChromaConfiguration) -> None:
    """Remove a collection from the server; there may be none."""
    with _told(configuration, place):
        client = _client(configuration)
        try:
            with suppress(NotFoundError):
                client.delete_collection(place.collection)
        finally:
            _close(client)


def _has(client: Client, place: Place) -> bool:
    try:
        client.get_collection(place.collection, embedding_function=None)
    except NotFoundError:
        return False
    return True


def _client(configuration: ChromaConfiguration) -> Client:
    address = urlsplit(configuration.url or "")
    headers: dict[str, str] = {}
    if configuration.token:
        token = configuration.token.get_secret_value()
        headers = {"x-chroma-token": token, "Authorization": f"Bearer {token}"}
    _look(configuration, headers)
    client = chromadb.HttpClient(
        address.hostname or "",
        address.port or PORTS[address.scheme],
        ssl=address.scheme == "https",
        headers=headers,
        settings=Settings(anonymized_telemetry=False),
        tenant=configuration.tenant,
        database=configuration.database,
    )
    if not isinstance(client, Client):
        raise TypeError(type(client).__name__)
    # It has used this one to look whether there are such a tenant and database, and will not again.
    _session(client._admin_client).close()
    # It has no setting for this.
    _session(client).timeout = configuration.timeout
    return client


def _look(configuration: ChromaConfiguration, headers: Mapping[str, str]) -> None:
    """Look in bounded time whether the server lets us in: Chroma's client is made in unbounded time."""
    path = f"/api/v2/tenants/{quote(configuration.tenant, '')}/databases/{quote(configuration.database, '')}"
    url = f"{(configuration.url or '').rstrip('/')}{path}"
    response = httpx.get(url, headers=dict(headers), timeout=configuration.timeout)
    if response.status_code == HTTPStatus.NOT_FOUND:
        raise NotFoundError(path)
    if response.status_code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        raise AuthorizationError(path)
    response.raise_for_status()


def _close(client: Client) -> None:
    """Close a client with its connections, which its own ``close`` leaves open."""
    _session(client).close()
    client.close()


def _session(client: Client | AdminAPI) -> httpx.Client:
    server = getattr(client, "_server", None)
    if not isinstance(server, FastAPI):
        raise TypeError(type(server).__name__)
    return server._session


@contextmanager
def _told(configuration: ChromaConfiguration, place: Place) -> Iterator[None]:
    """Say in one line what goes wrong with a server, and what to do."""
    at = f"The Chroma server at {configuration.url}"
    try:
        yield
    except LibraryError:
        raise
    except NotFoundError as error:
        raise DamagedLibraryError(
            f"{at} lacks {place.collection}, which holds the vectors of this library's edition, or its "
            "tenant or database. Look at CARELAW_CHROMA_URL, or write them there: carelaw ingest"
        ) from error
    except httpx.TimeoutException as error:
        raise VectorServerError(
            f"{at} did not answer within {configuration.timeout:g} seconds. Try again, or look at the server."
        ) from error
    except httpx.TransportError as error:
        raise VectorServerError(
            f"{at} cannot be reached ({error}). Start it, or look at CARELAW_CHROMA_URL."
        ) from error
    except (AuthorizationError, ChromaAuthError) as error:
        raise VectorServerError(f"{at} refuses the key. Look at CARELAW_CHROMA_TOKEN.") from error
    # Its client raises bare exceptions of what it cannot make out.
    except Exception as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise VectorServerError(f"{at} failed ({reason}). Look at the server's log.") from error
