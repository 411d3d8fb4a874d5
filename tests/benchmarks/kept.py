"""An encoder that encodes each question once."""

from collections.abc import Sequence

import numpy as np

from knowledge.encoder import Encoder, Vectors32


class KeptEncoder:
    """Keeps each vector, so that a question is encoded once however often it is searched for."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._kept: dict[str, Vectors32] = {}

    @property
    def name(self) -> str:
        return self._encoder.name

    @property
    def max_tokens(self) -> int:
        return self._encoder.max_tokens

    def count_tokens(self, text: str) -> int:
        return self._encoder.count_tokens(text)

    def encode(self, texts: Sequence[str]) -> Vectors32:
        """Return one row a text."""
        for text in texts:
            if text not in self._kept:
                self._kept[text] = self._encoder.encode([text])[0]
        return np.stack([self._kept[text] for text in texts])
