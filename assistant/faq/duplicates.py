"""Whether a set has a question already: in the same words, or nearly so."""

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

from knowledge.alike import TELLING

# Two questions whose words, put in order, are alike to this degree of 100 ask nearly the same.
SIMILAR = 88


def normalised(question: str) -> str:
    """Return the words of a question, without capitals, punctuation and accents of typing."""
    plain = unicodedata.normalize("NFKC", question).casefold()
    for apostrophe in "'’‘ʼ`":
        plain = plain.replace(apostrophe, "")
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain).split())


class KnownQuestions:
    """The questions of a set, for one setting apart from the other.

    Parameters:
        questions: number, words and setting of each.
    """

    def __init__(self, questions: Iterable[tuple[int, str, str | None]] = ()) -> None:
        self._words: dict[str | None, dict[int, str]] = {}
        self._numbers: dict[tuple[str, str | None], int] = {}
        for number, question, setting in questions:
            self.add(number, question, setting)

    def add(self, number: int, question: str, setting: str | None) -> None:
        """Take in a question."""
        words = normalised(question)
        self._words.setdefault(setting, {})[number] = words
        self._numbers.setdefault((words, setting), number)

    def same(self, question: str, setting: str | None) -> int | None:
        """Return the number of the question in the same words for the same setting."""
        return self._numbers.get((normalised(question), setting))

    def similar(self, question: str, setting: str | None) -> list[int]:
        """Return the numbers of questions in nearly the same words, the most alike first.

        A question about another number, or one with a "not" more, is another question.
        """
        words = normalised(question)
        found = process.extract(
            words,
            self._words.get(setting, {}),
            scorer=fuzz.token_sort_ratio,
            score_cutoff=SIMILAR,
            limit=None,
        )
        return [number for other, _, number in found if _telling(other) == _telling(words)]


def _telling(words: str) -> list[str]:
    return sorted(match[0] for match in TELLING.finditer(words))
