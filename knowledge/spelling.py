"""Words that no passage has, mended: shorthand by a list, misspellings by the library's own words."""

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from knowledge.glossary import terms
from knowledge.lexicon import Lexicon, terms_of

if TYPE_CHECKING:
    from spellchecker import SpellChecker

WORD = re.compile(r"[A-Za-z][A-Za-z0-9'’/]*")
# Shorter words have too many neighbours to choose from.
SHORTEST = 4
# A longer word may have one more letter wrong.
LONG = 8
# So many words of everyday English tell nothing of what a text is about.
COMMON, CONTRACTIONS = 600, 20_000


class Spelling:
    """Mends what people type, so that it is in words that the library has.

    Parameters:
        lexicon: the words of the library, with how often each occurs.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def mended(self, text: str) -> str:
        """Return the text with shorthand written out and misspelt words put right.

        A word that is in the library, or is an English word of another subject, stays as it is; so does
        one in capitals, which is an acronym, and one that is like no word of the library.
        """
        return WORD.sub(lambda match: self._mend(match[0]), text)

    def _mend(self, word: str) -> str:
        shorthand = _everyday().get(word.lower())
        if shorthand and word not in terms():
            return shorthand
        plain = word.lower().replace("’", "'").replace("'", "")
        if len(plain) < SHORTEST or not plain.isalpha() or word.isupper():
            return word
        if plain in self._lexicon.words or not terms_of(plain) or self.is_english(word):
            return word
        return self._nearest(plain) or word

    @staticmethod
    def is_english(word: str) -> bool:
        """Whether a word is in the English dictionary, whatever the library has."""
        return word.lower().replace("’", "'") in _english()

    @staticmethod
    def is_common(word: str) -> bool:
        """Whether a word is among the commonest of English, or a contraction, with its apostrophe or not."""
        return word.lower().replace("’", "'").replace("'", "") in _common()

    def _nearest(self, word: str) -> str | None:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        words = self._lexicon.words
        most = 1 if len(word) < LONG else 2
        near = process.extract(word, words.keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
        # Of words as near, the one that begins alike, and then the commoner: people know how a word starts.
        ranked = sorted(near, key=lambda item: (item[1], item[0][0] != word[0], -words[item[0]], item[0]))
        return ranked[0][0] if ranked else None


@cache
def _everyday() -> dict[str, str]:
    return yaml.safe_load(files("knowledge").joinpath("everyday.yaml").read_text("utf-8"))


@cache
def _english() -> "SpellChecker":
    # A third of a second, and only for a word that the library has not.
    from spellchecker import SpellChecker

    return SpellChecker(language="en")


@cache
def _common() -> frozenset[str]:
    frequency = _english().word_frequency.dictionary
    ranked = sorted(frequency, key=lambda word: -frequency[word])
    contractions = (word.replace("'", "") for word in ranked[:CONTRACTIONS] if "'" in word)
    return frozenset((*ranked[:COMMON], *contractions))
