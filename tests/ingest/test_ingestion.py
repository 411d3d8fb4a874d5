from pathlib import Path

import pytest

from ingest.errors import UnknownDocumentError
from ingest.ingestion import Ingested, Order, forget, ingest
from ingest.progress import Stage, Step
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.library import Library
from knowledge.search import search
from knowledge.vocabulary import Authority, Origin
from tests.small import write_briefings

HANDBOOK = """\
# Handbook of Lamp House

## Visitors

Visitors sign the red book at the gate. They may not bring a lamp of their own.

## Fire drills

A fire drill is held on the first Monday of each month.
"""


@pytest.fixture
def briefings(tmp_path: Path) -> Path:
    return write_briefings(tmp_path / "briefings")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "handbook.md").write_text(HANDBOOK)
    return folder


@pytest.fixture
def run(home: Path, briefings: Path, encoder: SentenceTransformerEncoder):
    def run(*paths: Path, dry: bool = False) -> Ingested:
        return ingest(home, encoder, Order(paths=paths, offline=not paths, dry=dry), briefings=briefings)

    return run


def test_an_own_document_is_found_and_marked_as_such(
    run, mine: Path, home: Path, encoder: SentenceTransformerEncoder
) -> None:
    done = run(mine)
    assert (done.taken, done.problems) == (1, [])
    with Library.open(home, encoder) as library:
        found = search(library, "how often do we practise for a fire", 1).found[0]
        assert found.passage.id == "own-handbook/fire-drills#0"
        assert found.passage.heading_path[-1] == "Fire drills"
        source = found.source
        assert (source.origin, source.authority) == (Origin.OWN, Authority.UNRANKED)
        assert source.title == "Handbook of Lamp House"
        assert source.address == (mine / "handbook.md").resolve().as_uri()


def test_the_same_again_reads_and_embeds_nothing(run, mine: Path) -> None:
    first = run(mine)
    again = run(mine)
    assert (again.taken, again.built.changed, again.built.embedded) == (1, False, 0)
    assert again.built.manifest == first.built.manifest
    assert again.built.differences.unchanged == first.built.differences.new


def test_a_changed_document_embeds_only_its_changed_passages(run, mine: Path) -> None:
    run(mine)
    (mine / "handbook.md").write_text(HANDBOOK.replace("first Monday", "last Friday"))
    built = run(mine).built
    assert (built.embedded, built.differences.changed, built.differences.new) == (1, 1, 0)


def test_a_document_stays_when_its_file_is_gone(
    run, mine: Path, home: Path, encoder: SentenceTransformerEncoder
) -> None:
    run(mine)
    (mine / "handbook.md").unlink()
    (mine / "other.txt").write_text("The boat leaves at noon.")
    run(mine)
    with Library.open(home, encoder) as library:
        assert {"own-handbook", "own-other"} <= set(library.holdings)


def test_a_renamed_file_is_the_same_document(
    run, mine: Path, home: Path, encoder: SentenceTransformerEncoder
) -> None:
    run(mine)
    (mine / "handbook.md").rename(mine / "handbook-2027.md")
    built = run(mine).built
    assert built.embedded == 0
    with Library.open(home, encoder) as library:
        assert [id_ for id_ in library.holdings if id_.startswith("own-")] == ["own-handbook"]
        assert library.holdings["own-handbook"].source.address.endswith("handbook-2027.md")


def test_a_copy_is_left_out_and_named(run, mine: Path) -> None:
    (mine / "copy.md").write_text(HANDBOOK)
    done = run(mine)
    assert done.taken == 1
    (problem,) = done.problems
    assert str(problem).endswith(
        f"handbook.md: has the same content as {mine.resolve() / 'copy.md'}, which is in the library"
    )


def test_files_of_one_name_in_two_folders_are_two_documents(
    run, mine: Path, home: Path, encoder: SentenceTransformerEncoder
) -> None:
    (mine / "west").mkdir()
    (mine / "west" / "handbook.md").write_text(HANDBOOK.replace("Lamp House", "West House"))
    run(mine)
    assert run(mine).built.changed is False
    with Library.open(home, encoder) as library:
        ids = [id_ for id_ in library.holdings if id_.startswith("own-")]
    assert len(ids) == 2
    assert all(id_.startswith("own-handbook") for id_ in ids)


def test_what_cannot_be_read_is_named_and_the_others_go_in(run, mine: Path) -> None:
    (mine / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (mine / "empty.pdf").write_bytes(b"")
    (mine / 'it\'s\n"odd".txt').write_text("The bell rings at nine.")
    (mine / ".hidden.txt").write_text("hidden")
    (mine / "~$handbook.docx").write_bytes(b"lock")
    (mine / "loop").symlink_to(mine)
    done = run(mine, mine / "nowhere.txt")
    assert done.taken == 2
    names = [Path(problem.name).name for problem in done.problems]
    assert names == ["nowhere.txt", "empty.pdf", "photo.png"]
    assert all("\n" not in str(problem) for problem in done.problems)


def test_a_document_that_becomes_unreadable_keeps_its_last_text(
    run, mine: Path, home: Path, encoder: SentenceTransformerEncoder
) -> None:
    run(mine)
    (mine / "handbook.md").write_bytes(b"\x00\x01\x02 now binary")
    done = run(mine)
    assert [Path(problem.name).name for problem in done.problems] == ["handbook.md"]
    with Library.open(home, encoder) as library:
        assert "red book" in library.passages.passage("own-handbook/visitors#0").text


def test_a_dry_run_tells_and_changes_nothing(run, mine: Path, home: Path) -> None:
    dry = run(mine, dry=True).built
    assert (dry.changed, dry.differences.removed) == (True, 0)
    assert dry.differences.new > 0
    assert [path.name for path in home.rglob("*") if path.is_file()] in ([], ["lock"])
    assert run(mine).built.differences == dry.differences


def test_forget_leaves_nothing_behind(
    run, mine: Path, home: Path, briefings: Path, encoder: SentenceTransformerEncoder
) -> None:
    run(mine)
    built = forget(home, encoder, "own-handbook", briefings=briefings)
    assert built.differences.removed == 2
    with Library.open(home, encoder) as library:
        assert "own-handbook" not in library.holdings
    left = [path for path in home.rglob("*") if path.is_file() and b"red book" in path.read_bytes()]
    assert left == []


class Stop:
    """Stops the work at a stage, as somebody does at the page."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def __call__(self, step: Step) -> None:
        if step.stage is self._stage:
            raise KeyboardInterrupt


@pytest.mark.parametrize("stage", [Stage.READING, Stage.EMBEDDING, Stage.WRITING])
def test_a_stop_leaves_documents_as_they_were(
    run, mine: Path, home: Path, encoder: SentenceTransformerEncoder, stage: Stage
) -> None:
    run(mine)
    before = _documents(home)
    (mine / "handbook.md").write_text(HANDBOOK.replace("red", "green"))
    (mine / "sent-by-mistake.md").write_text("# Notes\n\nThe gardener keeps a secret.\n")
    with pytest.raises(KeyboardInterrupt):
        ingest(home, encoder, Order(paths=(mine,)), Stop(stage), briefings=mine.parent / "briefings")
    assert _documents(home) == before
    assert run(mine).built.differences.new > 0


def test_a_stop_leaves_what_was_to_be_forgotten(
    run, mine: Path, home: Path, briefings: Path, encoder: SentenceTransformerEncoder
) -> None:
    run(mine)
    before = _documents(home)
    with pytest.raises(KeyboardInterrupt):
        forget(home, encoder, "own-handbook", Stop(Stage.WRITING), briefings)
    assert _documents(home) == before


def _documents(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (home / "documents").rglob("*") if path.is_file()}


def test_forget_says_what_can_be_forgotten(
    run, mine: Path, home: Path, briefings: Path, encoder: SentenceTransformerEncoder
) -> None:
    run(mine)
    with pytest.raises(UnknownDocumentError, match=r"'sample-act'.*own-handbook"):
        forget(home, encoder, "sample-act", briefings=briefings)


def test_says_which_official_texts_there_are(home: Path, encoder: SentenceTransformerEncoder) -> None:
    with pytest.raises(UnknownDocumentError, match=r"'nope'.*cws-act-2026"):
        ingest(home, encoder, Order(source="nope"))
