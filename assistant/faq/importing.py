"""Making sets: new ones, and exported ones that come back in."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import func, select

from assistant.faq.conversion import entry_record, set_of
from assistant.faq.database import Database
from assistant.faq.entry import FaqSet, Title, now
from assistant.faq.errors import ImportFileError, SetExistsError, TakenError, WordsError
from assistant.faq.records import AnswerRecord, EntryRecord, SetRecord
from assistant.faq.reports import SetList, SetSummary
from assistant.faq.stored import find_set, note
from assistant.faq.wording import faq_wording
from assistant.faq.words import stop_personal_data
from knowledge.settings import check_setting

MOST_OF_ID = 60
TITLE = TypeAdapter(Title)


def new_set(database: Database, title: str, by: str, setting: str | None = None) -> FaqSet:
    """Make a set with no entries.

    Raises:
        WordsError: where the title is empty or too long.
        PersonalDataError: where it holds personal data.
        UnknownSettingError: where no setting has that id.
    """
    check_setting(setting)
    try:
        heading = TITLE.validate_python(title)
    except ValidationError as error:
        raise WordsError(faq_wording()["errors"]["title"]) from error
    stop_personal_data(heading)
    ids = _ids(heading)
    while True:
        id_ = next(ids)
        made = FaqSet(id=id_, title=heading, setting=setting, created_by=by, created_at=now(), entries=[])
        try:
            with database.session() as session:
                if session.get(SetRecord, id_) is None:
                    session.add(_record(made))
                    note(session, id_, None, by, action="created", after=heading)
                    return made
        except TakenError:
            # Somebody else made a set of the same title at this moment.
            continue


def import_set(database: Database, exported: str | bytes, by: str, as_id: str | None = None) -> FaqSet:
    """Take in a set as it was exported to JSON; the same set once more changes nothing.

    Raises:
        ImportFileError: where it is not such an export.
        SetExistsError: where another set has its id.
        PersonalDataError: where a question or comment holds personal data.
    """
    words = faq_wording()["errors"]
    try:
        made = FaqSet.model_validate_json(exported)
        if as_id:
            made = FaqSet.model_validate(made.model_copy(update={"id": as_id}).model_dump())
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise ImportFileError(words["not_exported"].format(place=place, reason=first["msg"])) from error
    check_setting(made.setting)
    for entry in made.entries:
        check_setting(entry.setting)
        for text in (entry.question, *(comment.text for comment in entry.comments)):
            stop_personal_data(text)
    try:
        with database.session() as session:
            there = session.get(SetRecord, made.id)
            if there is None:
                session.add(_record(made))
                note(session, made.id, None, by, action="imported", after=made.title)
                return made
            is_same = set_of(there) == made
    except TakenError:
        is_same = get_set(database, made.id) == made
    if not is_same:
        raise SetExistsError(words["exists"].format(id=made.id))
    return made


def get_set(database: Database, set_id: str) -> FaqSet:
    """Return a set.

    Raises:
        UnknownSetError: where there is none with that id.
    """
    with database.session() as session:
        return set_of(find_set(session, set_id))


def list_sets(database: Database) -> SetList:
    """Return all sets, by title."""
    answered = (
        select(func.count(AnswerRecord.id))
        .join(EntryRecord, AnswerRecord.entry_id == EntryRecord.id)
        .where(EntryRecord.set_id == SetRecord.id, AnswerRecord.proposed.is_(False))
        .correlate(SetRecord)
        .scalar_subquery()
    )
    entries = select(func.count(EntryRecord.id)).where(EntryRecord.set_id == SetRecord.id)
    approved = entries.where(EntryRecord.state == "approved")
    counts = (entries.correlate(SetRecord).scalar_subquery(), answered)
    with database.session() as session:
        rows = session.execute(
            select(SetRecord, *counts, approved.correlate(SetRecord).scalar_subquery()).order_by(
                SetRecord.title, SetRecord.id
            )
        ).all()
    return SetList(
        sets=[
            SetSummary(
                id=record.id,
                title=record.title,
                setting=record.setting,
                entries=all_,
                answered=with_answer,
                approved=approved_,
                created_by=record.created_by,
                created_at=record.created_at,
            )
            for record, all_, with_answer, approved_ in rows
        ]
    )


def _record(made: FaqSet) -> SetRecord:
    return SetRecord(
        id=made.id,
        title=made.title,
        setting=made.setting,
        created_by=made.created_by,
        created_at=made.created_at,
        next_number=max((entry.number for entry in made.entries), default=0) + 1,
        entries=[entry_record(entry, made.id, at) for at, entry in enumerate(made.entries, start=1)],
    )


def _ids(title: str) -> Iterator[str]:
    """Yield "fostering-induction", "fostering-induction-2" and so on, without end."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    id_ = re.sub(r"[^a-z0-9]+", "-", plain)[:MOST_OF_ID].strip("-") or "faq"
    yield id_
    yield from (f"{id_}-{number}" for number in count(2))
