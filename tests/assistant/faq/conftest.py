"""A library of two passages, which tests may change, and a database of its own for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import ingest.build
from assistant import Assistant
from assistant.faq import FaqSet, FaqSets
from ingest.build import build
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.library import Library
from tests.small import write_briefings

Edit = Callable[[str, str], Assistant]


@pytest.fixture(scope="session")
def small_home(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceTransformerEncoder) -> Path:
    """A home with the library of the small briefings. Tests only read it."""
    folder = tmp_path_factory.mktemp("small")
    write_briefings(folder / "briefings")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingest.build, "bundled_folder", lambda: folder / "briefings")
        build(folder / "home", encoder)
    return folder / "home"


@pytest.fixture(scope="session")
def small(small_home: Path, encoder: SentenceTransformerEncoder) -> Iterator[Assistant]:
    with Library.open(small_home, encoder) as library:
        yield Assistant(library)


@pytest.fixture
def changed(
    tmp_path: Path, encoder: SentenceTransformerEncoder, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Edit]:
    """Build the small library with one of its files changed."""
    opened: list[Assistant] = []

    def rebuild(before: str, after: str) -> Assistant:
        folder = tmp_path / f"changed-{len(opened)}"
        write_briefings(folder)
        found = False
        for path in (folder / "sample-act").iterdir():
            text = path.read_text("utf-8")
            found = found or before in text
            path.write_text(text.replace(before, after), "utf-8")
        assert found
        monkeypatch.setattr(ingest.build, "bundled_folder", lambda: folder)
        home = tmp_path / f"home-{len(opened)}"
        build(home, encoder)
        opened.append(Assistant(Library.open(home, encoder)))
        return opened[-1]

    yield rebuild
    for assistant in opened:
        assistant.close()


@pytest.fixture
def sets(tmp_path: Path) -> Iterator[FaqSets]:
    with FaqSets.open(tmp_path / "faq") as sets:
        yield sets


@pytest.fixture
def umbrellas(sets: FaqSets, small: Assistant) -> FaqSet:
    """A set of three answered questions, the last without an answer in the sources."""
    made = sets.new("Umbrellas & rain", by="Sam")
    questions = ["do I need a brolly?", "who does not need one", "what is the VAT rate on nappies?"]
    sets.add_many(made.id, questions, by="Sam")
    sets.answer(made.id, small, by="Sam")
    return sets.get(made.id)
