"""The bundled briefings: one folder a source, one Markdown file a place, one heading a passage.

``knowledge/briefings/README.md`` gives the rules that this module holds the files to.
"""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import Field, HttpUrl

from ingest.briefings.commencement import Commencements
from ingest.briefings.front_matter import parse, read_text, split
from ingest.briefings.glossary import read_terms
from ingest.briefings.parts import Part, parts_of
from ingest.errors import BriefingError
from knowledge.authorities import ranks
from knowledge.settings import settings
from knowledge.vocabulary import (
    MONTH_PATTERN,
    Authority,
    ClaimStatus,
    Commencement,
    CommencementState,
    Frozen,
    Month,
    Passage,
    Role,
    SecondAddress,
    Source,
)

TERMS = "terms.yaml"
BILL_HISTORY = "Where this was in the Bill"
PLACE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class FrontMatter(Frozen):
    """What a briefing says of the place that it explains: see the README beside the briefings."""

    locator: str = Field(min_length=1)
    heading: str = Field(min_length=1)
    within: tuple[str, ...] = ()
    address: HttpUrl
    second_addresses: tuple[SecondAddress, ...] = ()
    bill_clauses: dict[str, str] = Field(default_factory=dict)
    settings: tuple[str, ...] | None = None
    checked: Month = Field(pattern=MONTH_PATTERN)


class BriefedSource(NamedTuple):
    """A source and the passages of its briefings, in order."""

    source: Source
    passages: list[Passage]


@cache
def hosts(authority: Authority) -> frozenset[str]:
    """Return the sites that a source of this rank may be on, from ``hosts.yaml``."""
    listed: dict[str, list[str]] = yaml.safe_load(
        files("ingest.briefings").joinpath("hosts.yaml").read_text("utf-8")
    )
    return frozenset(listed["official"] + (listed["news"] if authority is Authority.NEWS else []))


def bundled_folder() -> Path:
    """Return the folder of the briefings that come with carelaw."""
    return Path(str(files("knowledge") / "briefings"))


def folders_in(folder: Path) -> list[Path]:
    """Return the folder of each source below ``folder``, by name.

    Raises:
        BriefingError: where there is none.
    """
    folders = [path.parent for path in sorted(folder.glob("*/source.yaml"))]
    if not folders:
        raise BriefingError(folder, 1, "holds no source: a folder with a source.yaml")
    return folders


def read_source(folder: Path) -> BriefedSource:
    """Read one source's folder.

    Raises:
        BriefingError: at the first file and line that break the rules.
    """
    path = folder / "source.yaml"
    source = parse(path, read_text(path), Source)
    if source.id != folder.name:
        raise BriefingError(path, 1, f"id: must be the folder's name, {folder.name!r}")
    _check_settings(path, source.settings)
    commencements = Commencements.read(folder / "commencement.yaml", source)
    passages = read_terms(folder / TERMS, source)
    for path in sorted(folder.glob("*.md")):
        passages += read_briefing(path, source, commencements)
    if commencements:
        commencements.check_places({passage.place for passage in passages})
    return BriefedSource(source, passages)


def read_briefing(path: Path, source: Source, commencements: Commencements | None = None) -> list[Passage]:
    """Return the passages of one briefing, the one on its commencement last.

    Parameters:
        path: the Markdown file.
        source: the source that it belongs to.
        commencements: when the source's provisions start; None for a source that is not law.

    Raises:
        BriefingError: at the first line that breaks the rules.
    """
    text = read_text(path)
    front, body_line = split(path, text)
    matter = parse(path, front, FrontMatter, first_line=2)
    place = path.stem
    if not PLACE.fullmatch(place):
        raise BriefingError(path, 1, "file names are lower-case words joined by hyphens")
    if matter.address.host not in hosts(source.authority):
        raise BriefingError(path, 2, f"address: {matter.address.host} is not an official site")
    _check_settings(path, matter.settings or ())
    commencement = (
        commencements.of(path, place)
        if commencements
        else Commencement(
            state=CommencementState.NOT_APPLICABLE,
            note=ranks()[source.authority].note or "",
            checked=matter.checked,
        )
    )
    parts = parts_of(path, text.splitlines(), body_line)
    if not parts:
        raise BriefingError(path, body_line, "has no passage: start one with a ## heading")
    passages = [
        Passage(
            id=f"{source.id}/{place}#{number}",
            source_id=source.id,
            place=place,
            locator=matter.locator,
            heading_path=(*matter.within, matter.heading, part.heading),
            address=str(matter.address),
            second_addresses=matter.second_addresses,
            bill_clauses=matter.bill_clauses,
            settings=source.settings if matter.settings is None else matter.settings,
            text=part.text,
            questions=part.questions,
            mistaken=part.mistaken,
            commencement=commencement,
            claim=ClaimStatus.REPORTED if part.reported_by else ClaimStatus.CONFIRMED,
            reported_by=part.reported_by,
            checked=matter.checked,
            role=_role(source, part),
        )
        for number, part in enumerate(parts)
    ]
    if commencements:
        passages.append(commencements.passage(passages[-1], len(passages)))
    return passages


def _check_settings(path: Path, named: tuple[str, ...]) -> None:
    if unknown := set(named) - set(settings()):
        raise BriefingError(path, 1, f"settings: {min(unknown)!r} is not a setting")


def _role(source: Source, part: Part) -> Role:
    of_a_bill = source.authority is Authority.BILL or part.heading == BILL_HISTORY
    return Role.BILL_HISTORY if of_a_bill else Role.CONTENT
