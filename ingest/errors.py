"""What can go wrong while the library is built."""

from pathlib import Path
from typing import NamedTuple

from knowledge.errors import CarelawError


class IngestError(CarelawError):
    """The library could not be built; the last whole edition, if any, is untouched."""


class BriefingError(IngestError):
    """A briefing or its data breaks the rules.

    Parameters:
        path: the file.
        line: the line, counted from 1.
        problem: what is wrong and what to do.
    """

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")
        self.path, self.line, self.problem = path, line, problem


class BusyError(IngestError):
    """Another ingest is running."""


class DocumentError(IngestError):
    """A document cannot be read. The message completes "handbook.pdf: "; others still go in."""


class UnknownDocumentError(IngestError):
    """Nothing has that id that could be fetched or forgotten."""


class Problem(NamedTuple):
    """What kept one document out, while the others went in.

    Parameters:
        name: the document's id, address or file name.
        reason: why, and what to do: it completes "handbook.pdf: ".
    """

    name: str
    reason: str

    def __str__(self) -> str:
        shown = "".join(letter if letter.isprintable() else "�" for letter in self.name)
        return f"{shown}: {' '.join(self.reason.split())}"
