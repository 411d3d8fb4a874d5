"""What the current edition already has, so that an ingest need not make it again."""

from collections import defaultdict
from pathlib import Path
from typing import NamedTuple, Self

from ingest.works import Made
from knowledge.editions import Editions, Manifest
from knowledge.encoder import Encoder
from knowledge.errors import LibraryError, VectorServerError
from knowledge.library import Library
from knowledge.vocabulary import Passage


class Earlier(NamedTuple):
    """The current edition, as far as it can be used again.

    Parameters:
        manifest: what it says of itself.
        folder: where it is.
        works: its sources with their passages, by work.
        digests: the digest of the text that each vector was made of, by the vector's id; empty where
            another model made them, or some are missing.
        added: how many vectors were ever added to the collection that holds them.
    """

    manifest: Manifest
    folder: Path
    works: dict[str, list[Made]]
    digests: dict[str, str]
    added: int

    @classmethod
    def of(cls, editions: Editions, encoder: Encoder) -> Self | None:
        """Return the current edition; None where there is none, or a part of it cannot be opened.

        Raises:
            VectorServerError: where the server with its vectors cannot be reached.
        """
        try:
            manifest = editions.manifest()
            folder = editions.path(manifest.edition)
            with Library(manifest, folder, encoder) as library:
                made_of = library.passages.made_of()
                works: dict[str, list[Made]] = defaultdict(list)
                for id_, (source, _) in library.holdings.items():
                    works[source.work].append(Made(source, library.passages.of_source(id_), made_of[id_]))
                digests = library.passages.digests()
                if manifest.encoder != encoder.name or len(digests) != len(library.vectors):
                    digests = {}
                return cls(manifest, folder, dict(works), digests, library.vectors.added)
        except VectorServerError:
            # It may be back soon: no reason to embed everything anew.
            raise
        except LibraryError:
            return None

    def passages(self) -> list[Passage]:
        """Return every passage."""
        return [passage for made in self.works.values() for item in made for passage in item.passages]
