"""The embedding model as its makers run it: it builds the library, and others are measured against it."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from knowledge.carried_model import carried_model
from knowledge.configuration import DEFAULT_ENCODER
from knowledge.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer


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
        return self.model.max_seq_length or np.iinfo(np.int32).max

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, one row a text."""
        vectors = self.model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, batch_size=32
        )
        return np.asarray(vectors, dtype=np.float32)

    def count_tokens(self, text: str) -> int:
        """Return the number of tokens, without the cut at ``max_tokens``."""
        return len(self.tokenizer.encode(text))

    @cached_property
    def model(self) -> "SentenceTransformer":
        """The model itself."""
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

    @cached_property
    def tokenizer(self) -> "Tokenizer":
        """The model's tokenizer, without its cut and its padding.

        It is a copy of the model's, which is not for counting: it cuts and pads as it was last told to.
        """
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_str(self.model.tokenizer.backend_tokenizer.to_str())
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer
