"""A set as a file to hand out or to keep."""

from collections.abc import Callable
from enum import StrEnum

from assistant.faq.entry import FaqSet
from assistant.faq.exports.handout import Handout, handout_of
from assistant.faq.reports import CheckReport


class Format(StrEnum):
    """A kind of file, by the ending of its name."""

    WORD = "docx"
    EXCEL = "xlsx"
    CSV = "csv"
    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    Format.WORD: f"{OFFICE}.wordprocessingml.document",
    Format.EXCEL: f"{OFFICE}.spreadsheetml.sheet",
    Format.CSV: "text/csv",
    Format.MARKDOWN: "text/markdown",
    Format.HTML: "text/html",
    Format.JSON: "application/json",
}


def render(
    faq_set: FaqSet,
    format: Format,  # noqa: A002  (what it is called everywhere else)
    stale: CheckReport | None = None,
    approved_only: bool = False,
) -> bytes:
    """Return a set as the bytes of a file.

    Parameters:
        faq_set: the set.
        format: the kind of file. JSON is the set itself, whole, and can be imported again.
        stale: what has changed since, to mark it; not in JSON.
        approved_only: leave out what is not approved.
    """
    if approved_only:
        faq_set = faq_set.approved()
    if format is Format.JSON:
        return f"{faq_set.model_dump_json(indent=2)}\n".encode()
    return _writer(format)(handout_of(faq_set, stale))


def _writer(format: Format) -> Callable[[Handout], bytes]:  # noqa: A002
    # Each of these takes its time to import, and only one is needed.
    if format is Format.WORD:
        from assistant.faq.exports.word import word

        return word
    if format is Format.HTML:
        from assistant.faq.exports.page import page

        return page
    if format is Format.MARKDOWN:
        from assistant.faq.exports.plain import plain

        return plain
    from assistant.faq.exports.tables import csv_table, excel_table

    return excel_table if format is Format.EXCEL else csv_table
