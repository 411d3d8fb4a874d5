"""Understanding: what is asked, of which setting, and what of the conversation it leans on."""

import re
from collections.abc import Sequence

from assistant.errors import QuestionError
from assistant.question import Question, Request
from knowledge.lexicon import WORD, terms_of
from knowledge.library import Library
from knowledge.provisions import references
from knowledge.settings import check_setting
from knowledge.vocabulary import Filters

MOST_CHARACTERS = 1000
# Fewer known words than this share, in a question of at least so many words, is not English.
ENGLISH_SHARE, ENGLISH_WORDS = 0.34, 4
# A question with so few words of its own leans on the conversation.
FEW_TERMS = 2
COMMON = frozenset(
    "a an and are as at be been but by can could did do does for from had has have he her his how i if "
    "in into is it its may me must my not of on one or our she should so some that the their them "
    "then there they this to us was we were what when where which who why will with would you your".split()
)
LEANING = re.compile(
    r"^(and|but|so|or|what about|how about|what if|does that|is that|also|then)\b"
    r"|\b(it|its|that|those|these|this|they|them|their|he|she|one|ones|there|then|same)\b",
    re.IGNORECASE,
)
COMMENCEMENT = re.compile(
    r"\b(in force|into force|in effect|commenced?|commencement|prospective|start(s|ed)? date"
    r"|live( yet| now)?\?|law (yet|now)|active yet|apply yet|kick(s|ed)? in"
    r"|since when|(when|what date)\b.{0,80}\b(start|begin|began|apply|commence|live|effect|law))",
    re.IGNORECASE,
)
LISTING = re.compile(
    r"\b(list|which|what are|what must|what has to|what goes|who must|everything|all the|consist"
    r"|criteria|include|contain|checklist|steps|membership|difference|differ|compare)\b",
    re.IGNORECASE,
)


def understand(request: Request, library: Library) -> Question:
    """Return what is asked.

    Raises:
        QuestionError: where it is empty, has no words or is too long.
        UnknownSettingError: where no setting has that id.
    """
    check_setting(request.setting)
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
    searched_for = complete(text, request.history)
    return Question(
        text=text,
        searched_for=searched_for,
        filters=Filters(setting=request.setting),
        asks_commencement=bool(COMMENCEMENT.search(text)),
        asks_list=bool(LISTING.search(text)),
        english=is_english(text, library),
    )


def complete(text: str, history: Sequence[str]) -> str:
    """Return a follow-up together with the earlier question that it leans on.

    A question that stands alone is returned as it is.
    """
    if not history or not _leans(text):
        return text
    earlier = " ".join(history[-1].split())
    return f"{complete(earlier, history[:-1])} {text}"


def is_english(text: str, library: Library) -> bool:
    """Whether enough of the words are common English words, or words that the library has."""
    words = WORD.findall(text.lower()) or [text]
    foreign = sum(1 for word in text.split() if not word.isascii() and not WORD.search(word.lower()))
    known = sum(1 for word in words if word in COMMON or all(map(library.lexicon.knows, terms_of(word))))
    total = len(words) + foreign
    return total < ENGLISH_WORDS and not foreign or known / total >= ENGLISH_SHARE


def _leans(text: str) -> bool:
    if references(text):
        return bool(LEANING.match(text))
    return bool(LEANING.search(text)) or len(terms_of(text)) <= FEW_TERMS
