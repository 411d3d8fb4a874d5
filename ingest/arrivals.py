"""Documents that arrive in one ingest: read first, and only then put on the shelf."""

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from ingest.documents.document import Document
from ingest.errors import DocumentError, Problem
from ingest.own_files import name_of, own_id, receive
from ingest.received import Received
from ingest.shelf import Record, Shelf, record_of
from knowledge.vocabulary import Month, Origin


class Arrivals:
    """Takes documents in, one by one. What goes wrong with one leaves the others alone.

    ``documents`` are those that were read, by id; ``problems`` what was left out; ``taken`` how many
    are on the shelf now, whether they were there before or not.

    Parameters:
        shelf: where they are kept.
        month: the month of this ingest.
    """

    def __init__(self, shelf: Shelf, month: Month) -> None:
        self.documents: dict[str, Document] = {}
        self.problems: list[Problem] = []
        self.taken = 0
        self._shelf = shelf
        self._month = month
        self._before: dict[str, Record | None] = {}

    def take_file(self, path: Path) -> None:
        """Take in a file of the user's."""
        try:
            received = receive(path)
            records = self._shelf.records()
            id_ = own_id(path, records)
            record = record_of(id_, Origin.OWN, name_of(path), self._month, received)
            self._take(self._moved(record, records), received)
        except DocumentError as error:
            self.leave_out(str(path), str(error))

    def take_official(self, id_: str, received: Received) -> None:
        """Take in the official text of a source of the registry."""
        name = received.bodies[-1].address
        try:
            self._take(record_of(id_, Origin.OFFICIAL, name, self._month, received), received)
        except DocumentError as error:
            self.leave_out(id_, f"{name} {error}")

    def withdraw(self) -> None:
        """Let go of the user's files that came, and put back those in whose place they are.

        Somebody may have sent the wrong one. Official texts stay: they need not be fetched again.
        """
        for id_, before in self._before.items():
            if before:
                self._shelf.put_back(before)
            else:
                self._shelf.remove(id_)
        self._shelf.sweep()

    def leave_out(self, name: str, reason: str) -> None:
        """Note that a document stays out, and why."""
        self.problems.append(Problem(name, reason))

    def _take(self, record: Record, received: Received) -> None:
        before = {kept.id: kept for kept in self._shelf.records()}.get(record.id)
        if before is None or before.digests != record.digests:
            from ingest.formats.readers import read

            self.documents[record.id] = read(received, record.name)
        elif record.origin is Origin.OWN and before.bodies == record.bodies:
            record = before
        if record != before:
            self._shelf.put(record, received)
            if record.origin is Origin.OWN:
                self._before.setdefault(record.id, before)
        self.taken += 1

    def _moved(self, record: Record, records: list[Record]) -> Record:
        """Return the record under the id that the same file had before it was moved or renamed.

        Raises:
            DocumentError: where another file with the same content is still there.
        """
        for other in records:
            same = other.origin is Origin.OWN and other.id != record.id and other.digests == record.digests
            if same and _path(other).exists():
                raise DocumentError(f"has the same content as {_path(other)}, which is in the library")
            if same:
                return record.model_copy(update={"id": other.id})
        return record


def _path(record: Record) -> Path:
    return Path(url2pathname(urlsplit(record.bodies[0].address).path))
