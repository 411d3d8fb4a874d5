"""The bundled briefings: one folder a source, one Markdown file a place, one heading a passage.

``knowledge/briefings/README.md`` gives the rules that this module holds the files to.
"""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, NamedTuple

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import Field, HttpUrl, PlainSerializer

from ingest.commencement import Commencements
from ingest.errors import BriefingError
from ingest.front_matter import parse, read_text, split
from ingest.glossary import read_terms
from knowledge.authorities import ranks
from knowledge.settings import settings
from knowledge.vocabulary import (
    MONTH_PATTERN,
    Authority,
    Claim,
    Commencement,
    CommencementState,
    Frozen,
    Month,
    Passage,
    Report,
    Role,
    SecondAddress,
    Source,
)

TERMS = "terms.yaml"
QUESTIONS, REPORTED = "Questions people ask", "Reported by"
BILL_HISTORY = "Where this was in the Bill"
PLACE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
HEADING_PASSAGE, HEADING_PART = "h2", "h3"

OfficialAddress = Annotated[HttpUrl, PlainSerializer(str)]


class FrontMatter(Frozen):
    """What a briefing says of the place that it explains: see the README beside the briefings."""

    locator: str = Field(min_length=1)
    heading: str = Field(min_length=1)
    within: tuple[str, ...] = ()
    address: OfficialAddress
    second_addresses: tuple[SecondAddress, ...] = ()
    bill_clauses: dict[str, str] = Field(default_factory=dict)
    checked: Month = Field(pattern=MONTH_PATTERN)


class Part(NamedTuple):
    """The lines below one ``##`` heading."""

    heading: str
    line: int
    text: str
    reported_by: tuple[Report, ...]
    questions: tuple[str, ...]


class BriefedSource(NamedTuple):
    """A source and the passages of its briefings, in order."""

    source: Source
    passages: list[Passage]


@cache
def hosts(authority: Authority) -> frozenset[str]:
    """Return the sites that a source of this rank may be on, from ``hosts.yaml``."""
    listed: dict[str, list[str]] = yaml.safe_load(files("ingest").joinpath("hosts.yaml").read_text("utf-8"))
    return frozenset(listed["official"] + (listed["news"] if authority is Authority.NEWS else []))


def bundled_folder() -> Path:
    """Return the folder of the briefings that come with carelaw."""
    return Path(str(files("knowledge") / "briefings"))


def read_briefings(folder: Path) -> list[BriefedSource]:
    """Read every source below ``folder``.

    Raises:
        BriefingError: at the first file and line that break the rules.
    """
    sources = [read_source(path.parent) for path in sorted(folder.glob("*/source.yaml"))]
    if not sources:
        raise BriefingError(folder, 1, "holds no source: a folder with a source.yaml")
    return sources


def read_source(folder: Path) -> BriefedSource:
    """Read one source's folder.

    Raises:
        BriefingError: at the first file and line that break the rules.
    """
    path = folder / "source.yaml"
    source = parse(path, read_text(path), Source)
    if source.id != folder.name:
        raise BriefingError(path, 1, f"id: must be the folder's name, {folder.name!r}")
    if unknown := set(source.settings) - set(settings()):
        raise BriefingError(path, 1, f"settings: {min(unknown)!r} is not a setting")
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
    commencement = (
        commencements.of(path, place)
        if commencements
        else Commencement(
            state=CommencementState.NOT_APPLICABLE,
            note=ranks()[source.authority].note or "",
            checked=matter.checked,
        )
    )
    parts = _parts(path, text.splitlines(), body_line)
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
            settings=source.settings,
            text=part.text,
            questions=part.questions,
            commencement=commencement,
            claim=Claim.REPORTED if part.reported_by else Claim.CONFIRMED,
            reported_by=part.reported_by,
            checked=matter.checked,
            role=_role(source, part),
        )
        for number, part in enumerate(parts)
    ]
    if commencements:
        passages.append(commencements.passage(passages[-1], len(passages)))
    return passages


def _role(source: Source, part: Part) -> Role:
    of_a_bill = source.authority is Authority.BILL or part.heading == BILL_HISTORY
    return Role.BILL_HISTORY if of_a_bill else Role.CONTENT


def _parts(path: Path, lines: list[str], body_line: int) -> list[Part]:
    """Cut a briefing's body at its ``##`` headings. ``body_line`` counts from 1."""
    body = lines[body_line - 1 :]
    tokens = MarkdownIt("commonmark").parse("\n".join(body))
    headings = _headings(path, tokens, body_line)
    if body and any(line.strip() for line in body[: headings[0].start if headings else len(body)]):
        raise BriefingError(path, body_line, "has text before its first ## heading")
    parts: list[Part] = []
    blocks: dict[str, list[str]] = {}
    opened: _Heading | None = None

    def close() -> None:
        if opened is not None:
            parts.append(_part(path, opened, blocks, body_line))

    for heading, end in zip(headings, [h.start for h in headings[1:]] + [len(body)], strict=True):
        block = body[heading.end : end]
        if heading.tag == HEADING_PASSAGE:
            close()
            opened, blocks = heading, {"": block}
        else:
            blocks[heading.text] = block
    close()
    return parts


class _Heading(NamedTuple):
    tag: str
    text: str
    start: int
    end: int


def _headings(path: Path, tokens: list[Token], body_line: int) -> list[_Heading]:
    headings: list[_Heading] = []
    for token, inline in zip(tokens, [*tokens[1:], None], strict=True):
        line = body_line + (token.map[0] if token.map else 0)
        if token.type == "heading_open" and token.map and inline:
            if token.tag == HEADING_PART and inline.content not in (QUESTIONS, REPORTED):
                raise BriefingError(path, line, f"### may only be {QUESTIONS!r} or {REPORTED!r}")
            if token.tag not in (HEADING_PASSAGE, HEADING_PART):
                raise BriefingError(path, line, "use ## for a passage and ### for its parts")
            if token.tag == HEADING_PART and not headings:
                raise BriefingError(path, line, "comes before the first ## heading")
            headings.append(_Heading(token.tag, inline.content, token.map[0], token.map[1]))
        elif token.type in ("fence", "code_block", "html_block", "blockquote_open", "hr"):
            raise BriefingError(path, line, "only paragraphs and lists of plain text are allowed")
        elif token.type == "bullet_list_open" and token.level > 0:
            raise BriefingError(path, line, "lists may not be nested")
        for child in token.children or ():
            if child.type not in ("text", "softbreak"):
                raise BriefingError(path, line, f"plain text only: found {child.type} markup")
    return headings


def _part(path: Path, heading: _Heading, blocks: dict[str, list[str]], body_line: int) -> Part:
    line = body_line + heading.start
    text = _unwrapped(blocks[""])
    if not text:
        raise BriefingError(path, line, f"{heading.text!r} has no text")
    questions = _items(path, line, blocks.get(QUESTIONS, []))
    if not questions:
        raise BriefingError(path, line, f"{heading.text!r} has no {QUESTIONS!r}")
    reports: list[Report] = []
    for item in _items(path, line, blocks.get(REPORTED, [])):
        address, _, by = item.partition(" ")
        if not address.startswith("https://") or not by.strip():
            raise BriefingError(path, line, f"{REPORTED!r}: write the address, then who says so")
        reports.append(Report(address=address, by=by.strip(" ():,")))
    if REPORTED in blocks and not reports:
        raise BriefingError(path, line, f"{REPORTED!r} names nobody")
    return Part(heading.text, line, text, tuple(reports), tuple(questions))


def _unwrapped(lines: list[str]) -> str:
    """Join wrapped lines: a blank line ends a paragraph, ``- `` starts a list item."""
    paragraphs: list[str] = []
    joined = False
    for line in lines:
        words = " ".join(line.split())
        if not words:
            joined = False
        elif words.startswith("- "):
            paragraphs.append(words)
            joined = True
        elif joined:
            paragraphs[-1] += " " + words
        else:
            paragraphs.append(words)
            joined = True
    return "\n".join(paragraphs)


def _items(path: Path, line: int, lines: list[str]) -> list[str]:
    text = _unwrapped(lines)
    items = text.split("\n") if text else []
    for item in items:
        if not item.startswith("- "):
            raise BriefingError(path, line, f"expected a list item (- ...), found {item[:40]!r}")
    return [item.removeprefix("- ") for item in items]
