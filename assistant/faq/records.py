"""The tables of the FAQ sets. A change here needs a migration in ``migrations/versions``."""

from datetime import UTC, date, datetime

from sqlalchemy import JSON, DateTime, ForeignKey, MetaData, String, Text, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator


class UtcMoment(TypeDecorator[datetime]):
    """A moment, kept in UTC without saying so, since not every database keeps time zones."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment as it is kept."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment as it was given."""
        return value.replace(tzinfo=UTC) if value else None


class Record(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class SetRecord(Record):
    """A set. ``next_number`` is the number of the next entry: none is given twice."""

    __tablename__ = "faq_sets"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    setting: Mapped[str | None] = mapped_column(String(80))
    created_by: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcMoment)
    next_number: Mapped[int] = mapped_column(default=1)

    entries: Mapped[list["EntryRecord"]] = relationship(
        order_by="EntryRecord.position, EntryRecord.number", cascade="all, delete-orphan"
    )


class EntryRecord(Record):
    """An entry. ``version`` guards it: an update names the version that it was made from."""

    __tablename__ = "faq_entries"
    __table_args__ = (UniqueConstraint("set_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    set_id: Mapped[str] = mapped_column(ForeignKey("faq_sets.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    position: Mapped[int]
    version: Mapped[int] = mapped_column(default=1)
    question: Mapped[str] = mapped_column(Text)
    setting: Mapped[str | None] = mapped_column(String(80))
    section: Mapped[str | None] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(20))
    state_by: Mapped[str] = mapped_column(String(200))
    state_at: Mapped[datetime] = mapped_column(UtcMoment)

    answers: Mapped[list["AnswerRecord"]] = relationship(cascade="all, delete-orphan", lazy="selectin")
    comments: Mapped[list["CommentRecord"]] = relationship(
        order_by="CommentRecord.id", cascade="all, delete-orphan", lazy="selectin"
    )

    # The version is set by hand, so that a set that is imported keeps its own.
    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012

    def answer(self, proposed: bool = False) -> "AnswerRecord | None":
        """Return the answer, or the one that is proposed beside it."""
        return next((answer for answer in self.answers if answer.proposed is proposed), None)


class AnswerRecord(Record):
    """An answer of an entry: its own, or the one that is proposed beside it."""

    __tablename__ = "faq_answers"
    __table_args__ = (UniqueConstraint("entry_id", "proposed"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("faq_entries.id", ondelete="CASCADE"), index=True)
    proposed: Mapped[bool]
    status: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    notes: Mapped[list[str]] = mapped_column(JSON)
    composer: Mapped[str] = mapped_column(String(200))
    library_edition: Mapped[int]
    answered_at: Mapped[datetime] = mapped_column(UtcMoment)
    edited_by: Mapped[str | None] = mapped_column(String(200))
    edited_at: Mapped[datetime | None] = mapped_column(UtcMoment)

    citations: Mapped[list["CitationRecord"]] = relationship(
        order_by="CitationRecord.id", cascade="all, delete-orphan", lazy="selectin"
    )


class CitationRecord(Record):
    """A citation, with its passage as it was when the question was answered."""

    __tablename__ = "faq_citations"
    __table_args__ = (UniqueConstraint("answer_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("faq_answers.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    passage_id: Mapped[str] = mapped_column(String(500), index=True)
    source_id: Mapped[str] = mapped_column(String(200))
    source_title: Mapped[str] = mapped_column(Text)
    authority: Mapped[str] = mapped_column(String(40))
    locator: Mapped[str] = mapped_column(Text)
    second_address: Mapped[str | None] = mapped_column(Text)
    heading_path: Mapped[list[str]] = mapped_column(JSON)
    url: Mapped[str] = mapped_column(Text)
    edition: Mapped[str] = mapped_column(Text)
    settings: Mapped[list[str]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(40))
    since: Mapped[date | None]
    state_note: Mapped[str] = mapped_column(Text)
    checked: Mapped[str] = mapped_column(String(7))
    origin: Mapped[str] = mapped_column(String(40))
    attribution: Mapped[str] = mapped_column(Text)
    licence: Mapped[str] = mapped_column(Text)
    counterparts: Mapped[list[str]] = mapped_column(JSON)
    quote: Mapped[str] = mapped_column(Text)
    passage_text: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    stands: Mapped[bool]


class CommentRecord(Record):
    """What somebody says of an entry."""

    __tablename__ = "faq_comments"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("faq_entries.id", ondelete="CASCADE"), index=True)
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UtcMoment)
    text: Mapped[str] = mapped_column(Text)


class ChangeRecord(Record):
    """The audit list: it names sets and entries without a key, and so outlives them."""

    __tablename__ = "faq_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    set_id: Mapped[str] = mapped_column(String(80), index=True)
    entry: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(UtcMoment)
    by: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(40))
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


class FeedbackRecord(Record):
    """What somebody thought of an answer in the browser."""

    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(primary_key=True)
    exchange_id: Mapped[str] = mapped_column(String(40), unique=True)
    at: Mapped[datetime] = mapped_column(UtcMoment)
    by: Mapped[str] = mapped_column(String(200))
    helpful: Mapped[bool]
    comment: Mapped[str] = mapped_column(Text)
    question: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(40))
    answer: Mapped[str] = mapped_column(Text)
    passages: Mapped[list[str]] = mapped_column(JSON)
    composer: Mapped[str] = mapped_column(String(200))
    library_edition: Mapped[int]
