"""Answering the questions of a set. Each answer is committed when it is there, so one can stop at any."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from assistant.answer import Answer, Status
from assistant.errors import PersonalDataError, QuestionError
from assistant.faq.conversion import answer_of, answer_record, cited
from assistant.faq.database import Database
from assistant.faq.entry import EntryAnswer, digest_of, now
from assistant.faq.errors import EditConflictError
from assistant.faq.records import EntryRecord
from assistant.faq.reports import Answering, AnsweringProgress, AnswerReport, LeftOut
from assistant.faq.stored import Revision, changing, find_entry, find_set, noted

if TYPE_CHECKING:
    from assistant.assistant import Assistant


def silent(step: Answering) -> None:
    """Show nothing."""


def never() -> bool:
    """Do not stop."""
    return False


def answer_all(
    database: Database,
    set_id: str,
    assistant: "Assistant",
    by: str,
    *,
    numbers: Sequence[int] | None = None,
    again: bool = False,
    progress: AnsweringProgress = silent,
    stop: Callable[[], bool] = never,
) -> AnswerReport:
    """Answer entries, in order.

    Parameters:
        database: where the set is.
        set_id: the set.
        assistant: whom to ask.
        by: who wants it.
        numbers: the entries; by default those that have no answer yet, which is how to resume.
        again: whether to answer those again that have an answer: the new one is put beside it.
        progress: called before each question, and at the end.
        stop: asked before each question.

    Raises:
        UnknownSetError: where there is no such set.
        UnknownEntryError: where it has no such entry.
    """
    to_do = _to_do(database, set_id, numbers, again)
    lists: dict[str, list[int]] = {"answered": [], "proposed": [], "same": [], "no_evidence": []}
    left_out: list[LeftOut] = []
    done = 0
    for done, number in enumerate(to_do):
        if stop():
            break
        with database.session() as session:
            entry, setting = find_entry(session, set_id, number), find_set(session, set_id).setting
        progress(Answering(done, len(to_do), entry.question))
        try:
            answer = asked(assistant, entry.question, entry.setting or setting)
        except QuestionError as error:
            left_out.append(LeftOut(where=str(number), reason=str(error)))
            continue
        outcome = _keep(database, set_id, number, answer, by)
        lists[outcome].append(number)
        if outcome != "same" and not answer.status.answers:
            lists["no_evidence"].append(number)
    else:
        done = len(to_do)
    progress(Answering(done, len(to_do)))
    return AnswerReport(set_id=set_id, **lists, left_out=left_out, remaining=to_do[done:])


def asked(assistant: "Assistant", question: str, setting: str | None) -> EntryAnswer:
    """Ask, and return the answer with the passages that it cites.

    Raises:
        QuestionError: where the question cannot be asked.
    """
    while True:
        answer = assistant.ask(question, setting=setting)
        if answer.status is Status.PERSONAL_DATA:
            raise PersonalDataError((answer.text,))
        # Another edition may have come in between, and the passages with it.
        if answer.library_edition == assistant.library.manifest.edition:
            return with_passages(answer, assistant)


def with_passages(answer: Answer, assistant: "Assistant") -> EntryAnswer:
    """Return an answer as an entry keeps it.

    Raises:
        UnknownPassageError: where the library no longer has a passage that it cites.
    """
    library = assistant.library
    citations = []
    for citation in answer.citations:
        passage = library.passages.passage(citation.passage_id)
        licence = library.source_of(passage).licence
        citations.append(cited(citation, passage.text, digest_of(passage.text), licence))
    return EntryAnswer(
        status=answer.status,
        text=answer.text,
        notes=answer.notes,
        composer=answer.composer,
        library_edition=answer.library_edition,
        answered_at=now(),
        citations=citations,
    )


def _to_do(database: Database, set_id: str, numbers: Sequence[int] | None, again: bool) -> list[int]:
    with database.session() as session:
        find_set(session, set_id)
        if numbers is not None:
            entries = [find_entry(session, set_id, number) for number in dict.fromkeys(numbers)]
            return [entry.number for entry in entries if again or entry.answer() is None]
        entries = session.scalars(
            select(EntryRecord)
            .where(EntryRecord.set_id == set_id)
            .order_by(EntryRecord.position, EntryRecord.number)
        )
        return [
            entry.number
            for entry in entries
            if entry.answer() is None or (again and entry.answer(proposed=True) is None)
        ]


def _keep(database: Database, set_id: str, number: int, answer: EntryAnswer, by: str) -> str:
    """Store an answer, and return which list of the report the entry is to be in."""
    while True:
        with database.session() as session:
            version = find_entry(session, set_id, number).version
        try:
            return _kept(database, Revision(set_id, number, version, by), answer)
        except EditConflictError:
            # Somebody changed the entry meanwhile: their words stay, and the answer goes beside them.
            continue


def _kept(database: Database, revision: Revision, answer: EntryAnswer) -> str:
    with changing(database, revision) as (session, record):
        kept = record.answer()
        if kept is None:
            record.answers.append(answer_record(answer, proposed=False))
            noted(session, revision, "answered", after=answer.text)
            return "answered"
        earlier = record.answer(proposed=True)
        if earlier:
            record.answers.remove(earlier)
            session.flush()
        if is_same(answer_of(kept), answer):
            noted(session, revision, "answered_same")
            return "same"
        record.answers.append(answer_record(answer, proposed=True))
        noted(session, revision, "proposed", before=kept.text, after=answer.text)
        return "proposed"


def is_same(one: EntryAnswer, other: EntryAnswer) -> bool:
    """Whether two answers say the same, from passages that are the same."""
    return (one.status, one.text, _grounds(one)) == (other.status, other.text, _grounds(other))


def _grounds(answer: EntryAnswer) -> list[tuple[object, ...]]:
    return [
        (c.number, c.passage_id, c.quote, c.digest, c.commencement.state, c.commencement.since)
        for c in answer.citations
    ]
