import contextlib
import random
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import DocumentError
from ingest.formats.akoma_ntoso.reader import read_akoma_ntoso
from ingest.formats.clml.reader import read_clml
from knowledge.vocabulary import CommencementState
from tests.ingest.formats.sample_akoma import (
    AMENDS,
    DUTY,
    act,
    annotation,
    bill,
    inserting,
    intro,
    level,
    lines,
    only,
    paragraph,
    part,
    prospective,
    quoted_section,
    schedule,
    section,
    subsection,
    text,
)

WORDS = st.text("abcdefghijk", min_size=1, max_size=8)


@st.composite
def units(draw: st.DrawFn, depth: int = 0) -> tuple[str, list[str]]:
    """Return a unit, and its words in order."""
    number = draw(st.integers(1, 99))
    words = draw(st.lists(WORDS, min_size=1, max_size=4))
    said = [f"({number})", *words]
    if depth == 3 or draw(st.booleans()):
        return level(str(number), text("<?L 1-1?> ".join(words))), said
    inside = draw(st.lists(units(depth + 1), min_size=1, max_size=3))
    content = intro("\n  ".join(words)) + "\n".join(unit for unit, _ in inside)
    if draw(st.booleans()):
        content = inserting(" ".join(words), "".join(unit for unit, _ in inside))
    return level(str(number), content), [*said, *(word for _, more in inside for word in more)]


@settings(max_examples=60, deadline=None)
@given(st.lists(units(), min_size=1, max_size=3), st.booleans())
def test_text_comes_out_in_the_order_in_which_it_went_in(
    made: list[tuple[str, list[str]]], is_bill: bool
) -> None:
    body = "".join(section(str(number), "", unit) for number, (unit, _) in enumerate(made, 1))
    document = read_akoma_ntoso(bill(body) if is_bill else act(body))
    text_ = " ".join(block.text for division in document.divisions[1:] for block in division.blocks)
    assert text_.replace("“", "").replace("”", "").split() == [word for _, said in made for word in said]
    places = [division.place for division in document.divisions]
    assert len(set(places)) == len(places)


QUOTED = inserting("After section 31 insert—", quoted_section("31ZA", "Oil", text("Oil.")))
WHOLE = act(
    part("1", "Care", DUTY + section("4", "Care", AMENDS + subsection("2", QUOTED)))
    + schedule("1", "Fuel", paragraph("1", text("Omit section 9.")), note="Section 1"),
    analysis=prospective("section-1"),
    notes=annotation("I1", "S. 1 in force at 1.6.2026, see s. 9")[0],
)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    body, chance = bytearray(WHOLE), random.Random(seed)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(body))
        end = start + chance.randint(0, 40)
        body[start:end] = chance.choice(
            [b"", body[start:end] * 2, b"<", b"</p>", b"&x;", b"\xff\x00", b"<num>"]
        )
    with contextlib.suppress(DocumentError):
        places = [division.place for division in read_akoma_ntoso(bytes(body)).divisions]
        assert len(set(places)) == len(places)


def test_a_published_act_reads_as_its_other_form_does(documents: Path) -> None:
    akoma = read_akoma_ntoso((documents / "clml/asc-2025-1-2025-03-25.akn.xml").read_bytes())
    clml = read_clml((documents / "clml/asc-2025-1-2025-03-25.xml").read_bytes())
    assert (akoma.title, akoma.dated, akoma.address) == (clml.title, clml.dated, clml.address)
    others = {division.place: division for division in clml.divisions}
    assert len(akoma.divisions) == 47
    assert {division.place for division in akoma.divisions} == set(others)
    for division in akoma.divisions[1:]:
        other = others[division.place]
        assert (division.locator, division.extent) == (other.locator, other.extent)
        assert (division.heading_path, division.notes) == (other.heading_path, other.notes)
        assert "".join(lines(division)).replace(" ", "") == "".join(lines(other)).replace(" ", "")
        states = [each.commencement.state for each in (division, other) if each.commencement]
        assert len(states) in (0, 2)
        assert len(set(states)) <= 1


def test_a_published_act_is_in_force_where_its_notes_say_so(documents: Path) -> None:
    document = read_akoma_ntoso((documents / "clml/asc-2025-1-2025-03-25.akn.xml").read_bytes())
    states = {
        division.place: division.commencement.state
        for division in document.divisions
        if division.commencement
    }
    assert states["section-1"] is CommencementState.IN_FORCE
    assert states["section-2"] is CommencementState.NOT_IN_FORCE
    assert states["section-22"] is CommencementState.PARTLY_IN_FORCE
    assert states["schedule-1-paragraph-2"] is CommencementState.PARTLY_IN_FORCE
    assert "introduction" not in states


def test_a_published_bill(documents: Path) -> None:
    document = read_akoma_ntoso(
        (documents / "bill/social-housing-regulation-bill-commons.akn.xml").read_bytes()
    )
    places = [division.place for division in document.divisions]
    assert [place for place in places if place.startswith("clause")] == [f"clause-{n}" for n in range(1, 45)]
    assert sum(place.startswith("schedule-5-paragraph") for place in places) == 48
    assert (document.edition_id, document.dated, document.warnings) == ("bill-177", date(2022, 10, 31), ())
    assert not any("#var" in block.text or "<" in block.text for block in document.blocks())
    assert [block.label for block in only(document, "clause-44").blocks] == ["(1)", "(2)"]
