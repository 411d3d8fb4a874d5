"""Work on the library in the background: refresh, add, forget; one at a time, followed and stopped."""

import logging
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from assistant.answer import Result
from assistant.errors import WorkStoppedError
from assistant.ingesting import IngestSummary
from assistant.uploads import Upload, written
from ingest.errors import BusyError
from ingest.ingestion import Order, forget, ingest
from ingest.progress import Progress, Stage, Step
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.errors import CarelawError

if TYPE_CHECKING:
    from ingest.publishers.download import Downloader
    from knowledge.encoder import Encoder

logger = logging.getLogger(__name__)


class Work(StrEnum):
    """What is done to the library."""

    REFRESH = "refresh"
    ADD = "add"
    FORGET = "forget"


class Outcome(StrEnum):
    """How far the work has come, or how it ended."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    BUSY = "busy"
    """Another program works on the library: the command line, or a second server."""
    FAILED = "failed"


class WorkReport(Result):
    """The work that runs, or the last that did.

    Parameters:
        by: who started it.
        stage: what is being done; None before the first step.
        done: how many are done: sources, documents or texts.
        total: of how many.
        name: the document that is next; empty where there is none.
        stopping: whether it was asked to stop.
        summary: what it came to, where it is done.
        problem: what went wrong, where it failed, and what to do.
    """

    work: Work
    by: str
    outcome: Outcome
    stage: Stage | None = None
    done: int = 0
    total: int = 0
    name: str = ""
    stopping: bool = False
    summary: IngestSummary | None = None
    problem: str = ""


class LibraryWork:
    """Works on one library. Threads may share it.

    Parameters:
        home: the directory that holds the library.
        encoder: makes the embedding model; the configured one's name by default.
        briefings: the folder of briefings; the bundled ones by default.
        downloader: makes what fetches; one over the network by default.
    """

    def __init__(
        self,
        home: Path,
        encoder: "Callable[[], Encoder]" = SentenceTransformerEncoder,
        *,
        briefings: Path | None = None,
        downloader: "Callable[[], Downloader] | None" = None,
    ) -> None:
        self._home, self._encoder = home, encoder
        self._briefings, self._downloader = briefings, downloader
        self._lock, self._stop = Lock(), Event()
        self._report: WorkReport | None = None
        self._thread: Thread | None = None

    @property
    def report(self) -> WorkReport | None:
        """The work that runs, or the last that did; None where there was none."""
        return self._report

    @property
    def is_running(self) -> bool:
        """Whether something is being done."""
        return self._report is not None and self._report.outcome is Outcome.RUNNING

    def refresh(self, by: str, source: str | None = None) -> None:
        """Fetch the official texts that have changed.

        Parameters:
            by: who wants it.
            source: the id of the one to fetch; None for all.

        Raises:
            BusyError: where other work is running.
        """
        self._start(Work.REFRESH, by, lambda progress: self._ingest(Order(source=source), progress))

    def add(self, uploads: Sequence[Upload], by: str) -> None:
        """Take in documents that somebody sent; what was there under a file's name is replaced.

        Raises:
            BusyError: where other work is running.
        """

        def add(progress: Progress) -> IngestSummary:
            with written(uploads, self._home) as paths:
                summary = self._ingest(Order(paths=paths), progress)
                names = {str(path.resolve()): path.name for path in paths}
            problems = [_named(problem, names) for problem in summary.problems]
            return summary.model_copy(update={"problems": problems})

        self._start(Work.ADD, by, add)

    def forget(self, source_id: str, by: str) -> None:
        """Remove a document of the user's, or a fetched official text, with all that was made of it.

        Raises:
            BusyError: where other work is running.
        """

        def run(progress: Progress) -> IngestSummary:
            built = forget(self._home, self._encoder(), source_id, progress, self._briefings)
            return IngestSummary.of(built, built.problems, self._home)

        self._start(Work.FORGET, by, run)

    def stop(self) -> None:
        """Ask what runs to stop, which it does at its next step. The last whole edition stays."""
        self._stop.set()
        with self._lock:
            if self.is_running:
                self._update(stopping=True)

    def wait(self, seconds: float | None = None) -> None:
        """Wait for what runs to end, ``seconds`` at the most."""
        if self._thread:
            self._thread.join(seconds)

    def _start(self, work: Work, by: str, run: Callable[[Progress], IngestSummary]) -> None:
        with self._lock:
            if self.is_running:
                raise BusyError("The library is being changed already. Wait for that to end, then try again.")
            self._stop.clear()
            self._report = WorkReport(work=work, by=by, outcome=Outcome.RUNNING)
            self._thread = Thread(target=self._run, args=(run,), name="library-work", daemon=True)
            self._thread.start()
        logger.info("%s: %s started", by, work)

    def _run(self, run: Callable[[Progress], IngestSummary]) -> None:
        try:
            summary = run(self._advance)
        except WorkStoppedError:
            self._update(outcome=Outcome.STOPPED)
        except BusyError as error:
            self._update(outcome=Outcome.BUSY, problem=str(error))
        except CarelawError as error:
            self._update(outcome=Outcome.FAILED, problem=str(error))
        except Exception:
            logger.exception("work on the library failed")
            self._update(outcome=Outcome.FAILED)
        else:
            self._update(outcome=Outcome.DONE, summary=summary)

    def _advance(self, step: Step) -> None:
        if self._stop.is_set():
            raise WorkStoppedError("The work was stopped.")
        if step.stage is Stage.WAITING:
            raise BusyError("Another program is changing this library. Wait for it to end, then try again.")
        self._update(stage=step.stage, done=step.done, total=step.total, name=step.name)

    def _ingest(self, order: Order, progress: Progress) -> IngestSummary:
        done = ingest(
            self._home,
            self._encoder(),
            order,
            progress,
            briefings=self._briefings,
            downloader=self._downloader() if self._downloader else None,
        )
        return IngestSummary.of(done.built, done.problems, self._home)

    def _update(self, **changes: object) -> None:
        if self._report:
            self._report = self._report.model_copy(update=changes)


def _named(problem: str, names: Mapping[str, str]) -> str:
    """Return a problem with the names that the sender knows in place of paths on the server."""
    for path, name in names.items():
        problem = problem.replace(path, name)
    return problem
