"""The parts of a briefing's Markdown: what stands below each ``##`` heading."""

from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.errors import BriefingError
from knowledge.vocabulary import Report

PARSER = MarkdownIt("commonmark")
QUESTIONS, REPORTED = "Questions people ask", "Reported by"
MISTAKEN = "Questions with a mistaken premise"
PARTS = (QUESTIONS, MISTAKEN, REPORTED)
HEADING_PASSAGE, HEADING_PART = "h2", "h3"


class Part(NamedTuple):
    """The lines below one ``##`` heading."""

    heading: str
    line: int
    text: str
    reported_by: tuple[Report, ...]
    questions: tuple[str, ...]
    mistaken: tuple[str, ...]


def parts_of(path: Path, lines: list[str], body_line: int) -> list[Part]:
    """Cut a briefing's body at its ``##`` headings.

    Parameters:
        path: the file, for messages.
        lines: all its lines.
        body_line: the line on which its body starts, counted from 1.

    Raises:
        BriefingError: at the first line that breaks the rules.
    """
    body = lines[body_line - 1 :]
    tokens = PARSER.parse("\n".join(body))
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
            if token.tag == HEADING_PART and inline.content not in PARTS:
                raise BriefingError(path, line, f"### may only be {', '.join(map(repr, PARTS))}")
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
    mistaken = _items(path, line, blocks.get(MISTAKEN, []))
    if MISTAKEN in blocks and not mistaken:
        raise BriefingError(path, line, f"{MISTAKEN!r} has no list")
    return Part(heading.text, line, text, tuple(reports), tuple(questions), tuple(mistaken))


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
