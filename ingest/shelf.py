"""The documents of a library as they were received, kept beside its editions.

::

    CARELAW_HOME/documents/
        cws-act-2026.json      a record: what the document is, and which bodies it is made of
        bodies/9f86d0…         the bytes, by their SHA-256

Every edition is built from the briefings and these, so that a new version of carelaw can read them anew
and a document stays when the file it came from is gone.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from ingest.documents.document import Document
from ingest.received import Body, Received
from knowledge.vocabulary import Frozen, Month, Origin
from knowledge.whole_files import write_whole


class Kept(Frozen):
    """One body of a kept document: see ``received.Body``. ``digest`` is its SHA-256."""

    digest: str
    address: str
    etag: str | None = None
    last_modified: str | None = None


class Record(Frozen):
    """What is known of a kept document besides its text.

    Parameters:
        id: the source's id without its edition.
        origin: official, or the user's own.
        name: the file's name, or the address, for messages.
        checked: the month in which it was received, or last found to be unchanged.
        bodies: the bytes that it is made of.
    """

    id: str
    origin: Origin
    name: str
    checked: Month
    bodies: tuple[Kept, ...]

    @property
    def digests(self) -> tuple[str, ...]:
        """SHA-256 of each body."""
        return tuple(body.digest for body in self.bodies)


class Shelf:
    """Keeps documents. Change it with the library's lock held.

    Parameters:
        home: the directory that holds the library.
        is_dry: keep what is put in memory alone, to see what would come of it.
    """

    def __init__(self, home: Path, is_dry: bool = False) -> None:
        self.is_dry = is_dry
        self._folder = home / "documents"
        self._bodies = self._folder / "bodies"
        self._records = {record.id: record for record in self._read()}
        self._held: dict[str, bytes] = {}

    def _read(self) -> Iterator[Record]:
        for path in sorted(self._folder.glob("*.json")):
            # A record that cannot be read is no reason to be without all the others.
            with suppress(OSError, ValidationError):
                yield Record.model_validate_json(path.read_bytes())

    def records(self) -> list[Record]:
        """Return what is kept, by id."""
        return [self._records[id_] for id_ in sorted(self._records)]

    def received(self, record: Record) -> Received:
        """Return a kept document's bodies.

        Raises:
            OSError: where they cannot be read.
        """
        return Received(
            tuple(
                Body(body.address, self._content(body.digest), body.etag, body.last_modified)
                for body in record.bodies
            )
        )

    def document(self, record: Record) -> Document:
        """Return a kept document as its parser reads it.

        Raises:
            DocumentError: where it cannot be read.
            OSError: where its bodies cannot be.
        """
        from ingest.formats.readers import read

        return read(self.received(record), record.name)

    def put(self, record: Record, received: Received) -> None:
        """Keep a document, in place of the one with its id; the record last, so that it is whole."""
        self._records[record.id] = record
        if self.is_dry:
            self._held |= dict(zip(record.digests, (body.content for body in received.bodies), strict=True))
            return
        self._bodies.mkdir(parents=True, exist_ok=True)
        for digest, body in zip(record.digests, received.bodies, strict=True):
            if not (self._bodies / digest).exists():
                write_whole(self._bodies / digest, body.content)
        self._write(record)

    def put_back(self, record: Record) -> None:
        """Keep a document as it was before another was put in its place, if nothing was swept since."""
        self._records[record.id] = record
        if not self.is_dry:
            self._write(record)

    def remove(self, id_: str) -> None:
        """Let go of a document."""
        del self._records[id_]
        if not self.is_dry:
            self._path(id_).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what no record names: of documents that changed, were let go, or never came whole."""
        unread = {path.stem for path in self._folder.glob("*.json")} - self._records.keys()
        # What a record that cannot be read names is not known, so nothing may go.
        if self.is_dry or unread:
            return
        named = {digest for record in self.records() for digest in record.digests}
        for path in (*self._bodies.glob("*"), *self._folder.glob("*.part")):
            if path.name not in named:
                path.unlink(missing_ok=True)

    def _content(self, digest: str) -> bytes:
        return self._held[digest] if digest in self._held else (self._bodies / digest).read_bytes()

    def _write(self, record: Record) -> None:
        write_whole(self._path(record.id), f"{record.model_dump_json(indent=2)}\n".encode())

    def _path(self, id_: str) -> Path:
        return self._folder / f"{id_}.json"


def record_of(id_: str, origin: Origin, name: str, checked: Month, received: Received) -> Record:
    """Return the record of a document that was just received."""
    return Record(
        id=id_,
        origin=origin,
        name=name,
        checked=checked,
        bodies=tuple(
            Kept(
                digest=hashlib.sha256(body.content).hexdigest(),
                address=body.address,
                etag=body.etag,
                last_modified=body.last_modified,
            )
            for body in received.bodies
        ),
    )
