"""One edition of the library, opened for reading."""

from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from knowledge.authorities import ranks
from knowledge.editions import Editions, Manifest
from knowledge.encoder import Encoder
from knowledge.errors import OtherEncoderError, UnknownSourceError
from knowledge.instruments import Instruments
from knowledge.lexicon import Lexicon
from knowledge.passages import PassageStore
from knowledge.query_vectors import QueryVectors
from knowledge.similar import Similar
from knowledge.spelling import Spelling
from knowledge.vectors import VECTORS, open_vectors
from knowledge.vocabulary import Filters, Origin, Passage, Source, work_of

PASSAGES, LEXICON = "passages.sqlite", "lexicon"


class Holding(NamedTuple):
    """A source and how many of its passages are held."""

    source: Source
    passages: int


# Of ids that are not there, so many are offered that share so much of their letters with one, of 100.
NEAREST, LIKE = 3, 75


class Library:
    """Sources, passages and their index, as of one edition. Use it as a context manager or close it.

    Parameters:
        manifest: what the edition says of itself.
        folder: the edition's folder.
        encoder: the embedding model for questions: the one that built the edition.

    Raises:
        DamagedLibraryError: where one of its files is missing or broken.
        VectorServerError: where its vectors are on a server that cannot be reached.
    """

    def __init__(self, manifest: Manifest, folder: Path, encoder: Encoder) -> None:
        self.manifest = manifest
        self.folder = folder
        self.encoder = encoder
        self.passages = PassageStore(folder / PASSAGES)
        self.lexicon = Lexicon(folder / LEXICON)
        self.vectors = open_vectors(folder / VECTORS)
        self.similar = Similar(self.vectors, self.passages)
        self.holdings = {s.id: Holding(s, count) for s, count in self.passages.sources()}
        self.spelling = Spelling(self.lexicon)
        self.vector = QueryVectors(encoder)

    @cached_property
    def instruments(self) -> Instruments:
        """The Acts, Regulations and Bill prints that a question may name."""
        return Instruments.of(holding.source for holding in self.holdings.values())

    @cached_property
    def officials(self) -> frozenset[str]:
        """The ids of the official texts that are held."""
        return frozenset(id_ for id_, held in self.holdings.items() if held.source.origin is Origin.OFFICIAL)

    @cached_property
    def handicaps(self) -> dict[str, float]:
        """What the rank of each source takes from the score of its passages, by source id."""
        return {id_: ranks()[held.source.authority].handicap for id_, held in self.holdings.items()}

    @classmethod
    def open(cls, home: Path, encoder: Encoder) -> Self:
        """Open the current edition below ``home``.

        Raises:
            NoLibraryError: where there is none.
            DamagedLibraryError: where it cannot be read.
            VectorServerError: where its vectors are on a server that cannot be reached.
            OtherFormatError: where another version of carelaw wrote it.
            OtherEncoderError: where another embedding model built it.
        """
        editions = Editions(home)
        manifest = editions.manifest()
        if manifest.encoder != encoder.name:
            raise OtherEncoderError(
                f"The library in {home} was built with the embedding model {manifest.encoder!r}, but "
                f"{encoder.name!r} is set. Set CARELAW_ENCODER to the first, or build the library "
                "again with the second: carelaw ingest"
            )
        return cls(manifest, editions.path(manifest.edition), encoder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the edition's files."""
        self.vectors.close()
        self.passages.close()

    def source_of(self, passage: Passage) -> Source:
        """Return the source of a passage."""
        return self.holdings[passage.source_id].source

    def origin_of(self, passage_id: str) -> Origin:
        """Return whose words a passage is, by its id."""
        return self.holdings[passage_id.partition("/")[0]].source.origin

    def counterparts(self, passage: Passage) -> list[str]:
        """Return the ids of what else is held on the passage's place: its briefing or official text."""
        origin = self.origin_of(passage.id)
        at_place = self.passages.ids_at(work_of(passage.source_id), passage.place)
        return [id_ for id_ in at_place if self.origin_of(id_) is not origin]

    def check(self, filters: Filters) -> None:
        """Raise ``UnknownSourceError`` where the filters name a source that is not held."""
        works = {work_of(id_) for id_ in self.holdings}
        if filters.source_id is not None and filters.source_id not in {*self.holdings, *works}:
            raise UnknownSourceError(
                f"The library has no source {filters.source_id!r}. "
                f"{self._like(filters.source_id)}The list of sources has the ids: carelaw sources, "
                "or GET /v1/sources."
            )

    def _like(self, source_id: str) -> str:
        from rapidfuzz import process

        near = [
            id_
            for id_, *_ in process.extract(source_id, list(self.holdings), limit=NEAREST, score_cutoff=LIKE)
        ]
        return f"Did you mean {' or '.join(near)}? " if near else ""
