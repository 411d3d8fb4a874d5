"""Files of questions: CSV, Excel, Word and plain text."""

import csv
import io
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from assistant.faq.asked import Asked, Row, from_lines, from_rows, header_of
from assistant.faq.errors import ImportFileError
from assistant.faq.question_documents import read_word
from assistant.faq.wording import faq_wording

LARGEST = 20 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_QUESTIONS = 2_000
DELIMITERS = (",", ";", "\t")
# Stands for a delimiter where a file has only one column.
NO_DELIMITER = "\x1f"


def read_questions(path: Path) -> list[Asked]:
    """Return the questions of a file, in order: one a row, paragraph or line.

    Parameters:
        path: a file whose name ends in .csv, .tsv, .xlsx, .xlsm, .docx, .txt or .md.

    Raises:
        ImportFileError: where it cannot be read, or is too large.
    """
    try:
        with path.open("rb") as file:
            body = file.read(LARGEST + 1)
    except OSError as error:
        message = faq_wording()["errors"]["unread"]
        raise ImportFileError(message.format(path=path, reason=error.strerror or error)) from error
    return questions_in(path, body)


def questions_in(path: Path, body: bytes) -> list[Asked]:
    """Return the questions of a file that has been read, or was uploaded, by the ending of its name.

    Raises:
        ImportFileError: where it is of no kind that is known, damaged or too large.
    """
    words = faq_wording()["errors"]
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ImportFileError(words["kind"].format(path=path, kinds=", ".join(READERS)))
    if len(body) > LARGEST:
        raise ImportFileError(words["large"].format(path=path, most=LARGEST // 1024 // 1024))
    try:
        asked: list[Asked] = []
        for question in reader(body):
            asked.append(question)
            if len(asked) > MOST_QUESTIONS:
                raise ImportFileError(words["many"].format(path=path, most=MOST_QUESTIONS))
    except ImportFileError:
        raise
    # A damaged Office file makes its reader raise nearly anything.
    except Exception as error:
        raise ImportFileError(words["damaged"].format(path=path)) from error
    return asked


def read_csv(body: bytes) -> Iterator[Asked]:
    """Yield the questions of a CSV file, whatever separates its columns."""
    text = decoded(body)
    for delimiter in DELIMITERS:
        rows = [row for row in _csv_rows(text, delimiter) if any(map(str.strip, row.cells))]
        widths = {len(row.cells) for row in rows}
        if rows and min(widths) > 1 and (len(widths) == 1 or header_of(rows[0].cells)):
            return from_rows(rows)
        if rows and len(rows[0].cells) > 1 and header_of(rows[0].cells):
            return from_rows(rows)
    return from_rows(_csv_rows(text, NO_DELIMITER))


def _csv_rows(text: str, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for cells in reader:
        yield Row(f"line {reader.line_num}", cells)


def read_text(body: bytes) -> Iterator[Asked]:
    """Yield the questions of a text, one a line."""
    return from_lines((f"line {at}", line) for at, line in enumerate(decoded(body).splitlines(), start=1))


def read_excel(body: bytes) -> Iterator[Asked]:
    """Yield the questions of a workbook, one a row, sheet by sheet."""
    from openpyxl import load_workbook

    _check_unpacked(body)
    with warnings.catch_warnings():
        # It warns of charts and the like that it does not keep: nothing of them is wanted.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(body), read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                title = f"{sheet.title}, " if len(book.worksheets) > 1 else ""
                yield from from_rows(
                    Row(f"{title}row {at}", ["" if cell is None else str(cell) for cell in cells])
                    for at, cells in enumerate(sheet.iter_rows(values_only=True), start=1)
                )
        finally:
            book.close()


def read_document(body: bytes) -> Iterator[Asked]:
    """Yield the questions of a Word document."""
    _check_unpacked(body)
    return read_word(body)


def decoded(body: bytes) -> str:
    """Return a file's text, whatever wrote it."""
    for encoding in ("utf-16",) if body[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",):
        try:
            return body.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            best = from_bytes(body, cp_isolation=["cp1252", "mac_roman", "utf_16"]).best()
            return str(best) if best else body.decode("cp1252", "replace")
    return ""


def _check_unpacked(body: bytes) -> None:
    """Raise where a small file unpacks to a very large one."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        if sum(part.file_size for part in archive.infolist()) > LARGEST_UNPACKED:
            raise ImportFileError(faq_wording()["errors"]["unpacked"])


READERS: dict[str, Callable[[bytes], Iterator[Asked]]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".xlsx": read_excel,
    ".xlsm": read_excel,
    ".docx": read_document,
    ".txt": read_text,
    ".md": read_text,
}
