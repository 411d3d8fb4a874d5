"""Sets as JSON: they come back unchanged, and what is no export is refused."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import Assistant
from assistant.answer import Status
from assistant.errors import PersonalDataError
from assistant.faq import CitedPassage, Comment, Entry, EntryAnswer, FaqSet, FaqSets, Format, State
from assistant.faq.entry import digest_of
from assistant.faq.errors import ImportFileError, SetExistsError
from assistant.faq.exports import render
from knowledge.vocabulary import Authority, Commencement, CommencementState, Origin

PRINTABLE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
LINE = PRINTABLE.filter(lambda text: any(letter.isalnum() for letter in text))
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))
NUMBERS = st.integers(1, 2**31 - 1)


@st.composite
def citations(draw: st.DrawFn, number: int) -> CitedPassage:
    text = draw(PRINTABLE)
    return CitedPassage(
        number=number,
        passage_id=draw(PRINTABLE),
        source_id=draw(PRINTABLE),
        source_title=draw(PRINTABLE),
        authority=draw(st.sampled_from(Authority)),
        locator=draw(PRINTABLE),
        second_address=draw(st.none() | PRINTABLE),
        heading_path=draw(st.lists(PRINTABLE, max_size=2)),
        url=draw(PRINTABLE),
        edition=draw(PRINTABLE),
        settings=draw(st.lists(PRINTABLE, max_size=2)),
        commencement=Commencement(
            state=draw(st.sampled_from(CommencementState)),
            since=draw(st.none() | st.dates(date(1800, 1, 1))),
            note=draw(PRINTABLE),
            checked="2026-06",
        ),
        origin=draw(st.sampled_from(Origin)),
        attribution=draw(PRINTABLE),
        counterparts=draw(st.lists(PRINTABLE, max_size=2)),
        quote=text,
        licence=draw(PRINTABLE),
        passage_text=text,
        digest=digest_of(text),
        stands=draw(st.booleans()),
    )


@st.composite
def answers(draw: st.DrawFn) -> EntryAnswer:
    edited = draw(st.booleans())
    return EntryAnswer(
        status=draw(st.sampled_from(Status)),
        text=draw(LINE),
        notes=draw(st.lists(PRINTABLE, max_size=2)),
        composer=draw(PRINTABLE),
        library_edition=draw(st.integers(0, 2**31 - 1)),
        answered_at=draw(MOMENTS),
        edited_by=draw(LINE) if edited else None,
        edited_at=draw(MOMENTS) if edited else None,
        citations=[draw(citations(number)) for number in draw(st.lists(NUMBERS, max_size=2, unique=True))],
    )


@st.composite
def entries(draw: st.DrawFn, number: int) -> Entry:
    return Entry(
        number=number,
        version=draw(NUMBERS),
        question=draw(LINE),
        setting=draw(st.none() | st.just("childrens-homes")),
        section=draw(st.none() | LINE),
        state=draw(st.sampled_from(State)),
        state_by=draw(LINE),
        state_at=draw(MOMENTS),
        answer=draw(st.none() | answers()),
        proposed=draw(st.none() | answers()),
        comments=draw(st.lists(st.builds(Comment, by=LINE, at=MOMENTS, text=LINE), max_size=2)),
    )


@st.composite
def faq_sets(draw: st.DrawFn) -> FaqSet:
    return FaqSet(
        id=draw(st.from_regex(r"\A[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}\Z")),
        title=draw(LINE),
        setting=draw(st.none() | st.just("childrens-homes")),
        created_by=draw(LINE),
        created_at=draw(MOMENTS),
        entries=[draw(entries(number)) for number in draw(st.lists(NUMBERS, max_size=3, unique=True))],
    )


@given(faq_sets())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_json_comes_back_unchanged(sets: FaqSets, made: FaqSet) -> None:
    exported = render(made, Format.JSON)
    try:
        sets.import_json(exported, by="Sam")
    except PersonalDataError:
        return
    try:
        assert sets.get(made.id) == made
        assert sets.export(made.id, Format.JSON) == exported
        assert sets.import_json(exported, by="Sam") == made
    finally:
        sets.remove_set(made.id, by="Sam")


def test_a_set_goes_to_another_database_and_on_from_there(
    sets: FaqSets, umbrellas: FaqSet, small: Assistant, tmp_path: Path
) -> None:
    exported = sets.export(umbrellas.id, Format.JSON)
    with FaqSets.open(tmp_path / "other") as others:
        others.import_json(exported, by="Lee")
        assert others.export(umbrellas.id, Format.JSON) == exported
        assert others.check(umbrellas.id, small).stale == []
        assert others.add(umbrellas.id, "Another?", by="Lee").added[0].number == 4


def test_an_import_writes_over_nothing(sets: FaqSets, umbrellas: FaqSet) -> None:
    exported = sets.export(umbrellas.id, Format.JSON)
    sets.comment(umbrellas.id, 1, "Mine", by="Kim")
    with pytest.raises(SetExistsError, match="--as"):
        sets.import_json(exported, by="Lee")
    assert sets.entry(umbrellas.id, 1).comments
    other = sets.import_json(exported, by="Lee", as_id="other")
    assert sets.get("other") == other
    assert other.entries == umbrellas.entries


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (b'"format": 1', b'"format": 2', "format"),
        (b'"number": 2,\n      "version"', b'"number": 1,\n      "version"', "same number"),
        (b'"state": "draft"', b'"state": "perfect"', "state"),
        (b'"entries"', b'"entires"', "ent"),
        (b"{", b"", "JSON"),
    ],
)
def test_what_is_not_an_export_is_refused(
    sets: FaqSets, umbrellas: FaqSet, before: bytes, after: bytes, message: str
) -> None:
    exported = sets.export(umbrellas.id, Format.JSON)
    assert before in exported
    with pytest.raises(ImportFileError, match=message):
        sets.import_json(exported.replace(before, after), by="Lee", as_id="other")


def test_personal_data_does_not_come_in_with_an_import(sets: FaqSets, umbrellas: FaqSet) -> None:
    exported = sets.export(umbrellas.id, Format.JSON).decode()
    with pytest.raises(PersonalDataError, match="Jane Smith"):
        sets.import_json(exported.replace("do I need a brolly?", "is Jane Smith wet?"), "Lee", as_id="o")
