import contextlib
import io
import random
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import DocumentError
from ingest.formats.word.reader import read_docx
from tests.ingest.formats import sample_word as word
from tests.ingest.formats.read_back import texts
from tests.ingest.formats.sample_word import heading, paragraph, w, word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "lost"),
    [("styles", "its styles"), ("numbering", "the numbers"), ("footnotes", "its notes")],
)
def test_a_damaged_lesser_part_is_a_warning(name: str, lost: str) -> None:
    document = read_docx(word_file(paragraph("Text."), more={f"word/{name}.xml": "<w:bad"}))
    assert texts(document) == ["Text."]
    assert (
        [warning for warning in document.warnings if warning.startswith(lost)]
        == list(document.warnings)
        != []
    )


ENTITIES = (
    '<!DOCTYPE w:document [<!ENTITY a "{}"><!ENTITY b "&a;&a;">]>'
    '<w:document xmlns:w="{}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
).format("x" * 10, word.SPACES["w"])
NESTED = word.document("<w:sdt>" * 300 + "</w:sdt>" * 300)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), r"is an old Word file \(.doc\); save it as .docx"),
        (
            OLE + b"\0" * 90 + "EncryptedPackage".encode("utf-16-le"),
            "is encrypted; save it without a password",
        ),
        (OLE + "Workbook".encode("utf-16-le"), "is an old Office file other than Word"),
        (b"", "is a damaged Word file"),
        (b"PK\x03\x04 and then nothing", "is a damaged Word file"),
        (word_file(paragraph("a"))[:-40], "is a damaged Word file"),
        (word.packed({"xl/workbook.xml": "<x/>"}), "other than Word"),
        (word.packed({"word/document.xml": "<w:document"}), "is a damaged Word file"),
        (word.packed({"word/document.xml": "<document/>"}), "is a damaged Word file"),
        (word.packed({"word/document.xml": "<document><body><p><t>a</t></p></body></document>"}), "damaged"),
        (
            word.packed({"word/document.xml": ENTITIES}),
            r"damaged Word file \(word/document.xml cannot be read",
        ),
        (word.packed({"word/document.xml": NESTED}), "is a damaged Word file"),
        (word_file(), "has no text"),
        (word_file(paragraph(word.picture())), "has no text, only pictures"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(body: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        read_docx(body)
    assert "\n" not in str(caught.value)


def test_a_zip_that_grows_too_large_is_refused_before_it_is_unpacked() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", word.document(paragraph("a")))
        with archive.open("word/media/image1.png", "w") as stream:
            for _ in range(101):
                stream.write(b"\0" * 1_000_000)
    with pytest.raises(DocumentError, match="too long"):
        read_docx(whole.getvalue())


def test_a_zip_that_lies_about_its_sizes_is_not_unpacked_further_than_it_says() -> None:
    body = bytearray(word.packed({"word/document.xml": word.document(paragraph("a" * 100_000))}))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = body.index(signature) + place
        body[at : at + 4] = (50).to_bytes(4, "little")
    with pytest.raises(DocumentError, match="damaged Word file"):
        read_docx(bytes(body))


def test_an_encrypted_zip_is_refused() -> None:
    body = bytearray(word_file(paragraph("a")))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := body.find(signature, at + 1)) >= 0:
            body[at + place] |= 1
    with pytest.raises(DocumentError, match="is encrypted; save it without a password"):
        read_docx(bytes(body))


def test_more_elements_than_a_document_has_are_refused() -> None:
    body = word.packed({"word/document.xml": word.document("<w:p/>" * 2_000_001)})
    with pytest.raises(DocumentError, match="too long"):
        read_docx(body)


def test_tables_within_tables_are_read_or_refused() -> None:
    inside = paragraph("deep")
    for _ in range(60):
        inside = w("tbl", w("tr", word.cell(inside + paragraph(""))))
    with contextlib.suppress(DocumentError):
        assert texts(read_docx(word_file(inside))) == ["deep"]


@pytest.mark.parametrize("seed", range(8))
def test_mutated_parts_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    start = time.process_time()
    for _ in range(40):
        parts = dict(word.RICH)
        name = chance.choice(list(parts))
        part = bytearray(parts[name].encode())
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(part))
            match chance.randrange(4):
                case 0:
                    part[at] = chance.randrange(256)
                case 1:
                    del part[at : at + chance.randint(1, 60)]
                case 2:
                    part[at:at] = part[chance.randrange(len(part)) :][: chance.randint(1, 60)]
                case _:
                    part = part.replace(
                        *chance.choice([(b'"2"', b'"x"'), (b"w:p>", b"w:tc>"), (b"w:val", b"w:v")])
                    )
        with contextlib.suppress(DocumentError):
            read_docx(word.packed({**parts, name: bytes(part)}))
    assert time.process_time() - start < 10


@settings(deadline=None)
@given(st.integers(0, 2000), st.integers(0, 255), st.integers(0, 40))
def test_mutated_zips_are_read_or_refused(at: int, byte: int, cut: int) -> None:
    body = bytearray(word_file(heading("A"), paragraph("a")))
    body[at % len(body)] = byte
    with contextlib.suppress(DocumentError):
        read_docx(bytes(body[: len(body) - cut]))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with contextlib.suppress(DocumentError):
        read_docx(body)
