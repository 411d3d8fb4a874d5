"""Places, sections, texts and editions of a small library, and of the bundled one."""

import shutil
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.reading.comparison import Kind
from assistant.reading.errors import UnknownPageError, UnknownPlaceError
from knowledge.errors import UnknownSourceError
from knowledge.vocabulary import CommencementState, Origin
from tests.assistant.reading.conftest import ACT, Publish

WORDS = "A keeper of a lighthouse shall bear an umbrella."


def test_a_place_has_the_official_text_before_the_briefing_and_its_clause(publish: Publish) -> None:
    place = publish(WORDS).place(f"{ACT}/section-1")
    assert [text.source.origin for text in place.texts] == [Origin.OFFICIAL, Origin.BRIEFING]
    assert WORDS in place.texts[0].passages[0].text
    assert place.section.id == f"{ACT}/section-1"
    assert (place.section.locator, place.section.heading) == ("section 1", "Umbrellas")
    (change,) = place.section.changes
    assert (change.effect, change.place) == ("inserts", "section 31ZA of the Children Act 1989")
    (clause,) = place.clauses
    assert (clause.print_id, clause.number, clause.place) == ("cws-bill-151", "4", "cws-bill-151/clause-4")
    assert (place.previous, place.next) == (None, f"{ACT}/section-2")


def test_a_place_is_the_same_by_the_id_of_each_of_its_passages(publish: Publish) -> None:
    assistant = publish(WORDS)
    ids = [p.passage_id for t in assistant.place(f"{ACT}/section-1").texts for p in t.passages]
    assert len(ids) > 2
    assert {assistant.place(id_).section.id for id_ in ids} == {f"{ACT}/section-1"}


def test_a_clause_that_the_library_does_not_hold_is_named_without_a_place(
    publish: Publish, briefings: Path
) -> None:
    shutil.rmtree(briefings / "cws-bill-151")
    (clause,) = publish().place(f"{ACT}/section-1").clauses
    assert (clause.number, clause.print_title, clause.place, clause.url) == (
        "4",
        "the Bill as introduced",
        None,
        None,
    )


@pytest.mark.parametrize("reference", [f"{ACT}/section-900", "nothing/section-1", ACT, "", "/"])
def test_what_is_no_place_is_said(publish: Publish, reference: str) -> None:
    with pytest.raises(UnknownPlaceError, match="There is no place"):
        publish().place(reference)


def test_sections_are_in_the_order_of_their_numbers(publish: Publish) -> None:
    listed = publish().sections(ACT)
    assert [section.locator for section in listed.sections] == ["section 1", "section 2", "section 10"]
    assert [section.heading for section in listed.sections] == ["Umbrellas", "Lamps", "Bells"]


def test_sections_are_those_in_the_states_asked_for(publish: Publish) -> None:
    assistant = publish(WORDS, 'Status="Repealed"')
    assert assistant.sections(ACT, [CommencementState.IN_FORCE]).sections == []
    waiting = assistant.sections(ACT, [CommencementState.NOT_IN_FORCE])
    assert "section 10" in [section.locator for section in waiting.sections]
    assert waiting.of == 3
    with pytest.raises(UnknownSourceError):
        assistant.sections("nothing")


def test_the_act_is_listed_whole_with_its_schedules_last(assistant: Assistant) -> None:
    listed = assistant.sections(ACT)
    locators = [section.locator for section in listed.sections]
    assert locators[0] == "section 1"
    assert locators[-1].startswith("Schedule")
    assert len({section.id for section in listed.sections}) == listed.of == len(locators)
    states = {section.commencement.state for section in listed.sections}
    assert {CommencementState.IN_FORCE, CommencementState.NOT_IN_FORCE} <= states
    shares = [len(assistant.sections(ACT, [state]).sections) for state in CommencementState]
    assert sum(shares) == listed.of


def test_the_pages_of_a_source_hold_each_passage_once(assistant: Assistant) -> None:
    first = assistant.text("sccif-childrens-homes")
    pages = [assistant.text("sccif-childrens-homes", page) for page in range(1, first.pages + 1)]
    ids = [passage.passage_id for page in pages for part in page.parts for passage in part.passages]
    assert len(ids) == len(set(ids)) == first.source.passages
    assert first.parts[0].section.title.startswith(first.parts[0].section.locator)
    with pytest.raises(UnknownPageError, match=f"has {first.pages} pages"):
        assistant.text("sccif-childrens-homes", first.pages + 1)


def test_of_a_work_the_official_text_is_read_and_the_briefing_named(publish: Publish) -> None:
    assistant = publish(WORDS)
    read = assistant.text(ACT)
    assert read.source.origin is Origin.OFFICIAL
    assert read.also == [ACT]
    assert assistant.text(read.source.id) == read


def test_an_official_text_stands_beside_the_one_that_it_replaced(publish: Publish) -> None:
    assert publish(WORDS).compared(f"{ACT}/section-1").comparisons == []
    later = publish(WORDS.replace("shall", "must"))
    (comparison,) = later.compared(f"{ACT}/section-1").comparisons
    assert (comparison.before.library_edition, comparison.after.library_edition) == (1, 2)
    (row,) = [row for row in comparison.rows if row.kind is not Kind.SAME]
    assert row.kind is Kind.CHANGED
    assert row.before == f"(1) {WORDS}"
    assert row.after == row.before.replace("shall", "must")


def test_two_places_stand_side_by_side(publish: Publish) -> None:
    compared = publish().compared(f"{ACT}/section-1", "cws-bill-151/clause-4")
    (comparison,) = compared.comparisons
    assert comparison.before.place == "cws-bill-151/clause-4"
    changed = next(row for row in comparison.rows if row.kind is Kind.CHANGED)
    assert changed.before.startswith("Clause 4 ")
    assert changed.after.startswith("Section 1 ")


def test_an_edition_before_that_cannot_be_read_is_as_none(publish: Publish, tmp_path: Path) -> None:
    publish(WORDS)
    later = publish(WORDS.replace("shall", "must"))
    (tmp_path / "home" / "library" / "000001" / "passages.sqlite").unlink()
    assert later.compared(f"{ACT}/section-1").comparisons == []
