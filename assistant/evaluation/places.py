"""Gold places and wordings: whether a passage is there, and whether an answer has the words."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pydantic import BaseModel

Where = tuple[list[str], str]
"""The addresses of a passage, and its locator."""


class Place(BaseModel):
    """A gold place: a passage is there if an address and the locator of it have these words whole."""

    url_contains: str
    locator_contains: str = ""


def is_at(place: Place, addresses: Iterable[str], locator: str) -> bool:
    """Whether one of the addresses and the locator are those of the place.

    Numbers are compared whole: ``section/1`` is not part of ``section/17``.
    """
    return any(_has(address, place.url_contains) for address in addresses) and _has(
        locator, place.locator_contains
    )


def is_in(group: Iterable[Place], where: Where) -> bool:
    """Whether a passage is at one of the places."""
    return any(is_at(place, *where) for place in group)


def first_in(group: Sequence[Place], passages: Iterable[Where]) -> int | None:
    """Return the rank, from 1, of the first passage at one of the places; None where none is."""
    return next((rank for rank, where in enumerate(passages, start=1) if is_in(group, where)), None)


def says(text: str, wording: str) -> bool:
    """Whether the text has the wording, without regard to case and to the kind of apostrophe."""
    return _plain(wording) in _plain(text)


def _has(text: str, part: str) -> bool:
    plain, wanted = _plain(text), _plain(part)
    return wanted in plain and _whole(wanted).search(plain) is not None


@cache
def _whole(part: str) -> re.Pattern[str]:
    before = r"(?<![0-9a-z])" if part[:1].isalnum() else ""
    after = r"(?![0-9a-z])" if part[-1:].isalnum() else ""
    return re.compile(before + re.escape(part) + after)


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").lower().split())
