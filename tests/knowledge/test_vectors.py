import os
import time
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest

from assistant.evaluation import read_cases
from knowledge.errors import DamagedLibraryError
from knowledge.library import Library
from knowledge.vectors import Vector, can_renew, open_vectors, renew_vectors, write_vectors
from knowledge.vectors.configuration import GRAPH
from knowledge.vocabulary import Filters

QUESTIONS = Path(__file__).parents[1] / "evaluation" / "sccif.jsonl"

AXES = np.eye(4, dtype=np.float32)
VECTORS: dict[str, Vector] = dict(zip(("a/x#0", "a/x#0?0", "b/y#0", "b/z#0"), AXES, strict=True))


def folder_of(home: Path, edition: int = 1) -> Path:
    """Return where the vectors of an edition go."""
    folder = home / f"{edition:06d}" / "vectors"
    folder.parent.mkdir()
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = folder_of(tmp_path)
    write_vectors(folder, VECTORS)
    return folder


def nearest(folder: Path, axis: int, count: int = 10) -> dict[str, float]:
    with closing(open_vectors(folder)) as index:
        return index.nearest(AXES[axis], count)


@pytest.mark.usefixtures("chroma_mode")
def test_finds_the_most_alike_first(folder: Path) -> None:
    found = nearest(folder, 1)
    assert next(iter(found)) == "a/x#0?0"
    assert found["a/x#0?0"] == pytest.approx(1.0, abs=1e-5)
    assert set(found) == set(VECTORS)
    assert len(nearest(folder, 1, 2)) == 2


@pytest.mark.usefixtures("chroma_mode")
def test_gives_vectors_back(folder: Path) -> None:
    with closing(open_vectors(folder)) as index:
        known = index.vectors(["b/y#0", "nobody"])
    assert set(known) == {"b/y#0"}
    assert np.allclose(known["b/y#0"], AXES[2])


def test_renews_a_copy_and_leaves_the_earlier_alone(folder: Path, tmp_path: Path) -> None:
    after = tmp_path / "after"
    renew_vectors(after, folder, {"a/x#0", "b/y#0"}, {"b/y#0": AXES[0], "c/new#0": AXES[2]})
    assert set(nearest(after, 0)) == {"a/x#0?0", "b/y#0", "b/z#0", "c/new#0"}
    assert next(iter(nearest(after, 0))) == "b/y#0"
    assert next(iter(nearest(after, 2))) == "c/new#0"
    assert next(iter(nearest(folder, 0))) == "a/x#0"
    with closing(open_vectors(after)) as index:
        assert (len(index), index.added) == (4, 6)


def test_an_earlier_collection_can_be_renewed_while_others_read_it(folder: Path, tmp_path: Path) -> None:
    with closing(open_vectors(folder)) as index:
        renew_vectors(tmp_path / "after", folder, (), {"c/new#0": AXES[1]})
        assert len(index) == 4
    assert len(nearest(tmp_path / "after", 0)) == 5


def test_many_renewals_still_find_the_nearest(tmp_path: Path) -> None:
    """What is removed from an index of neighbours leaves holes: the true nearest must still be found."""
    chance = np.random.default_rng(3)

    def unit(count: int) -> np.ndarray:
        rows = chance.standard_normal((count, 32)).astype(np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    held = dict(zip((f"s/p-{n}#0" for n in range(600)), unit(600), strict=True))
    write_vectors(tmp_path / "0", held)
    for turn in range(4):
        gone = list(held)[:: 4 + turn]
        new = dict(zip((f"s/t{turn}-{n}#0" for n in range(len(gone))), unit(len(gone)), strict=True))
        renew_vectors(tmp_path / str(turn + 1), tmp_path / str(turn), gone, new)
        held = {id_: row for id_, row in held.items() if id_ not in gone} | new
    ids, rows = list(held), np.stack(list(held.values()))
    with closing(open_vectors(tmp_path / "4")) as index:
        for query in unit(20):
            assert ids[int(np.argmax(rows @ query))] in index.nearest(query, 10)


def test_misses_hardly_any_of_the_nearest(library: Library) -> None:
    """Neighbours are found by a graph: one that misses some answers otherwise in each library built."""
    index = library.vectors
    records = library.passages.records(library.passages.mask(Filters()))
    held = index.vectors(records)
    ids, rows = list(held), np.stack(list(held.values()))
    shares: dict[int, list[float]] = {10: [], 150: []}
    for question in read_cases(QUESTIONS):
        vector = library.vector(question.question)
        best_first = [ids[at] for at in np.argsort(-(rows @ vector))]
        for count, found in shares.items():
            found.append(len(set(best_first[:count]) & set(index.nearest(vector, count))) / count)
    assert np.mean(shares[10]) > 0.999
    assert np.mean(shares[150]) > 0.995


@pytest.mark.parametrize(("figures", "goes_on"), [({}, True), ({"max_neighbors": 16}, False)])
def test_a_graph_of_other_figures_does_not_go_on(
    tmp_path: Path, figures: dict[str, int], goes_on: bool
) -> None:
    with patch.dict(GRAPH, figures):
        write_vectors(tmp_path / "vectors", VECTORS)
    assert can_renew(tmp_path / "vectors") is goes_on


@pytest.mark.parametrize("count", [1, 4999, 5001, 7000])
def test_opens_without_putting_the_index_together_again(tmp_path: Path, count: int) -> None:
    """Chroma keeps whole steps: what is left over would be indexed again on each opening, for seconds."""
    rows = np.random.default_rng(1).standard_normal((count, 16)).astype(np.float32)
    vectors = dict(zip(map(str, range(count)), rows, strict=True))
    started = time.perf_counter()
    write_vectors(tmp_path / "vectors", vectors)
    wrote = time.perf_counter() - started
    renew_vectors(tmp_path / "after", tmp_path / "vectors", ["0"], {"new": rows[0]})
    for folder in (tmp_path / "vectors", tmp_path / "after"):
        started = time.perf_counter()
        with closing(open_vectors(folder)) as index:
            assert len(index.nearest(rows[0], 5)) == min(count, 5)
        assert time.perf_counter() - started < max(wrote / 2, 0.5)


def test_opens_a_private_copy_where_the_folder_may_not_be_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    # A fake of a read-only file system: the tests may run as root, whom permissions do not stop.
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert next(iter(nearest(folder, 2))) == "b/y#0"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_says_what_is_damaged(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(DamagedLibraryError, match="is missing"):
        open_vectors(tmp_path / "nothing")
    (folder / "chroma.sqlite3").write_bytes(b"not a database at all" * 100)
    with pytest.raises(DamagedLibraryError, match="cannot be read"):
        open_vectors(folder)
