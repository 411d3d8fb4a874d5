"""Follow-ups: questions that lean on what was asked before, and that question put before them."""

import re
from collections.abc import Sequence
from functools import cache

from assistant.parts import pieces_of
from knowledge.glossary import terms
from knowledge.lexicon import terms_of
from knowledge.provisions import references
from knowledge.settings import in_full, settings_in, without_settings

# A question with so few words of its own leans on the conversation, unless it asks what something is.
FEW_TERMS = 2
WHAT_IS = re.compile(r"^(what('s| is| are| does)|who (is|are)|define|explain|meaning of)\b", re.IGNORECASE)
GOES_ON = re.compile(
    r"^(and|but|or|also|then|what about|how about|what if|even if|same|why not"
    r"|(is|does|would|will) (that|this|it))\b",
    re.IGNORECASE,
)
# Words that stand for something said before. "One child" and "is there" stand for nothing.
STANDING_FOR = re.compile(
    r"\b(its?|they|them|their|he|she|him|his|her|these|those|this|that|same|ones?"
    r"|(?<!is )(?<!are )(?<!was )there(?! (is|are|was|were)\b))\b"
    r"(?! (of|child|home|person|year|setting|month|week|day)\b)",
    re.IGNORECASE,
)
# With more words of its own than this, a question says itself what it is about.
MOST_TERMS = 5


def complete(text: str, history: Sequence[str]) -> str:
    """Return a follow-up together with the earlier question that it leans on.

    A question that stands alone is returned as it is. A setting that the follow-up names takes the place
    of the one before: "what about supported accommodation?" asks no more about children's homes. Neither
    does "what about fostering?", which in any other place would name no setting.

    Parameters:
        text: what is asked now.
        history: the earlier questions, oldest first.
    """
    if not history or not leans(text):
        return text
    earlier = complete(" ".join(history[-1].split()), history[:-1])
    if settings_in(earlier):
        text = in_full(text)
    if settings_in(text) - settings_in(earlier):
        earlier = " ".join(without_settings(earlier).split())
    return f"{earlier} {text}"


def leans(text: str) -> bool:
    """Whether a question is about something that it does not say itself.

    One of several parts does where the first does: the others may mean what the first has named, as in
    "what is a MACPT and who is on it".
    """
    if GOES_ON.match(text):
        return True
    if references(text):
        return False
    first, *others = pieces_of(text)
    if others:
        return leans(first)
    own = len(terms_of(text))
    if STANDING_FOR.search(text):
        return own <= MOST_TERMS
    few = 1 if WHAT_IS.match(text) else FEW_TERMS
    return own <= few and not _on_a_term().match(WHAT_IS.sub("", text))


@cache
def _on_a_term() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:an?|the)?\s*\b(?:{'|'.join(map(re.escape, terms()))})\b", re.IGNORECASE)
