"""BM25 over the words of each passage, with an English stemmer."""

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

from knowledge.errors import DamagedLibraryError

WORD = re.compile(r"[a-z0-9]+")
WORDS = "words.json"


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(files("knowledge").joinpath("stopwords.txt").read_text("utf-8").split())


@cache
def _stem(word: str) -> str:
    return Stemmer.Stemmer("english").stemWord(word)


def terms_of(text: str) -> list[str]:
    """Return the stemmed words of ``text`` that carry meaning, in order."""
    return [_stem(word) for word in WORD.findall(_plain(text)) if word not in _stopwords()]


def _plain(text: str) -> str:
    return text.lower().replace("’", "'").replace("'", "")


def write_lexicon(folder: Path, texts: Sequence[str]) -> None:
    """Index ``texts``, one a passage in row order, into ``folder``, with the words that they are of."""
    index = bm25s.BM25()
    index.index([terms_of(text) for text in texts], show_progress=False)
    index.save(str(folder), show_progress=False)
    words = Counter(word for text in texts for word in WORD.findall(_plain(text)) if word.isalpha())
    (folder / WORDS).write_text(json.dumps(words), "utf-8")


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
        self._words = folder / WORDS

    @cached_property
    def words(self) -> dict[str, int]:
        """Every word of the library, as it is spelt, with how often it occurs.

        Raises:
            DamagedLibraryError: where the file is missing or broken.
        """
        try:
            return json.loads(self._words.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise DamagedLibraryError(
                f"{self._words} cannot be read ({error}). Run: carelaw ingest"
            ) from error

    def knows(self, term: str) -> bool:
        """Whether any passage has the stemmed word."""
        return term in self._index.vocab_dict

    def weight(self, term: str) -> float:
        """Return how much a stemmed word tells: its inverse document frequency, highest where unknown."""
        starts = self._index.scores["indptr"]
        number = self._index.vocab_dict.get(term)
        having = 0 if number is None else int(starts[number + 1] - starts[number])
        return math.log1p((self._rows - having + 0.5) / (having + 0.5))

    def shares(self, query: str, mask: NDArray[np.bool_], count: int) -> dict[int, float]:
        """Return the ``count`` rows with the best BM25 scores where the mask is true, best first.

        The score is the share of the best one, above 0 and up to 1; rows without a word are left out.
        """
        known = [term for term in terms_of(query) if self.knows(term)]
        if not known:
            return {}
        scores = self._index.get_scores(known) * mask
        top = np.argpartition(-scores, count)[:count] if count < len(scores) else np.arange(len(scores))
        ranked = top[np.argsort(-scores[top], kind="stable")]
        best = float(scores[ranked[0]]) if len(ranked) else 0.0
        return {int(row): float(scores[row]) / best for row in ranked if scores[row] > 0}
