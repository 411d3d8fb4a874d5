"""Sets that know when their sources have changed."""

import pytest

from assistant import Assistant
from assistant.faq import FaqSet, FaqSets, State
from assistant.faq.errors import StateError
from assistant.faq.reports import ChangeKind
from tests.assistant.faq.conftest import Edit


def test_nothing_is_stale_while_nothing_changes(sets: FaqSets, umbrellas: FaqSet, small: Assistant) -> None:
    report = sets.check(umbrellas.id, small)
    assert (report.checked, report.stale) == (3, [])


def test_a_changed_passage_says_what_has_changed(sets: FaqSets, umbrellas: FaqSet, changed: Edit) -> None:
    report = sets.check(umbrellas.id, changed("of any colour", "of one colour"))
    assert [entry.number for entry in report.stale] == [1]
    change = next(change for change in report.stale[0].changes if change.kind is ChangeKind.TEXT)
    assert "any colour" in change.before
    assert "one colour" in change.after
    assert "lighthouse" not in change.before


def test_a_passage_that_is_gone_is_named(sets: FaqSets, umbrellas: FaqSet, changed: Edit) -> None:
    exceptions = (
        "## Exceptions\n\nSection 1 does not apply to:\n\n- a keeper who is asleep\n- a keeper on leave\n\n"
        "### Questions people ask\n\n- who does not need one\n"
    )
    report = sets.check(umbrellas.id, changed(exceptions, ""))
    stale = {entry.number: entry.changes for entry in report.stale}
    assert [change.kind for change in stale[2] if change.kind is ChangeKind.GONE] == [ChangeKind.GONE]
    assert not stale[2][0].quote_stands


def test_a_law_that_has_come_into_force_makes_answers_stale(
    sets: FaqSets, umbrellas: FaqSet, changed: Edit
) -> None:
    started = changed("state: not_in_force", "state: in_force\n    since: 2026-09-01")
    report = sets.check(umbrellas.id, started)
    kinds = {change.kind for entry in report.stale for change in entry.changes}
    assert ChangeKind.COMMENCEMENT in kinds
    change = next(c for c in report.stale[0].changes if c.kind is ChangeKind.COMMENCEMENT)
    assert change.before == "Not in force when last checked, June 2026"
    assert change.after == "In force when last checked, June 2026, since 01 September 2026"


def test_a_passage_that_only_has_another_number_is_not_stale(
    sets: FaqSets, umbrellas: FaqSet, changed: Edit
) -> None:
    before = "## The umbrella duty"
    more = "## Hats\n\nA keeper may wear a hat in fine weather.\n\n### Questions people ask\n\n- hats\n\n"
    moved = changed(before, more + before)
    assert "hat" in moved.passage("sample-act/section-1#0").text
    assert sets.check(umbrellas.id, moved).stale == []


def test_a_new_answer_stands_beside_the_old_one_until_one_is_chosen(
    sets: FaqSets, umbrellas: FaqSet, small: Assistant, changed: Edit
) -> None:
    before = umbrellas.entries[0].answer
    later = changed("of any colour", "of one colour")
    assert sets.answer(umbrellas.id, later, by="Sam").answered == []
    report = sets.answer(umbrellas.id, later, by="Sam", numbers=[1, 3], again=True)
    assert (report.proposed, report.same) == ([1], [3])
    entry = sets.entry(umbrellas.id, 1)
    assert entry.answer == before
    assert entry.proposed
    assert "one colour" in entry.proposed.text
    with pytest.raises(StateError, match="two answers"):
        sets.set_state(umbrellas.id, 1, State.APPROVED, version=entry.version, by="Lee")
    old = sets.choose(umbrellas.id, 1, new=False, version=entry.version, by="Lee")
    assert (old.answer, old.proposed) == (before, None)
    sets.answer(umbrellas.id, later, by="Sam", again=True, numbers=[1])
    version = sets.entry(umbrellas.id, 1).version
    new = sets.choose(umbrellas.id, 1, new=True, version=version, by="Lee")
    assert new.answer
    assert (new.answer.text, new.proposed) == (entry.proposed.text, None)
    assert sets.entry(umbrellas.id, 1) == new
    assert sets.check(umbrellas.id, later).stale == []
    record = sets.audit(umbrellas.id).records[-1]
    assert before
    assert (record.action, record.before) == ("chose_new", before.text)
    with pytest.raises(StateError, match="no second answer"):
        sets.choose(umbrellas.id, 1, new=True, version=new.version, by="Lee")


def test_a_quotation_that_no_longer_stands_keeps_an_entry_from_approval(
    sets: FaqSets, umbrellas: FaqSet, changed: Edit
) -> None:
    later = changed("to carry an umbrella", "to own an umbrella")
    entry = umbrellas.entries[0]
    edited = sets.edit(umbrellas.id, 1, "Yes. [1]", version=entry.version, by="Kim", assistant=later)
    assert edited.answer
    assert edited.answer.citations[0].stands is False
    with pytest.raises(StateError, match="citation 1"):
        sets.set_state(umbrellas.id, 1, State.APPROVED, version=edited.version, by="Lee")
    with pytest.raises(StateError, match="Citation 1"):
        sets.confirm(umbrellas.id, 1, version=edited.version, by="Lee", assistant=later)


def test_a_stale_answer_that_is_still_right_is_confirmed(
    sets: FaqSets, umbrellas: FaqSet, changed: Edit
) -> None:
    later = changed("of any colour.", "of any colour. It may have holes.")
    stale = sets.check(umbrellas.id, later).stale
    assert [entry.number for entry in stale] == [1]
    assert stale[0].changes[0].quote_stands
    version = umbrellas.entries[0].version
    confirmed = sets.confirm(umbrellas.id, 1, version=version, by="Lee", assistant=later)
    assert confirmed.answer
    assert umbrellas.entries[0].answer
    assert confirmed.answer.text == umbrellas.entries[0].answer.text
    assert sets.check(umbrellas.id, later).stale == []
