"""What people thought of answers: thumbs and a comment, kept beside the FAQ sets."""

import csv
import io
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import AwareDatetime
from sqlalchemy import select

from assistant.answer import Result, Status
from assistant.exchange import Exchange
from assistant.faq.database import Database
from assistant.faq.entry import now
from assistant.faq.entry_changes import person_of
from assistant.faq.errors import WordsError
from assistant.faq.records import FeedbackRecord
from assistant.faq.words import clean, stop_personal_data
from assistant.wording import wording

MOST_CHARACTERS = 2_000


class Feedback(Result):
    """What somebody thought of an answer.

    Parameters:
        exchange_id: the exchange; whoever changes their mind is kept once.
        at: when.
        by: who.
        helpful: thumbs up, or down.
        comment: in their words; empty where they said nothing.
        question: as asked.
        status: what came of it.
        answer: its text.
        passages: the ids of the passages that it cites.
        composer: what wrote it.
        library_edition: the number of the library's edition.
    """

    exchange_id: str
    at: AwareDatetime
    by: str
    helpful: bool
    comment: str
    question: str
    status: Status
    answer: str
    passages: list[str]
    composer: str
    library_edition: int


class FeedbackList(Result):
    """All feedback, oldest first."""

    feedback: list[Feedback]


class FeedbackBook:
    """All feedback of one database, which is that of the FAQ sets. Threads and processes may use it at once.

    Parameters:
        database: the opened database.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, home: Path | None = None) -> Self:
        """Open the database: ``CARELAW_DATABASE_URL``, or ``faq.sqlite`` in the home of the library.

        Raises:
            FaqDatabaseError: where it cannot be opened, or a newer carelaw wrote it.
        """
        return cls(Database.at(home))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the database."""
        self._database.close()

    def put(self, exchange: Exchange, helpful: bool, by: str, comment: str = "") -> None:
        """Keep what somebody thought of an answer, in place of what was thought of it before.

        Nothing is kept of a question with personal data, and of one that has no answer.

        Raises:
            PersonalDataError: where the comment holds personal data.
            WordsError: where it is too long.
        """
        answer = exchange.answer
        if answer is None or exchange.holds_personal_data():
            return
        comment = clean(comment)
        if len(comment) > MOST_CHARACTERS:
            raise WordsError(wording()["feedback"]["comment"].format(most=MOST_CHARACTERS))
        stop_personal_data(comment, [exchange.question, answer.text])
        with self._database.session() as session:
            record = session.scalar(
                select(FeedbackRecord).where(FeedbackRecord.exchange_id == exchange.id)
            ) or FeedbackRecord(exchange_id=exchange.id)
            record.at, record.by, record.helpful, record.comment = now(), person_of(by), helpful, comment
            record.question, record.status, record.answer = exchange.question, answer.status, answer.text
            record.passages = list(dict.fromkeys(citation.passage_id for citation in answer.citations))
            record.composer, record.library_edition = answer.composer, answer.library_edition
            session.add(record)

    def list(self) -> FeedbackList:
        """Return all feedback, oldest first."""
        with self._database.session() as session:
            records = session.scalars(select(FeedbackRecord).order_by(FeedbackRecord.id)).all()
        return FeedbackList(
            feedback=[
                Feedback(**{name: getattr(record, name) for name in Feedback.model_fields})
                for record in records
            ]
        )


def as_csv(feedback: FeedbackList) -> str:
    """Return feedback as a table, whose cells no spreadsheet takes for formulas."""
    # Brings in what writes Excel files, too.
    from assistant.faq.exports.tables import FORMULA

    table = io.StringIO()
    writer = csv.DictWriter(table, list(Feedback.model_fields))
    writer.writeheader()
    for one in feedback.feedback:
        row = one.model_dump(mode="json") | {"passages": " ".join(one.passages)}
        writer.writerow(
            {
                name: f"'{value}" if str(value).lstrip().startswith(FORMULA) else value
                for name, value in row.items()
            }
        )
    return table.getvalue()
