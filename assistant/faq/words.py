"""The words that a person writes into a set, as they are kept."""

import unicodedata
from collections.abc import Iterable

from assistant.faq.errors import PersonalWordsError
from assistant.personal_data import find_personal_data
from assistant.wording import wording

# Control characters, halves of characters and what is no character: no Word or Excel file may hold them.
UNPRINTABLE = ("Cc", "Cs")
NO_CHARACTERS = "\ufffe\uffff"


def clean(text: str) -> str:
    """Return a text of several lines without what cannot be printed, and without white space around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("".join(map(_printable, line)).rstrip() for line in lines).strip()


def one_line(text: str) -> str:
    """Return a text as one line, without what cannot be printed."""
    return " ".join("".join(map(_printable, text)).split())


def _printable(character: str) -> str:
    unprintable = character in NO_CHARACTERS or unicodedata.category(character) in UNPRINTABLE
    return " " if unprintable else character


def stop_personal_data(text: str, known: Iterable[str] = ()) -> None:
    """Raise where a text holds personal data that is not in what is known already.

    Parameters:
        text: what somebody wrote.
        known: texts whose names may be said again: the answer before, the passages that it cites.

    Raises:
        PersonalWordsError: with each kind that was found, and its words.
    """
    allowed = "\n".join(known)
    kinds = wording()["kinds"]
    found = tuple(
        f"{kinds[detail.kind]}: {detail.text}"
        for detail in find_personal_data(text)
        if detail.text not in allowed
    )
    if found:
        raise PersonalWordsError(found)
