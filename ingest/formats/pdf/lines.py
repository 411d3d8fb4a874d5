"""The lines of a PDF's pages, each with its place on the page."""

import binascii
import logging
import struct
import zlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from io import BytesIO
from typing import NamedTuple

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from ingest.documents.characters import tidy
from ingest.errors import DocumentError
from ingest.formats.pdf.layout import Line, page_lines
from ingest.formats.pdf.spans import Canvas
from ingest.formats.pdf.state import Span

# What it would log says nothing to the readers of a document.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

# What pypdf raises where a file is broken, besides its own errors.
BROKEN = (
    PyPdfError,
    DependencyError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    binascii.Error,
    struct.error,
    zlib.error,
)
DAMAGED = "cannot be read as a PDF: it is cut off or damaged"
SCAN = "has no text layer: it is a scan; run text recognition (OCR) on it first"
GARBLED = "has text whose letters are not coded; print it to a new PDF, or run text recognition (OCR) on it"
# In text of any kind more characters are letters, and none are control characters.
FEWEST_LETTERS = 0.45
MOST_CONTROLS = 0.03
LONGEST_TITLE = 500
MOST_PAGES = 3_000
MOST_BYTES = 200_000_000
# Below pypdf's own, which are for images too. What no document of text comes near is damaged or hostile.
LIMITS = Configuration(
    zlib_maximum_output_length=32_000_000,
    lzw_maximum_output_length=32_000_000,
    run_length_maximum_output_length=32_000_000,
    array_based_stream_maximum_output_length=32_000_000,
    stream_decoding_work_maximum_length=64_000_000,
    stream_parsing_work_maximum_count=500_000,
    xmp_maximum_input_length=1_000_000,
    outline_maximum_entries=10_000,
    outline_maximum_depth=50,
)


class Page(NamedTuple):
    """A page and what it shows."""

    number: int
    size: tuple[float, float]
    spans: tuple[Span, ...]


class Pages(NamedTuple):
    """The lines of a document.

    Parameters:
        lines: page by page, column by column, from the top.
        labels: the number of each page, as the PDF has it.
        sizes: the width and the height of each page in points.
        title: the title that the PDF gives itself, whatever it is worth.
        dated: None: nothing in a PDF but its text says of when its edition is.
        warnings: pages that could not be read.
    """

    lines: tuple[Line, ...]
    labels: tuple[str, ...]
    sizes: tuple[tuple[float, float], ...]
    title: str | None
    dated: date | None
    warnings: tuple[str, ...]


def open_pdf(body: bytes) -> PdfReader:
    """Open a PDF, with an empty password where it is encrypted.

    Raises:
        DocumentError: where it is empty, is no PDF, needs a password, is broken or is too long.
    """
    if not body:
        raise DocumentError("is empty")
    if len(body) > MOST_BYTES:
        raise DocumentError(f"is larger than {MOST_BYTES // 1_000_000} MB; split it")
    try:
        with apply_configuration(LIMITS):
            reader = PdfReader(BytesIO(body))
            if reader.is_encrypted and not reader.decrypt(""):
                raise DocumentError("needs a password; save it without one")
            count = len(reader.pages)
    except FileNotDecryptedError as error:
        raise DocumentError("needs a password; save it without one") from error
    except BROKEN as error:
        raise DocumentError(DAMAGED) from error
    if not count:
        raise DocumentError("has no pages")
    if count > MOST_PAGES:
        raise DocumentError(f"has {count} pages, more than {MOST_PAGES}; split it")
    return reader


def read_lines(reader: PdfReader) -> Pages:
    """Return the lines of all pages.

    Raises:
        DocumentError: where no page has text, or no page can be read.
    """
    pages, failed = read_pages(reader)
    return Pages(
        lines=tuple(line for page in pages for line in page_lines(page.spans, page.number)),
        labels=page_labels(reader, len(pages)),
        sizes=tuple(page.size for page in pages),
        title=own_title(reader),
        dated=None,
        warnings=page_warnings(failed, [page.number for page in pages if not page.spans]),
    )


def read_pages(reader: PdfReader) -> tuple[tuple[Page, ...], tuple[int, ...]]:
    """Return what the pages show, and the numbers of those that cannot be read.

    Raises:
        DocumentError: where no page has text, or no page can be read.
    """
    canvas = Canvas(reader)
    pages: list[Page] = []
    failed: list[int] = []
    garbled: list[int] = []
    for number in range(1, len(reader.pages) + 1):
        size, spans = (0.0, 0.0), []
        try:
            with apply_configuration(LIMITS):
                page = reader.pages[number - 1]
                width, height = float(page.cropbox.width), float(page.cropbox.height)
                size = (height, width) if page.rotation % 180 else (width, height)
                spans = [span for span in canvas.show(page) if _is_on_page(span, *size)]
        except BROKEN:
            failed.append(number)
        if _is_garbled(spans):
            garbled.append(number)
            spans = []
        pages.append(Page(number, size, tuple(spans)))
    if len(failed) == len(pages):
        raise DocumentError(DAMAGED)
    if not any(page.spans for page in pages):
        raise DocumentError(GARBLED if garbled else SCAN)
    return tuple(pages), tuple(sorted([*failed, *garbled]))


def page_warnings(failed: Sequence[int], empty: Sequence[int]) -> tuple[str, ...]:
    """Return what to say of pages that cannot be read, and of those that have no text."""
    warnings: list[str] = []
    if failed:
        warnings.append(
            f"{_numbers(failed)} cannot be read and {'is' if len(failed) == 1 else 'are'} left out"
        )
    if empty := [page for page in empty if page not in failed]:
        have = "has" if len(empty) == 1 else "have"
        warnings.append(f"{_numbers(empty)} {have} no text: blank, or a picture of text")
    return tuple(warnings)


def page_labels(reader: PdfReader, count: int) -> tuple[str, ...]:
    """Return the number of each page as the PDF has it: 1 to ``count`` where it has none."""
    try:
        labels = tuple(tidy(str(label)) for label in reader.page_labels)
    except BROKEN:
        labels = ()
    return labels if len(labels) == count else tuple(str(number) for number in range(1, count + 1))


def own_title(reader: PdfReader) -> str | None:
    """Return the title that the PDF gives itself, on one line."""
    titles: list[str | None] = []
    with suppress(*BROKEN):
        xmp = reader.xmp_metadata
        titles += (xmp.dc_title or {}).values() if xmp else ()
    with suppress(*BROKEN):
        titles.append(reader.metadata.title if reader.metadata else None)
    return next(
        (
            tidy(title)
            for title in titles
            if isinstance(title, str) and len(title) <= LONGEST_TITLE and tidy(title)
        ),
        None,
    )


def _is_garbled(spans: Sequence[Span]) -> bool:
    """Return whether the font does not say which letters its glyphs are, so that their numbers are shown."""
    text = "".join(span.text for span in spans)
    letters = sum(1 for c in text if c.isalpha())
    controls = sum(1 for c in text if c < " " or "\ue000" <= c <= "\uf8ff" or c == "\ufffd")
    filled = sum(1 for c in text if not c.isspace()) or 1
    return letters < FEWEST_LETTERS * filled and controls > MOST_CONTROLS * filled


def _is_on_page(span: Span, width: float, height: float) -> bool:
    """Return whether a span can be seen, and is not a printer's mark beside the page."""
    if span.turn:
        return True
    return span.right > 0 and span.left < width and -span.size < span.baseline < height


def _numbers(pages: Sequence[int]) -> str:
    """Return "page 3", or "pages 3-5 and 9"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    joined = " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
    return f"page {joined}" if len(pages) == 1 else f"pages {joined}"
