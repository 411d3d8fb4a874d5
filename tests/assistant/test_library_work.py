from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from filelock import FileLock

from assistant import Assistant
from assistant.library_work import LibraryWork, Outcome, WorkReport
from assistant.uploads import Upload
from ingest.build import build
from ingest.errors import BusyError
from ingest.ingestion import Order, ingest
from ingest.publishers.download import Downloader
from knowledge.editions import Editions
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.library import Library
from knowledge.vocabulary import Origin
from tests.ingest.formats import sample_clml
from tests.ingest.publisher_server import PublisherServer, file
from tests.small import write_briefings

HANDBOOK = b"# Handbook of Lamp House\n\nVisitors sign the red book at the gate.\n"
Made = Callable[..., LibraryWork]


@pytest.fixture
def briefings(tmp_path: Path) -> Path:
    return write_briefings(tmp_path / "briefings")


@pytest.fixture
def home(tmp_path: Path, briefings: Path, encoder: SentenceTransformerEncoder) -> Path:
    build(tmp_path / "home", encoder, briefings=briefings)
    return tmp_path / "home"


@pytest.fixture
def work(home: Path, briefings: Path, encoder: SentenceTransformerEncoder) -> LibraryWork:
    return LibraryWork(home, lambda: encoder, briefings=briefings)


def ended(work: LibraryWork) -> WorkReport:
    work.wait(60)
    assert work.report
    return work.report


def test_a_document_that_was_sent_is_in_the_library_and_can_be_removed(
    work: LibraryWork, home: Path, encoder: SentenceTransformerEncoder
) -> None:
    work.add([Upload("handbook.md", HANDBOOK), Upload("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(50))], "Ann")
    report = ended(work)
    assert (report.outcome, report.by) == (Outcome.DONE, "Ann")
    assert report.summary
    assert [document.id for document in report.summary.documents] == ["own-handbook"]
    (problem,) = report.summary.problems
    assert problem.startswith("photo.png: ")
    with Assistant(Library.open(home, encoder)) as assistant:
        assert "red book" in assistant.text("own-handbook").parts[0].passages[0].text
    assert not (home / "uploads").exists()
    work.forget("own-handbook", "Ann")
    assert ended(work).outcome is Outcome.DONE
    assert [path for path in home.rglob("*") if path.is_file() and b"red book" in path.read_bytes()] == []


def test_a_file_of_the_same_name_takes_the_place_of_the_one_before(
    work: LibraryWork, home: Path, encoder: SentenceTransformerEncoder
) -> None:
    for colour in (b"red", b"blue"):
        work.add([Upload("handbook.md", HANDBOOK.replace(b"red", colour))], "Ann")
        assert ended(work).outcome is Outcome.DONE
    with Assistant(Library.open(home, encoder)) as assistant:
        own = [source.id for source in assistant.sources().sources if source.origin is Origin.OWN]
        assert own == ["own-handbook"]
        assert "blue book" in assistant.text("own-handbook").parts[0].passages[0].text


def test_an_official_text_is_fetched(
    home: Path, briefings: Path, encoder: SentenceTransformerEncoder
) -> None:
    content = sample_clml.unit(2, "1", sample_clml.text("A keeper shall bear an umbrella."))
    section = sample_clml.section("1", "Umbrellas", content, work="ukpga/2026/21")
    with PublisherServer() as server:
        act = sample_clml.clml(sample_clml.body(section), work="ukpga/2026/21")
        server.put("https://www.legislation.gov.uk/ukpga/2026/21/data.xml", file(act))
        work = LibraryWork(
            home, lambda: encoder, briefings=briefings, downloader=lambda: Downloader(stand_in=server.base)
        )
        work.refresh("Ann", "cws-act-2026")
        report = ended(work)
    assert report.outcome is Outcome.DONE
    assert report.summary
    assert [document.id for document in report.summary.documents] == ["cws-act-2026@2026-06-29"]


def test_what_cannot_be_forgotten_is_said(work: LibraryWork) -> None:
    work.forget("sample-act", "Ann")
    report = ended(work)
    assert (report.outcome, report.summary) == (Outcome.FAILED, None)
    assert "no document 'sample-act' to forget" in report.problem


class Held:
    """A model that waits until the test lets it go on."""

    def __init__(self, encoder: SentenceTransformerEncoder) -> None:
        self.reached, self.released, self._encoder = Event(), Event(), encoder

    def __call__(self) -> SentenceTransformerEncoder:
        self.reached.set()
        assert self.released.wait(60)
        return self._encoder


@pytest.fixture
def held(encoder: SentenceTransformerEncoder) -> Iterator[Held]:
    held = Held(encoder)
    yield held
    held.released.set()


def test_one_work_at_a_time(home: Path, briefings: Path, held: Held) -> None:
    work = LibraryWork(home, held, briefings=briefings)
    work.add([Upload("handbook.md", HANDBOOK)], "Ann")
    assert held.reached.wait(60)
    with pytest.raises(BusyError, match="being changed already"):
        work.forget("own-handbook", "Ben")
    assert work.report
    assert work.report.by == "Ann"
    held.released.set()
    assert ended(work).outcome is Outcome.DONE


def test_stopped_work_leaves_the_library_as_it_was(home: Path, briefings: Path, held: Held) -> None:
    work = LibraryWork(home, held, briefings=briefings)
    work.add([Upload("handbook.md", HANDBOOK)], "Ann")
    assert held.reached.wait(60)
    work.stop()
    assert work.report
    assert work.report.stopping
    held.released.set()
    assert ended(work).outcome is Outcome.STOPPED
    assert Editions(home).current() == 1
    assert not (home / "uploads").exists()
    work.add([Upload("handbook.md", HANDBOOK)], "Ann")
    assert ended(work).outcome is Outcome.DONE


def test_another_program_at_work_is_said(work: LibraryWork, home: Path) -> None:
    with FileLock(Editions(home).lock):
        work.add([Upload("handbook.md", HANDBOOK)], "Ann")
        report = ended(work)
    assert report.outcome is Outcome.BUSY
    assert "Another program" in report.problem


def test_the_command_line_sees_what_the_browser_added(
    work: LibraryWork, home: Path, briefings: Path, encoder: SentenceTransformerEncoder
) -> None:
    work.add([Upload("handbook.md", HANDBOOK)], "Ann")
    ended(work)
    again = ingest(home, encoder, Order(offline=True), briefings=briefings)
    assert (again.built.changed, again.problems) == (False, [])
