"""The export of the embedding model beside the library, so that questions need no torch.

It is a convenience: where it cannot be made, the reference model encodes the questions as well, later and
with more memory. So nothing that goes wrong here stops an ingest.
"""

import hashlib
import shutil
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import numpy as np
import yaml

from knowledge.carried_model import WEIGHTS_SHA256
from knowledge.configuration import DEFAULT_ENCODER
from knowledge.encoder import Encoder, SentenceTransformerEncoder
from knowledge.errors import EncoderError
from knowledge.exported_encoder import (
    CARD,
    MODEL,
    TOKENIZER,
    WEIGHTS,
    Card,
    ExportedEncoder,
    encoders,
    folder_name,
    folders_of,
    sha256,
)
from knowledge.whole_files import write_whole

# The cosine of the two models' vectors of a text must be at least this.
LEAST_COSINE = 0.9999
MAKERS = ("onnxruntime", "sentence-transformers", "tokenizers", "torch", "transformers")
# Where sentence-transformers keeps a model's weights: the first kind that there is.
KINDS_OF_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")


def export(encoder: Encoder, home: Path) -> bool:
    """Export a model below ``home`` where that is not done already, and remove the exports of others.

    Call it with the library's lock held. It is written whole or not at all, and only where its vectors
    are the model's.

    Parameters:
        encoder: the model that built the library.
        home: the directory that holds the library.

    Returns:
        Whether there is a sound export now.
    """
    if not isinstance(encoder, SentenceTransformerEncoder):
        return False
    try:
        return _is_exported(encoder, home)
    except (OSError, EncoderError):
        return False


def _is_exported(encoder: SentenceTransformerEncoder, home: Path) -> bool:
    weights = _weights_sha256(encoder.name)
    if weights is None:
        return False
    folder = encoders(home) / folder_name(encoder.name, weights)
    partial = folder.with_suffix(".part")
    for left_over in encoders(home).glob("*.part"):
        shutil.rmtree(left_over, ignore_errors=True)
    if _is_sound(folder, encoder.name, weights):
        return True
    partial.mkdir(parents=True)
    try:
        if not (_write(encoder, weights, partial) and _agrees(encoder, partial)):
            return False
        for other in folders_of(home):
            shutil.rmtree(other, ignore_errors=True)
        partial.rename(folder)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return True


def _is_sound(folder: Path, name: str, weights_sha256: str) -> bool:
    exported = ExportedEncoder.read(folder)
    if exported is None or not exported.card.takes_several:
        return False
    return (exported.name, exported.card.weights_sha256) == (name, weights_sha256)


def _write(encoder: SentenceTransformerEncoder, weights_sha256: str, folder: Path) -> bool:
    """Write the export into ``folder``, and return whether the model is of a kind that can be."""
    # Slow to import (torch), so only where a model is really exported.
    from ingest.graph import can_be_written, write_graph

    if not can_be_written(encoder.model):
        return False
    try:
        write_graph(encoder.model, folder)
    # What the exporter does not know, it says in errors of many kinds.
    except Exception:  # noqa: BLE001
        return False
    write_whole(folder / TOKENIZER, encoder.tokenizer.to_str().encode())
    card = Card(
        name=encoder.name,
        max_tokens=encoder.max_tokens,
        dimensions=encoder.model.get_embedding_dimension() or 0,
        weights_sha256=weights_sha256,
        files={file: sha256(folder / file) for file in (MODEL, WEIGHTS, TOKENIZER)},
        versions={maker: version(maker) for maker in MAKERS},
        takes_several=True,
    )
    write_whole(folder / CARD, f"{card.model_dump_json(indent=2)}\n".encode())
    return True


def _agrees(reference: SentenceTransformerEncoder, folder: Path) -> bool:
    exported = ExportedEncoder.read(folder)
    if exported is None:
        return False
    texts = probes()
    cosines = np.sum(exported.encode(texts) * reference.encode(texts), axis=1)
    return bool(np.all(cosines >= LEAST_COSINE))


@cache
def probes() -> Sequence[str]:
    """Return the texts on which the two models must agree."""
    listed = yaml.safe_load((files("ingest") / "probes.yaml").read_text("utf-8"))
    return [probe["text"] * probe.get("times", 1) for probe in listed]


def _weights_sha256(name: str) -> str | None:
    """Return the SHA-256 of a model's weights, None where they are not in a folder of the user's."""
    if name == DEFAULT_ENCODER:
        return WEIGHTS_SHA256
    found = [sorted(Path(name).rglob(kind)) for kind in KINDS_OF_WEIGHTS]
    weights = next(filter(None, found), [])
    running = hashlib.sha256()
    for path in weights:
        with path.open("rb") as file:
            hashlib.file_digest(file, lambda: running)
    return running.hexdigest() if weights else None
