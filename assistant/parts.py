"""The parts of a question that asks several things at once."""

import re
from collections.abc import Iterator

from assistant.forms import ASKING
from knowledge.lexicon import terms_of

PREPOSITION = r"(?:(?:by|for|to|in|at|from|up to|under)\s)?"
# "… and who", "…, also does", "… plus what": after a break, a word that begins a question.
JOINED = re.compile(
    rf"\s*(?:[.;?]|,|\s[-–—])?\s+(?:and also|and then|and|also|plus|then|&)\s+(?={PREPOSITION}{ASKING}\b)"
    rf"|\?\s+(?=\S)|,\s+(?={ASKING}\b)|\s[-–—]\s(?={ASKING}\b)",
    re.IGNORECASE,
)
# Both sides of a comparison are one question.
COMPARING = re.compile(
    r"\b(?:differ\w*|compar\w*|versus|vs|same as|between|rather than|than|whether)\b", re.IGNORECASE
)
# Words that stand for something said before.
STANDING_FOR = re.compile(r"\b(?:its?|that|those|these|this|they|them|their|there|ones?)\b", re.IGNORECASE)
# What asks for a meaning, and no more: what it names is what the other parts mean.
WHAT_IS = re.compile(r"^(?:what(?:'s| is| are)|who(?:'s| is| are)|define|explain)\s+", re.IGNORECASE)
# A part behind the first says something with so many words.
LEAST_WORDS = 4
MOST_PARTS = 3
ASKS = re.compile(rf"\b{ASKING}\b", re.IGNORECASE)
# What is told first, before a comma or not, is no question: "given that …", "we were told …".
BEGINS = re.compile(rf"(?:^|[.:,]\s+|\s[-–—]\s|^if\b.*\s){PREPOSITION}{ASKING}\b", re.IGNORECASE)


def parts_of(text: str) -> tuple[str, ...]:
    """Return the parts of a question, each to be searched for alone; one where it asks one thing.

    A part that leans on what was said before takes the first part along, or what it names.
    """
    if COMPARING.search(text):
        return (text,)
    pieces = pieces_of(text)
    if not 1 < len(pieces) <= MOST_PARTS or not _names_something(pieces[0]):
        return (text,)
    if not all(map(_says_something, pieces[1:])):
        return (text,)
    if not all(map(BEGINS.search, pieces)):
        return (text,)
    return tuple(_completed(pieces))


def pieces_of(text: str) -> list[str]:
    """Return what stands between the breaks at which another question may begin: at least one piece."""
    return [piece.strip(" ,;-–—") for piece in JOINED.split(text)]


def _names_something(piece: str) -> bool:
    return bool(terms_of(ASKS.sub(" ", piece)))


def _says_something(piece: str) -> bool:
    return len(piece.split()) >= LEAST_WORDS and (_names_something(piece) or bool(STANDING_FOR.search(piece)))


def _completed(pieces: list[str]) -> Iterator[str]:
    first, *others = pieces
    yield first
    meant = WHAT_IS.sub("", first)
    for piece in others:
        yield f"{meant} {piece}" if STANDING_FOR.search(piece) else piece
