"""Entries as they are edited and reviewed, by several people too. No words are lost."""

from threading import Barrier, Thread

import pytest

from assistant import Assistant
from assistant.errors import PersonalDataError
from assistant.faq import FaqSet, FaqSets, State
from assistant.faq.errors import (
    EditConflictError,
    StateError,
    UnknownEntryError,
    WordsError,
)


def test_an_edit_keeps_citations_and_verifies_quotations(
    sets: FaqSets, small: Assistant, umbrellas: FaqSet
) -> None:
    entry = umbrellas.entries[0]
    assert entry.answer
    text = f"In short: yes. [1]\r\n\r\n{entry.answer.text}"
    edited = sets.edit(umbrellas.id, 1, text, version=entry.version, by="Kim", assistant=small)
    assert edited.answer
    assert edited.answer.text.startswith("In short: yes. [1]\n\n")
    assert edited.answer.citations == entry.answer.citations
    assert all(citation.stands for citation in edited.answer.citations)
    assert (edited.answer.edited_by, edited.version) == ("Kim", entry.version + 1)
    assert sets.entry(umbrellas.id, 1) == edited
    record = sets.audit(umbrellas.id).records[-1]
    assert (record.by, record.action, record.before) == ("Kim", "edited", entry.answer.text)


def test_an_edit_may_not_name_a_citation_that_is_not_there(
    sets: FaqSets, small: Assistant, umbrellas: FaqSet
) -> None:
    version = umbrellas.entries[0].version
    with pytest.raises(WordsError, match=r"\[7\]"):
        sets.edit(umbrellas.id, 1, "Yes. [7]", version=version, by="Kim", assistant=small)
    with pytest.raises(WordsError):
        sets.edit(umbrellas.id, 1, " \n", version=version, by="Kim", assistant=small)
    with pytest.raises(PersonalDataError, match="a name: Jane Smith"):
        sets.edit(umbrellas.id, 1, "Ask Jane Smith. [1]", version=version, by="Kim", assistant=small)
    assert sets.get(umbrellas.id) == umbrellas


def test_the_second_of_two_editors_gets_both_texts(
    sets: FaqSets, small: Assistant, umbrellas: FaqSet
) -> None:
    version = umbrellas.entries[0].version
    sets.edit(umbrellas.id, 1, "First words. [1]", version=version, by="Kim", assistant=small)
    sets.comment(umbrellas.id, 1, "Shorter now", by="Max")
    with pytest.raises(EditConflictError, match="Kim changed this entry") as conflict:
        sets.edit(umbrellas.id, 1, "Second words. [1]", version=version, by="Lee", assistant=small)
    assert (conflict.value.yours, conflict.value.theirs) == ("Second words. [1]", "First words. [1]")
    now = conflict.value.version
    both = sets.edit(umbrellas.id, 1, "Both. [1]", version=now, by="Lee", assistant=small)
    assert both.answer
    assert both.answer.text == "Both. [1]"


def test_a_third_editor_gets_what_the_second_made_of_both_texts(
    sets: FaqSets, small: Assistant, umbrellas: FaqSet
) -> None:
    opened, told = umbrellas.entries[0].version, list[EditConflictError]()

    def save(by: str, text: str, version: int) -> int:
        try:
            return sets.edit(umbrellas.id, 1, text, version=version, by=by, assistant=small).version
        except EditConflictError as conflict:
            told.append(conflict)
            return conflict.version

    save("Ann", "First words. [1]", opened)
    seen_by_ben = save("Ben", "Second words. [1]", opened)
    seen_by_cat = save("Cat", "Third words. [1]", opened)
    save("Ben", "The first and second words. [1]", seen_by_ben)
    # Cat has seen the first words alone, and may not save over what Ben has made of them.
    seen_by_cat = save("Cat", "The first and third words. [1]", seen_by_cat)
    save("Cat", "All words. [1]", seen_by_cat)
    assert [(error.by, error.theirs, error.yours) for error in told] == [
        ("Ann", "First words. [1]", "Second words. [1]"),
        ("Ann", "First words. [1]", "Third words. [1]"),
        ("Ben", "The first and second words. [1]", "The first and third words. [1]"),
    ]
    edits = [record for record in sets.audit(umbrellas.id).records if record.action == "edited"]
    assert [(record.by, record.after) for record in edits] == [
        ("Ann", "First words. [1]"),
        ("Ben", "The first and second words. [1]"),
        ("Cat", "All words. [1]"),
    ]
    assert [record.before for record in edits[1:]] == [record.after for record in edits[:-1]]


def test_of_editors_at_the_same_moment_one_wins_and_all_others_are_told(
    sets: FaqSets, small: Assistant, umbrellas: FaqSet
) -> None:
    version, start = umbrellas.entries[0].version, Barrier(6)
    saved: list[str] = []
    told: list[EditConflictError] = []

    def edit(words: str) -> None:
        start.wait()
        try:
            sets.edit(umbrellas.id, 1, words, version=version, by=words, assistant=small)
            saved.append(words)
        except EditConflictError as error:
            told.append(error)

    editors = [Thread(target=edit, args=(f"Words {at}",)) for at in range(6)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()
    answer = sets.entry(umbrellas.id, 1).answer
    assert answer
    assert [answer.text] == saved
    assert {error.theirs for error in told} == set(saved)
    assert {error.yours for error in told} | set(saved) == {f"Words {at}" for at in range(6)}


def test_an_answer_written_by_hand_can_cite_a_passage(sets: FaqSets, small: Assistant) -> None:
    made = sets.new("Rain", by="Sam")
    sets.add(made.id, "Which colour?", by="Sam")
    entry = sets.edit(made.id, 1, "Any colour.", version=1, by="Kim", assistant=small)
    assert entry.answer
    assert (entry.answer.composer, entry.answer.citations) == ("person", [])
    passage_id = "sample-act/section-1#0"
    for quote in ("any hue", "any colou", ""):
        with pytest.raises(WordsError, match="word for word"):
            sets.attach(made.id, 1, passage_id, quote, version=2, by="Kim", assistant=small)
    cited = sets.attach(made.id, 1, passage_id, "any colour", version=2, by="Kim", assistant=small)
    assert cited.answer
    assert cited.answer.text == "Any colour. [1]"
    assert cited.answer.citations[0].quote == "any colour"


def test_a_review_says_who_and_when_and_ends_with_an_edit(
    sets: FaqSets, small: Assistant, umbrellas: FaqSet
) -> None:
    version = umbrellas.entries[0].version
    entry = sets.set_state(umbrellas.id, 1, State.APPROVED, version=version, by="Lee")
    assert (entry.state, entry.state_by) == (State.APPROVED, "Lee")
    assert entry.state_at >= umbrellas.entries[0].state_at
    assert sets.list().sets[0].approved == 1
    with pytest.raises(EditConflictError):
        sets.set_state(umbrellas.id, 1, State.DRAFT, version=version, by="Kim")
    edited = sets.edit(umbrellas.id, 1, "Yes. [1]", version=entry.version, by="Kim", assistant=small)
    assert (edited.state, edited.state_by) == (State.DRAFT, "Kim")


def test_what_has_no_answer_cannot_be_approved(sets: FaqSets) -> None:
    made = sets.new("Rain", by="Sam")
    sets.add(made.id, "Which colour?", by="Sam")
    with pytest.raises(StateError, match="no answer yet"):
        sets.set_state(made.id, 1, State.REVIEWED, version=1, by="Lee")


def test_comments_hold_no_personal_data(sets: FaqSets, umbrellas: FaqSet) -> None:
    entry = sets.comment(umbrellas.id, 1, "Say this in one line?", by="Kim")
    assert [(comment.by, comment.text) for comment in entry.comments] == [("Kim", "Say this in one line?")]
    with pytest.raises(PersonalDataError, match="Jane Smith"):
        sets.comment(umbrellas.id, 1, "Jane Smith asked this", by="Kim")
    assert len(sets.entry(umbrellas.id, 1).comments) == 1


def test_a_question_can_be_reworded_and_removed(sets: FaqSets, umbrellas: FaqSet) -> None:
    entry = umbrellas.entries[0]
    entry = sets.reword(umbrellas.id, 1, "Do we need umbrellas?", version=entry.version, by="Kim")
    assert entry.question == "Do we need umbrellas?"
    assert entry.answer == umbrellas.entries[0].answer
    with pytest.raises(EditConflictError):
        sets.remove(umbrellas.id, 1, version=entry.version - 1, by="Kim")
    sets.remove(umbrellas.id, 1, version=entry.version, by="Kim")
    assert [kept.number for kept in sets.get(umbrellas.id).entries] == [2, 3]
    removed = sets.audit(umbrellas.id).records[-1]
    assert removed.action == "removed"
    assert removed.before
    assert "Do we need umbrellas?" in removed.before
    back = sets.restore(umbrellas.id, 1, by="Kim")
    assert back == entry.model_copy(update={"version": entry.version + 1})
    assert [kept.number for kept in sets.get(umbrellas.id).entries] == [1, 2, 3]
    assert sets.entry(umbrellas.id, 1) == back
    with pytest.raises(UnknownEntryError, match="was taken out"):
        sets.restore(umbrellas.id, 1, by="Kim")
    with pytest.raises(UnknownEntryError, match="was taken out"):
        sets.restore(umbrellas.id, 9, by="Kim")
    sets.remove_set(umbrellas.id, by="Kim")
    assert sets.list().sets == []
    assert sets.audit(umbrellas.id).records[-1].action == "set_removed"
