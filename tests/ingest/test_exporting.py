import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from ingest import exporting
from ingest.build import build
from ingest.exporting import export, probes
from knowledge.carried_model import WEIGHTS_SHA256, carried_model
from knowledge.configuration import DEFAULT_ENCODER
from knowledge.encoder import SentenceTransformerEncoder, query_encoder
from knowledge.exported_encoder import CARD, MODEL, TOKENIZER, WEIGHTS, ExportedEncoder, encoders, folders_of
from tests.small import write_briefings

KILLS = 6


class OtherEncoder:
    """An encoder that is no sentence-transformers model."""

    name, max_tokens = DEFAULT_ENCODER, 256

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(texts), 1), dtype=np.float32)

    def count_tokens(self, text: str) -> int:
        return len(text.split())


@pytest.fixture(scope="module")
def exported_home(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceTransformerEncoder) -> Path:
    """A home with an export and no library. Tests only read it."""
    home = tmp_path_factory.mktemp("exported")
    assert export(encoder, home)
    return home


@pytest.fixture
def copied(exported_home: Path, tmp_path: Path) -> Path:
    """A home of the test's own with the same export. Replace its files: their bytes are shared."""
    home = tmp_path / "home"
    shutil.copytree(encoders(exported_home), encoders(home), copy_function=os.link)
    return home


@pytest.fixture
def local(tmp_path: Path) -> Path:
    """A folder with the model, to be changed."""
    return Path(shutil.copytree(carried_model(), tmp_path / "model"))


def the_folder(home: Path) -> Path:
    (folder,) = encoders(home).iterdir()
    return folder


def change(file: Path, **values: object) -> None:
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | values), "utf-8")


def is_exported(home: Path, name: str = DEFAULT_ENCODER) -> bool:
    return isinstance(query_encoder(home, name), ExportedEncoder)


def test_the_folder_says_what_it_is(exported_home: Path) -> None:
    folder = the_folder(exported_home)
    assert folder.name == f"sentence-transformers-all-minilm-l6-v2-{WEIGHTS_SHA256[:12]}"
    assert {file.name for file in folder.iterdir()} == {CARD, MODEL, WEIGHTS, TOKENIZER}
    card = json.loads((folder / CARD).read_text("utf-8"))
    assert (card["name"], card["max_tokens"], card["dimensions"]) == (DEFAULT_ENCODER, 256, 384)
    assert set(card["files"]) == {MODEL, WEIGHTS, TOKENIZER}
    assert {"torch", "onnxruntime"} <= set(card["versions"])


def test_the_probes_differ_in_length(encoder: SentenceTransformerEncoder) -> None:
    tokens = [encoder.count_tokens(text) for text in probes()]
    assert len(tokens) >= 20
    assert "" in probes()
    assert max(tokens) > 2 * encoder.max_tokens
    assert any(100 < count < encoder.max_tokens for count in tokens)


def test_again_it_does_nothing(exported_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {file: file.stat().st_mtime_ns for file in the_folder(exported_home).iterdir()}
    # Not even loading the model.
    monkeypatch.delattr(SentenceTransformerEncoder, "model")
    assert export(SentenceTransformerEncoder(), exported_home)
    assert {file: file.stat().st_mtime_ns for file in the_folder(exported_home).iterdir()} == before


def test_a_damaged_one_is_exported_again_in_silence(
    copied: Path, encoder: SentenceTransformerEncoder, capfd: pytest.CaptureFixture[str]
) -> None:
    weights = the_folder(copied) / WEIGHTS
    content = weights.read_bytes()
    weights.unlink()
    weights.write_bytes(content[:-1])
    assert not is_exported(copied)
    assert export(encoder, copied)
    assert is_exported(copied)
    assert (the_folder(copied) / WEIGHTS).read_bytes() == content
    assert capfd.readouterr() == ("", "")


def test_one_that_disagrees_is_not_published(
    tmp_path: Path, encoder: SentenceTransformerEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "LEAST_COSINE", 1.1)
    assert not export(encoder, tmp_path)
    assert not list(encoders(tmp_path).iterdir())


def test_another_encoder_is_left_out(tmp_path: Path) -> None:
    assert not export(OtherEncoder(), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_model_that_is_not_here_is_left_out(tmp_path: Path) -> None:
    assert not export(SentenceTransformerEncoder("no/such-model"), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_may_not_be_written_stops_nothing(
    tmp_path: Path, encoder: SentenceTransformerEncoder
) -> None:
    encoders(tmp_path).write_text("a file")
    assert not export(encoder, tmp_path)
    assert encoders(tmp_path).read_text() == "a file"


def test_another_model_takes_the_place_of_the_first(copied: Path, local: Path) -> None:
    change(local / "1_Pooling" / "config.json", pooling_mode_mean_tokens=False, pooling_mode_cls_token=True)
    first = SentenceTransformerEncoder(str(local))
    assert export(first, copied)
    assert folders_of(copied, DEFAULT_ENCODER) == []
    exported = query_encoder(copied, str(local))
    assert isinstance(exported, ExportedEncoder)
    assert np.sum(exported.encode(probes()) * first.encode(probes()), axis=1).min() >= 0.9999
    mean = SentenceTransformerEncoder().encode(["the lamp"])
    assert (exported.encode(["the lamp"]) @ mean.T).item() < 0.99


def _ask_with_a_prompt(model: Path) -> None:
    change(model / "config_sentence_transformers.json", default_prompt_name="q", prompts={"q": "query: "})


def _add_a_dense_layer(model: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Dense

    loaded = SentenceTransformer(str(model), device="cpu")
    loaded.append(Dense(384, 8))
    loaded.save(str(model))


@pytest.mark.parametrize("alter", [_ask_with_a_prompt, _add_a_dense_layer])
def test_a_model_of_another_kind_is_left_to_the_reference(
    tmp_path: Path, local: Path, alter: Callable[[Path], None]
) -> None:
    alter(local)
    home = tmp_path / "home"
    assert not export(SentenceTransformerEncoder(str(local)), home)
    assert not list(encoders(home).iterdir())
    assert not is_exported(home, str(local))


def test_every_ingest_makes_sure_of_it(
    tmp_path: Path, encoder: SentenceTransformerEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.build.export", export)
    briefings = write_briefings(tmp_path / "briefings")
    assert build(tmp_path, encoder, briefings=briefings).changed
    assert is_exported(tmp_path)
    (the_folder(tmp_path) / MODEL).unlink()
    assert not build(tmp_path, encoder, briefings=briefings).changed
    assert is_exported(tmp_path)


@pytest.fixture
def server(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.ingest.export_server", tmp_path]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        yield process


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
def test_killed_at_random_moments(tmp_path: Path, server: "subprocess.Popen[str]") -> None:
    chance, killed = random.Random(4), 0

    def say() -> int:
        assert server.stdin
        print("go", file=server.stdin, flush=True)
        return hear()

    def hear() -> int:
        assert server.stdout
        return int(server.stdout.readline())

    assert server.stdout
    assert server.stdout.readline() == "ready\n"
    say()
    started = time.monotonic()
    assert hear() == 0
    whole = time.monotonic() - started
    for _ in range(KILLS):
        shutil.rmtree(encoders(tmp_path))
        child = say()
        time.sleep(chance.uniform(0, whole))
        os.kill(child, signal.SIGKILL)
        was_killed = hear() == -signal.SIGKILL
        killed += was_killed
        chosen = query_encoder(tmp_path, DEFAULT_ENCODER)
        assert was_killed or isinstance(chosen, ExportedEncoder)
        if isinstance(chosen, ExportedEncoder):
            assert chosen.encode(["sound"]).shape == (1, 384)
    assert killed > KILLS / 2
    say()
    assert hear() == 0
    assert is_exported(tmp_path)
    assert not list(tmp_path.rglob("*.part"))
