"""The passages most similar to a question, within a filter."""

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.passages import PassageStore
from knowledge.vectors import VectorIndex
from knowledge.vocabulary import Filters

# As many records are looked at as leave so many after the filter: where that would take more than the
# most, the filtered ones are compared one by one.
POOL, MOST = 150, 2000
# What a filter leaves is looked for twice as far: the graph of neighbours knows nothing of it.
FILTERED = 2
REMEMBERED = 8
ASKED, MISTAKEN = "?", "?!"
"""What stands between a passage's id and the number of a wording: a question that people ask, and one that
takes for granted what the passage denies."""


class Near(NamedTuple):
    """How near a passage is to a question, as cosines.

    Parameters:
        similarity: of the nearest of its text and the questions that people ask of it; -1 where none is near.
        asked: of the nearest question that people ask; 0 where none is near.
        mistaken: of the nearest wording that takes for granted what it denies; 0 where none is near.
    """

    similarity: float
    asked: float = 0.0
    mistaken: float = 0.0


# The least that a cosine can be: of a passage of which nothing but a mistaken premise came near.
FAR = Near(-1.0)


class Similar:
    """Finds similar passages of one edition.

    Parameters:
        vectors: the vectors, which know no filter.
        passages: what they are of.
    """

    def __init__(self, vectors: VectorIndex, passages: PassageStore) -> None:
        self._vectors = vectors
        self._passages = passages
        self._compared = lru_cache(maxsize=REMEMBERED)(self._read)

    def nearest(self, vector: NDArray[np.float32], filters: Filters) -> dict[str, Near]:
        """Return the passages of the most similar records, that of the nearest record first.

        A passage is as similar as its text or the best question that people ask of it. How near a mistake
        about it is stands apart.

        Parameters:
            vector: the question, of unit length, shape ``(dimensions,)``.
            filters: what the search is limited to.
        """
        if filters == Filters():
            return _by_passage(self._vectors.nearest(vector, POOL))
        mask = self._passages.mask(filters)
        share = float(mask.mean()) if len(mask) else 0.0
        if share * MOST >= POOL:
            records = self._vectors.nearest(vector, math.ceil(FILTERED * POOL / share))
        else:
            ids, rows = self._compared(filters)
            cosines = rows @ vector if ids else np.zeros(0, dtype=np.float32)
            best_first = np.argsort(-cosines, kind="stable")[:POOL]
            records = {ids[at]: float(cosines[at]) for at in best_first}
        rows = self._passages.rows
        return {id_: near for id_, near in _by_passage(records).items() if mask[rows[id_]]}

    def _read(self, filters: Filters) -> tuple[list[str], NDArray[np.float32]]:
        vectors = self._vectors.vectors(self._passages.records(self._passages.mask(filters)))
        return list(vectors), np.array(list(vectors.values()), dtype=np.float32)


def _by_passage(records: Mapping[str, float]) -> dict[str, Near]:
    best: dict[str, Near] = {}
    for id_, cosine in records.items():
        near = best.get(passage_of(id_), FAR)
        if MISTAKEN in id_:
            near = near._replace(mistaken=max(near.mistaken, cosine))
        else:
            asked = cosine if ASKED in id_ else near.asked
            near = near._replace(similarity=max(near.similarity, cosine), asked=max(near.asked, asked))
        best[passage_of(id_)] = near
    return best


def passage_of(record_id: str) -> str:
    """Return the id of the passage that a record is of."""
    return record_id.partition("?")[0]
