"""Texts to vectors, in steps that show progress and keep memory bounded."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from ingest.content import Text
from ingest.progress import Progress, Stage, Step
from knowledge.encoder import Encoder

# Texts a step: two of the model's own batches.
STEP = 64
# Tokens that a passage leaves free, since its locator may grow once the next passage is known.
SPARE_TOKENS = 8
REMEMBERED = 4096


class EncoderReach:
    """How far an embedding model reads: see ``cut.Reach``. Nothing is loaded before it is asked."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._counted = lru_cache(maxsize=REMEMBERED)(self._count)

    @property
    def most(self) -> int:
        """The most tokens, less the model's own at both ends and a few to spare."""
        return self._encoder.max_tokens - self._ends - SPARE_TOKENS

    @cached_property
    def _ends(self) -> int:
        return self._encoder.count_tokens("")

    def tokens(self, text: str) -> int:
        """Return how many tokens a text is, joined to others with white space."""
        return self._counted(text)

    def _count(self, text: str) -> int:
        # A token more, for what a tokenizer may make of the white space between texts.
        return self._encoder.count_tokens(text) - self._ends + 1


def embed(texts: Sequence[Text], encoder: Encoder, progress: Progress) -> dict[str, NDArray[np.float32]]:
    """Return the vector of each text by its digest."""
    by_digest = {text.digest: text.text for text in texts}
    # Like lengths together, so that little of a batch is padding.
    digests = sorted(by_digest, key=lambda digest: len(by_digest[digest]))
    vectors: dict[str, NDArray[np.float32]] = {}
    for start in range(0, len(digests), STEP):
        step = digests[start : start + STEP]
        rows = encoder.encode([by_digest[digest] for digest in step])
        vectors.update(zip(step, rows, strict=True))
        progress(Step(Stage.EMBEDDING, len(vectors), len(digests)))
    return vectors
