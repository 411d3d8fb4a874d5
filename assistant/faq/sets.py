"""FAQ sets, as the command line, the browser and scripts use them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import select

from assistant.faq import adding, answering, arranging, importing, staleness, suggesting
from assistant.faq.asked import Asked
from assistant.faq.database import Database
from assistant.faq.entry import FaqSet
from assistant.faq.entry_changes import EntryChanges, person_of
from assistant.faq.errors import DuplicateQuestionError
from assistant.faq.exports import Format, render
from assistant.faq.question_files import read_questions
from assistant.faq.records import ChangeRecord
from assistant.faq.reports import (
    AddReport,
    AnsweringProgress,
    AnswerReport,
    AuditList,
    AuditRecord,
    CheckReport,
    SetList,
    Suggestions,
)

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.assistant import Assistant


class FaqSets(EntryChanges):
    """All FAQ sets of one database. Threads and processes may use it at once.

    Every change names who makes it (``by``) and goes into the audit list. A change of an entry names the
    ``version`` of the entry that it was made from: where somebody else was faster, ``EditConflictError``
    brings both texts, and nothing is saved.

    Parameters:
        database: the opened database.
    """

    @classmethod
    def open(cls, home: Path | None = None) -> Self:
        """Open the database: ``CARELAW_DATABASE_URL``, or ``faq.sqlite`` in the home of the library.

        Parameters:
            home: the directory with ``faq.sqlite``, whatever is set.

        Raises:
            FaqDatabaseError: where it cannot be opened, or a newer carelaw wrote it.
        """
        return cls(Database.at(home))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the database."""
        self._database.close()

    def new(self, title: str, by: str, setting: str | None = None) -> FaqSet:
        """Make a set; its id is made from its title. Errors: ``WordsError``, ``PersonalDataError``."""
        return importing.new_set(self._database, title, person_of(by), setting)

    def list(self) -> SetList:
        """Return all sets, by title, with how far each is."""
        return importing.list_sets(self._database)

    def get(self, set_id: str) -> FaqSet:
        """Return a set with its entries, or raise ``UnknownSetError``."""
        return importing.get_set(self._database, set_id)

    def add(
        self,
        set_id: str,
        question: str,
        by: str,
        *,
        setting: str | None = None,
        section: str | None = None,
    ) -> AddReport:
        """Add one question.

        Raises:
            DuplicateQuestionError: where the set has it already, in the same words.
            PersonalDataError: where it holds personal data.
            WordsError: where it is empty, has no words or is too long.
        """
        asked = adding.checked(Asked(question=question, setting=setting, section=section))
        report = adding.add(self._database, set_id, [asked], person_of(by))
        for duplicate in report.duplicates:
            raise DuplicateQuestionError(duplicate.question, duplicate.number)
        return report

    def add_many(self, set_id: str, questions: Iterable[str | Asked], by: str) -> AddReport:
        """Add questions; what cannot be added is in the report, and nothing is lost."""
        asked = [
            question if isinstance(question, Asked) else Asked(question=question, where=f"line {at}")
            for at, question in enumerate(questions, start=1)
        ]
        return adding.add(self._database, set_id, asked, person_of(by))

    def add_file(self, set_id: str, path: Path, by: str) -> AddReport:
        """Add the questions of a CSV, Excel, Word or text file, or raise ``ImportFileError``."""
        return adding.add(self._database, set_id, read_questions(path), person_of(by))

    def add_answer(
        self,
        set_id: str,
        answer: "Answer",
        assistant: "Assistant",
        by: str,
        *,
        setting: str | None = None,
    ) -> AddReport:
        """Add an answer of a conversation, under what was searched for: a follow-up alone says nothing.

        Raises:
            DuplicateQuestionError: where the set has the question already.
            UnknownPassageError: where the library no longer has a passage that it cites.
        """
        asked = adding.checked(Asked(question=answer.searched_for or answer.question, setting=setting))
        kept = answering.with_passages(answer, assistant)
        report = adding.add(self._database, set_id, [asked], person_of(by), kept)
        for duplicate in report.duplicates:
            raise DuplicateQuestionError(duplicate.question, duplicate.number)
        return report

    def answer(
        self,
        set_id: str,
        assistant: "Assistant",
        by: str,
        *,
        numbers: Sequence[int] | None = None,
        again: bool = False,
        progress: AnsweringProgress = answering.silent,
        stop: Callable[[], bool] = answering.never,
    ) -> AnswerReport:
        """Answer what has no answer yet; each answer is kept at once, so call it again to resume.

        Parameters:
            set_id: the set.
            assistant: whom to ask.
            by: who wants it.
            numbers: these entries alone.
            again: answer those that have an answer too; the new one stands beside it until ``choose``.
            progress: called before each question, and at the end.
            stop: asked before each question.
        """
        return answering.answer_all(
            self._database,
            set_id,
            assistant,
            person_of(by),
            numbers=numbers,
            again=again,
            progress=progress,
            stop=stop,
        )

    def remove_set(self, set_id: str, by: str) -> None:
        """Remove a set with all its entries."""
        arranging.remove_set(self._database, set_id, person_of(by))

    def check(self, set_id: str, assistant: "Assistant") -> CheckReport:
        """Return which entries cite what has changed since they were answered, and how it has."""
        return staleness.check(self.get(set_id), assistant.library)

    def suggest(
        self,
        topic: str,
        assistant: "Assistant",
        *,
        count: int = 10,
        setting: str | None = None,
        set_id: str | None = None,
    ) -> Suggestions:
        """Return questions on a topic, from the library; of a set, those that it has not."""
        faq_set = self.get(set_id) if set_id else None
        setting = setting or (faq_set.setting if faq_set else None)
        return suggesting.suggest(topic, assistant, count, setting, faq_set)

    def export(
        self,
        set_id: str,
        format: Format,  # noqa: A002  (what it is called everywhere else)
        stale: CheckReport | None = None,
        approved_only: bool = False,
    ) -> bytes:
        """Return a set as a file.

        Parameters:
            set_id: the set.
            format: which kind of file.
            stale: what ``check`` returned, to mark entries whose sources have changed; not in JSON.
            approved_only: leave out what is not approved.
        """
        return render(self.get(set_id), format, stale, approved_only)

    def import_json(self, exported: str | bytes, by: str, as_id: str | None = None) -> FaqSet:
        """Take in a set that was exported to JSON, unchanged.

        Raises:
            ImportFileError: where it is not such an export.
            SetExistsError: where another set has its id; give it another with ``as_id``.
        """
        return importing.import_set(self._database, exported, person_of(by), as_id)

    def audit(self, set_id: str) -> AuditList:
        """Return who changed what in a set, oldest first; of removed sets too."""
        with self._database.session() as session:
            records = session.scalars(
                select(ChangeRecord).where(ChangeRecord.set_id == set_id).order_by(ChangeRecord.id)
            ).all()
        return AuditList(
            set_id=set_id,
            records=[AuditRecord.model_validate(record, from_attributes=True) for record in records],
        )
