"""The same words in guides for different settings: one hit that lists its settings, not ten copies."""

import re
from functools import lru_cache
from typing import NamedTuple

from knowledge.lexicon import terms_of
from knowledge.settings import without_settings
from knowledge.vocabulary import Passage

# Two passages with this share of their words in common, setting names aside, say the same.
SAME = 0.85
# What must be the same exactly: a day more, or a "not", is another rule.
TELLING = re.compile(r"\d+|\b(?:not|no|unless|except|must|may|should)\b", re.IGNORECASE)


class _Face(NamedTuple):
    terms: frozenset[str]
    telling: tuple[str, ...]


def are_alike(one: Passage, other: Passage) -> bool:
    """Whether two passages say the same of different settings, in nearly the same words."""
    if one.source_id == other.source_id or not one.settings or not other.settings:
        return False
    if set(one.settings) & set(other.settings):
        return False
    first, second = _face(one.text), _face(other.text)
    if first.telling != second.telling:
        return False
    return len(first.terms & second.terms) >= SAME * len(first.terms | second.terms)


@lru_cache(maxsize=4096)
def _face(text: str) -> _Face:
    plain = without_settings(text)
    telling = sorted(match[0].lower() for match in TELLING.finditer(plain))
    return _Face(frozenset(terms_of(plain)), tuple(telling))
