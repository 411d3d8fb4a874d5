"""Paragraphs and list items of a plain text file, from its lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.formats.plain_text.lines import SOFT_HYPHEN, Line

# Lines longer than this are not wrapped: each is a paragraph.
WIDEST = 120
# Lines shorter than this are verses, addresses or lists.
NARROWEST = 40
# The width is that of the lines which hold so much of the text, so that a long link does not set it.
SHARE_WITHIN_WIDTH = 0.8
# People and programs wrap early: a line is full at this share of the width.
FULL = 0.75
HALF_FULL = 0.5
# In wrapped prose most lines go on in the middle of a sentence, with a small letter.
SHARE_GOING_ON = 0.25

_BULLET = re.compile(r"(?:[-*•–—‣▪■◼◦●○·➢✓\uf0b7\uf0a7]|o)(?: |$)")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)]|\d{1,3}(?:\.\d{1,3})+\.?) (?=\S)")
_RULE = re.compile(r"[-=_*~#.·•—– ]+")
_UNDERLINE = re.compile(r"(={3,}|-{3,}|~{3,})")
_UNDERLINE_LEVELS = {"=": 1, "-": 2, "~": 3}
_HASHES = re.compile(r"(#{1,6}) +(\S.*?)(?: +#+)?")
_STOP = re.compile(r"(?:[.:;,]|\band|\bor)$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_WORD = re.compile(r"((?<![^\W_])[^\W\d_]+(?:-[^\W\d_]+)*)-$")
LONGEST_WORD = 60
_SUSPENDED = frozenset({"and", "or", "to"})


class Piece(NamedTuple):
    """A paragraph, a list item or perhaps a heading.

    Parameters:
        text: its words on one line.
        pages: the pages that it stands on.
        item: whether it is marked as a list item.
        one_line: whether it was one line of the file, at the start of a paragraph.
        alone: whether it was the whole of a paragraph.
        level: the level of a heading that is marked by ``#`` or by a line under it; None for others.
    """

    text: str
    pages: tuple[int, ...] = ()
    item: bool = False
    one_line: bool = False
    alone: bool = False
    level: int | None = None


def read_pieces(lines: Sequence[Line]) -> list[Piece]:
    """Return the paragraphs and items of a file, in order."""
    width = _width(lines)
    words = frozenset(word.lower() for line in lines for word in _WORD.findall(line.text))
    pieces: list[Piece] = []
    for paragraph in _paragraphs(lines, every_line=width is None):
        groups = list(_groups(paragraph, width))
        for number, group in enumerate(groups):
            pieces.append(_piece(group, words, first=number == 0, alone=len(groups) == 1))
    return [piece for piece in pieces if piece.text]


def is_numbered(text: str) -> bool:
    """Return whether a text starts with a number or letter of its own: ``1. ``, ``(a) ``, ``4.2 ``."""
    return _NUMBER.match(text) is not None


def _width(lines: Sequence[Line]) -> int | None:
    """Return the width to which lines are wrapped; None where each line is a paragraph."""
    lengths = sorted(len(line.text) for line in lines if line.text)
    total, held, width = sum(lengths), 0, 0
    for width in lengths:
        held += width
        if held >= SHARE_WITHIN_WIDTH * total:
            break
    following = [after.text for before, after in pairwise(lines) if before.text and after.text]
    going_on = sum(1 for text in following if text[0].isalpha() and not text[0].isupper())
    wrapped = NARROWEST <= width <= WIDEST and going_on >= SHARE_GOING_ON * len(following)
    return width if wrapped and following else None


def _paragraphs(lines: Sequence[Line], every_line: bool) -> Iterator[list[Line]]:
    """Yield the lines between blank lines, or each line; a heading with what underlines it is by itself."""
    paragraph: list[Line] = []
    for line in lines:
        if _underlines(paragraph, line):
            yield [*paragraph, line]
            paragraph = []
            continue
        bare_bullet = bool(paragraph) and _BULLET.fullmatch(paragraph[-1].text)
        if paragraph and (not line.text or (every_line and not bare_bullet)):
            yield paragraph
            paragraph = []
        if line.text and (_BULLET.fullmatch(line.text) or not _RULE.fullmatch(line.text)):
            paragraph.append(line)
    if paragraph:
        yield paragraph


def _underlines(paragraph: Sequence[Line], line: Line) -> bool:
    if len(paragraph) != 1 or not _UNDERLINE.fullmatch(line.text):
        return False
    title = paragraph[0].text
    return not title.endswith(".") and not _BULLET.match(title) and len(title) <= 2 * len(line.text)


def _groups(paragraph: Sequence[Line], width: int | None) -> Iterator[list[Line]]:
    """Yield the lines of each item and of the text between items."""
    group: list[Line] = [paragraph[0]]
    marker = _marker(paragraph[0].text)
    for before, line in pairwise(paragraph):
        new = _marker(line.text)
        goes_on = _goes_on(before.text, line.text, width)
        if new and (not goes_on or new == marker or _STOP.search(before.text)):
            goes_on = False
            marker = new
        if _BULLET.fullmatch(before.text) or _UNDERLINE.fullmatch(line.text):
            goes_on = True
        if goes_on:
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _marker(text: str) -> str:
    """Return the shape of what marks an item: ``-``, ``(a)``, ``0.``; empty for other lines."""
    if bullet := _BULLET.match(text):
        return bullet[0].strip()
    if number := _NUMBER.match(text):
        return re.sub(r"\d+", "0", re.sub(r"[a-z]+", "a", number[0].strip()))
    return ""


def _goes_on(before: str, line: str, width: int | None) -> bool:
    """Return whether a sentence goes on in the next line: its first word had no room in the line before."""
    if width is None:
        return False
    with_next_word = len(before) + 1 + len(line.split(" ", 1)[0])
    if with_next_word > FULL * width:
        return True
    return line[0].islower() and len(before) >= HALF_FULL * width


def _piece(lines: Sequence[Line], words: frozenset[str], first: bool, alone: bool) -> Piece:
    pages = tuple(sorted({line.page for line in lines if line.page is not None}))
    texts = [line.text for line in lines]
    if len(texts) > 1 and (under := _UNDERLINE.fullmatch(texts[-1])):
        return Piece(texts[0], pages, level=_UNDERLINE_LEVELS[under[0][0]])
    if len(texts) == 1 and first and (marked := _HASHES.fullmatch(texts[0])):
        return Piece(marked[2], pages, level=len(marked[1]))
    text = _joined(texts, words)
    if bullet := _BULLET.match(text):
        text = text[bullet.end() :]
        return Piece(f"- {text}" if text else "", pages, item=True)
    one_line = first and len(texts) == 1
    return Piece(text, pages, item=is_numbered(text), one_line=one_line, alone=alone and one_line)


def _joined(texts: Sequence[str], words: frozenset[str]) -> str:
    parts = [texts[0]]
    for text in texts[1:]:
        before = parts[-1]
        if before.endswith(SOFT_HYPHEN):
            parts[-1] = before[:-1]
        elif before.endswith("-") and before[-2:-1].isalnum():
            parts[-1] = _before_next(before, text, words)
        else:
            parts[-1] += " "
        parts.append(text)
    return "".join(parts).rstrip(SOFT_HYPHEN)


def _before_next(before: str, after: str, words: frozenset[str]) -> str:
    """Return a line without its hyphen where that only breaks a word: the file has it without hyphen."""
    start, end = _LAST_WORD.search(before[-LONGEST_WORD:]), _WORD.match(after)
    if start is None or end is None or end[0] in _SUSPENDED:
        return before if before[-2].isdigit() and after[0].isdigit() else f"{before} "
    broken = f"{start[1]}{end[0]}".lower() in words and f"{start[0]}{end[0]}".lower() not in words
    return before[:-1] if broken else before
