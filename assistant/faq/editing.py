"""Changing answers by hand: citations stay attached, and each quotation is looked up again."""

from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from assistant.answer import Status
from assistant.faq.conversion import answer_record, citation_of, citation_record, cited, entry_of
from assistant.faq.database import Database
from assistant.faq.entry import (
    MARKER,
    AnswerText,
    CitedPassage,
    Entry,
    EntryAnswer,
    digest_of,
    now,
)
from assistant.faq.errors import StateError, UnknownEntryError, WordsError
from assistant.faq.records import AnswerRecord, EntryRecord
from assistant.faq.staleness import present
from assistant.faq.stored import Revision, changing, noted, to_draft
from assistant.faq.wording import faq_wording
from assistant.faq.words import stop_personal_data
from assistant.results import cite
from assistant.verifying.quotation import is_whole

if TYPE_CHECKING:
    from knowledge.library import Library

ANSWER = TypeAdapter(AnswerText)
PERSON = "person"


def edit(database: Database, revision: Revision, text: str, library: "Library") -> Entry:
    """Put another text in place of an answer's, or write the first; the entry is a draft again.

    Raises:
        EditConflictError: where the entry was changed since its version; it has both texts.
        WordsError: where the text is empty or too long, or names a citation that is not there.
        PersonalDataError: where it holds personal data that neither the answer nor its sources had.
    """
    try:
        written = ANSWER.validate_python(text)
    except ValidationError as error:
        raise WordsError(faq_wording()["errors"]["answer_words"]) from error
    with changing(database, revision, yours=text) as (session, record):
        answer = record.answer()
        before = answer.text if answer else None
        _check_markers(written, answer)
        said = [citation.passage_text for citation in answer.citations] if answer else []
        stop_personal_data(written, [before or "", record.question, *said])
        if answer is None:
            answer = answer_record(_first(written, library), proposed=False)
            record.answers.append(answer)
        answer.text, answer.edited_by, answer.edited_at = written, revision.by, now()
        answer.status = Status.ANSWERED
        for citation in answer.citations:
            citation.stands = quote_stands(citation_of(citation), library)
        to_draft(record, revision.by)
        noted(session, revision, "edited", before, written)
    return entry_of(record)


def attach(database: Database, revision: Revision, passage_id: str, quote: str, library: "Library") -> Entry:
    """Cite one more passage in an answer; its number goes to the end of the text.

    Raises:
        EditConflictError: where the entry was changed since its version.
        UnknownPassageError: where the library has no such passage.
        WordsError: where the quotation is not in the passage, word for word.
    """
    passage = library.passages.passage(passage_id)
    if not _has(passage.text, quote):
        raise WordsError(faq_wording()["errors"]["not_quoted"].format(passage=passage_id))
    with changing(database, revision) as (session, record):
        answer = _answer(record)
        next_ = max((citation.number for citation in answer.citations), default=0) + 1
        citation = cite(next_, passage, quote, library)
        licence = library.source_of(passage).licence
        new = cited(citation, passage.text, digest_of(passage.text), licence)
        answer.citations.append(citation_record(new))
        before, answer.text = answer.text, f"{answer.text} [{next_}]"
        answer.edited_by, answer.edited_at = revision.by, now()
        to_draft(record, revision.by)
        noted(session, revision, "attached", before, answer.text)
    return entry_of(record)


def choose(database: Database, revision: Revision, new: bool) -> Entry:
    """Keep the new answer in place of the old one, or the old one and let the new one go.

    Raises:
        EditConflictError: where the entry was changed since its version.
        StateError: where there is no new answer to choose.
    """
    with changing(database, revision) as (session, record):
        old, proposed = record.answer(), record.answer(proposed=True)
        if old is None or proposed is None:
            raise StateError(faq_wording()["errors"]["no_choice"].format(number=revision.number))
        record.answers.remove(old if new else proposed)
        session.flush()
        if new:
            proposed.proposed = False
            to_draft(record, revision.by)
            noted(session, revision, "chose_new", old.text, proposed.text)
        else:
            noted(session, revision, "kept_old", proposed.text, old.text)
    return entry_of(record)


def confirm(database: Database, revision: Revision, library: "Library") -> Entry:
    """Say that an answer is still right: its citations are now those of today's library.

    Raises:
        EditConflictError: where the entry was changed since its version.
        StateError: where a quotation is no longer in its passage.
    """
    with changing(database, revision) as (session, record):
        answer = _answer(record)
        renewed = [_renewed(citation_of(citation), library) for citation in answer.citations]
        answer.citations.clear()
        session.flush()
        answer.citations.extend(citation_record(citation) for citation in renewed)
        answer.library_edition = library.manifest.edition
        noted(session, revision, "confirmed", after=answer.text)
    return entry_of(record)


def quote_stands(citation: CitedPassage, library: "Library") -> bool:
    """Whether a quotation is whole words of its passage as that is today, character for character."""
    passage = present(citation, library)
    return passage is not None and _has(passage.text, citation.quote)


def _has(text: str, quote: str) -> bool:
    start = text.find(quote) if quote else -1
    while start >= 0:
        if is_whole(text, start, start + len(quote)):
            return True
        start = text.find(quote, start + 1)
    return False


def _renewed(citation: CitedPassage, library: "Library") -> CitedPassage:
    passage = present(citation, library)
    if passage is None or not _has(passage.text, citation.quote):
        message = faq_wording()["errors"]["not_there"]
        raise StateError(message.format(number=citation.number, locator=citation.locator))
    licence = library.source_of(passage).licence
    renewed = cite(citation.number, passage, citation.quote, library)
    return cited(renewed, passage.text, digest_of(passage.text), licence)


def _answer(record: EntryRecord) -> AnswerRecord:
    answer = record.answer()
    if answer is None:
        raise UnknownEntryError(faq_wording()["errors"]["no_answer"].format(number=record.number))
    return answer


def _check_markers(text: str, answer: AnswerRecord | None) -> None:
    """Raise where a text names a citation that it has not; what stood in brackets before may stay."""
    known = {str(citation.number) for citation in answer.citations} if answer else set()
    unknown = set(MARKER.findall(text)) - known - set(MARKER.findall(answer.text if answer else ""))
    if unknown:
        named = ", ".join(f"[{number}]" for number in sorted(unknown, key=int))
        raise WordsError(faq_wording()["errors"]["markers"].format(named=named))


def _first(text: str, library: "Library") -> EntryAnswer:
    return EntryAnswer(
        status=Status.ANSWERED,
        text=text,
        notes=[],
        composer=PERSON,
        library_edition=library.manifest.edition,
        answered_at=now(),
        citations=[],
    )
