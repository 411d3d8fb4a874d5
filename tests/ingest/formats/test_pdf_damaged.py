"""PDFs that cannot be read, and any bytes at all."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import DocumentError
from ingest.formats.pdf.reader import read_pdf
from tests.ingest.formats.owls import BY_DAY, FOOD, texts
from tests.ingest.formats.sample_pdf import (
    SamplePdf,
    TaggedPdf,
    one_page,
    raw_pdf,
    stream,
    tag,
)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "is empty"),
        (b"\0" * 10_000, "damaged"),
        (SamplePdf().paragraph(BY_DAY).pdf()[:500], "damaged"),
        (raw_pdf(one_page(b"0 0 100 100 re f")), "text recognition"),
        (raw_pdf(one_page(b"") | {4: stream(b"BT " * 9_000_000)}), "text recognition"),
        (raw_pdf(one_page(b"BT /F1 11 Tf 72 700 Td (Owls) Tj ET" + b"[" * 100_000)), "damaged"),
        (
            raw_pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 1/Kids[2 0 R]>>"}),
            "damaged",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(body: bytes, problem: str) -> None:
    with pytest.raises(DocumentError, match=problem):
        read_pdf(body)


def test_a_scan_with_a_stamp_on_every_page_is_a_scan() -> None:
    book = SamplePdf(foot="Scanned on 3 May, page {page}")
    for _ in range(4):
        book.next_page()
    with pytest.raises(DocumentError, match="text recognition"):
        read_pdf(book.pdf())


def test_pages_without_text_are_named() -> None:
    book = SamplePdf(foot="{page}")
    for number in range(5):
        if number != 2:
            book.paragraph(f"{BY_DAY} {number}.")
        book.next_page()
    book.paragraph(FOOD)
    assert read_pdf(book.pdf()).warnings == ("page 3 has no text: blank, or a picture of text",)


def test_damaged_bookmarks_labels_and_properties_do_not_matter() -> None:
    catalog = b"/Outlines 3 0 R/PageLabels 4 0 R/Metadata 5 0 R/StructTreeRoot 4 0 R/Names 3 0 R"
    document = read_pdf(raw_pdf(one_page(b"BT /F1 11 Tf 72 700 Td (Owls sleep.) Tj ET", catalog=catalog)))
    assert texts(document) == ["Owls sleep."]


TAGGED = TaggedPdf(
    [tag("H1", "Owls"), tag("P", BY_DAY), tag("L", tag("LI", tag("Lbl", "1."), tag("LBody", FOOD)))],
    artifacts=["Page 1"],
).pdf()
UNTAGGED = SamplePdf(foot="{page}").heading("Nests").paragraph(BY_DAY).next_page().paragraph(FOOD).pdf()
TOKENS = (
    b"/Type /Page /Kids /Count /Length obj stream R 0 -1 9999999 /Parent /K /Pg /S [ ] << >> ( ) null".split()
)
CHANGES = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["byte", "cut", "copy", "token"]), st.integers(0, 255)),
    max_size=12,
)


def changed(body: bytes, changes: list[tuple[float, str, int]]) -> bytes:
    """Return a file with bytes set, cut out, copied from elsewhere or replaced by words of the format."""
    new = bytearray(body)
    for where, kind, number in changes:
        at = int(where * (len(new) - 1)) if new else 0
        if kind == "byte":
            new[at : at + 1] = bytes([number])
        elif kind == "cut":
            del new[at : at + number]
        elif kind == "copy":
            new[at:at] = new[number : 2 * number]
        else:
            new[at : at + 4] = TOKENS[number % len(TOKENS)]
    return bytes(new)


@given(st.sampled_from([TAGGED, UNTAGGED]), CHANGES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_file_is_read_or_refused(body: bytes, changes: list[tuple[float, str, int]]) -> None:
    with contextlib.suppress(DocumentError):
        document = read_pdf(changed(body, changes))
        places = [division.place for division in document.divisions]
        assert len(set(places)) == len(places)
        assert all(
            1 <= page <= len(document.page_labels) for block in document.blocks() for page in block.pages
        )


@given(st.binary(max_size=300))
@settings(max_examples=50, deadline=None)
def test_any_bytes_are_refused(body: bytes) -> None:
    with pytest.raises(DocumentError):
        read_pdf(body)
