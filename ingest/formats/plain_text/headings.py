"""Headings of a plain text file, and its title. In doubt a line is a paragraph."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.formats.plain_text.pieces import Piece, is_numbered

# From the outermost: what each kind of heading has under it when a file uses several kinds.
NAMED = {
    "part": 1,
    "schedule": 1,
    "annex": 1,
    "appendix": 1,
    "chapter": 2,
    "section": 4,
    "regulation": 4,
    "article": 4,
    "clause": 4,
}
CAPITALS = 3
NUMBERED = 4
UNMARKED = 10
LONGEST = 120
LONGEST_NUMBERED = 90
LONGEST_UNMARKED = 80
MOST_WORDS = 12
# Numbers of headings count up; one may have been missed.
LARGEST_STEP = 2
FEWEST_CAPITALS = 4
# A file with so many headings that are marked marks them all.
MARKED = 2
# First lines that head a section, not the file.
FIRST_SECTIONS = frozenset(
    {"introduction", "contents", "summary", "overview", "background", "foreword", "purpose", "scope", "aims"}
)

# A title that ends with a number is a line of a contents list.
_NAMED = re.compile(r"([A-Za-z]+) (?:\d{1,3}[A-Z]{0,2}|[A-Z]|[IVX]+)(?: ?[:.–—-] ?\S.*(?<![ .]\d)(?<!\d\d))?")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})[.)]? [A-Z“‘].*")
_END_STOP = re.compile(r"[.,;:!…]$|[.!?] ")
_ENDED = re.compile(r"[.!?:…][”’\"')]?$")
_DATE = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]+ \d{4}")
_LETTER = re.compile(r"(?:Dear|To|From|Date|Subject|Cc|Sent|Re)\b")
_NOT_WORDS = re.compile(r"@|://|\||: ")


class Heading(NamedTuple):
    """A heading and its level."""

    text: str
    level: int


def title_of(pieces: Sequence[Piece]) -> str | None:
    """Return the first line where it looks like a title and something follows it."""
    first = pieces[0] if len(pieces) > 1 else None
    if first is None or first.item:
        return None
    if first.level is None and not (first.one_line and _may_be_title(first.text)):
        return None
    if first.level is not None and first.level > min(piece.level for piece in pieces if piece.level):
        return None
    return None if first.text.lower() in FIRST_SECTIONS else first.text


def with_headings(pieces: Sequence[Piece]) -> list[Piece | Heading]:
    """Return the pieces, with those that are headings as such."""
    if sum(1 for piece in pieces if piece.level) >= MARKED:
        levels = [piece.level for piece in pieces]
    else:
        levels = _recognised(pieces)
    # A heading of nothing would be lost: it is a paragraph, unless the file marks it.
    following = 0
    for number in reversed(range(len(pieces))):
        level = levels[number]
        if level is None:
            following = None
        elif following is not None and following <= level and pieces[number].level is None:
            levels[number] = following = None
        else:
            following = level
    return [
        piece if level is None else Heading(piece.text, level)
        for piece, level in zip(pieces, levels, strict=True)
    ]


def _may_be_title(text: str) -> bool:
    return (
        len(text) <= LONGEST
        and (text[0].isupper() or text[0].isdigit() or text[0] in "‘“")
        and _END_STOP.search(text) is None
        and _LETTER.match(text) is None
        and _named(text) is None
        and not is_numbered(text)
        and _DATE.fullmatch(text) is None
        and any(character.isalpha() for character in text)
    )


def _recognised(pieces: Sequence[Piece]) -> list[int | None]:
    levels: list[int | None] = []
    last_number = (0,)
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else None
        after = pieces[number + 1] if number + 1 < len(pieces) else None
        introduced = before is not None and before.text.endswith(":")
        level = piece.level
        if level is None and after is not None and piece.one_line and not introduced:
            level = _named(piece.text) or _capitals(piece.text)
            counted = _heading_number(piece, before, after)
            if counted and last_number < counted and counted[0] <= last_number[0] + LARGEST_STEP:
                level, last_number = NUMBERED + len(counted), counted
            ended = before is None or before.item or levels[-1] or _ENDED.search(before.text)
            if level is None and ended and _unmarked(piece, after):
                level = UNMARKED
        levels.append(level)
    return levels


def _named(text: str) -> int | None:
    named = _NAMED.fullmatch(text)
    if named is None or len(text) > LONGEST or text.endswith((".", ";", ",")):
        return None
    return NAMED.get(named[1].lower())


def _heading_number(piece: Piece, before: Piece | None, after: Piece) -> tuple[int, ...]:
    """Return the number of a heading in its parts; none where the line may be a list item."""
    number, short = _number(piece.text), len(piece.text) <= LONGEST_NUMBERED
    if not piece.alone or not short or len(piece.text.split()) > MOST_WORDS:
        return ()
    if _END_STOP.search(piece.text.partition(" ")[2]):
        return ()
    among_items = any(len(_number(other.text)) == len(number) for other in (before, after) if other)
    return () if among_items else number


def _number(text: str) -> tuple[int, ...]:
    number = _NUMBERED.fullmatch(text)
    return tuple(int(part) for part in number[1].split(".")) if number else ()


def _capitals(text: str) -> int | None:
    letters = [character for character in text if character.isalpha()]
    capital = len(letters) >= FEWEST_CAPITALS and all(letter.isupper() for letter in letters)
    return CAPITALS if capital and len(text) <= LONGEST and _END_STOP.search(text) is None else None


def _unmarked(piece: Piece, after: Piece) -> bool:
    text = piece.text
    return (
        piece.alone
        and not piece.item
        and text[0].isupper()
        and len(text) <= LONGEST_UNMARKED
        and len(text.split()) <= MOST_WORDS
        and not _END_STOP.search(text)
        and not _NOT_WORDS.search(text)
        and not _DATE.fullmatch(text)
        and not after.item
        and len(after.text) > len(text)
        and _ENDED.search(after.text) is not None
    )
