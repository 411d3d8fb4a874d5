"""Plain text about a lighthouse."""

import textwrap

from ingest.documents.document import Document
from ingest.formats.plain_text.reader import read_text

PROSE = (
    "The keeper of the lighthouse writes down each visit on the day it happens, and asks every visitor "
    "whether the stairs were dry. Where they were not, the keeper mends the roof before the next visit "
    "and tells the harbour in writing."
)


def read(text: str) -> Document:
    return read_text(text.encode())


def wrapped(*paragraphs: str, width: int = 72) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width, break_on_hyphens=False) for paragraph in paragraphs)
