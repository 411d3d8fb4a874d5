"""Notes on when provisions came into force, as legislation.gov.uk words them.

"S. 58 in force at 29.6.2026, see s. 78(2)"; "S. 3 in force at 1.4.2027 for specified purposes by S.I. 2027/1,
art. 2".
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import NamedTuple

IN_FORCE = re.compile(
    r"^(?P<what>.*?)(?P<neg>\bnot )?(?:(?P<partly>partly )|wholly )?in force\b(?P<when>.*)$"
)
DAY = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
AT_ASSENT = "at Royal Assent"
REST = re.compile(r"\bso far as not already in force\b")
SOME = re.compile(r"\bfor\b|\bexcept|\bso far as\b|\bto the extent\b|\bcertain\b|\bpurposes\b")
AUTHORITY = re.compile(r",?\s+(?:see|by|as provided by|in accordance with)\s")
SPELLED = {"s.": "section", "ss.": "sections", "reg.": "regulation", "art.": "article", "Sch.": "Schedule"}


class Portion(Enum):
    """How much of a provision a commencement note is about."""

    ALL = "all"
    SOME = "some"
    NONE = "none"


class Noted(NamedTuple):
    """One statement of a commencement note.

    Parameters:
        portion: how much of the provision it brought into force.
        since: the day; None where it names none.
        words: the statement.
        under: by what it was brought into force, where it says: "by section 78(2)".
    """

    portion: Portion
    since: date | None
    words: str
    under: str


def statements(note: str, assent: date | None) -> Iterator[Noted]:
    """Yield what a commencement note says, one statement after the other.

    Parameters:
        note: "S. 3 in force at 1.4.2027 for specified purposes by S.I. 2027/1, art. 2".
        assent: the day of Royal Assent.
    """
    for part in re.split(r";\s*", note):
        found = IN_FORCE.match(part)
        if found is None:
            continue
        when, under = _split(found["when"])
        days = [_day(match) for match in DAY.finditer(when)]
        since = next(filter(None, days), assent if AT_ASSENT in when else None)
        some = "(" in found["what"] or found["partly"] or SOME.search(when) or len(days) > 1
        statement = " ".join(part.split())
        if found["neg"]:
            yield Noted(Portion.NONE, None, statement, under)
        elif since is not None:
            portion = Portion.SOME if some and not REST.search(when) else Portion.ALL
            yield Noted(portion, since, statement, under)


def _split(when: str) -> tuple[str, str]:
    """Return the day and purposes, and by what it was brought into force, spelled out."""
    found = AUTHORITY.search(when)
    if found is None:
        return when, ""
    under = when[found.end() :].strip()
    first, _, rest = under.partition(" ")
    spelled = f"{SPELLED[first]} {rest}" if first in SPELLED else under
    return when[: found.start()], f" by {spelled}" if spelled else ""


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
