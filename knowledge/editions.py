"""Editions of the library on disk: each is built whole beside the current one, then switched to.

::

    CARELAW_HOME/library/
        current          the number of the edition that readers open
        lock             held while an ingest runs
        000001/          one edition: manifest.json, passages.sqlite, vectors/, lexicon/

``current`` is replaced in one step, so a reader sees the last whole edition whatever happens to an
ingest. The edition before the current one is kept for readers that still have it open.
"""

import json
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from knowledge.errors import DamagedLibraryError, LibraryError, NoLibraryError, OtherFormatError
from knowledge.vectors import VECTORS, forget_vectors
from knowledge.vocabulary import Frozen
from knowledge.whole_files import write_whole

FORMAT = 3


class Manifest(Frozen):
    """What an edition says of itself.

    Parameters:
        format: the layout of its files.
        edition: its number.
        built: when it was finished.
        encoder: the embedding model that built it.
        digest: SHA-256 over all its sources and passages.
        made_of: SHA-256 over all that it was made from: briefings, documents and the code that read them.
        sources: how many sources it holds.
        passages: how many passages.
    """

    format: int = FORMAT
    edition: int
    built: datetime
    encoder: str
    digest: str
    made_of: str
    sources: int
    passages: int


class Editions:
    """The editions below one ``CARELAW_HOME``.

    Parameters:
        home: the directory that holds the library; it need not exist.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.folder = home / "library"
        self.lock = self.folder / "lock"
        self._current = self.folder / "current"
        self._partial = self.folder / "current.part"

    def current(self) -> int | None:
        """Return the number of the current edition, None where there is no library.

        Raises:
            DamagedLibraryError: where the folder is not a library of carelaw's.
        """
        try:
            text = self._current.read_text("utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            self.check_ours()
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise DamagedLibraryError(
                f"{self._current} cannot be read ({error}). Set CARELAW_HOME to another folder."
            ) from error
        if not text.isdecimal():
            raise DamagedLibraryError(f"{self._current} does not name an edition. Run: carelaw ingest")
        return int(text)

    def check_ours(self) -> None:
        """Raise ``DamagedLibraryError`` where the folder holds something that carelaw did not write."""
        if self._current.exists() or not self.folder.is_dir():
            return
        ours = {self.lock, self._partial, *self._numbered()}
        strangers = sorted(path for path in self.folder.iterdir() if path not in ours)
        if strangers:
            raise DamagedLibraryError(
                f"{self.folder} is not a carelaw library: it holds {strangers[0].name!r}. "
                "Move it away, or set CARELAW_HOME to another folder."
            )

    def path(self, edition: int) -> Path:
        """Return the folder of an edition."""
        return self.folder / f"{edition:06d}"

    def manifest(self) -> Manifest:
        """Return the manifest of the current edition.

        Raises:
            NoLibraryError: where there is no library.
            DamagedLibraryError: where the edition's manifest is missing or broken.
            OtherFormatError: where another version of carelaw wrote it.
        """
        edition = self.current()
        if edition is None:
            raise NoLibraryError(f"There is no library in {self.home}. Build it: carelaw ingest")
        return self.manifest_of(edition)

    def manifest_of(self, edition: int) -> Manifest:
        """Return the manifest of an edition.

        Raises:
            DamagedLibraryError: where it is missing or broken.
            OtherFormatError: where another version of carelaw wrote it.
        """
        path = self.path(edition) / "manifest.json"
        try:
            read = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise DamagedLibraryError(
                f"The library in {self.home} is damaged: {path.name} of edition {edition} cannot be "
                "read. Build the next edition: carelaw ingest"
            ) from error
        try:
            manifest = Manifest.model_validate(read)
        except ValidationError as error:
            raise self._other_format() from error
        if manifest.format != FORMAT:
            raise self._other_format()
        return manifest

    def _other_format(self) -> OtherFormatError:
        return OtherFormatError(
            f"The library in {self.home} was not written by this version of carelaw, which reads format "
            f"{FORMAT}. Build the next edition: carelaw ingest"
        )

    def begin(self) -> tuple[int, Path]:
        """Return the number and the new, empty folder of the next edition.

        Left-overs of ingests that were stopped are removed first. Call it with the lock held.
        """
        current = self._current_or_none()
        for folder in self._numbered():
            if current is None or int(folder.name) > current:
                self._remove(folder)
        edition = (current or 0) + 1
        path = self.path(edition)
        path.mkdir(parents=True)
        return edition, path

    def publish(self, manifest: Manifest) -> None:
        """Make a finished edition the current one, and remove those before the previous one."""
        path = self.path(manifest.edition)
        write_whole(path / "manifest.json", f"{manifest.model_dump_json(indent=2)}\n".encode())
        write_whole(self._current, f"{manifest.edition}\n".encode())
        for folder in self._numbered():
            if int(folder.name) < manifest.edition - 1:
                # Where its vectors cannot be removed, the next ingest tries again.
                with suppress(LibraryError):
                    self._remove(folder)

    def discard(self, edition: int) -> None:
        """Remove an edition that was begun and will not be finished; what cannot be, ``begin`` will."""
        with suppress(LibraryError):
            self._remove(self.path(edition))

    def forget_previous(self) -> None:
        """Remove every edition but the current one, so that nothing of a removed document is left."""
        current = self.current()
        for folder in self._numbered():
            if int(folder.name) != current:
                self._remove(folder)

    def _remove(self, folder: Path) -> None:
        """Remove an edition, its vectors first: without the folder, nobody knows where those are."""
        forget_vectors(folder / VECTORS)
        shutil.rmtree(folder, ignore_errors=True)

    def _current_or_none(self) -> int | None:
        try:
            return self.current()
        except DamagedLibraryError:
            numbers = [int(folder.name) for folder in self._numbered()]
            return max(numbers, default=None)

    def _numbered(self) -> list[Path]:
        return sorted(self.folder.glob("[0-9][0-9][0-9][0-9][0-9][0-9]"))
