"""Records as sets and entries, and back."""

from assistant.answer import Citation, Status
from assistant.faq.entry import CitedPassage, Comment, Entry, EntryAnswer, FaqSet, State
from assistant.faq.records import AnswerRecord, CitationRecord, CommentRecord, EntryRecord, SetRecord
from knowledge.vocabulary import Authority, Commencement, CommencementState, Origin

# What a citation and its record call the same.
SAME = (
    "number",
    "passage_id",
    "source_id",
    "source_title",
    "locator",
    "second_address",
    "heading_path",
    "url",
    "edition",
    "settings",
    "attribution",
    "licence",
    "counterparts",
    "quote",
    "passage_text",
    "digest",
    "stands",
)


def set_of(record: SetRecord) -> FaqSet:
    """Return a set as it is kept."""
    return FaqSet(
        id=record.id,
        title=record.title,
        setting=record.setting,
        created_by=record.created_by,
        created_at=record.created_at,
        entries=[entry_of(entry) for entry in record.entries],
    )


def entry_of(record: EntryRecord) -> Entry:
    """Return an entry as it is kept."""
    answer, proposed = record.answer(), record.answer(proposed=True)
    return Entry(
        number=record.number,
        version=record.version,
        question=record.question,
        setting=record.setting,
        section=record.section,
        state=State(record.state),
        state_by=record.state_by,
        state_at=record.state_at,
        answer=answer_of(answer) if answer else None,
        proposed=answer_of(proposed) if proposed else None,
        comments=[Comment(by=comment.by, at=comment.at, text=comment.text) for comment in record.comments],
    )


def answer_of(record: AnswerRecord) -> EntryAnswer:
    """Return an answer as it is kept."""
    return EntryAnswer(
        status=Status(record.status),
        text=record.text,
        notes=record.notes,
        composer=record.composer,
        library_edition=record.library_edition,
        answered_at=record.answered_at,
        edited_by=record.edited_by,
        edited_at=record.edited_at,
        citations=[citation_of(citation) for citation in record.citations],
    )


def citation_of(record: CitationRecord) -> CitedPassage:
    """Return a citation as it is kept."""
    return CitedPassage(
        authority=Authority(record.authority),
        origin=Origin(record.origin),
        commencement=Commencement(
            state=CommencementState(record.state),
            since=record.since,
            note=record.state_note,
            checked=record.checked,
        ),
        **{name: getattr(record, name) for name in SAME},
    )


def entry_record(entry: Entry, set_id: str, position: int) -> EntryRecord:
    """Return the record of an entry."""
    answers = [(entry.answer, False), (entry.proposed, True)]
    return EntryRecord(
        set_id=set_id,
        number=entry.number,
        position=position,
        version=entry.version,
        question=entry.question,
        setting=entry.setting,
        section=entry.section,
        state=entry.state,
        state_by=entry.state_by,
        state_at=entry.state_at,
        answers=[answer_record(answer, proposed) for answer, proposed in answers if answer],
        comments=[comment_record(comment) for comment in entry.comments],
    )


def comment_record(comment: Comment) -> CommentRecord:
    """Return the record of a comment."""
    return CommentRecord(by=comment.by, at=comment.at, text=comment.text)


def answer_record(answer: EntryAnswer, proposed: bool) -> AnswerRecord:
    """Return the record of an answer."""
    return AnswerRecord(
        proposed=proposed,
        status=answer.status,
        text=answer.text,
        notes=answer.notes,
        composer=answer.composer,
        library_edition=answer.library_edition,
        answered_at=answer.answered_at,
        edited_by=answer.edited_by,
        edited_at=answer.edited_at,
        citations=[citation_record(citation) for citation in answer.citations],
    )


def citation_record(citation: CitedPassage) -> CitationRecord:
    """Return the record of a citation."""
    return CitationRecord(
        authority=citation.authority,
        origin=citation.origin,
        state=citation.commencement.state,
        since=citation.commencement.since,
        state_note=citation.commencement.note,
        checked=citation.commencement.checked,
        **{name: getattr(citation, name) for name in SAME},
    )


def cited(citation: Citation, passage_text: str, digest: str, licence: str) -> CitedPassage:
    """Return a citation of an answer together with its passage."""
    fields = {name: getattr(citation, name) for name in Citation.model_fields}
    return CitedPassage(**fields, passage_text=passage_text, digest=digest, licence=licence)
