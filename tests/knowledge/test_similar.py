from pathlib import Path

import numpy as np
import pytest

from knowledge.library import Library
from knowledge.passages import PassageStore, write_passages
from knowledge.similar import Similar, passage_of
from knowledge.vectors import open_vectors, write_vectors
from knowledge.vocabulary import Filters, Passage
from tests.knowledge.test_passages import SOURCE, passage

AXES = np.eye(4, dtype=np.float32)
RECORDS = {"a/x#0": "a/x#0", "a/x#0?0": "a/x#0", "b/y#0": "b/y#0", "b/z#0?!0": "b/z#0"}


def _of(source_id: str, place: str, *settings: str) -> Passage:
    update = {"id": f"{source_id}/{place}#0", "source_id": source_id}
    return passage(place, settings=settings).model_copy(update=update)


@pytest.fixture
def similar(tmp_path: Path) -> Similar:
    passages = [
        _of("a", "x"),
        _of("b", "y", "childrens-homes"),
        _of("b", "z", "adoption-support-agencies"),
    ]
    records = {id_: (passage_id, "digest") for id_, passage_id in RECORDS.items()}
    write_passages(
        tmp_path / "p", [SOURCE.model_copy(update={"id": id_}) for id_ in "ab"], passages, records=records
    )
    write_vectors(tmp_path / "v", dict(zip(RECORDS, AXES, strict=True)))
    return Similar(open_vectors(tmp_path / "v"), PassageStore(tmp_path / "p"))


def test_a_passage_counts_by_its_best_record(similar: Similar) -> None:
    found = similar.nearest(AXES[1], Filters())
    assert next(iter(found)) == "a/x#0"
    assert found["a/x#0"].similarity == pytest.approx(1.0, abs=1e-5)
    assert set(found) == {"a/x#0", "b/y#0", "b/z#0"}


def test_tells_by_which_wording_a_passage_is_near(similar: Similar) -> None:
    asked, mistaken = similar.nearest(AXES[1], Filters()), similar.nearest(AXES[3], Filters())
    assert asked["a/x#0"] == pytest.approx((1.0, 1.0, 0.0), abs=1e-5)
    assert mistaken["b/z#0"] == pytest.approx((-1.0, 0.0, 1.0), abs=1e-5)
    assert mistaken["b/y#0"] == pytest.approx((0.0, 0.0, 0.0), abs=1e-5)


def test_keeps_what_is_about_all_settings(similar: Similar) -> None:
    assert set(similar.nearest(AXES[0], Filters(setting="childrens-homes"))) == {"a/x#0", "b/y#0"}


def test_keeps_one_source(similar: Similar) -> None:
    assert set(similar.nearest(AXES[0], Filters(source_id="b"))) == {"b/y#0", "b/z#0"}
    both = Filters(source_id="b", setting="childrens-homes")
    assert set(similar.nearest(AXES[0], both)) == {"b/y#0"}


@pytest.mark.parametrize(
    "filters",
    [
        Filters(source_id="working-together"),
        Filters(source_id="sccif-childrens-homes"),
        Filters(setting="independent-fostering-agencies"),
        Filters(),
    ],
)
def test_finds_within_a_filter_what_comparing_all_finds(library: Library, filters: Filters) -> None:
    ids = library.passages.records(library.passages.mask(filters))
    vectors = library.vectors.vectors(ids)
    rows = np.stack([vectors[id_] for id_ in ids])
    for question in ("notice of inspection", "who decides", "how long does a manager have"):
        query = library.encoder.encode([question])[0]
        order = np.argsort(-(rows @ query))
        best = list(dict.fromkeys(passage_of(ids[at]) for at in order))[:10]
        assert list(library.similar.nearest(query, filters))[:10] == best
