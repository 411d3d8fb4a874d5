"""What the assistant says of itself, from ``wording.yaml``: one place for the words of every status."""

from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypedDict

import yaml

from knowledge.authorities import ranks
from knowledge.vocabulary import Authority, Commencement, CommencementState


class Wording(TypedDict):
    """The file's shape."""

    statuses: dict[str, str]
    answers: dict[str, str]
    models: dict[str, str]
    kinds: dict[str, str]
    notes: dict[str, str]
    about: str
    origins: dict[str, str]
    editions: dict[str, str]
    states: dict[str, str]
    authorities: dict[str, str]
    checked: str
    ingest: dict[str, str]
    stages: dict[str, str]
    reading: dict[str, str]
    copied: dict[str, str]
    transcript: dict[str, str]
    feedback: dict[str, str]


@cache
def wording() -> Wording:
    """Return the words."""
    return yaml.safe_load(files("assistant").joinpath("wording.yaml").read_text("utf-8"))


def badge(commencement: Commencement, authority: Authority | None = None) -> str:
    """Return a status in words: "Not in force when last checked, June 2026", or what is not law."""
    if commencement.state is CommencementState.NOT_APPLICABLE:
        return (ranks()[authority].badge if authority else None) or commencement.note
    state = wording()["states"][commencement.state]
    month = date.fromisoformat(f"{commencement.checked}-01").strftime("%B %Y")
    return f"{state} {wording()['checked'].format(checked=month)}"
