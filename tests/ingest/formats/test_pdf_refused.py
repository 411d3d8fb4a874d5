"""PDF files that cannot be read, or in part: refused or named in plain words."""

import io
import zlib

import pytest
from pypdf import PdfWriter
from pypdf.generic import NameObject

from ingest.errors import DocumentError
from ingest.formats.pdf.lines import open_pdf, read_lines
from tests.ingest.formats.sample_pdf import SamplePdf, one_page, raw_pdf, stream
from tests.ingest.formats.test_pdf_lines import NOTHING, texts_of


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_file_that_opens_without_a_password_is_read(algorithm: str) -> None:
    assert texts_of(encrypted("", algorithm)) == ["Owls sleep."]
    with pytest.raises(DocumentError, match="needs a password"):
        open_pdf(encrypted("barn", algorithm))


def encrypted(password: str, algorithm: str) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(SamplePdf().put(72, 700, "Owls sleep.").pdf()))
    writer.encrypt(password, "owner", algorithm=algorithm)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "is empty"),
        (b"Owls sleep by day.", "cut off or damaged"),
        (b"%PDF-1.7\n%%EOF", "cut off or damaged"),
        (SamplePdf().put(72, 700, "Owls").pdf()[:400], "cut off or damaged"),
        (
            raw_pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 0/Kids[]>>"}),
            "has no pages",
        ),
        (
            raw_pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 1/Kids[2 0 R]>>"}),
            "damaged",
        ),
        (raw_pdf(one_page(b"0 0 100 100 re f")), "text recognition"),
        (raw_pdf(one_page(b"BT /F1 11 Tf (" + b"owl " * 500_000 + b") Tj " + b"q " * 600_000)), "damaged"),
        (
            raw_pdf(one_page(b"") | {4: stream(zlib.compress(b" " * 40_000_000), b"/Filter/FlateDecode")}),
            "damaged",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(body: bytes, problem: str) -> None:
    with pytest.raises(DocumentError, match=problem) as caught:
        read_lines(open_pdf(body))
    assert "\n" not in str(caught.value)


def test_a_file_of_more_pages_than_anyone_reads_is_refused() -> None:
    objects = one_page(NOTHING)
    objects[2] = b"<</Type/Pages/Count 3001/Kids[%s]/MediaBox[0 0 595 842]>>" % b" ".join([b"3 0 R"] * 3001)
    with pytest.raises(DocumentError, match="3001 pages"):
        open_pdf(raw_pdf(objects))


def test_drawings_that_never_end_are_refused() -> None:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>/XObject<</Next %d 0 R>>>>"
    objects = one_page(b"/Next Do " + NOTHING, b"/XObject<</Next 10 0 R>>")
    objects |= {number: stream(b"/Next Do " * 9, form % (number + 1)) for number in range(10, 40)}
    objects |= {40: stream(NOTHING, form % 10)}
    assert texts_of(raw_pdf(objects)) == ["Owls"]


def test_letters_that_are_not_coded_are_refused() -> None:
    objects = one_page(
        b"BT /F1 11 Tf 72 700 Td <%s> Tj ET" % b"".join(b"%04X" % (n % 60 + 3) for n in range(300))
    )
    descendant = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 500>>"
    objects[5] = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[%s]>>" % descendant
    )
    with pytest.raises(DocumentError, match="letters are not coded"):
        read_lines(open_pdf(raw_pdf(objects)))


def test_pages_that_cannot_be_read_or_have_no_text_are_named() -> None:
    sample = SamplePdf()
    for _ in range(7):
        sample.put(72, 700, "Owls").next_page()
    writer = PdfWriter(clone_from=io.BytesIO(sample.pdf()))
    for page in (1, 2, 4):
        del writer.pages[page]["/Contents"]
    writer.pages[3][NameObject("/MediaBox")] = NameObject("/Wrong")
    writer.pages[3][NameObject("/CropBox")] = NameObject("/Wrong")
    written = io.BytesIO()
    writer.write(written)
    assert read_lines(open_pdf(written.getvalue())).warnings == (
        "page 4 cannot be read and is left out",
        "pages 2-3, 5 and 8 have no text: blank, or a picture of text",
    )
