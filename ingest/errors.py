"""What can go wrong while the library is built."""

from pathlib import Path

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
