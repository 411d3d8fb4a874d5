from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.editions import FORMAT, Editions, Manifest
from knowledge.errors import DamagedLibraryError, LibraryError, NoLibraryError, OtherFormatError


def manifest(edition: int) -> Manifest:
    return Manifest(
        edition=edition,
        built=datetime(2026, 11, 21, tzinfo=UTC),
        encoder="e",
        digest="d",
        made_of="m",
        sources=1,
        passages=2,
    )


def publish(editions: Editions) -> int:
    edition, _ = editions.begin()
    editions.publish(manifest(edition))
    return edition


def test_counts_up_and_keeps_the_one_before(tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    assert editions.current() is None
    assert [publish(editions) for _ in range(4)] == [1, 2, 3, 4]
    assert editions.current() == 4
    assert editions.manifest().edition == 4
    assert sorted(path.name for path in editions.folder.glob("0*")) == ["000003", "000004"]


def test_an_unfinished_edition_is_not_seen_and_is_cleared_away(tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    publish(editions)
    edition, folder = editions.begin()
    (folder / "half").write_text("half")
    assert editions.current() == 1
    assert editions.begin() == (edition, folder)
    assert list(folder.iterdir()) == []


def test_there_may_be_no_library(tmp_path: Path) -> None:
    with pytest.raises(NoLibraryError, match="carelaw ingest"):
        Editions(tmp_path / "new").manifest()


def test_refuses_a_folder_that_is_not_ours(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "thesis.docx").write_text("mine")
    for call in (Editions(tmp_path).current, Editions(tmp_path).check_ours):
        with pytest.raises(DamagedLibraryError, match=r"'thesis.docx'.*CARELAW_HOME"):
            call()
    assert (folder / "thesis.docx").read_text() == "mine"


@pytest.mark.parametrize("text", ["", "one", "-1", "\x00"])
def test_refuses_a_broken_pointer(tmp_path: Path, text: str) -> None:
    editions = Editions(tmp_path)
    publish(editions)
    (editions.folder / "current").write_text(text)
    with pytest.raises(DamagedLibraryError, match="carelaw ingest"):
        editions.manifest()
    assert publish(editions) == 2


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", DamagedLibraryError),
        ('{"edition": 1', DamagedLibraryError),
        ("{}", OtherFormatError),
        ('{"edition": "x"}', OtherFormatError),
        ("[1]", OtherFormatError),
    ],
)
def test_refuses_a_broken_manifest(tmp_path: Path, text: str, error: type[LibraryError]) -> None:
    editions = Editions(tmp_path)
    publish(editions)
    (editions.path(1) / "manifest.json").write_text(text)
    with pytest.raises(error, match="carelaw ingest"):
        editions.manifest()


def test_says_that_another_version_wrote_it(tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    publish(editions)
    older = manifest(1).model_copy(update={"format": FORMAT - 1})
    (editions.path(1) / "manifest.json").write_text(older.model_dump_json())
    with pytest.raises(OtherFormatError, match=f"format {FORMAT}"):
        editions.manifest()


def test_forgets_all_but_the_current_edition(tmp_path: Path) -> None:
    editions = Editions(tmp_path)
    publish(editions)
    publish(editions)
    editions.forget_previous()
    assert [path.name for path in editions.folder.glob("0*")] == ["000002"]


def test_a_home_below_a_file_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert Editions(tmp_path / "file").current() is None
