"""Reading and changing what is stored: entries are guarded by their version, and every change is noted."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from assistant.faq.database import Database
from assistant.faq.entry import State, now
from assistant.faq.errors import EditConflictError, UnknownEntryError, UnknownSetError
from assistant.faq.records import ChangeRecord, EntryRecord, SetRecord
from assistant.faq.wording import faq_wording

# Changes that leave the version as it is: nobody's words are at stake.
UNVERSIONED = ("commented", "section")


class Revision(NamedTuple):
    """A change of an entry: which one, made from which version of it, and by whom."""

    set_id: str
    number: int
    version: int
    by: str


def find_set(session: Session, set_id: str) -> SetRecord:
    """Return a set.

    Raises:
        UnknownSetError: where there is none with that id.
    """
    record = session.get(SetRecord, set_id)
    if record is None:
        ids = ", ".join(session.scalars(select(SetRecord.id).order_by(SetRecord.id))) or "none"
        raise UnknownSetError(faq_wording()["errors"]["no_set"].format(id=set_id, ids=ids))
    return record


def find_entry(session: Session, set_id: str, number: int) -> EntryRecord:
    """Return an entry of a set.

    Raises:
        UnknownSetError: where there is no such set.
        UnknownEntryError: where it has no such entry.
    """
    find_set(session, set_id)
    record = session.scalar(
        select(EntryRecord).where(EntryRecord.set_id == set_id, EntryRecord.number == number)
    )
    if record is None:
        raise UnknownEntryError(faq_wording()["errors"]["no_entry"].format(id=set_id, number=number))
    return record


def take_numbers(session: Session, set_id: str, count: int) -> int:
    """Return the first of so many new numbers. Until it commits, nobody else is given any."""
    session.execute(
        update(SetRecord).where(SetRecord.id == set_id).values(next_number=SetRecord.next_number + count)
    )
    after = session.scalar(select(SetRecord.next_number).where(SetRecord.id == set_id))
    return (after or count) - count


def note(
    session: Session,
    set_id: str,
    entry: int | None,
    by: str,
    *,
    action: str,
    before: str | None = None,
    after: str | None = None,
) -> None:
    """Add to the audit list."""
    session.add(
        ChangeRecord(set_id=set_id, entry=entry, at=now(), by=by, action=action, before=before, after=after)
    )


def noted(
    session: Session, revision: Revision, action: str, before: str | None = None, after: str | None = None
) -> None:
    """Add the change of an entry to the audit list."""
    note(session, revision.set_id, revision.number, revision.by, action=action, before=before, after=after)


def to_draft(record: EntryRecord, by: str) -> None:
    """Say that the answer is no longer the one that was reviewed."""
    if record.state != State.DRAFT:
        record.state, record.state_by, record.state_at = State.DRAFT, by, now()


@contextmanager
def changing(
    database: Database, revision: Revision, yours: str | None = None
) -> Iterator[tuple[Session, EntryRecord]]:
    """Yield an entry to change, and commit the change if nobody else changed it meanwhile.

    Parameters:
        database: where it is.
        revision: which entry, and the version that the change was made from.
        yours: the text that is to be saved, for the error.

    Raises:
        EditConflictError: where the entry has another version by now. Nothing is saved.
    """
    try:
        with database.session() as session:
            record = find_entry(session, revision.set_id, revision.number)
            if record.version != revision.version:
                raise _conflict(session, record, yours)
            record.version = revision.version + 1
            yield session, record
    except StaleDataError:
        with database.session() as session:
            record = find_entry(session, revision.set_id, revision.number)
            raise _conflict(session, record, yours) from None


def _conflict(session: Session, record: EntryRecord, yours: str | None) -> EditConflictError:
    last = session.scalar(
        select(ChangeRecord)
        .where(
            ChangeRecord.set_id == record.set_id,
            ChangeRecord.entry == record.number,
            ChangeRecord.action.not_in(UNVERSIONED),
        )
        .order_by(ChangeRecord.id.desc())
        .limit(1)
    )
    answer = record.answer()
    by = last.by if last else record.state_by
    return EditConflictError(yours, answer.text if answer else None, record.version, by)
