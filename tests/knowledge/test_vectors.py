import os
from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import DamagedLibraryError
from knowledge.vectors import Record, VectorIndex, write_vectors
from knowledge.vocabulary import Filters

AXES = np.eye(4, dtype=np.float32)


def record(id_: str, passage: str, source: str, settings: tuple[str, ...], axis: int) -> Record:
    return Record(id_, passage, source, settings, f"digest-{id_}", AXES[axis])


RECORDS = [
    record("a/x#0", "a/x#0", "a", (), 0),
    record("a/x#0?0", "a/x#0", "a", (), 1),
    record("b/y#0", "b/y#0", "b", ("childrens-homes",), 2),
    record("b/z#0", "b/z#0", "b", ("adoption-support-agencies",), 3),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_vectors(tmp_path / "vectors", RECORDS)
    return tmp_path / "vectors"


def nearest(folder: Path, axis: int, filters: Filters) -> dict[str, float]:
    index = VectorIndex(folder)
    try:
        return index.nearest(AXES[axis], 10, filters)
    finally:
        index.close()


def test_finds_a_passage_by_the_question_people_ask(folder: Path) -> None:
    found = nearest(folder, 1, Filters())
    assert next(iter(found)) == "a/x#0"
    assert found["a/x#0"] == pytest.approx(1.0, abs=1e-5)
    assert set(found) == {"a/x#0", "b/y#0", "b/z#0"}


def test_keeps_what_is_about_all_settings(folder: Path) -> None:
    assert set(nearest(folder, 0, Filters(setting="childrens-homes"))) == {"a/x#0", "b/y#0"}


def test_keeps_one_source(folder: Path) -> None:
    assert set(nearest(folder, 0, Filters(source_id="b"))) == {"b/y#0", "b/z#0"}
    both = Filters(source_id="b", setting="childrens-homes")
    assert set(nearest(folder, 0, both)) == {"b/y#0"}


def test_gives_vectors_back_by_digest(folder: Path) -> None:
    index = VectorIndex(folder)
    known = index.by_digest()
    index.close()
    assert set(known) == {f"digest-{r.id}" for r in RECORDS}
    assert np.allclose(known["digest-b/y#0"], AXES[2])


def test_opens_a_private_copy_where_the_folder_may_not_be_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    # A fake of a read-only file system: the tests may run as root, whom permissions do not stop.
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert next(iter(nearest(folder, 2, Filters()))) == "b/y#0"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_says_what_is_damaged(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(DamagedLibraryError, match="is missing"):
        VectorIndex(tmp_path / "nothing")
    (folder / "chroma.sqlite3").write_bytes(b"not a database at all" * 100)
    with pytest.raises(DamagedLibraryError, match="cannot be read"):
        VectorIndex(folder)
