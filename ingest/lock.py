"""One ingest at a time, and what goes wrong on disk in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import AcquireReturnProxy, BaseFileLock, FileLock, Timeout

from ingest.errors import BusyError, IngestError
from ingest.progress import Progress, Stage, Step, silent
from knowledge.editions import Editions
from knowledge.errors import LibraryWriteError


@contextmanager
def locked(home: Path, wait: float, progress: Progress = silent) -> Iterator[Editions]:
    """Hold the library's lock.

    Parameters:
        home: the directory that holds the library.
        wait: seconds to wait for another ingest to end.
        progress: called where there is another to wait for.

    Raises:
        BusyError: where another ingest does not end in time.
        IngestError: where the disk is full or may not be written. The last whole edition stays.
        DamagedLibraryError: where ``home`` holds something else than a library.
    """
    editions = Editions(home)
    editions.check_ours()
    try:
        editions.folder.mkdir(parents=True, exist_ok=True)
        with _acquired(FileLock(editions.lock), wait, progress):
            yield editions
    except Timeout as error:
        raise BusyError(
            f"Another ingest is running in {home}. Wait for it to end, then try again."
        ) from error
    except (OSError, LibraryWriteError) as error:
        reason = getattr(error, "strerror", None) or error
        raise IngestError(
            f"The library cannot be written in {home} ({reason}). Free some space or allow writing "
            "there, or set CARELAW_HOME to another folder."
        ) from error


def _acquired(lock: BaseFileLock, wait: float, progress: Progress) -> AcquireReturnProxy:
    try:
        return lock.acquire(timeout=0)
    except Timeout:
        progress(Step(Stage.WAITING, 0, 1))
        return lock.acquire(timeout=wait)
