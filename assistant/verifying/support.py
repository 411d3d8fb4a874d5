"""Whether a sentence says what its quotation says, and nothing beside it."""

from collections.abc import Set

from assistant.sentences import units_of
from assistant.verifying.words import Words, vocabulary, words_of
from knowledge.lexicon import terms_of

# The least share of a sentence's words that its quotation and headings must have, and the most words
# one after another that they may lack.
SHARE = 0.7
MOST_TOGETHER = 1


def is_supported(text: str, held: Set[str]) -> bool:
    """Whether each sentence of ``text`` is mostly made of the words that are ``held``, stems of them."""
    return all(_is_held(words_of(unit.text), held) for unit in units_of(text))


def _is_held(words: Words, held: Set[str]) -> bool:
    allowed = held | _neutral()
    has = [term in allowed for term in words.terms if term]
    if not has:
        return False
    lacking = "".join("+" if had else "-" for had in has)
    return lacking.count("+") >= SHARE * len(has) and "-" * (MOST_TOGETHER + 1) not in lacking


def _neutral() -> set[str]:
    return set(terms_of(" ".join(vocabulary()["neutral"])))
