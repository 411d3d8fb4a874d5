import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ingest.exporting import export, probes
from knowledge.configuration import DEFAULT_ENCODER
from knowledge.encoder import SentenceTransformerEncoder, query_encoder
from knowledge.errors import EncoderError
from knowledge.exported_encoder import CARD, MODEL, TOKENIZER, WEIGHTS, ExportedEncoder, encoders, folders_of
from tests.conftest import SHARED

TYPED = [
    "s31ZA",
    "do kids homes get told b4 ofsted visit",
    "famly group descision",
    "What must a keeper do when the lamp goes out, and by when?",
    "Can I – as a manager – refuse? It’s “urgent”…",
    "a question as long as one may be, with word after word " * 18,
]


@pytest.fixture(scope="module")
def exported_home(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceTransformerEncoder) -> Path:
    """A home with an export and no library. Tests only read it."""
    home = tmp_path_factory.mktemp("exported")
    assert export(encoder, home)
    return home


@pytest.fixture(scope="module")
def exported(exported_home: Path) -> ExportedEncoder:
    chosen = query_encoder(exported_home, DEFAULT_ENCODER)
    assert isinstance(chosen, ExportedEncoder)
    return chosen


@pytest.fixture
def copied(exported_home: Path, tmp_path: Path) -> Path:
    """A home of the test's own with the same export. Replace its files: their bytes are shared."""
    shutil.copytree(encoders(exported_home), encoders(tmp_path), copy_function=os.link)
    return tmp_path


def replace(file: Path, content: bytes) -> None:
    file.unlink()
    file.write_bytes(content)


def cosines(exported: ExportedEncoder, reference: SentenceTransformerEncoder, texts: list[str]) -> np.ndarray:
    return np.sum(exported.encode(texts) * reference.encode(texts), axis=1)


def test_its_vectors_are_the_reference_s(
    exported: ExportedEncoder, encoder: SentenceTransformerEncoder
) -> None:
    texts = [*TYPED, *probes()]
    assert cosines(exported, encoder, texts).min() >= 0.9999
    assert np.allclose(np.linalg.norm(exported.encode(texts), axis=1), 1.0, atol=1e-5)


def test_its_vectors_of_real_questions_are_the_reference_s(
    exported: ExportedEncoder, encoder: SentenceTransformerEncoder
) -> None:
    files = sorted((SHARED / "questions").glob("*.jsonl"))
    if not files:
        pytest.skip("the questions are not here")
    asked = [json.loads(line)["question"] for file in files for line in file.read_text("utf-8").splitlines()]
    assert asked
    assert cosines(exported, encoder, asked).min() >= 0.9999


def test_a_text_has_one_vector_whatever_is_beside_it(exported: ExportedEncoder) -> None:
    # Words in another order are as many tokens, so that these are run together.
    texts = [*TYPED, *(" ".join(reversed(text.split())) for text in TYPED)]
    together = exported.encode(texts)
    assert together.dtype == np.float32
    for text, vector in zip(texts, together, strict=True):
        assert np.allclose(exported.encode([text])[0], vector, atol=1e-6)


def test_no_texts_have_no_vectors(exported: ExportedEncoder) -> None:
    assert exported.encode([]).shape == (0, 384)


def test_counts_tokens_as_the_reference_does(
    exported: ExportedEncoder, encoder: SentenceTransformerEncoder
) -> None:
    assert exported.max_tokens == encoder.max_tokens
    for text in [*TYPED, *probes()]:
        assert exported.count_tokens(text) == encoder.count_tokens(text)


def test_threads_may_share_one(exported: ExportedEncoder) -> None:
    alone = exported.encode(TYPED)
    with ThreadPoolExecutor(4) as threads:
        shared = list(threads.map(lambda _: (exported.encode(TYPED), exported.count_tokens("a b")), range(8)))
    assert all(np.array_equal(vectors, alone) and count == 4 for vectors, count in shared)


def test_needs_no_torch_and_says_nothing(exported_home: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from knowledge.encoder import query_encoder as choose; "
        "e = choose(Path(sys.argv[1]), sys.argv[2]); e.encode(['x']); e.count_tokens('x'); e.max_tokens; "
        "print([m for m in ('torch', 'transformers', 'sentence_transformers') if m in sys.modules])"
    )
    command = [sys.executable, "-W", "error", "-c", code, str(exported_home), DEFAULT_ENCODER]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_it_is_for_no_other_model(exported_home: Path) -> None:
    assert isinstance(query_encoder(exported_home, "another/model"), SentenceTransformerEncoder)
    # Written alike in a folder's name, but another model.
    alike = DEFAULT_ENCODER.replace("/", "-")
    assert folders_of(exported_home, alike) == folders_of(exported_home, DEFAULT_ENCODER)
    assert isinstance(query_encoder(exported_home, alike), SentenceTransformerEncoder)


def _flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    replace(file, bytes(content))


def _cut(file: Path) -> None:
    replace(file, file.read_bytes()[:-1])


@pytest.mark.parametrize("damage", [_flip, _cut, Path.unlink])
@pytest.mark.parametrize("file", [MODEL, WEIGHTS, TOKENIZER])
def test_the_reference_serves_where_a_file_is_damaged(
    copied: Path, file: str, damage: Callable[[Path], None]
) -> None:
    (folder,) = folders_of(copied, DEFAULT_ENCODER)
    damage(folder / file)
    assert isinstance(query_encoder(copied, DEFAULT_ENCODER), SentenceTransformerEncoder)


@pytest.mark.parametrize("card", [b"", b"{", b"{}", b"null", b"\xff\xfe", None])
def test_the_reference_serves_where_the_card_is_no_card(copied: Path, card: bytes | None) -> None:
    (folder,) = folders_of(copied, DEFAULT_ENCODER)
    (folder / CARD).unlink()
    if card is not None:
        (folder / CARD).write_bytes(card)
    assert isinstance(query_encoder(copied, DEFAULT_ENCODER), SentenceTransformerEncoder)


def test_the_reference_serves_where_another_runtime_made_it(copied: Path) -> None:
    (folder,) = folders_of(copied, DEFAULT_ENCODER)
    card = json.loads((folder / CARD).read_bytes())
    card["versions"]["onnxruntime"] = "0.1"
    replace(folder / CARD, json.dumps(card).encode())
    assert ExportedEncoder.read(folder) is None
    assert isinstance(query_encoder(copied, DEFAULT_ENCODER), SentenceTransformerEncoder)


def test_a_partial_folder_is_never_used(copied: Path) -> None:
    (folder,) = folders_of(copied, DEFAULT_ENCODER)
    folder.rename(folder.with_suffix(".part"))
    assert isinstance(query_encoder(copied, DEFAULT_ENCODER), SentenceTransformerEncoder)


def test_says_what_to_do_where_its_files_went_meanwhile(copied: Path) -> None:
    chosen = query_encoder(copied, DEFAULT_ENCODER)
    shutil.rmtree(encoders(copied))
    with pytest.raises(EncoderError, match=r"cannot be used\. Run: carelaw ingest"):
        chosen.count_tokens("x")
    with pytest.raises(EncoderError, match=r"cannot be used\. Run: carelaw ingest"):
        chosen.encode(["x"])
