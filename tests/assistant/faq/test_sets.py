"""Sets as trainers use them: add, answer, edit, review, arrange. No words are lost."""

from threading import Barrier, Thread

import pytest

from assistant import Assistant
from assistant.errors import PersonalDataError
from assistant.faq import FaqSet, FaqSets, State
from assistant.faq.asked import Asked
from assistant.faq.errors import (
    DuplicateQuestionError,
    EditConflictError,
    StateError,
    UnknownEntryError,
    UnknownSetError,
    WordsError,
)
from assistant.faq.reports import Answering


def test_an_id_is_made_from_the_title(sets: FaqSets) -> None:
    ids = [sets.new(title, by="Sam").id for title in ("Fostering: café!", "Fostering café", "…")]
    assert ids == ["fostering-cafe", "fostering-cafe-2", "faq"]
    assert [item.id for item in sets.list().sets] == ["fostering-cafe-2", "fostering-cafe", "faq"]


def test_what_is_not_there_says_what_is(sets: FaqSets, umbrellas: FaqSet) -> None:
    with pytest.raises(UnknownSetError, match="There are: umbrellas-rain"):
        sets.get("nope")
    with pytest.raises(UnknownEntryError, match="no entry 9"):
        sets.entry(umbrellas.id, 9)
    with pytest.raises(UnknownEntryError):
        sets.reorder(umbrellas.id, [9], by="Sam")


def test_every_question_is_added_or_reported(sets: FaqSets) -> None:
    made = sets.new("Induction", by="Sam")
    questions = [
        Asked(question="What is regulation 44?", remark="asked on Tuesday", where="row 2"),
        Asked(question="what is Regulation 44", where="row 3", remark="asked again"),
        Asked(question="What is regulation 45?", where="row 4"),
        Asked(question="What's regulation 44", where="row 5"),
        Asked(question="What is regulation 44?", setting="childrens-homes", where="row 6"),
        Asked(question="?!", where="row 7", remark="see the handbook"),
        Asked(question="x" * 1001, where="row 8"),
        Asked(question="May Jane Smith, born 3/4/2012, see dad?", where="row 9"),
        Asked(question="Must we tell parents?", remark="Call Jane Smith on 07700 900123", where="row 10"),
        Asked(question="Must we not tell parents?", where="row 11"),
    ]
    report = sets.add_many(made.id, questions, by="Sam")
    assert [(item.where, item.similar_to) for item in report.added] == [
        ("row 2", []),
        ("row 4", []),
        ("row 5", [1]),
        ("row 6", []),
        ("row 10", []),
        ("row 11", []),
    ]
    assert [(item.where, item.number) for item in report.duplicates] == [("row 3", 1)]
    assert "asked again" in report.duplicates[0].question
    reasons = {item.where: item.reason for item in report.left_out}
    assert list(reasons) == ["row 7", "row 8", "row 9", "row 10"]
    assert "see the handbook" in reasons["row 7"]
    assert "a name: Jane Smith" in reasons["row 9"]
    assert "a telephone number" in reasons["row 10"]
    kept = sets.get(made.id)
    assert [entry.number for entry in kept.entries] == [1, 2, 3, 4, 5, 6]
    assert kept.entries[0].comments[0].text == "asked on Tuesday"
    assert "Jane" not in kept.model_dump_json()


def test_one_question_that_is_there_is_refused(sets: FaqSets) -> None:
    made = sets.new("Induction", by="Sam")
    sets.add(made.id, "What is regulation 44?", by="Sam")
    with pytest.raises(DuplicateQuestionError, match="as number 1"):
        sets.add(made.id, "What is regulation 44", by="Sam")
    with pytest.raises(PersonalDataError, match="an e-mail address"):
        sets.add(made.id, "Should I write to jane.smith@example.com about regulation 44?", by="Sam")
    with pytest.raises(WordsError):
        sets.add(made.id, " ", by="Sam")


def test_many_people_add_at_once(sets: FaqSets) -> None:
    made = sets.new("Induction", by="Sam")
    start = Barrier(4)

    def add(person: int) -> None:
        start.wait()
        for at in range(5):
            words = "The same?" if at == 0 else f"What of rule {person * 100 + at}?"
            sets.add_many(made.id, [words], by=f"P{person}")

    people = [Thread(target=add, args=(person,)) for person in range(4)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    entries = sets.get(made.id).entries
    assert sorted(entry.number for entry in entries) == list(range(1, 18))
    assert [entry.question for entry in entries].count("The same?") == 1


def test_answers_are_kept_with_their_passages(umbrellas: FaqSet, small: Assistant) -> None:
    first, _, last = umbrellas.entries
    assert first.answer
    assert last.answer
    assert (first.answer.status, last.answer.status) == ("answered", "out_of_scope")
    citation = first.answer.citations[0]
    passage = small.passage(citation.passage_id)
    assert (citation.passage_text, citation.url) == (passage.text, passage.url)
    assert citation.quote in citation.passage_text
    assert citation.licence == "Open Government Licence v3.0"
    assert citation.commencement.state == "not_in_force"


def test_stops_between_questions_and_resumes(sets: FaqSets, small: Assistant) -> None:
    made = sets.new("Rain", by="Sam")
    sets.add_many(made.id, ["do I need a brolly?", "who does not need one", "umbrella colour?"], by="Sam")
    seen: list[Answering] = []
    report = sets.answer(made.id, small, by="Sam", progress=seen.append, stop=lambda: len(seen) == 2)
    assert (report.answered, report.remaining) == ([1, 2], [3])
    assert [(step.done, step.total) for step in seen] == [(0, 3), (1, 3), (2, 3)]
    assert [bool(entry.answer) for entry in sets.get(made.id).entries] == [True, True, False]
    report = sets.answer(made.id, small, by="Sam")
    assert (report.answered, report.remaining) == ([3], [])


def test_keeps_what_is_answered_when_answering_fails(
    sets: FaqSets, small: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = sets.new("Rain", by="Sam")
    sets.add_many(made.id, ["do I need a brolly?", "who does not need one"], by="Sam")
    ask, asked = small.ask, []

    def failing(question: str, setting: str | None = None) -> object:
        asked.append(question)
        if len(asked) == 2:
            raise RuntimeError("pulled the plug")
        return ask(question, setting=setting)

    monkeypatch.setattr(small, "ask", failing)
    with pytest.raises(RuntimeError):
        sets.answer(made.id, small, by="Sam")
    assert [bool(entry.answer) for entry in sets.get(made.id).entries] == [True, False]


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


def test_entries_are_moved_and_put_under_headings(sets: FaqSets, umbrellas: FaqSet) -> None:
    sets.move(umbrellas.id, 3, 1, by="Kim")
    sets.set_section(umbrellas.id, 1, "Brollies", by="Kim")
    kept = sets.get(umbrellas.id)
    assert [entry.number for entry in kept.entries] == [3, 1, 2]
    assert {section: [e.number for e in entries] for section, entries in kept.by_section().items()} == {
        None: [3, 2],
        "Brollies": [1],
    }
    # Who edits an answer meanwhile is not disturbed by where it stands.
    versions = {entry.number: entry.version for entry in umbrellas.entries}
    assert {entry.number: entry.version for entry in kept.entries} == versions
    sets.reorder(umbrellas.id, [2], by="Kim")
    assert [entry.number for entry in sets.get(umbrellas.id).entries] == [2, 3, 1]
    sets.add(umbrellas.id, "Last one?", by="Kim")
    assert [entry.number for entry in sets.get(umbrellas.id).entries] == [2, 3, 1, 4]


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


def test_an_answer_of_a_conversation_is_kept(sets: FaqSets, small: Assistant) -> None:
    made = sets.new("Rain", by="Sam")
    answer = small.ask("and who does not?", history=["do I need a brolly"])
    report = sets.add_answer(made.id, answer, small, by="Sam")
    assert report.added[0].question == answer.searched_for
    kept = sets.entry(made.id, 1).answer
    assert kept
    assert kept.text == answer.text


def test_suggests_what_the_library_can_answer(sets: FaqSets, small: Assistant, umbrellas: FaqSet) -> None:
    suggested = sets.suggest("umbrella", small, set_id=umbrellas.id).suggestions
    questions = [suggestion.question for suggestion in suggested]
    assert "What about rain?" in questions
    assert "What does Sample Act 2020 say on “Exceptions”?" in questions
    assert "Do I need a brolly?" not in questions
    assert {suggestion.locator for suggestion in suggested} == {"section 1"}


def test_who_makes_a_change_is_asked_for(sets: FaqSets) -> None:
    with pytest.raises(WordsError, match="who makes the change"):
        sets.new("Rain", by=" ")
