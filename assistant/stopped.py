"""The answer to a question that was stopped, since it holds personal data."""

from typing import TYPE_CHECKING

from assistant.answer import Answer, Status
from assistant.errors import PersonalDataError
from assistant.wording import wording

if TYPE_CHECKING:
    from knowledge.library import Library


def stopped(error: PersonalDataError, question: str, library: "Library") -> Answer:
    """Return what is said of a question that was not asked; what to do of a child in danger comes first."""
    # Reads the weights: only where a question is stopped.
    from assistant.risk import tells_of_danger

    danger = tells_of_danger(question, library)
    # Its words are not kept, not even as what a vector was made for.
    library.vector.cache_clear()
    status = Status.IMMEDIATE_RISK if danger else Status.PERSONAL_DATA
    said = f"{wording()['answers'][status]}\n\n{error}" if danger else str(error)
    return Answer(
        question="",
        searched_for="",
        notes=[],
        status=status,
        lead=said,
        text=said,
        sentences=[],
        citations=[],
        also_found=[],
        library_edition=library.manifest.edition,
        composer="",
    )
