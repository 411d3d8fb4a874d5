"""A set as a table: CSV, and Excel. No cell of it can be taken for a formula."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from assistant.faq.exports.handout import Handout, Item
from assistant.faq.wording import faq_wording

# What a spreadsheet takes for the start of a formula, plain and full width.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# Excel takes no more in one cell.
MOST_IN_CELL = 32_767
WIDTHS = {"question": 40, "answer": 80, "sources": 80, "stale": 30, "comments": 40, "section": 20}
WIDTH = 14


def csv_table(handout: Handout) -> bytes:
    """Return a set as CSV, with the mark that makes Excel read it as UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(faq_wording()["columns"].values())
    writer.writerows([guarded(cell) for cell in row] for row in _rows(handout))
    writer.writerow([])
    writer.writerows([guarded(line)] for line in _foot(handout))
    return text.getvalue().encode("utf-8-sig")


def excel_table(handout: Handout) -> bytes:
    """Return a set as a workbook: the questions, and a sheet on what it is."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = faq_wording()["columns"]["question"]
    columns = faq_wording()["columns"]
    for row, cells in enumerate([list(columns.values()), *_rows(handout)], start=1):
        for column, text in enumerate(cells, start=1):
            cell = sheet.cell(row, column)
            _write(cell, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if row == 1:
                cell.font = Font(bold=True)
    for column, name in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS.get(name, WIDTH)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    about = book.create_sheet(faq_wording()["handout"]["sources"])
    about.column_dimensions["A"].width = 120
    for row, line in enumerate([handout.title, *_foot(handout)], start=1):
        cell = about.cell(row, 1)
        _write(cell, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula when it opens a CSV file."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text


def _write(cell: Any, text: str) -> None:
    cell.value = text[:MOST_IN_CELL]
    # What starts with "=" is text all the same, and stays text when somebody edits it.
    cell.data_type = "s"
    cell.quotePrefix = text.lstrip().startswith(FORMULA)


def _foot(handout: Handout) -> list[str]:
    return [handout.made, handout.about, *handout.licences]


def _rows(handout: Handout) -> Iterator[list[str]]:
    for section in handout.sections:
        for item in section.items:
            yield _row(section.heading or "", item)


def _row(heading: str, item: Item) -> list[str]:
    entry = item.entry
    cells = {
        "number": str(item.number),
        "section": heading,
        "question": item.question,
        "setting": item.setting,
        "status": item.outcome,
        "answer": "\n".join((*item.notes, item.answer)),
        "sources": "\n\n".join(
            "\n".join(filter(None, (f"[{source.number}] {source.place}", source.url, *source.lines)))
            for source in item.references
        ),
        "stale": "\n".join(item.warnings),
        "state": faq_wording()["states"][entry.state],
        "state_by": entry.state_by,
        "state_at": f"{entry.state_at:%Y-%m-%d}",
        "comments": "\n".join(f"{c.by}, {c.at:%Y-%m-%d}: {c.text}" for c in entry.comments),
    }
    return [cells[name] for name in faq_wording()["columns"]]
