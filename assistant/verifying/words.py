"""Reading a text for checking: one spelling for what says the same, and marks for must, not and unless."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple, TypedDict

import yaml

from knowledge.lexicon import terms_of

TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)*[a-z]{0,3}(?:\([a-z0-9]+\))*|[a-z]+(?:'[a-z]+)?|[£%]")
# "May 2025", "in May", but not "May we". The month is told from the modal before capitals are lost.
MAY = re.compile(r"(?<=[a-z0-9,] )May\b")
SPELT = (("can't", "can not"), ("cannot", "can not"), ("won't", "will not"), ("shan't", "shall not"))
PAUSE = re.compile(r",(?!\d)|[;:()\n]|\s[–—-]\s|\.\s")
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")


class _File(TypedDict):
    marks: dict[str, list[str]]
    same: dict[str, list[str]]
    numbers: dict[str, int | str]
    units: dict[str, str]
    months: dict[str, str]
    kinds: dict[str, str]
    neutral: list[str]
    fronting: list[str]
    orders: list[str]


class Words(NamedTuple):
    """The words of a text in order.

    Parameters:
        tokens: each in one spelling; a mark stands in angle brackets: ``<must>``.
        terms: for each the stem of its meaning; None for marks, numbers and words that carry none.
    """

    tokens: tuple[str, ...]
    terms: tuple[str | None, ...]

    def marks(self, *names: str) -> set[str]:
        """Return which of the marks it has."""
        return {name for name in names if f"<{name}>" in self.tokens}

    @property
    def meaning(self) -> set[str]:
        """The stems that carry its meaning."""
        return {term for term in self.terms if term}


@cache
def vocabulary() -> _File:
    """Return ``words.yaml``."""
    return yaml.safe_load(files("assistant.verifying").joinpath("words.yaml").read_text("utf-8"))


@lru_cache(1024)
def words_of(text: str) -> Words:
    """Read a text."""
    tokens = _joined(tuple(_number(token) for token in TOKEN.findall(_plain(text))))
    return Words(tokens, tuple(map(_term, tokens)))


@lru_cache(1024)
def words_in_clauses(text: str) -> Words:
    """Read a text with a ``,`` in the place of each comma, semicolon, colon, bracket, dash and new line."""
    clauses = [words_of(clause) for clause in PAUSE.split(text)]
    tokens = [token for clause in clauses if clause.tokens for token in (",", *clause.tokens)]
    terms = [term for clause in clauses if clause.tokens for term in (None, *clause.terms)]
    return Words(tuple(tokens[1:]), tuple(terms[1:]))


@cache
def neutral() -> frozenset[str]:
    """Return the stems that a sentence may have without its quotation."""
    return frozenset(terms_of(" ".join(vocabulary()["neutral"])))


def _plain(text: str) -> str:
    text = MAY.sub("maymonth", text).lower().replace("’", "'").replace("‘", "'")
    for contracted, full in SPELT:
        text = text.replace(contracted, full)
    text = ORDINAL.sub("", text.replace("n't", " not"))
    return re.sub(r"(?<=\w)[-–](?=\w)", " ", text)


def _number(token: str) -> str:
    if token[0].isdigit():
        return token.replace(",", "")
    return str(vocabulary()["numbers"].get(token, token))


def _joined(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Put one token for each phrase that is known."""
    phrases, longest = _phrases()
    joined: list[str] = []
    at = 0
    while at < len(tokens):
        for length in range(min(longest, len(tokens) - at), 0, -1):
            if (one := phrases.get(tokens[at : at + length])) is not None:
                joined += [one] if one else []
                break
        else:
            length = 1
            joined.append(tokens[at])
        at += length
    return tuple(joined)


@cache
def _phrases() -> tuple[dict[tuple[str, ...], str], int]:
    marks = {f"<{name}>": phrases for name, phrases in vocabulary()["marks"].items()}
    known = {
        tuple(_number(token) for token in TOKEN.findall(_plain(phrase))): one
        for one, phrases in {**vocabulary()["same"], **marks}.items()
        for phrase in phrases
    }
    return known, max(map(len, known))


@lru_cache(10_000)
def _term(token: str) -> str | None:
    if token[0] in "<£" or token[0].isdigit():
        return None
    return next(iter(terms_of(token)), None)
