"""The clauses and Schedules of a Bill's print, found by their numbers, their columns and their headings."""

import re
from collections import Counter
from collections.abc import Sequence
from math import nan
from typing import NamedTuple

from ingest.documents.outline import Places
from ingest.formats.bill_print.blocks import LABEL, Provision
from ingest.formats.bill_print.cover import Contents
from ingest.formats.bill_print.rows import Row, key
from ingest.formats.bill_print.words import Words

NUMBERED = re.compile(r"(\d{1,3})(?: ?(?=\()| |$)(.*)")
GROUP = re.compile(r"(Part|Chapter) (?:\d+[A-Z]?|[A-Z]|[IVX]+)", re.I)
SCHEDULES = re.compile(r"Schedules", re.I)
SCHEDULE = re.compile(r"((?:SCHEDULE|Schedule)(?: (\d+))?)(?: ((?:Sections?|Clauses?) \d.*))?")
# Beside a Schedule's number: the clause that introduces it.
WHERE = re.compile(r"(?:Sections?|Clauses?) \d[\d, and()to]*")
SCHEDULE_LEVEL, PART_LEVEL, CHAPTER_LEVEL, CROSS_HEADING_LEVEL = range(4)
# In points: numbers of one column start this close together, whether set flush left or right.
COLUMN = 9.0
# How far the middle of a centred line may be from the middle of the page.
CENTRED = 12.0
# A jump in the numbers by more than this is not one of lost pages.
MOST_LOST = 60
MOST_HEADING_ROWS = 14


class Found(NamedTuple):
    """A provision, with its rows.

    Parameters:
        place: as of a division.
        locator: as of a division.
        heading_path: as of a division.
        text: its text.
    """

    place: str
    locator: str | None
    heading_path: tuple[str, ...]
    text: Provision


class Bill:
    """Finds the provisions between the enacting words and the back cover.

    Parameters:
        rows: the rows there.
        contents: what there should be.
        heads: the running heads, which have titles in the case in which one writes them.
        measure: the width of the text.
        words: the words of the print.
    """

    def __init__(
        self, rows: Sequence[Row], contents: Contents, heads: Sequence[str], measure: float, words: Words
    ) -> None:
        self.found: list[Found] = []
        self.clauses: list[int] = []
        self.paragraphs: dict[int, list[int]] = {}
        self._rows, self._contents, self._words = rows, contents, words
        titles = [re.split(r" ?[—–] ?", text, maxsplit=1)[-1] for text in (*contents.texts.values(), *heads)]
        self._cases = {**contents.texts, **{key(title): title for title in titles}}
        gaps = sorted(row.gap for row in rows if row.gap > 0) or [0.0]
        self._leading = gaps[len(gaps) // 10]
        middles = Counter(round(_middle(row), 1) for row in rows if row.italic or row.text.isupper())
        self._middle = middles.most_common(1)[0][0] if middles else measure / 2
        self._headings: dict[int, str] = {}
        self._places = Places()
        self._schedule: int | None = None
        self._column: float | None = None
        self._open: Provision | None = None
        self._find()

    def _find(self) -> None:
        at = 0
        while at < len(self._rows):
            if after := self._read_headings(at):
                at = after
            elif self._clause_number(self._rows[at]):
                at = self._read_clause(at)
            elif number := self._paragraph_number(self._rows[at]):
                self._read_paragraph(self._rows[at], number)
                at += 1
            else:
                self._read_text(self._rows[at])
                at += 1

    def _clause_number(self, row: Row) -> int | None:
        """Return the number of the clause that starts here; None where none does."""
        match = NUMBERED.fullmatch(row.text)
        if match is None or self._schedule is not None or not self._is_in_column(row):
            return None
        number, last = int(match[1]), self.clauses[-1] if self.clauses else 0
        listed, heading = key(self._contents.clauses.get(number, "")), key(match[2])
        agrees = bool(heading and listed) and (listed.startswith(heading) or heading.startswith(listed))
        follows = number == last + 1 or (last < number <= last + MOST_LOST and not self._contents.clauses)
        return number if number > last and (agrees or (follows and row.bold)) else None

    def _read_clause(self, at: int) -> int:
        """Read the number and the heading of a clause; return the row after them."""
        row = self._rows[at]
        number = self._clause_number(row) or 0
        listed = key(self._contents.clauses.get(number, ""))
        heading = [text] if (text := _after_number(row)) else []
        end = at + 1
        for after in self._rows[end : end + MOST_HEADING_ROWS]:
            longer = key(self._words.joined([*heading, after.text]))
            goes_on = after.bold if row.bold else bool(listed) and listed.startswith(longer)
            whole = bool(listed) and key(self._words.joined(heading)) == listed
            if whole or not goes_on or LABEL.match(after.text) or after.left < row.left + COLUMN:
                break
            heading.append(after.text)
            end += 1
        self.clauses.append(number)
        self._column = row.left
        path = (*self._path(), self._words.joined(heading)) if heading else self._path()
        self._start(f"clause-{number}", f"clause {number}", path)
        return end

    def _paragraph_number(self, row: Row) -> int | None:
        """Return the number of the Schedule's paragraph that starts here; None where none does."""
        match = NUMBERED.fullmatch(row.text)
        if self._schedule is None or match is None or not self._is_in_column(row):
            return None
        number, last = int(match[1]), (self.paragraphs[self._schedule] or [0])[-1]
        after_lost = 0 < last < number <= last + MOST_LOST and re.match(r"[A-Z“(]", match[2])
        return number if number == last + 1 or after_lost else None

    def _read_paragraph(self, row: Row, number: int) -> None:
        schedule = self._schedule or 0
        self.paragraphs[schedule].append(number)
        self._column = row.left if self._column is None else self._column
        name = schedule_name(schedule)
        self._start(f"{name}-paragraph-{number}", f"{name}, paragraph {number}", self._path())
        if text := _after_number(row):
            self._read_text(row._replace(text=text, left=row.inner if row.inner > row.left else nan))

    def _read_text(self, row: Row) -> None:
        name = None if self._schedule is None else schedule_name(self._schedule)
        provision = self._open or self._start(name or "text", name, self._path())
        provision.add(row)

    def _start(self, place: str, locator: str | None, path: tuple[str, ...]) -> Provision:
        provision = self._open = Provision(self._leading)
        self.found.append(Found(self._places.take(place), locator, path, provision))
        return provision

    def _read_headings(self, at: int) -> int:
        """Read the headings that start at a row; return the row after them, 0 where there are none.

        Headings stand before a clause, a paragraph or the text of a Schedule; others are inserted text.
        """
        end, schedule = at, None
        title: list[str] | None = None
        for row in self._rows[at : at + MOST_HEADING_ROWS]:
            number = self._schedule_number(row)
            schedule = number if number is not None else schedule
            if number is not None or GROUP.fullmatch(row.text):
                title = []
            elif title is not None and self._goes_on(title, row):
                title.append(row.text)
            elif self._is_heading(row):
                title = None
            elif title is None or not WHERE.fullmatch(row.text):
                break
            end += 1
        if end == at or end == len(self._rows):
            return 0
        after = self._rows[end]
        if schedule is None and not self._clause_number(after) and not self._paragraph_number(after):
            return 0
        self._keep_headings(self._rows[at:end])
        return end

    def _goes_on(self, title: list[str], row: Row) -> bool:
        """Whether a row is part of the title of a Part, Chapter or Schedule."""
        whole = key(self._words.joined(title)) in self._cases
        like_it = not title or row.text.isupper() == title[-1].isupper()
        return self._is_centred(row) and not (whole or row.italic or WHERE.fullmatch(row.text)) and like_it

    def _is_heading(self, row: Row) -> bool:
        if SCHEDULES.fullmatch(row.text):
            return True
        if LABEL.match(row.text) or row.text.startswith("“") or NUMBERED.fullmatch(row.text):
            return False
        typical = row.italic or row.text.isupper() or key(row.text) in self._cases
        return self._is_centred(row) and typical

    def _is_centred(self, row: Row) -> bool:
        return row.left > COLUMN and abs(_middle(row) - self._middle) <= CENTRED

    def _schedule_number(self, row: Row) -> int | None:
        """Return the number of the Schedule that starts here, 0 where it is the only one."""
        match = SCHEDULE.fullmatch(row.text)
        if not match or not (match[1].isupper() or match[3] or self._is_centred(row)):
            return None
        number = int(match[2] or 0)
        if self._open is not None and self._open.is_quoting and number not in self._contents.schedules:
            return None
        return number if number > max(self.paragraphs, default=-1) else None

    def _keep_headings(self, rows: Sequence[Row]) -> None:
        self._open = None
        kept: list[tuple[int, str, list[Row]]] = []
        for row in rows:
            if SCHEDULES.fullmatch(row.text):
                continue
            if (number := self._schedule_number(row)) is not None:
                self._schedule, self._headings = number, {}
                self.paragraphs[number] = []
                kept.append((SCHEDULE_LEVEL, schedule_name(number), []))
            elif WHERE.fullmatch(row.text):
                continue
            elif GROUP.fullmatch(row.text):
                level = PART_LEVEL if row.text.casefold().startswith("part") else CHAPTER_LEVEL
                kept.append((level, row.text.capitalize(), []))
            elif kept and (not kept[-1][2] or kept[-1][2][-1].italic == row.italic):
                kept[-1][2].append(row)
            else:
                kept.append((CROSS_HEADING_LEVEL, "", [row]))
        for level, name, titles in kept:
            self._headings = {above: text for above, text in self._headings.items() if above < level}
            title = self._words.joined(row.text for row in titles)
            title = self._cases.get(key(title), title) if title.isupper() else title
            self._headings[level] = ": ".join(part for part in (name, title) if part)

    def _path(self) -> tuple[str, ...]:
        return tuple(self._headings[level] for level in sorted(self._headings))

    def _is_in_column(self, row: Row) -> bool:
        return self._column is None or abs(row.left - self._column) <= COLUMN


def _after_number(row: Row) -> str:
    match = NUMBERED.fullmatch(row.text)
    return match[2] if match else ""


def _middle(row: Row) -> float:
    return (row.left + row.right) / 2


def schedule_name(number: int) -> str:
    """Return what a Schedule is called; one that is the only one has no number."""
    return f"Schedule {number}" if number else "Schedule"
