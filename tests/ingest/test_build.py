import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from ingest.build import Built, build, is_current
from ingest.errors import BriefingError, BusyError, IngestError
from ingest.progress import Stage, Step
from knowledge.editions import Editions
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.errors import DamagedLibraryError
from knowledge.library import Library
from knowledge.search import search
from tests.small import write_briefings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_briefings(tmp_path / "briefings")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "sample-act" / "section-1.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def edition(built: Built) -> int | None:
    return built.manifest.edition if built.manifest else None


def test_builds_a_library_that_finds(folder: Path, home: Path, encoder: SentenceTransformerEncoder) -> None:
    seen: list[Step] = []
    built = build(home, encoder, seen.append, folder)
    assert built.changed
    assert Step(Stage.EMBEDDING, built.embedded, built.embedded) in seen
    assert is_current(home, encoder, folder)
    with Library.open(home, encoder) as library:
        best = search(library, "does the lighthouse man need a brolly", 1).found[0]
        assert best.passage.id == "sample-act/section-1#0"


def test_the_same_again_changes_nothing(
    folder: Path, home: Path, encoder: SentenceTransformerEncoder
) -> None:
    first = build(home, encoder, briefings=folder)
    again = build(home, encoder, briefings=folder)
    assert not again.changed
    assert again.embedded == 0
    assert again.manifest == first.manifest


def test_a_change_embeds_only_what_changed(
    folder: Path, home: Path, encoder: SentenceTransformerEncoder
) -> None:
    build(home, encoder, briefings=folder)
    change(folder, "of any colour", "of one colour")
    assert not is_current(home, encoder, folder)
    built = build(home, encoder, briefings=folder)
    assert (built.changed, built.embedded, edition(built)) == (True, 1, 2)
    with Library.open(home, encoder) as library:
        assert "one colour" in library.passages.passage("sample-act/section-1#0").text


def test_a_change_that_readers_cannot_see_needs_no_new_edition(
    folder: Path, home: Path, encoder: SentenceTransformerEncoder
) -> None:
    build(home, encoder, briefings=folder)
    path = folder / "sample-act" / "source.yaml"
    path.write_text("# a comment\n" + path.read_text("utf-8"), "utf-8")
    built = build(home, encoder, briefings=folder)
    assert (built.changed, edition(built)) == (False, 1)
    assert is_current(home, encoder, folder)


def test_a_broken_briefing_leaves_the_last_edition(
    folder: Path, home: Path, encoder: SentenceTransformerEncoder
) -> None:
    build(home, encoder, briefings=folder)
    change(folder, "## Exceptions", "#### Exceptions")
    with pytest.raises(BriefingError, match=r"section-1\.md:\d+"):
        build(home, encoder, briefings=folder)
    with Library.open(home, encoder) as library:
        assert library.manifest.edition == 1


def test_a_stop_in_the_middle_leaves_the_last_edition(
    folder: Path, home: Path, encoder: SentenceTransformerEncoder
) -> None:
    build(home, encoder, briefings=folder)
    change(folder, "of any colour", "of one colour")

    def stop(step: Step) -> None:
        if step.stage is Stage.EMBEDDING:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(home, encoder, stop, folder)
    assert [path.name for path in Editions(home).folder.glob("0*")] == ["000001"]
    with Library.open(home, encoder) as library:
        assert "any colour" in library.passages.passage("sample-act/section-1#0").text
    assert edition(build(home, encoder, briefings=folder)) == 2


def test_a_damaged_edition_is_replaced(folder: Path, home: Path, encoder: SentenceTransformerEncoder) -> None:
    build(home, encoder, briefings=folder)
    (Editions(home).path(1) / "manifest.json").write_text("{")
    assert build(home, encoder, briefings=folder).changed
    with Library.open(home, encoder) as library:
        assert library.manifest.edition == 2


@pytest.mark.parametrize("part", ["vectors/chroma.sqlite3", "lexicon", "passages.sqlite"])
def test_a_part_that_is_missing_is_built_again(
    folder: Path, home: Path, encoder: SentenceTransformerEncoder, part: str
) -> None:
    build(home, encoder, briefings=folder)
    missing = Editions(home).path(1) / part
    shutil.rmtree(missing) if missing.is_dir() else missing.unlink()
    assert build(home, encoder, briefings=folder).changed
    with Library.open(home, encoder) as library:
        assert search(library, "umbrella", 1).found


def test_another_model_builds_anew(folder: Path, home: Path, encoder: SentenceTransformerEncoder) -> None:
    first = build(home, encoder, briefings=folder)

    class Renamed(SentenceTransformerEncoder):
        @property
        def name(self) -> str:
            return "renamed"

    again = build(home, Renamed(), briefings=folder)
    assert (again.changed, again.embedded) == (True, first.embedded)
    assert again.manifest
    assert again.manifest.encoder == "renamed"


def test_says_that_another_ingest_runs(folder: Path, home: Path, encoder: SentenceTransformerEncoder) -> None:
    (home / "library").mkdir(parents=True)
    steps: list[Step] = []
    with FileLock(Editions(home).lock), pytest.raises(BusyError, match="Another ingest is running"):
        build(home, encoder, steps.append, folder, wait=0.1)
    assert [step.stage for step in steps] == [Stage.WAITING]


def test_leaves_a_foreign_folder_alone(folder: Path, home: Path, encoder: SentenceTransformerEncoder) -> None:
    (home / "library").mkdir(parents=True)
    (home / "library" / "thesis.docx").write_text("mine")
    with pytest.raises(DamagedLibraryError, match=r"'thesis.docx'"):
        build(home, encoder, briefings=folder)
    assert [path.name for path in (home / "library").iterdir()] == ["thesis.docx"]


def test_says_that_it_cannot_write(folder: Path, home: Path, encoder: SentenceTransformerEncoder) -> None:
    home.write_text("a file where the folder should be")
    with pytest.raises(IngestError, match=r"cannot be written.*CARELAW_HOME"):
        build(home, encoder, briefings=folder)


FULL_DISK = """
import resource, sys
from pathlib import Path
from ingest.build import build
from ingest.errors import IngestError
from knowledge.encoder import SentenceTransformerEncoder
encoder = SentenceTransformerEncoder()
encoder.encode(["x"])
limit = int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    build(Path(sys.argv[1]), encoder, briefings=Path(sys.argv[2]))
except IngestError as error:
    print("said:", error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on file sizes")
@pytest.mark.parametrize("limit", [200, 20_000, 100_000])
def test_a_full_disk_loses_nothing(
    folder: Path, home: Path, encoder: SentenceTransformerEncoder, limit: int
) -> None:
    """The system's limit on file sizes stands in for a full disk."""
    build(home, encoder, briefings=folder)
    change(folder, "of any colour", "of one colour")
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(home), str(folder), str(limit)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.startswith("said: The library cannot be written in"), done.stderr
    with Library.open(home, encoder) as library:
        assert library.manifest.edition == 1
        assert "any colour" in library.passages.passage("sample-act/section-1#0").text
