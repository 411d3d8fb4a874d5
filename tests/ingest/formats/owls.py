"""A PDF on owls as most tests of PDFs have it, and what was read of it."""

from ingest.documents.document import Document
from tests.ingest.formats.sample_pdf import SamplePdf

BY_DAY = "Owls are birds that sleep by day in barns and in hollow trees of the old woods by the river."
FOOD = "They hunt at dusk and eat the mice, voles and worms which they find in the long grass nearby."


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks()]


def paths(document: Document) -> list[tuple[str, ...]]:
    return [division.heading_path for division in document.divisions]


def sample(**parts) -> SamplePdf:
    return SamplePdf(**parts).heading("Care of owls", 24)
