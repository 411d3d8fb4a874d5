"""What the places of a law are called: ``schedule-2-paragraph-4``, "Schedule 2, paragraph 4"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# Kinds that are written with a capital when they are cited.
CAPITALS = frozenset({"annex", "book", "chapter", "part", "schedule", "title"})
DIGITS = re.compile(r"(\d+)([A-Za-z]?)")
_KIND = re.compile(r"\b(?:PART|CHAPTER|SCHEDULE|ANNEX|BOOK|TITLE)\b")


class Step(NamedTuple):
    """One step to a place: its kind and number, which is empty where the law gives none."""

    kind: str
    number: str


def place_of(steps: Sequence[Step]) -> str:
    """Return the steps as a slug."""
    return "-".join(part for step in steps for part in step if part)


def locator_of(steps: Sequence[Step]) -> str:
    """Return how a person cites the place."""
    return ", ".join(
        f"{kind.capitalize() if kind in CAPITALS else kind} {number}".strip() for kind, number in steps
    )


def path_of(steps: Sequence[Step]) -> str:
    """Return the steps as in an address of legislation.gov.uk: ``schedule/2/paragraph/4``."""
    return "/".join(part for step in steps for part in step if part)


def heading_of(number: str, heading: str) -> str:
    """Return the heading of a Part or Schedule with its number: "Part 1: Children's social care"."""
    number = _KIND.sub(lambda match: match[0].capitalize(), number)
    return ": ".join(part for part in (number, heading) if part)


def gaps(kind: str, numbers: Sequence[str]) -> Iterator[str]:
    """Yield one line for each break in the numbers of the provisions of a Bill, in their order.

    Parameters:
        kind: ``clause``.
        numbers: as printed: ``9``, ``9A``, ``10``.
    """
    last = 0
    for number in numbers:
        if not (found := DIGITS.match(number)):
            continue
        this = int(found[1][:9])
        if this > last + 1:
            one = this == last + 2
            yield f"{kind} {last + 1} is missing" if one else f"{kind}s {last + 1} to {this - 1} are missing"
        elif this < last or (this == last and not found[2]):
            yield f"{kind} {number} comes after {kind} {last}"
        last = this
