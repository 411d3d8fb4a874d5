"""Records as sets and entries, and back. What both call the same is taken as it is."""

from typing import Any

from pydantic import BaseModel

from assistant.answer import Citation
from assistant.faq.entry import CitedPassage, Comment, Entry, EntryAnswer, FaqSet
from assistant.faq.records import AnswerRecord, CitationRecord, CommentRecord, EntryRecord, SetRecord
from knowledge.vocabulary import Commencement, CommencementState


def _fields(model: type[BaseModel], *apart: str) -> list[str]:
    return [name for name in model.model_fields if name not in apart]


def _values(given: object, names: list[str]) -> dict[str, Any]:
    return {name: getattr(given, name) for name in names}


SET = _fields(FaqSet, "format", "entries")
ENTRY = _fields(Entry, "answer", "proposed", "comments")
ANSWER = _fields(EntryAnswer, "citations")
CITATION = _fields(CitedPassage, "commencement")
COMMENT = _fields(Comment)


def set_of(record: SetRecord) -> FaqSet:
    """Return a set as it is kept."""
    return FaqSet(**_values(record, SET), entries=[entry_of(entry) for entry in record.entries])


def entry_of(record: EntryRecord) -> Entry:
    """Return an entry as it is kept."""
    answer, proposed = record.answer(), record.answer(proposed=True)
    return Entry(
        **_values(record, ENTRY),
        answer=answer_of(answer) if answer else None,
        proposed=answer_of(proposed) if proposed else None,
        comments=[Comment(**_values(comment, COMMENT)) for comment in record.comments],
    )


def answer_of(record: AnswerRecord) -> EntryAnswer:
    """Return an answer as it is kept."""
    citations = [citation_of(citation) for citation in record.citations]
    return EntryAnswer(**_values(record, ANSWER), citations=citations)


def citation_of(record: CitationRecord) -> CitedPassage:
    """Return a citation as it is kept."""
    commencement = Commencement(
        state=CommencementState(record.state),
        since=record.since,
        note=record.state_note,
        checked=record.checked,
    )
    return CitedPassage(**_values(record, CITATION), commencement=commencement)


def entry_record(entry: Entry, set_id: str, position: int) -> EntryRecord:
    """Return the record of an entry."""
    answers = [(entry.answer, False), (entry.proposed, True)]
    return EntryRecord(
        **_values(entry, ENTRY),
        set_id=set_id,
        position=position,
        answers=[answer_record(answer, proposed) for answer, proposed in answers if answer],
        comments=[comment_record(comment) for comment in entry.comments],
    )


def comment_record(comment: Comment) -> CommentRecord:
    """Return the record of a comment."""
    return CommentRecord(**_values(comment, COMMENT))


def answer_record(answer: EntryAnswer, proposed: bool) -> AnswerRecord:
    """Return the record of an answer."""
    citations = [citation_record(citation) for citation in answer.citations]
    return AnswerRecord(**_values(answer, ANSWER), proposed=proposed, citations=citations)


def citation_record(citation: CitedPassage) -> CitationRecord:
    """Return the record of a citation."""
    return CitationRecord(
        **_values(citation, CITATION),
        state=citation.commencement.state,
        since=citation.commencement.since,
        state_note=citation.commencement.note,
        checked=citation.commencement.checked,
    )


def cited(citation: Citation, passage_text: str, digest: str, licence: str) -> CitedPassage:
    """Return a citation of an answer together with its passage."""
    fields = _values(citation, _fields(Citation))
    return CitedPassage(**fields, passage_text=passage_text, digest=digest, licence=licence)
