"""Vectors on a Chroma server: which collection is whose, and what is said when the server is not there."""

import socket
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import DamagedLibraryError, LibraryError, VectorServerError
from knowledge.vectors import (
    Vector,
    can_renew,
    forget_vectors,
    is_where_set,
    open_vectors,
    write_vectors,
)
from tests.chroma_server import ChromaServer, running
from tests.knowledge.test_vectors import AXES, VECTORS, folder_of


@pytest.fixture
def folder(tmp_path: Path, chroma: ChromaServer, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CARELAW_CHROMA_URL", chroma.url)
    folder = folder_of(tmp_path)
    write_vectors(folder, VECTORS)
    return folder


def test_editions_of_a_library_share_its_name(folder: Path, tmp_path: Path, chroma: ChromaServer) -> None:
    before = chroma.collections()
    write_vectors(folder_of(tmp_path, 2), {"a/x#0": AXES[3]})
    (second,) = chroma.collections() - before
    assert second.endswith("-000002")
    assert second.replace("-000002", "-000001") in before
    with closing(open_vectors(folder)) as index:
        assert (len(index), index.added) == (4, 4)


def test_many_are_written_in_several_requests(tmp_path: Path, folder: Path) -> None:
    rows = np.random.default_rng(1).standard_normal((2500, 8)).astype(np.float32)
    vectors: dict[str, Vector] = dict(zip(map(str, range(2500)), rows, strict=True))
    second = folder_of(tmp_path, 2)
    write_vectors(second, vectors)
    with closing(open_vectors(second)) as index:
        assert len(index) == len(index.vectors(list(vectors))) == 2500


def test_a_copied_library_takes_a_name_of_its_own(folder: Path, tmp_path: Path) -> None:
    second = folder_of(tmp_path, 2)
    write_vectors(second, VECTORS)
    with closing(open_vectors(second)) as original:
        copied = folder_of(tmp_path / "copy", 2) if (tmp_path / "copy").mkdir() is None else second
        first = folder_of(tmp_path / "copy", 1)
        first.mkdir()
        (first / "collection.json").write_bytes((folder / "collection.json").read_bytes())
        write_vectors(copied, {"a/x#0": AXES[0]})
        with closing(open_vectors(copied)) as index:
            assert len(index) == 1
        assert set(original.nearest(AXES[0], 10)) == set(VECTORS)


def test_what_is_forgotten_is_gone(folder: Path, chroma: ChromaServer) -> None:
    before = chroma.collections()
    forget_vectors(folder)
    assert len(before - chroma.collections()) == 1
    forget_vectors(folder)
    with pytest.raises(DamagedLibraryError, match=r"lacks carelaw-\w+-000001.*carelaw ingest"):
        open_vectors(folder)


def test_knows_whether_they_are_where_the_settings_want_them(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_where_set(folder)
    assert not can_renew(folder)
    monkeypatch.delenv("CARELAW_CHROMA_URL")
    assert not is_where_set(folder)
    with pytest.raises(DamagedLibraryError, match="CARELAW_CHROMA_URL"):
        open_vectors(folder)
    embedded = folder_of(tmp_path, 3)
    write_vectors(embedded, VECTORS)
    assert is_where_set(embedded)
    assert can_renew(embedded)


def test_is_there_again_when_the_server_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(tmp_path / "chroma") as server:
        monkeypatch.setenv("CARELAW_CHROMA_URL", server.url)
        folder = folder_of(tmp_path)
        write_vectors(folder, VECTORS)
        with closing(open_vectors(folder)) as index:
            assert len(index.nearest(AXES[0], 10)) == 4
            server.stop()
            for call in (lambda: index.nearest(AXES[0], 10), lambda: open_vectors(folder)):
                with pytest.raises(
                    VectorServerError, match=r"cannot be reached .* CARELAW_CHROMA_URL"
                ) as said:
                    call()
                assert "\n" not in str(said.value)
            server.start()
            assert len(index.nearest(AXES[0], 10)) == 4


@pytest.fixture
def silent() -> Iterator[str]:
    """A fake of a server that hangs: it takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def test_a_server_that_hangs_is_not_waited_for(
    folder: Path, silent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARELAW_CHROMA_URL", silent)
    monkeypatch.setenv("CARELAW_CHROMA_TIMEOUT", "0.3")
    started = time.monotonic()
    with pytest.raises(VectorServerError, match=r"did not answer within 0\.3 seconds"):
        open_vectors(folder)
    assert time.monotonic() - started < 5


def test_an_unknown_tenant_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARELAW_CHROMA_TENANT", "nobody")
    with pytest.raises(LibraryError, match="tenant"):
        open_vectors(folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URL", "chroma:8000"),
        ("URL", "ftp://chroma"),
        ("URL", "http://a/b/c"),
        ("TIMEOUT", "soon"),
        ("TIMEOUT", "0"),
    ],
)
def test_settings_that_cannot_be_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"CARELAW_CHROMA_{name}", value)
    with pytest.raises(VectorServerError, match=f"CARELAW_CHROMA_{name} cannot be used"):
        write_vectors(folder_of(tmp_path), VECTORS)
