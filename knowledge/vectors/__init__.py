"""Dense vectors in Chroma, embedded in this process or on a server: the only package that knows Chroma.

A passage has one record for its text and one for each question that people ask, so that an everyday
wording is matched with a wording and not with an average. A record is an id and a vector: what else is
known of a passage is read from the edition's own file, since Chroma takes longer to return it than to find.

Each edition has a folder for its vectors. With embedded Chroma it holds its database; where
``CARELAW_CHROMA_URL`` is set, it names the collection on the server.
"""

from collections.abc import Collection as Several
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.errors import DamagedLibraryError
from knowledge.vectors.configuration import chroma_configuration
from knowledge.vectors.place import place_in

Vector = NDArray[np.float32]

# The folder of the vectors in an edition's.
VECTORS = "vectors"


class VectorIndex(Protocol):
    """The vectors of one edition, for reading. ``added`` is how many were ever added to its collection."""

    added: int

    def __len__(self) -> int: ...

    def close(self) -> None:
        """Release files and connections."""
        ...

    def nearest(self, vector: Vector, count: int) -> dict[str, float]:
        """Return the ``count`` most similar records with their cosine, best first.

        Parameters:
            vector: the query, of unit length, shape ``(dimensions,)``.
            count: how many records to return.
        """
        ...

    def vectors(self, ids: Sequence[str]) -> dict[str, Vector]:
        """Return the vectors of records by id; an id that is not held is left out."""
        ...


def open_vectors(folder: Path) -> VectorIndex:
    """Open the vectors in ``folder``, or those on the server that it names.

    Raises:
        DamagedLibraryError: where they are not there.
        VectorServerError: where the server cannot be reached.
    """
    # Chroma is slow to import.
    place = place_in(folder)
    if place:
        from knowledge.vectors.server import ServerVectors

        return ServerVectors(place, chroma_configuration())
    from knowledge.vectors.embedded import EmbeddedVectors

    return EmbeddedVectors(folder)


def write_vectors(folder: Path, vectors: Mapping[str, Vector]) -> None:
    """Write a new collection: into the new ``folder``, or to the server where one is set.

    Parameters:
        folder: where to, the ``VECTORS`` of an edition's folder; it must not exist.
        vectors: by record id, of unit length, shape ``(dimensions,)``.

    Raises:
        LibraryWriteError: where the disk is full or may not be written.
        VectorServerError: where the server cannot be reached, or refuses them.
    """
    if chroma_configuration().url:
        from knowledge.vectors.server import write

        write(folder, vectors, chroma_configuration())
    else:
        from knowledge.vectors.embedded import write

        write(folder, vectors)


def renew_vectors(folder: Path, earlier: Path, gone: Several[str], vectors: Mapping[str, Vector]) -> None:
    """Write the collection in ``earlier``, less some records and with others, into the new ``folder``.

    Parameters:
        folder: where to; it must not exist.
        earlier: the folder that was written before, which ``can_renew``; it is left as it is.
        gone: ids of the records to leave out.
        vectors: the records to add, as ``write_vectors`` takes them.

    Raises:
        LibraryWriteError: where the disk is full or may not be written.
    """
    from knowledge.vectors.embedded import renew

    renew(folder, earlier, gone, vectors)


def can_renew(folder: Path) -> bool:
    """Whether the vectors in ``folder`` can be copied to be the next: a server copies nothing."""
    return place_in(folder) is None and is_as_new(folder)


def is_where_set(folder: Path) -> bool:
    """Whether vectors are where the settings want them: in ``folder``, or on a server."""
    return bool(place_in(folder)) is bool(chroma_configuration().url)


def is_as_new(folder: Path) -> bool:
    """Whether vectors are where new ones would be written, and in ``folder`` with the graph of new ones."""
    if place_in(folder) is not None or not is_where_set(folder):
        return is_where_set(folder)
    from knowledge.vectors.embedded import has_graph

    return has_graph(folder)


def forget_vectors(folder: Path) -> None:
    """Remove from the server what ``folder`` names there; with no server set, there is nobody to ask.

    Raises:
        VectorServerError: where the server cannot be reached.
    """
    configuration = chroma_configuration()
    with suppress(DamagedLibraryError):
        place = place_in(folder)
        if place and configuration.url:
            from knowledge.vectors.server import forget

            forget(place, configuration)
