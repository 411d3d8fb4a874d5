"""Text to vectors. The one seam through which an embedding model is reached."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.exported_encoder import ExportedEncoder
from knowledge.reference_encoder import SentenceTransformerEncoder

__all__ = ["Encoder", "SentenceTransformerEncoder", "Vectors32", "query_encoder"]

Vectors32 = NDArray[np.float32]


class Encoder(Protocol):
    """What the library needs of an embedding model."""

    @property
    def name(self) -> str:
        """The model's name or folder, recorded with the library that it builds."""
        ...

    @property
    def max_tokens(self) -> int:
        """The most tokens of a text that the model reads; the rest is invisible to search."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors32:
        """Return one row a text, each of unit length: shape ``(len(texts), dimensions)``."""
        ...

    def count_tokens(self, text: str) -> int:
        """Return how many tokens the model sees in ``text``, its own special tokens included."""
        ...


def query_encoder(home: Path, name: str) -> Encoder:
    """Return what encodes questions to the library in ``home``: the exported model, or the reference.

    The exported one needs no torch, so that it is there in a moment; its vectors are the reference's.
    The reference serves where an ingest has not exported the model, or the export is damaged.

    Parameters:
        home: the directory that holds the library.
        name: the model that built the library, by name or local folder.
    """
    return ExportedEncoder.of(home, name) or SentenceTransformerEncoder(name)
