"""Understanding: what is asked, of which setting, and what of the conversation it leans on."""

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.errors import PersonalDataError, QuestionError
from assistant.follow_up import complete
from assistant.personal_data import Kind, find_personal_data, is_about_one_child
from assistant.question import MOST_CHARACTERS, Question, Request
from assistant.wording import wording
from knowledge.law_state import asks_bill, asks_commencement
from knowledge.lexicon import terms_of
from knowledge.library import Library

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Where the library has this share of the words, nobody guesses at the language.
KNOWN_SHARE = 0.5
# A guess at another language counts from this probability. Pidgin and "no language" are what short
# English comes out as.
SURE = 0.6
TAKEN_FOR_ENGLISH = frozenset({"en", "pcm", "zxx"})
LISTING = re.compile(
    r"\b(list|which|what are|what must|what has to|what goes|who must|everything|all the|consist"
    r"|criteria|include|contain|checklist|steps|membership|difference|differ|compare)\b",
    re.IGNORECASE,
)


def understand(request: Request, library: Library) -> Question:
    """Return what is asked.

    Raises:
        PersonalDataError: where it holds personal data. Earlier questions that do are left out.
        QuestionError: where it is empty, has no words or is too long.
    """
    text = " ".join(request.question.split())
    if not text:
        raise QuestionError("The question is empty. Type a question, for example: what is reg 44?")
    if len(text) > MOST_CHARACTERS:
        raise QuestionError(
            f"The question has {len(text):,} characters; at most {MOST_CHARACTERS:,} can be read. "
            "Ask one thing at a time, without the case's details."
        )
    if not any(character.isalnum() for character in text):
        raise QuestionError("The question has no words. Type a question in English.")
    english = is_english(text, library)
    _stop_personal_data(text, english)
    history = [earlier for earlier in request.history if not find_personal_data(earlier)]
    question = Question(
        text=text,
        searched_for=text,
        filters=request.filters,
        english=english,
        is_on_one_child=is_about_one_child(text),
    )
    return about(question, text, complete(text, history))


def about(question: Question, text: str, searched_for: str) -> Question:
    """Return the question, or a part of it, in these words: what they ask of the law and for a list."""
    return question.model_copy(
        update={
            "text": text,
            "searched_for": searched_for,
            "asks_commencement": asks_commencement(text),
            "asks_bill": asks_bill(searched_for),
            "asks_list": bool(LISTING.search(text)),
        }
    )


def _stop_personal_data(text: str, english: bool) -> None:
    """Raise where there is some. What looks like a name in another language may be any word of it."""
    kinds = wording()["kinds"]
    details = [d for d in find_personal_data(text) if english or d.kind is not Kind.NAME]
    found = tuple(f"{kinds[detail.kind]}: {detail.text}" for detail in details)
    if found:
        raise PersonalDataError(found)


def is_english(text: str, library: Library) -> bool:
    """Whether the question can be taken for English.

    Few words are enough where the library has them; a language is guessed only where it has not, since
    acronyms and typing errors are not in any language.
    """
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    known = sum(1 for word in words if all(map(library.lexicon.knows, terms_of(word))))
    if known >= len(words) * KNOWN_SHARE and text.isascii():
        return True
    language, probability = _identifier().classify(text)
    return language in TAKEN_FOR_ENGLISH or probability < SURE


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
