"""What tests look at in a document that was read."""

from ingest.documents.document import Document


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks()]


def paths(document: Document) -> list[tuple[str, ...]]:
    return [division.heading_path for division in document.divisions]
