"""Adding questions to a set. What is not added is reported: nothing is lost."""

from collections.abc import Sequence

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.errors import PersonalDataError
from assistant.faq.asked import Asked
from assistant.faq.conversion import entry_record
from assistant.faq.database import Database
from assistant.faq.duplicates import KnownQuestions
from assistant.faq.entry import Comment, CommentText, Entry, EntryAnswer, QuestionText, Title, now
from assistant.faq.errors import FaqError, WordsError
from assistant.faq.records import EntryRecord
from assistant.faq.reports import Added, AddReport, Duplicate, LeftOut
from assistant.faq.stored import find_set, note, take_numbers
from assistant.faq.wording import faq_wording
from assistant.faq.words import stop_personal_data
from assistant.question import MOST_CHARACTERS
from knowledge.errors import UnknownSettingError
from knowledge.settings import check_setting

QUESTION, SECTION, COMMENT = TypeAdapter(QuestionText), TypeAdapter(Title), TypeAdapter(CommentText)


def checked(asked: Asked) -> Asked:
    """Return a question as it is kept.

    Raises:
        PersonalDataError: where it, or its section, holds personal data.
        WordsError: where it is empty, has no words or is too long.
        UnknownSettingError: where no setting has that id.
    """
    words = faq_wording()["errors"]
    check_setting(asked.setting)
    try:
        question = QUESTION.validate_python(asked.question)
        section = SECTION.validate_python(asked.section) if asked.section else None
    except ValidationError as error:
        too_long = len(asked.question) > MOST_CHARACTERS or asked.section
        reason = words["long_question"].format(most=MOST_CHARACTERS) if too_long else words["no_words"]
        raise WordsError(reason) from error
    if not any(map(str.isalnum, question)):
        raise WordsError(words["no_words"])
    stop_personal_data(question)
    stop_personal_data(section or "")
    return asked.model_copy(update={"question": question, "section": section})


def add(
    database: Database,
    set_id: str,
    questions: Sequence[Asked],
    by: str,
    answer: EntryAnswer | None = None,
) -> AddReport:
    """Add questions in one go, each with the answer if one is given.

    Raises:
        UnknownSetError: where there is no such set.
    """
    fit: list[Asked] = []
    left_out: list[LeftOut] = []
    for asked in questions:
        try:
            fit.append(checked(asked))
        except (PersonalDataError, FaqError, UnknownSettingError) as error:
            # Beside an empty question the row may have other words, and these are not to be lost.
            rest = f" ({asked.remark})" if isinstance(error, WordsError) and asked.remark else ""
            left_out.append(LeftOut(where=asked.where, reason=f"{error}{rest}"))
    added: list[Added] = []
    duplicates: list[Duplicate] = []
    with database.session() as session:
        setting = find_set(session, set_id).setting
        # Taking none still keeps others from adding until this is done.
        number = take_numbers(session, set_id, 0)
        known = _known(session, set_id, setting)
        for asked in fit:
            asked_for = asked.setting or setting
            if same := known.same(asked.question, asked_for):
                where, remark = asked.where, f" ({asked.remark})" if asked.remark else ""
                duplicates.append(Duplicate(question=f"{asked.question}{remark}", where=where, number=same))
                continue
            similar = known.similar(asked.question, asked_for)
            entry = Entry(
                number=number,
                version=1,
                question=asked.question,
                setting=asked.setting,
                section=asked.section,
                state_by=by,
                state_at=now(),
                answer=answer,
                comments=_remark(asked, by, left_out),
            )
            session.add(entry_record(entry, set_id, number))
            note(session, set_id, number, by, action="added", after=asked.question)
            added.append(Added(number=number, question=asked.question, where=asked.where, similar_to=similar))
            known.add(number, asked.question, asked_for)
            number += 1
        take_numbers(session, set_id, len(added))
    return AddReport(set_id=set_id, added=added, duplicates=duplicates, left_out=left_out)


def _known(session: Session, set_id: str, setting: str | None) -> KnownQuestions:
    rows = session.execute(
        select(EntryRecord.number, EntryRecord.question, EntryRecord.setting)
        .where(EntryRecord.set_id == set_id)
        .order_by(EntryRecord.number)
    )
    return KnownQuestions((number, question, own or setting) for number, question, own in rows)


def _remark(asked: Asked, by: str, left_out: list[LeftOut]) -> list[Comment]:
    """Return what stood beside a question as a comment; what cannot be one is left out, with the reason."""
    if not asked.remark:
        return []
    try:
        stop_personal_data(asked.remark)
        return [Comment(by=by, at=now(), text=COMMENT.validate_python(asked.remark))]
    except (PersonalDataError, ValidationError) as error:
        reason = str(error) if isinstance(error, PersonalDataError) else asked.remark
        said = faq_wording()["errors"]["remark"]
        left_out.append(LeftOut(where=asked.where, reason=f"{said} {reason}"))
        return []
