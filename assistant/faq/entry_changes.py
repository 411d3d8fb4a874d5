"""Changes of the entries of a set, one at a time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from assistant.faq import arranging, editing
from assistant.faq.database import Database
from assistant.faq.entry import Entry, Person, State
from assistant.faq.errors import WordsError
from assistant.faq.stored import Revision
from assistant.faq.wording import faq_wording

if TYPE_CHECKING:
    from assistant.assistant import Assistant

PERSON = TypeAdapter(Person)


class EntryChanges:
    """What ``FaqSets`` does with single entries.

    Parameters:
        database: the opened database.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def entry(self, set_id: str, number: int) -> Entry:
        """Return an entry, or raise ``UnknownSetError`` or ``UnknownEntryError``."""
        return arranging.get_entry(self._database, set_id, number)

    def edit(
        self, set_id: str, number: int, text: str, *, version: int, by: str, assistant: "Assistant"
    ) -> Entry:
        """Put another text in place of the answer's. Its citations stay, and each quotation is verified.

        Raises:
            EditConflictError: where the entry was changed since ``version``; it has both texts.
            WordsError: where the text is empty or too long, or names a citation that is not there.
            PersonalDataError: where it holds personal data that neither the answer nor its sources had.
        """
        revision = Revision(set_id, number, version, person_of(by))
        return editing.edit(self._database, revision, text, assistant.library)

    def attach(
        self,
        set_id: str,
        number: int,
        passage_id: str,
        quote: str,
        *,
        version: int,
        by: str,
        assistant: "Assistant",
    ) -> Entry:
        """Cite one more passage in an answer. The quotation must be in it, or ``WordsError`` is raised."""
        revision = Revision(set_id, number, version, person_of(by))
        return editing.attach(self._database, revision, passage_id, quote, assistant.library)

    def choose(self, set_id: str, number: int, *, new: bool, version: int, by: str) -> Entry:
        """Keep the new answer of two, or the old one; ``StateError`` where there is only one."""
        return editing.choose(self._database, Revision(set_id, number, version, person_of(by)), new)

    def confirm(self, set_id: str, number: int, *, version: int, by: str, assistant: "Assistant") -> Entry:
        """Say that a stale answer is still right; ``StateError`` where a quotation is gone."""
        revision = Revision(set_id, number, version, person_of(by))
        return editing.confirm(self._database, revision, assistant.library)

    def set_state(self, set_id: str, number: int, state: State, *, version: int, by: str) -> Entry:
        """Say how far the review has come; ``StateError`` where the entry is not ready for it."""
        return arranging.set_state(self._database, Revision(set_id, number, version, person_of(by)), state)

    def reword(self, set_id: str, number: int, question: str, *, version: int, by: str) -> Entry:
        """Put the question in other words; the answer stays, and the entry is a draft again."""
        return arranging.reword(self._database, Revision(set_id, number, version, person_of(by)), question)

    def set_section(self, set_id: str, number: int, section: str | None, by: str) -> Entry:
        """Put an entry under a heading, or under none."""
        return arranging.set_section(self._database, set_id, number, section, person_of(by))

    def move(self, set_id: str, number: int, position: int, by: str) -> None:
        """Put an entry at a position, from 1; past the end is the end."""
        arranging.move(self._database, set_id, number, position, person_of(by))

    def reorder(self, set_id: str, numbers: Sequence[int], by: str) -> None:
        """Put entries in this order; those that are not named follow as they were."""
        arranging.reorder(self._database, set_id, numbers, person_of(by))

    def comment(self, set_id: str, number: int, text: str, by: str) -> Entry:
        """Add a comment to an entry; ``PersonalDataError`` where it holds personal data."""
        return arranging.comment(self._database, set_id, number, text, person_of(by))

    def remove(self, set_id: str, number: int, *, version: int, by: str) -> None:
        """Take an entry out of its set; ``restore`` puts it back from the audit list."""
        arranging.remove(self._database, Revision(set_id, number, version, person_of(by)))

    def restore(self, set_id: str, number: int, by: str) -> Entry:
        """Put back an entry that was taken out; ``UnknownEntryError`` where none of that number was."""
        return arranging.restore(self._database, set_id, number, person_of(by))


def person_of(by: str) -> str:
    """Return the name of who makes a change, or raise ``WordsError`` where there is none."""
    try:
        return PERSON.validate_python(by)
    except ValidationError as error:
        raise WordsError(faq_wording()["errors"]["person"]) from error
