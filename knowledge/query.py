"""What a search makes of the words that a person typed."""

import re
from functools import cache
from typing import NamedTuple

from knowledge.glossary import is_acronym, terms
from knowledge.law_state import asks_bill, asks_commencement
from knowledge.lexicon import terms_of
from knowledge.library import Library
from knowledge.look_up import Reference, look_up
from knowledge.provisions import BARE, REFERENCE
from knowledge.settings import settings_in
from knowledge.vocabulary import Filters, Role

# A question with so few other words is a look-up: the named provision is the whole answer.
LOOK_UP_WORDS = 2
# Words that ask what an acronym means, and nothing of what it stands for.
ASKING = re.compile(
    r"(?:what|whats|is|are|does|do|an?|the|means?|meaning|of|stands?|for|define|full|form)", re.IGNORECASE
)
TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]+")


class Query(NamedTuple):
    """A question as it is searched for.

    Parameters:
        text: the words, with shorthand written out and misspellings mended.
        references: the provisions that it names.
        settings: the settings that it names or is limited to; empty where it is about any.
        is_look_up: whether it says little but which provision.
        is_bare: whether it says nothing but which provision.
        acronyms: those that it asks the meaning of, where it asks nothing else.
        roles: what it asks about: places, and their start or their past as a Bill where it says so.
    """

    text: str
    references: tuple[Reference, ...]
    settings: frozenset[str]
    is_look_up: bool
    is_bare: bool
    acronyms: tuple[str, ...]
    roles: frozenset[Role]


def read_query(library: Library, text: str, filters: Filters) -> Query:
    """Return what is searched for."""
    mended = library.spelling.mended(text)
    found = tuple(look_up(library, mended))
    named = settings_in(mended) or ({filters.setting} if filters.setting else set())
    others = terms_of(BARE.sub(" ", REFERENCE.sub(" ", library.instruments.without(mended))))
    acronyms = tuple(term for word in TOKEN.findall(mended) if (term := _term(library, word)))
    known = {acronym.casefold() for acronym in acronyms}
    others_ask = all(ASKING.fullmatch(w) for w in TOKEN.findall(mended) if w.casefold() not in known)
    return Query(
        mended,
        found,
        frozenset(named),
        bool(found) and len(others) <= LOOK_UP_WORDS,
        bool(found) and not others,
        acronyms if others_ask else (),
        _roles(mended),
    )


def _roles(text: str) -> frozenset[Role]:
    roles = {Role.CONTENT}
    if asks_commencement(text):
        roles.add(Role.COMMENCEMENT)
    if asks_bill(text):
        roles.add(Role.BILL_HISTORY)
    return frozenset(roles)


def _term(library: Library, word: str) -> str | None:
    """Return the acronym that a word is: as it is written, or in any letters where it is no other word."""
    term = _terms().get(word.casefold())
    return term if term == word or (term and not library.spelling.is_english(word)) else None


@cache
def _terms() -> dict[str, str]:
    return {term.casefold(): term for term in terms() if is_acronym(term)}
