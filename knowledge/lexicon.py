"""BM25 over the words of each passage, with an English stemmer."""

import math
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

from knowledge.errors import DamagedLibraryError

WORD = re.compile(r"[a-z0-9]+")


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(files("knowledge").joinpath("stopwords.txt").read_text("utf-8").split())


@cache
def _stem(word: str) -> str:
    return Stemmer.Stemmer("english").stemWord(word)


def terms_of(text: str) -> list[str]:
    """Return the stemmed words of ``text`` that carry meaning, in order."""
    plain = text.lower().replace("’", "'").replace("'", "")
    return [_stem(word) for word in WORD.findall(plain) if word not in _stopwords()]


def write_lexicon(folder: Path, texts: Sequence[str]) -> None:
    """Index ``texts``, one a passage in row order, into ``folder``."""
    index = bm25s.BM25()
    index.index([terms_of(text) for text in texts], show_progress=False)
    index.save(str(folder), show_progress=False)


class Lexicon:
    """Reads the BM25 index of one edition.

    Parameters:
        folder: the folder that ``write_lexicon`` filled.

    Raises:
        DamagedLibraryError: where the folder holds no such index.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._index = bm25s.BM25.load(str(folder), show_progress=False)
        except (OSError, ValueError, KeyError) as error:
            raise DamagedLibraryError(f"{folder} cannot be read ({error}). Run: carelaw ingest") from error
        self._rows = int(self._index.scores["num_docs"])

    def knows(self, term: str) -> bool:
        """Whether any passage has the stemmed word."""
        return term in self._index.vocab_dict

    def weight(self, term: str) -> float:
        """Return how much a stemmed word tells: its inverse document frequency, highest where unknown."""
        starts = self._index.scores["indptr"]
        number = self._index.vocab_dict.get(term)
        having = 0 if number is None else int(starts[number + 1] - starts[number])
        return math.log1p((self._rows - having + 0.5) / (having + 0.5))

    def scores(self, query: str, mask: NDArray[np.bool_]) -> NDArray[np.float32]:
        """Return the BM25 score of every row, 0 where the mask is false: shape ``(rows,)``."""
        known = [term for term in terms_of(query) if self.knows(term)]
        if not known:
            return np.zeros(mask.shape, dtype=np.float32)
        return self._index.get_scores(known) * mask
