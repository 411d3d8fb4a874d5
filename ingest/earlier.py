"""What the current edition already has, so that an ingest need not make it again."""

from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from ingest.works import Made
from knowledge.editions import Editions, Manifest
from knowledge.encoder import Encoder
from knowledge.errors import LibraryError
from knowledge.library import VECTORS, Library
from knowledge.vectors import VectorIndex
from knowledge.vocabulary import Passage


class Earlier(NamedTuple):
    """The current edition, as far as it can be used again.

    Parameters:
        manifest: what it says of itself.
        folder: where it is.
        works: its sources with their passages, by work.
    """

    manifest: Manifest
    folder: Path
    works: dict[str, list[Made]]

    @classmethod
    def of(cls, editions: Editions, encoder: Encoder) -> Self | None:
        """Return the current edition; None where there is none, or a part of it cannot be opened."""
        try:
            manifest = editions.manifest()
            folder = editions.path(manifest.edition)
            with Library(manifest, folder, encoder) as library:
                made_of = library.passages.made_of()
                works: dict[str, list[Made]] = defaultdict(list)
                for id_, (source, _) in library.holdings.items():
                    works[source.work].append(Made(source, library.passages.of_source(id_), made_of[id_]))
        except LibraryError:
            return None
        return cls(manifest, folder, dict(works))

    def passages(self) -> list[Passage]:
        """Return every passage."""
        return [passage for made in self.works.values() for item in made for passage in item.passages]

    def vectors(self) -> dict[str, NDArray[np.float32]]:
        """Return every vector by the digest of its text; nothing where they cannot be read."""
        try:
            with closing(VectorIndex(self.folder / VECTORS)) as index:
                return index.by_digest()
        except LibraryError:
            return {}
