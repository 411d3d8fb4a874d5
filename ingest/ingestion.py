"""An ingest: what can be fetched and what the user gives, put on the shelf, and the next edition built."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ingest.arrivals import Arrivals
from ingest.build import WAIT_SECONDS, Built, build_locked
from ingest.errors import DocumentError, Problem, UnknownDocumentError
from ingest.lock import locked
from ingest.own_files import files_below
from ingest.progress import Progress, Stage, Step, silent
from ingest.publishers.download import Downloader, DownloadError
from ingest.publishers.fetchers import fetch_all
from ingest.publishers.registry import Entry, entries, entry
from ingest.shelf import Shelf
from knowledge.encoder import Encoder
from knowledge.vocabulary import work_of


class Order(NamedTuple):
    """What an ingest is to do.

    Parameters:
        paths: the user's files and folders; with any, official texts are not fetched.
        source: the id of the one official text to fetch; None for all.
        offline: fetch nothing.
        dry: change nothing, but find out what would change.
    """

    paths: tuple[Path, ...] = ()
    source: str | None = None
    offline: bool = False
    dry: bool = False


class Ingested(NamedTuple):
    """What an ingest came to.

    Parameters:
        built: the edition, and how it differs from the one before.
        problems: what was left out, and why.
        taken: how many documents were received, new or not.
    """

    built: Built
    problems: list[Problem]
    taken: int


def ingest(
    home: Path,
    encoder: Encoder,
    order: Order,
    progress: Progress = silent,
    *,
    briefings: Path | None = None,
    downloader: Downloader | None = None,
    wait: float = WAIT_SECONDS,
) -> Ingested:
    """Receive documents and build the next edition. What goes wrong with one leaves the others alone.

    Where it is stopped, or fails as a whole, the user's files are let go again.

    Parameters:
        home: the directory that holds the library.
        encoder: the embedding model.
        order: what to do.
        progress: called at each step.
        briefings: the folder of briefings; the bundled ones by default.
        downloader: how to fetch; one over the network by default.
        wait: seconds to wait for another ingest to end.

    Raises:
        UnknownDocumentError: where no official text has the id that was ordered.
        BusyError: where another ingest does not end in time.
        IngestError: where the disk is full or may not be written. The last whole edition stays.
    """
    wanted = _wanted(order)
    with locked(home, wait, progress) as editions:
        shelf = Shelf(home, is_dry=order.dry)
        arrivals = Arrivals(shelf, datetime.now(UTC).strftime("%Y-%m"))
        try:
            if wanted:
                with downloader or Downloader() as client:
                    _fetch(wanted, client, shelf, arrivals, progress)
            files = list(_files(order.paths, arrivals))
            for number, file in enumerate(files):
                progress(Step(Stage.READING, number, len(files), file.name))
                arrivals.take_file(file)
            built = build_locked(
                editions, encoder, shelf, progress, briefings=briefings, documents=arrivals.documents
            )
        except BaseException:
            arrivals.withdraw()
            raise
        shelf.sweep()
    return Ingested(built, [*arrivals.problems, *built.problems], arrivals.taken)


def forget(
    home: Path, encoder: Encoder, id_: str, progress: Progress = silent, briefings: Path | None = None
) -> Built:
    """Remove a document of the user's, or a fetched official text, with all that was made of it.

    Where it is stopped, or fails as a whole, the document stays.

    Parameters:
        home: the directory that holds the library.
        encoder: the embedding model.
        id_: the source's id, with or without its edition.
        progress: called at each step.
        briefings: the folder of briefings; the bundled ones by default.

    Raises:
        UnknownDocumentError: where no kept document has that id.
        BusyError, IngestError: see ``ingest``.
    """
    with locked(home, WAIT_SECONDS, progress) as editions:
        shelf = Shelf(home)
        kept = {record.id: record for record in shelf.records()}
        work = work_of(id_)
        if work not in kept:
            raise UnknownDocumentError(
                f"There is no document {id_!r} to forget. "
                + (f"These can be: {', '.join(kept)}." if kept else "None was added or fetched.")
            )
        shelf.remove(work)
        try:
            built = build_locked(editions, encoder, shelf, progress, briefings=briefings)
        except BaseException:
            shelf.put_back(kept[work])
            raise
        shelf.sweep()
        editions.forget_previous()
    return built


def _wanted(order: Order) -> Sequence[Entry]:
    if order.source:
        return [] if order.offline else [entry(order.source)]
    return [] if order.offline or order.paths else entries()


def _fetch(
    wanted: Sequence[Entry], downloader: Downloader, shelf: Shelf, arrivals: Arrivals, progress: Progress
) -> None:
    known = {record.id: shelf.received(record) for record in shelf.records()}
    for number, (source, came) in enumerate(fetch_all(wanted, downloader, known), start=1):
        progress(Step(Stage.FETCHING, number, len(wanted), source.id))
        if isinstance(came, DownloadError):
            arrivals.leave_out(source.id, str(came))
        else:
            arrivals.take_official(source.id, came)


def _files(paths: Sequence[Path], arrivals: Arrivals) -> Iterator[Path]:
    for path in paths:
        try:
            yield from files_below(path)
        except DocumentError as error:
            arrivals.leave_out(str(path), str(error))
