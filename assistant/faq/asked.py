"""Questions on their way into a set, out of lines and rows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assistant.faq.duplicates import normalised
from assistant.faq.wording import faq_wording
from assistant.faq.words import one_line
from knowledge.settings import settings, settings_in
from knowledge.vocabulary import Frozen

# "1. ", "2) ", "Q3: ", "Q. ", "- ": what people number and mark their lists with.
NUMBERING = re.compile(r"^\s*(?:\d{1,3}[.)](?!\d)|[Qq](?:uestion)?\s?\d{0,3}[.:)]|[-*•–—])\s+")
# What an exported table puts before a text that a spreadsheet would take for a formula.
GUARDED = re.compile(r"^'(?=\s*[=+\-@])")


class Asked(Frozen):
    """A question before it is an entry.

    Parameters:
        question: as found.
        setting: the id of the setting that it is asked for.
        section: the heading that it stands under.
        where: the row, paragraph or line that it came from; empty where it was typed.
        remark: what stood beside it, which becomes a comment.
    """

    question: str
    setting: str | None = None
    section: str | None = None
    where: str = ""
    remark: str = ""


class Row(NamedTuple):
    """The cells of a row of a table, and how to find it."""

    where: str
    cells: Sequence[str]


def from_lines(lines: Iterable[tuple[str, str]]) -> Iterator[Asked]:
    """Yield one question a line that has any words; a Markdown heading is the section of those below.

    Parameters:
        lines: each with how to find it.
    """
    section = None
    for where, line in lines:
        text = one_line(line)
        if text.startswith("#") and text.lstrip("#").startswith(" "):
            section = text.lstrip("# ") or None
        elif text:
            yield Asked(question=unnumbered(text), section=section, where=where)


def from_rows(rows: Iterable[Row]) -> Iterator[Asked]:
    """Yield one question a row that has any words.

    A first row that names a column for questions is the header. Without one, the question is the first
    cell with a question mark, or the first with words. Other cells become the remark.
    """
    columns: dict[int, str] | None = None
    names: Sequence[str] = ()
    for at, row in enumerate(row for row in rows if any(map(one_line, row.cells))):
        cells = [GUARDED.sub("", one_line(cell)) for cell in row.cells]
        if at == 0 and (header := header_of(cells)):
            columns, names = header, cells
            continue
        yield _from_cells(cells, columns or _guessed(cells), names, row.where)


def header_of(cells: Sequence[str]) -> dict[int, str]:
    """Return what each column holds, where one of the cells says that it holds questions."""
    known = {normalised(name): meaning for meaning, all_ in faq_wording()["headers"].items() for name in all_}
    columns: dict[int, str] = {}
    for at, cell in enumerate(cells):
        meaning = known.get(normalised(cell))
        if meaning and meaning not in columns.values():
            columns[at] = meaning
    return columns if "question" in columns.values() else {}


def unnumbered(text: str) -> str:
    """Return a line without the number or mark of its list."""
    return NUMBERING.sub("", text, count=1) or text


def setting_named(text: str) -> str | None:
    """Return the id of the setting that a cell names; None where it names none, or several."""
    if text in settings():
        return text
    named = settings_in(text)
    return next(iter(named)) if len(named) == 1 else None


def _guessed(cells: Sequence[str]) -> dict[int, str]:
    asking = [at for at, cell in enumerate(cells) if "?" in cell]
    worded = [at for at, cell in enumerate(cells) if any(map(str.isalpha, cell))]
    return {(asking or worded or [0])[0]: "question"}


def _from_cells(cells: Sequence[str], columns: dict[int, str], names: Sequence[str], where: str) -> Asked:
    held = {columns[at]: cell for at, cell in enumerate(cells) if at in columns}
    setting = setting_named(held.get("setting", ""))
    remarks = [
        f"{names[at]}: {cell}" if at < len(names) and names[at] else cell
        for at, cell in enumerate(cells)
        if any(map(str.isalpha, cell)) and (at not in columns or (columns[at] == "setting" and not setting))
    ]
    return Asked(
        question=unnumbered(held.get("question", "")),
        setting=setting,
        section=held.get("section") or None,
        where=where,
        remark="\n".join(remarks),
    )
