"""What a Bill's print says of itself: title, number, session, stage and date; and its contents."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from ingest.formats.bill_print.pages import BillPages
from ingest.formats.bill_print.rows import Row, key

NUMBER_AND_SESSION = re.compile(r"\b((?:HL )?Bill \d+)\s+(\d\d/\d)\b")
NUMBER = re.compile(r"\b((?:HL )?Bill \d+)\b")
STAGE = re.compile(r"\[((?:AS|BROUGHT) [^\]]{3,100})\]", re.I)
PRINTED = re.compile(r"\bprinted,? (?:on )?(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]+) (\d{4})\b", re.I)
NAMES = re.compile(r"\b(?:commons|lords|(?:public bill |grand |select )?committee|report)\b")
CONTENTS = "contents"
CLAUSE = re.compile(r"(\d{1,3}) (.+)")
SCHEDULE = re.compile(r"(?:The )?Schedule(?: (\d+))?(?: ?[—–-] ?| )(.+)")
GROUP = re.compile(r"(?:Part|Chapter) \w+(?: ?[—–-] ?.+)?", re.I)
# In points: the second line of an entry stands further in from its number than this.
INDENT = 9.0


class Cover(NamedTuple):
    """What a print says of itself.

    Parameters:
        title: the Bill's.
        number: "Bill 151", "HL Bill 84".
        edition: the number, the session and the stage in words.
        edition_id: the number as a slug.
        dated: the day on which it was printed.
    """

    title: str | None
    number: str | None
    edition: str | None
    edition_id: str | None
    dated: date | None


class Contents(NamedTuple):
    """The arrangement of clauses at the front of a print.

    Parameters:
        clauses: the headings by number.
        schedules: the titles by number; 0 for the number of a Schedule that is the only one.
        texts: each line of it, by its key.
    """

    clauses: Mapping[int, str]
    schedules: Mapping[int, str]
    texts: Mapping[str, str]


def read_cover(print_: BillPages, rows: Sequence[Row]) -> Cover:
    """Return what the print says of itself.

    Parameters:
        print_: the whole print.
        rows: those outside of the Bill's text.
    """
    text = " ".join(row.text for row in rows)
    feet = " ".join(print_.feet)
    with_session = NUMBER_AND_SESSION.search(feet) or NUMBER_AND_SESSION.search(text)
    number = with_session or NUMBER.search(feet) or NUMBER.search(text)
    name = number[1] if number else None
    stage = STAGE.search(text)
    parts = [name or "Bill"]
    if with_session:
        parts.append(f" of session {_sessions().get(with_session[2], with_session[2])}")
    if stage:
        parts.append(f", {_in_words(stage[1])}")
    return Cover(
        title=print_.title,
        number=name,
        edition="".join(parts) if name or stage else None,
        edition_id=name.casefold().replace(" ", "-") if name else None,
        dated=_printed(text),
    )


def read_contents(rows: Sequence[Row]) -> Contents:
    """Return the arrangement of clauses: what is between the word "Contents" and the Bill.

    Parameters:
        rows: those before the Bill.
    """
    start = next((at + 1 for at, row in enumerate(rows) if key(row.text) == CONTENTS), len(rows))
    clauses: dict[int, str] = {}
    schedules: dict[int, str] = {}
    entry: tuple[dict[int, str], int, float] | None = None
    column: float | None = None
    for row in rows[start:]:
        clause, schedule = CLAUSE.fullmatch(row.text), SCHEDULE.fullmatch(row.text)
        follows = clause and not schedules and int(clause[1]) == len(clauses) + 1
        if clause and follows and (column is None or abs(row.left - column) <= INDENT):
            column = row.left
            entry = (clauses, int(clause[1]), row.left)
            clauses[int(clause[1])] = clause[2]
        elif schedule:
            entry = (schedules, int(schedule[1] or 0), row.left)
            schedules[int(schedule[1] or 0)] = schedule[2]
        elif entry and row.left > entry[2] + INDENT and not _is_heading(row):
            entry[0][entry[1]] += f" {row.text}"
        else:
            entry = None
    texts = [row.text for row in rows[start:]] + [*clauses.values(), *schedules.values()]
    return Contents(clauses, schedules, {key(text): text for text in texts if not text.isupper()})


def _is_heading(row: Row) -> bool:
    return row.italic or row.text.isupper() or GROUP.fullmatch(row.text) is not None


def _in_words(stage: str) -> str:
    return NAMES.sub(lambda name: name[0].title(), stage.casefold())


def _printed(text: str) -> date | None:
    match = PRINTED.search(text)
    if match is None:
        return None
    try:
        return datetime.strptime(" ".join(match.groups()), "%d %B %Y").date()
    except ValueError:
        return None


@cache
def _sessions() -> dict[str, str]:
    return yaml.safe_load(
        files("ingest.formats.bill_print").joinpath("parliament_sessions.yaml").read_text("utf-8")
    )
