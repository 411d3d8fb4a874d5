"""A text as words, each with what its writing tells of names."""

import re
import unicodedata
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# After these a capital letter only begins a sentence.
SENTENCE_END = re.compile(r"(?:^|[.:;?!\n\"“(•–—]|\s-)\s*$")
SHORT = 4


class Token(NamedTuple):
    """A word.

    Parameters:
        word: in lower case, without accents and without the "'s" of a possessive.
        start: where it begins in the text.
        end: where it ends, the "'s" left out.
        capital: whether it has a capital letter only at its start (or in it: "McKay", "Lily-Mae").
        shouted: whether it begins with two capitals: acronyms, "CDs" and what is all in capitals.
        possessive: whether "'s" follows, or "s'".
        first: whether it begins a sentence.
        after: what stands between the word before and this one.
    """

    word: str
    start: int
    end: int
    capital: bool
    shouted: bool
    possessive: bool
    first: bool
    after: str

    @property
    def acronym(self) -> bool:
        """Whether it may be an acronym."""
        return self.shouted and self.end - self.start <= SHORT

    def touches(self) -> bool:
        """Whether only a space stands before it."""
        return self.after in (" ", "  ")


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text, in order. A text all in capitals counts as one with none."""
    shouting = text.isupper() and text.count(" ") > 1
    tokens: list[Token] = []
    end = 0
    for match in WORD.finditer(text):
        word = match[0]
        possessive = word.lower().endswith("'s") or text[match.end() : match.end() + 1] == "'"
        word = word.removesuffix("'s").removesuffix("'S")
        shouted = word[:2].isupper() and word[:2].isalpha() and len(word) > 1
        tokens.append(
            Token(
                word=_plain(word),
                start=match.start(),
                end=match.start() + len(word),
                capital=word[:1].isupper() and not shouted,
                shouted=shouted and not shouting,
                possessive=possessive,
                first=bool(SENTENCE_END.search(text[max(0, match.start() - 3) : match.start()])),
                after=text[end : match.start()],
            )
        )
        end = match.end()
    return tokens


def _plain(word: str) -> str:
    folded = word.lower()
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
