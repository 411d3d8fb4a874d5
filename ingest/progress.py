"""How far an ingest has come, for whoever shows it."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """What an ingest does, in order."""

    WAITING = "Waiting"
    FETCHING = "Fetching"
    READING = "Reading"
    EMBEDDING = "Embedding"
    WRITING = "Writing"


class Step(NamedTuple):
    """One step of an ingest.

    Parameters:
        stage: what is being done.
        done: how many are done: sources, documents, or texts.
        total: of how many.
        name: the document that is next; empty where there is none.
    """

    stage: Stage
    done: int
    total: int
    name: str = ""


Progress = Callable[[Step], None]


def silent(step: Step) -> None:
    """Show nothing."""
