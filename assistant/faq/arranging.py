"""The rest of a set's keeping: states, wording, sections, order, comments, and taking entries out."""

from collections.abc import Sequence

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from assistant.faq.adding import checked
from assistant.faq.asked import Asked
from assistant.faq.conversion import comment_record, entry_of, entry_record
from assistant.faq.database import Database
from assistant.faq.entry import Comment, CommentText, Entry, RemovedEntry, State, Title, now
from assistant.faq.errors import StateError, UnknownEntryError, WordsError
from assistant.faq.records import ChangeRecord, EntryRecord
from assistant.faq.stored import Revision, changing, find_entry, find_set, note, noted, to_draft
from assistant.faq.wording import faq_wording
from assistant.faq.words import stop_personal_data

COMMENT, SECTION = TypeAdapter(CommentText), TypeAdapter(Title)


def get_entry(database: Database, set_id: str, number: int) -> Entry:
    """Return an entry.

    Raises:
        UnknownEntryError: where the set has none with that number.
    """
    with database.session() as session:
        return entry_of(find_entry(session, set_id, number))


def set_state(database: Database, revision: Revision, state: State) -> Entry:
    """Say how far the review of an entry has come.

    Raises:
        EditConflictError: where the entry was changed since its version.
        StateError: where it is not ready: unanswered, two answers, or a quotation that does not stand.
    """
    with changing(database, revision) as (session, record):
        if state is not State.DRAFT:
            _check_ready(record)
        before = record.state
        record.state, record.state_by, record.state_at = state, revision.by, now()
        noted(session, revision, "state", before, state)
    return entry_of(record)


def reword(database: Database, revision: Revision, question: str) -> Entry:
    """Put the question in other words; the answer stays, and the entry is a draft again.

    Raises:
        EditConflictError: where the entry was changed since its version.
        WordsError: where the question is empty or too long.
        PersonalDataError: where it holds personal data.
    """
    asked = checked(Asked(question=question))
    with changing(database, revision, yours=question) as (session, record):
        before, record.question = record.question, asked.question
        to_draft(record, revision.by)
        noted(session, revision, "reworded", before, asked.question)
    return entry_of(record)


def set_section(database: Database, set_id: str, number: int, section: str | None, by: str) -> Entry:
    """Put an entry under a heading, or under none.

    Raises:
        WordsError: where the heading is too long.
        PersonalDataError: where it holds personal data.
    """
    try:
        title = SECTION.validate_python(section) if section else None
    except ValidationError as error:
        raise WordsError(faq_wording()["errors"]["title"]) from error
    stop_personal_data(title or "")
    with database.session() as session:
        record = find_entry(session, set_id, number)
        before = record.section
        # Past the version: whoever edits the answer is not disturbed by where it stands.
        _put(session, record, section=title)
        note(session, set_id, number, by, action="section", before=before, after=title)
    return get_entry(database, set_id, number)


def reorder(database: Database, set_id: str, numbers: Sequence[int], by: str) -> None:
    """Put the entries of a set in this order; those that are not named follow as they were.

    Raises:
        UnknownEntryError: where the set has no such entry.
    """
    with database.session() as session:
        records = find_set(session, set_id).entries
        before = [record.number for record in records]
        unknown = [number for number in numbers if number not in before]
        if unknown:
            message = faq_wording()["errors"]["no_entry"]
            raise UnknownEntryError(message.format(id=set_id, number=unknown[0]))
        after = [*dict.fromkeys(numbers), *(number for number in before if number not in numbers)]
        for record in records:
            _put(session, record, position=after.index(record.number) + 1)
        if after != before:
            note(
                session,
                set_id,
                None,
                by,
                action="reordered",
                before=_listed(before),
                after=_listed(after),
            )


def move(database: Database, set_id: str, number: int, position: int, by: str) -> None:
    """Put an entry at a position, from 1; past the end is the end.

    Raises:
        UnknownEntryError: where the set has no such entry.
    """
    with database.session() as session:
        find_entry(session, set_id, number)
        others = [record.number for record in find_set(session, set_id).entries if record.number != number]
    at = max(position, 1) - 1
    reorder(database, set_id, [*others[:at], number, *others[at:]], by)


def comment(database: Database, set_id: str, number: int, text: str, by: str) -> Entry:
    """Add a comment to an entry.

    Raises:
        WordsError: where it is empty or too long.
        PersonalDataError: where it holds personal data.
    """
    try:
        made = Comment(by=by, at=now(), text=COMMENT.validate_python(text))
    except ValidationError as error:
        raise WordsError(faq_wording()["errors"]["comment"]) from error
    stop_personal_data(made.text)
    with database.session() as session:
        record = find_entry(session, set_id, number)
        record.comments.append(comment_record(made))
        note(session, set_id, number, by, action="commented", after=made.text)
        session.flush()
        return entry_of(record)


def remove(database: Database, revision: Revision) -> None:
    """Take an entry out of its set. It is kept in the audit list, to ``restore`` it from.

    Raises:
        EditConflictError: where the entry was changed since its version.
    """
    with changing(database, revision) as (session, record):
        kept = RemovedEntry(**dict(entry_of(record)), position=record.position)
        noted(session, revision, "removed", before=kept.model_dump_json())
        session.delete(record)


def restore(database: Database, set_id: str, number: int, by: str) -> Entry:
    """Put an entry back that was taken out, where it stood, with all that it had.

    Raises:
        UnknownEntryError: where no entry of that number was taken out of the set, or it is back already.
    """
    with database.session() as session:
        find_set(session, set_id)
        removed = session.scalar(
            select(ChangeRecord)
            .where(ChangeRecord.set_id == set_id, ChangeRecord.entry == number)
            .order_by(ChangeRecord.id.desc())
            .limit(1)
        )
        if removed is None or removed.action != "removed":
            message = faq_wording()["errors"]["not_removed"]
            raise UnknownEntryError(message.format(id=set_id, number=number))
        kept = RemovedEntry.model_validate_json(removed.before or "")
        entry = Entry.model_validate(kept.model_dump(exclude={"position"}))
        session.add(entry_record(entry, set_id, kept.position))
        note(session, set_id, number, by, action="restored", after=entry.question)
        return entry


def remove_set(database: Database, set_id: str, by: str) -> None:
    """Remove a set with all its entries. Only the audit list says that it was there.

    Raises:
        UnknownSetError: where there is no such set.
    """
    with database.session() as session:
        record = find_set(session, set_id)
        note(session, set_id, None, by, action="set_removed", before=record.title)
        session.delete(record)


def _check_ready(record: EntryRecord) -> None:
    words = faq_wording()["errors"]
    answer = record.answer()
    if answer is None:
        raise StateError(words["unanswered"].format(number=record.number))
    if record.answer(proposed=True):
        raise StateError(words["two_answers"].format(number=record.number))
    failing = [citation.number for citation in answer.citations if not citation.stands]
    if failing:
        message = words["does_not_stand"]
        raise StateError(message.format(number=record.number, citations=_listed(failing)))


def _put(session: Session, record: EntryRecord, **values: object) -> None:
    table = EntryRecord.__table__
    session.execute(update(table).where(table.c.id == record.id).values(**values))  # pyright: ignore[reportArgumentType]


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
