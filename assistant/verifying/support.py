"""Whether a sentence says what its quotation says, and nothing beside it."""

from collections.abc import Set

from assistant.sentences import units_of
from assistant.verifying.words import Words, neutral, words_of


def is_supported(text: str, held: Set[str]) -> bool:
    """Whether each sentence of ``text`` is made of the words that are ``held``, stems of them.

    One word that is not held turns a meaning: "pay" for "offer", "school" for "council", a "free" meeting.
    """
    return all(_is_held(words_of(unit.text), held) for unit in units_of(text))


def _is_held(words: Words, held: Set[str]) -> bool:
    return bool(words.meaning) and words.meaning <= held | neutral()
