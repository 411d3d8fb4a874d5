"""What can go wrong with FAQ sets."""

from assistant.errors import AssistantError, PersonalDataError
from assistant.faq.wording import faq_wording


class FaqError(AssistantError):
    """The FAQ set cannot be read or changed as asked."""


class FaqDatabaseError(FaqError):
    """The database of the FAQ sets cannot be used."""


class TakenError(FaqDatabaseError):
    """Another has put in a record of the same id at the same moment."""


class UnknownSetError(FaqError):
    """No FAQ set has that id."""


class UnknownEntryError(FaqError):
    """The set has no entry, or the entry no answer, with that number."""


class SetExistsError(FaqError):
    """Another FAQ set has that id already."""


class WordsError(FaqError):
    """A text is empty, too long or names a citation that is not there."""


class PersonalWordsError(PersonalDataError, FaqError):
    """A question, comment or answer holds personal data, and was not kept.

    Parameters:
        found: what was found, for the writer to take out.
    """

    def __init__(self, found: tuple[str, ...]) -> None:
        super().__init__(found)
        self.args = (faq_wording()["errors"]["personal_data"].format(found="; ".join(found)),)


class StateError(FaqError):
    """The entry cannot be given that state."""


class ImportFileError(FaqError):
    """A file of questions, or an exported set, cannot be read."""


class DuplicateQuestionError(FaqError):
    """The set has the question already.

    Parameters:
        question: as given.
        number: the entry that has it.
    """

    def __init__(self, question: str, number: int) -> None:
        self.question, self.number = question, number
        super().__init__(faq_wording()["errors"]["duplicate"].format(number=number))


class EditConflictError(FaqError):
    """Somebody else changed the entry first: nothing was saved, and both texts are here.

    Parameters:
        yours: the text that was not saved; None where the change was of something else.
        theirs: the answer as it is now; None where there is none.
        version: the entry's version now, to save with after reading ``theirs``.
        by: who changed it last.

    ``reason`` is the message without the texts.
    """

    def __init__(self, yours: str | None, theirs: str | None, version: int, by: str) -> None:
        self.yours, self.theirs, self.version, self.by = yours, theirs, version, by
        words = faq_wording()["errors"]
        self.reason = words["conflict"].format(by=by, version=version)
        texts = words["both"].format(yours=yours, theirs=theirs or "") if yours is not None else ""
        super().__init__(f"{self.reason} {texts}".strip())
