"""Whatever the bytes are, a parser returns a document or says in one line why it cannot."""

import io
import random
import signal
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pypdf import PdfReader, PdfWriter

from ingest.documents.document import Document, Format
from ingest.errors import DocumentError
from ingest.formats.detection import format_of
from ingest.formats.readers import read
from ingest.received import Body, Received
from tests.ingest.formats.sample_documents import documents, pdf

INPUTS = 2_000
SECONDS = 20
SAMPLES = documents()

BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE Legislation [<!ENTITY a "lamp"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation">
&c;</Legislation>"""
EXTERNAL = (
    b"""<?xml version="1.0"?><!DOCTYPE Bill [<!ENTITY a SYSTEM "file:///etc/passwd">]><Bill>&a;</Bill>"""
)


def read_bytes(body: bytes, name: str) -> Document:
    return read(Received((Body("file:///lamps", body),)), name)


def read_or_refused(body: bytes, name: str) -> Document | None:
    """Read a document; None where it is refused, in one line."""
    try:
        return read_bytes(body, name)
    except DocumentError as error:
        reason = str(error)
    assert reason
    assert "\n" not in reason
    return None


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Fail where the block hangs."""
    if sys.platform == "win32":
        yield
        return

    def hang(*_: object) -> None:
        raise AssertionError("hangs")

    before = signal.signal(signal.SIGALRM, hang)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_each_sample_is_read() -> None:
    formats = {format_of(body, name) for name, body in SAMPLES.items()}
    assert formats == set(Format) - {Format.BILL_PRINT}
    for name, body in SAMPLES.items():
        assert "amp" in read_bytes(body, name).text


def mutated(body: bytes, chance: random.Random) -> bytes:
    """Return the bytes with a few of them changed, cut out, doubled, or taken from another document."""
    changed = bytearray(body)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(changed) + 1)
        to = min(len(changed), at + chance.choice((1, 2, 8, 64, 512)))
        match chance.randrange(5):
            case 0:
                changed[at:to] = chance.randbytes(to - at)
            case 1:
                del changed[at:to]
            case 2:
                changed[at:at] = changed[at:to] * chance.randint(1, 20)
            case 3:
                other = chance.choice(list(SAMPLES.values()))
                start = chance.randrange(len(other))
                changed[at:at] = other[start : start + 300]
            case _:
                del changed[at:]
    return bytes(changed)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_mutated_document_is_read_or_refused(name: str) -> None:
    chance = random.Random(name)
    for _ in range(INPUTS // len(SAMPLES) + 1):
        body = mutated(SAMPLES[name], chance)
        with limited(SECONDS):
            document = read_or_refused(body, name)
        if document is not None:
            pages = [page for block in document.blocks() for page in block.pages]
            assert all(1 <= page <= len(document.page_labels) for page in pages)
            places = [division.place for division in document.divisions]
            assert len(set(places)) == len(places)


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("secret", algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("body", "name", "reason"),
    [
        (b"", "a.pdf", "is empty"),
        (b"\0" * 100, "a.pdf", "is empty"),
        (encrypted(), "a.pdf", "password"),
        (pdf()[:400], "a.pdf", "cut off or damaged"),
        (pdf(text=False), "a.pdf", "no text layer"),
        (BOMB, "a.xml", "entities"),
        (EXTERNAL, "a.xml", "entities"),
        (b"<html>" + b"<p>lamp</p>" * 5_000_000, "a.html", "larger than|MB"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a.txt", "kind that is not read"),
        (b"PK\x03\x04" + bytes(100), "a.docx", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "old Office file"),
        (b"<?xml version='1.0'?><note/>", "a.xml", "kind that is not read"),
        (b'{"a": 1}', "a.json", "GOV.UK"),
        (b"   \n\t ", "a.txt", "is empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_said_in_one_line(body: bytes, name: str, reason: str) -> None:
    tracemalloc.start()
    try:
        with limited(SECONDS), pytest.raises(DocumentError, match=reason) as caught:
            read_bytes(body, name)
        assert tracemalloc.get_traced_memory()[1] < 4 * len(body) + 100_000_000
    finally:
        tracemalloc.stop()
    assert str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(encoding: str) -> None:
    text = "The keeper’s lamp is lit at dusk – always. A café is near the house of the keeper.\n" * 5
    assert "keeper’s lamp" in read_bytes(text.encode(encoding), "a.txt").text


def test_the_format_is_told_from_the_content() -> None:
    assert {format_of(body, "no-name") for name, body in SAMPLES.items() if name != "lamps.md"} == set(
        Format
    ) - {Format.BILL_PRINT, Format.MARKDOWN}
