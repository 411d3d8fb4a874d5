import contextlib
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import DocumentError
from ingest.formats.bill_xml.reader import read_bill_xml
from tests.ingest.formats.sample_bill_xml import clause, drafted, drafted_unit, schedule, text

KEEP = clause("1", "Keeping", text("Keep the lantern."))
WORDS = st.text("abcdefghijk", min_size=1, max_size=8)


@st.composite
def units(draw: st.DrawFn, depth: int = 0) -> tuple[str, list[str]]:
    """Return a unit, and its words in order."""
    number = str(draw(st.integers(1, 99)))
    words = draw(st.lists(WORDS, min_size=1, max_size=4))
    content = " <LineStart/>".join(f"<Text>{word} </Text>" for word in words)
    said = [f"({number})", *words]
    if depth < 3 and draw(st.booleans()):
        for unit, more in draw(st.lists(units(depth + 1), min_size=1, max_size=3)):
            content += unit
            said += more
    return drafted_unit(draw(st.sampled_from(("SubSection", "Para", "SubPara"))), number, content), said


@settings(max_examples=60, deadline=None)
@given(st.lists(units(), min_size=1, max_size=3))
def test_text_comes_out_in_the_order_in_which_it_went_in(made: list[tuple[str, list[str]]]) -> None:
    clauses = "".join(clause(str(number), "Heading", unit) for number, (unit, _) in enumerate(made, 1))
    document = read_bill_xml(drafted(clauses))
    text_ = " ".join(block.text for division in document.divisions[1:] for block in division.blocks)
    assert text_.split() == [word for _, said in made for word in said]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    paragraph = drafted_unit("Para.sch", "1", text("Omit section 9 of the Children Act 1989."))
    body, chance = bytearray(drafted(KEEP, schedules=schedule("1", paragraph))), random.Random(seed)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(body))
        end = start + chance.randint(0, 40)
        body[start:end] = chance.choice(
            [b"", body[start:end] * 2, b"<", b"</Text>", b"&x;", b"\xff\x00", b"<Text>"]
        )
    with contextlib.suppress(DocumentError):
        places = [division.place for division in read_bill_xml(bytes(body)).divisions]
        assert len(set(places)) == len(places)
