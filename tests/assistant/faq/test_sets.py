"""Sets as trainers use them: add, answer, arrange. No words are lost."""

from threading import Barrier, Thread

import pytest

from assistant import Assistant
from assistant.errors import PersonalDataError
from assistant.faq import FaqSet, FaqSets
from assistant.faq.asked import Asked
from assistant.faq.errors import (
    DuplicateQuestionError,
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
