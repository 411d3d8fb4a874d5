"""The embedding model exported to ONNX, which encodes questions without torch.

::

    CARELAW_HOME/encoders/
        <model's name>-<first 12 of its weights' SHA-256>/
            encoder.json     what it is, and the SHA-256 of the other files
            model.onnx       the graph: token ids in, a vector of unit length out
            weights.bin      its weights, beside it so that they are mapped and not read
            tokenizer.json   the tokenizer, without a cut or padding

``ingest.exporting`` writes such a folder whole or not at all.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from knowledge.errors import EncoderError
from knowledge.vocabulary import Frozen

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

CARD, MODEL, WEIGHTS, TOKENIZER = "encoder.json", "model.onnx", "weights.bin", "tokenizer.json"
# Of a folder's name: enough of a model's name or path to be known by, and of its weights to be told apart.
NAME_LENGTH, DIGEST_LENGTH = 60, 12
RUNTIME = "onnxruntime"
# The graph's one input: the ids of the tokens of texts that have as many, shape ``(texts, tokens)``.
INPUT = "input_ids"
# More texts at once are no faster.
TEXTS = 16


class Card(Frozen):
    """What an exported model says of itself.

    Parameters:
        name: the model's name or folder, as the library records it.
        max_tokens: the most tokens of a text that it reads.
        dimensions: how long a vector is.
        weights_sha256: SHA-256 of the weights that it was exported from.
        files: SHA-256 of each of its files.
        versions: the packages that made it; ``onnxruntime`` must be the one that runs it.
        takes_several: whether it encodes several texts at once; those of earlier versions take one.
    """

    name: str
    max_tokens: int
    dimensions: int
    weights_sha256: str
    files: dict[str, str]
    versions: dict[str, str]
    takes_several: bool = False


class ExportedEncoder:
    """An exported model. Its session is loaded when it is first used.

    Parameters:
        folder: the folder that holds it.
        card: what the folder says of itself.

    Raises:
        EncoderError: on first use, where a file is gone or cannot be run.
    """

    def __init__(self, folder: Path, card: Card) -> None:
        self._folder, self.card = folder, card

    @classmethod
    def of(cls, home: Path, name: str) -> Self | None:
        """Return the sound export of a model below ``home``, None where there is none."""
        for folder in folders_of(home, name):
            exported = cls.read(folder)
            if exported and exported.name == name:
                return exported
        return None

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """Return the exported model in ``folder``, None where a file is missing, changed or not for us."""
        try:
            card = Card.model_validate_json((folder / CARD).read_bytes())
            found = {file: sha256(folder / file) for file in (MODEL, WEIGHTS, TOKENIZER)}
        except (OSError, ValidationError):
            return None
        if card.files != found or card.versions.get(RUNTIME) != version(RUNTIME):
            return None
        return cls(folder, card)

    @property
    def name(self) -> str:
        """The name or folder of the model that was exported."""
        return self.card.name

    @property
    def max_tokens(self) -> int:
        """The most tokens of a text that the model reads."""
        return self.card.max_tokens

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, one row a text.

        Texts of as many tokens are run together: nothing is padded, so that a text has the same vector,
        but for rounding, whatever is beside it.
        """
        vectors = np.empty((len(texts), self.card.dimensions), dtype=np.float32)
        by_length: defaultdict[int, list[tuple[int, list[int]]]] = defaultdict(list)
        for row, text in enumerate(texts):
            ids = self._ids(text)
            by_length[len(ids)].append((row, ids))
        most = TEXTS if self.card.takes_several else 1
        for like in by_length.values():
            for start in range(0, len(like), most):
                rows, ids = zip(*like[start : start + most], strict=True)
                found = self._session.run(None, {INPUT: np.array(ids, dtype=np.int64)})[0]
                vectors[list(rows)] = np.asarray(found)
        return vectors

    def count_tokens(self, text: str) -> int:
        """Return the number of tokens, without the cut at ``max_tokens``."""
        return len(self._tokenizer.encode(text))

    def _ids(self, text: str) -> list[int]:
        tokenizer = self._tokenizer
        # Cut by hand: a tokenizer that is told to cut would do so for other threads' counts as well.
        encoding = tokenizer.encode(text, add_special_tokens=False)
        encoding.truncate(self.max_tokens - tokenizer.num_special_tokens_to_add(is_pair=False))
        return tokenizer.post_process(encoding).ids

    @cached_property
    def _tokenizer(self) -> "Tokenizer":
        from tokenizers import Tokenizer

        try:
            return Tokenizer.from_file(str(self._folder / TOKENIZER))
        # The package raises nothing narrower.
        except Exception as error:
            raise self._unusable() from error

    @cached_property
    def _session(self) -> "InferenceSession":
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        # A question takes some milliseconds: threads of its own, which wait busily for the next one, and
        # memory kept for it cost more than they save, the more so where several people ask at once.
        options.intra_op_num_threads = 1
        options.enable_cpu_mem_arena = options.enable_mem_pattern = False
        # It was optimised when it was exported.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        try:
            return onnxruntime.InferenceSession(
                self._folder / MODEL, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise self._unusable() from error

    def _unusable(self) -> EncoderError:
        return EncoderError(f"The exported model in {self._folder} cannot be used. Run: carelaw ingest")


def folder_name(name: str, weights_sha256: str) -> str:
    """Return the name of the folder for a model's export."""
    return f"{_slug(name)}-{weights_sha256[:DIGEST_LENGTH]}"


def folders_of(home: Path, name: str | None = None) -> list[Path]:
    """Return the folders below ``home`` that may hold a model's export, without a name any model's."""
    model = "*" if name is None else _slug(name)
    return sorted(encoders(home).glob(f"{model}-{'[0-9a-f]' * DIGEST_LENGTH}"))


def encoders(home: Path) -> Path:
    """Return the folder below ``home`` that holds what was exported."""
    return home / "encoders"


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[-NAME_LENGTH:].strip("-")
