"""Documents as published, where they are at hand: links lead somewhere, and nothing of the text is lost."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.documents.cut import cut
from ingest.documents.document import Document, Format
from ingest.formats.readers import read
from ingest.received import Body, Received
from knowledge.vocabulary import Authority, Origin, Role, Source
from tests.ingest.documents.test_cut import Words

# Longer ones are read by the tests of their own formats.
LARGEST = 900_000
FRAGMENT = re.compile(r"""\b(?:id|name|eId|Id|HardReference)\s*=\s*["']([^"']+)["']""")


def published(folder: Path) -> Iterator[tuple[Path, Document]]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.stat().st_size < LARGEST:
            yield path, read(Received((Body(path.as_uri(), path.read_bytes()),)), path.name)


@pytest.fixture(scope="module")
def read_documents(documents: Path) -> list[tuple[Path, Document]]:
    return list(published(documents))


def test_each_link_leads_to_something_in_the_document(read_documents: list[tuple[Path, Document]]) -> None:
    for path, document in read_documents:
        text = path.read_text("utf-8", errors="replace")
        if document.format is Format.GOVUK:
            text = "\n".join(strings(json.loads(text)))
        there = {value.strip() for value in FRAGMENT.findall(text)}
        fragments = {division.fragment for division in document.divisions}
        fragments |= {block.fragment for block in document.blocks()}
        assert fragments - {None} <= there, path.name


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def test_the_passages_are_the_documents_text(read_documents: list[tuple[Path, Document]]) -> None:
    for path, document in read_documents:
        source = Source(
            id="own-x",
            title=document.title or "x",
            publisher="",
            authority=document.authority or Authority.UNRANKED,
            edition="",
            dated=document.dated,
            licence="",
            address=path.as_uri(),
            origin=Origin.OWN,
        )
        passages = cut(document, source, "2026-11", Words(110))
        joined = "".join(passage.text for passage in passages if passage.role is not Role.NOTE)
        assert "".join(joined.split()) == "".join(document.text.split()), path.name
        assert len({passage.id for passage in passages}) == len(passages), path.name
        pages = {page for passage in passages for page in passage.pages}
        assert pages <= set(range(1, len(document.page_labels) + 1)), path.name
