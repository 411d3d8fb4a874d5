"""Any print of a Bill: what is printed comes back, and a damaged one is read or refused."""

import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.documents.document import Block
from ingest.errors import DocumentError
from ingest.formats.bill_print.reader import read_bill_print
from tests.ingest.formats.sample_bill import BOLD, ROMAN, Layout, SampleBill
from tests.ingest.formats.test_bill_print import LONG_TITLE, WORDS, read, sample


@st.composite
def bills(draw: st.DrawFn) -> SampleBill:
    def words(most: int) -> str:
        return " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=2, max_size=most)))

    layout = Layout(
        hanging=draw(st.booleans()),
        outer=draw(st.booleans()),
        glued=draw(st.booleans()),
        lines=draw(st.integers(20, 44)),
        gap=draw(st.sampled_from([0, 5])),
    )
    bill = SampleBill(layout, long_title=LONG_TITLE)
    for number in range(1, draw(st.integers(1, 7)) + 1):
        if draw(st.integers(0, 3)) == 0 or number == 1:
            bill.group(f"Part {number}", f"Matters {number}")
        if draw(st.integers(0, 3)) == 0:
            bill.group(f"Chapter {number}", f"Some of the matters {number}")
        if draw(st.booleans()):
            bill.cross_heading(f"Heading before clause {number}")
        bill.clause(number, f"Clause about {words(16)}".replace("\u00ad", ""))
        subsections = draw(st.integers(1, 4))
        for label in range(1, subsections + 1):
            bill.text(f"Of {words(50)}—", 0, f"({label})")
            for letter in "abc"[: draw(st.integers(0, 3))]:
                bill.text(f"that {words(30)},", 1, f"({letter})")
        if draw(st.booleans()):
            bill.text("After section 5 of the Kites Act 1911 insert—", 0, f"({subsections + 1})")
            bill.text("Some heading", 1, "“5ZA", font=BOLD)
            bill.text(f"Where {words(40)}.", 2, "(1)")
            bill.text(f"Then {words(40)}.”", 2, "(2)")
    for schedule in range(1, draw(st.integers(0, 2)) + 1):
        bill.schedule(f"Details {schedule}", schedule)
        for number in range(1, draw(st.integers(1, 6)) + 1):
            if draw(st.integers(0, 3)) == 0:
                bill.group(f"Part {number}", f"More details {number}")
            if draw(st.integers(0, 3)) == 0:
                bill.cross_heading(f"Heading before paragraph {number}")
            bill.paragraph(number, f"In {words(40)}.", draw(st.sampled_from(["", "(1)"])))
    return bill


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(bills())
def test_what_is_printed_comes_back(bill: SampleBill) -> None:
    document = read(bill)
    blocks = {each.place: each.blocks for each in document.divisions[1:]}
    written = [each for each in bill.written if each.texts]
    assert [each.place for each in document.divisions[1:]] == [each.place for each in written]
    paths = [[heading.casefold() for heading in each.heading_path] for each in document.divisions[1:]]
    assert paths == [[heading.casefold() for heading in each.heading_path] for each in written]
    for each in written:
        assert [block.text for block in blocks[each.place]] == each.texts
        assert [set(block.pages) for block in blocks[each.place]] == each.pages
    assert document.warnings == ()
    labels = [label for label in document.page_labels if label and label not in ROMAN]
    assert labels == [str(number) for number in range(1, len(labels) + 1)]


PDF = sample().pdf()


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_damaged_print_is_read_or_refused(data: st.DataObject) -> None:
    body = bytearray(PDF)
    for _ in range(data.draw(st.integers(1, 12))):
        start = data.draw(st.integers(0, len(body) - 1))
        body[start : start + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=8))
    with contextlib.suppress(DocumentError):
        document = read_bill_print(bytes(body[: data.draw(st.integers(0, len(body)))] or body))
        assert isinstance(document.divisions[0].blocks[0], Block)
