from pathlib import Path

import pytest

from ingest.received import Body, Received
from ingest.shelf import Record, Shelf, record_of
from knowledge.vocabulary import Origin


def received(*texts: str) -> Received:
    return Received(
        tuple(Body(f"https://x/{n}", text.encode(), etag=f"e{n}") for n, text in enumerate(texts))
    )


def record(id_: str, received_: Received) -> Record:
    return record_of(id_, Origin.OWN, "a.txt", "2026-11", received_)


def put(shelf: Shelf, id_: str, *texts: str) -> Record:
    came = received(*texts)
    kept = record(id_, came)
    shelf.put(kept, came)
    return kept


def names(home: Path) -> list[str]:
    return sorted(path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file())


def test_keeps_a_document_as_it_was_received(tmp_path: Path) -> None:
    put(Shelf(tmp_path), "own-a", "one", "two")
    again = Shelf(tmp_path)
    (kept,) = again.records()
    assert again.received(kept) == received("one", "two")


def test_a_changed_document_leaves_nothing_of_the_old_one(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    put(shelf, "own-a", "one")
    new = put(shelf, "own-a", "two")
    put(shelf, "own-b", "three")
    shelf.remove("own-b")
    shelf.sweep()
    assert names(tmp_path) == sorted(["documents/own-a.json", f"documents/bodies/{new.digests[0]}"])


def test_a_dry_shelf_writes_nothing(tmp_path: Path) -> None:
    put(Shelf(tmp_path), "own-a", "one")
    before = names(tmp_path)
    shelf = Shelf(tmp_path, is_dry=True)
    kept = put(shelf, "own-b", "two")
    shelf.remove("own-a")
    shelf.sweep()
    assert [kept_.id for kept_ in shelf.records()] == ["own-b"]
    assert shelf.received(kept) == received("two")
    assert names(tmp_path) == before


@pytest.mark.parametrize("broken", ["", "{", "{}", '{"id": 1}'])
def test_a_broken_record_costs_no_other(tmp_path: Path, broken: str) -> None:
    put(Shelf(tmp_path), "own-a", "one")
    (tmp_path / "documents" / "own-b.json").write_text(broken)
    shelf = Shelf(tmp_path)
    assert [kept.id for kept in shelf.records()] == ["own-a"]


def test_a_broken_record_keeps_its_bodies(tmp_path: Path) -> None:
    kept = put(Shelf(tmp_path), "own-a", "one")
    (tmp_path / "documents" / "own-a.json").write_text("{")
    Shelf(tmp_path).sweep()
    assert (tmp_path / "documents" / "bodies" / kept.digests[0]).read_text() == "one"
