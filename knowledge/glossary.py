"""Acronyms and terms of the field, from the glossary's ``terms.yaml``: for people and for search."""

import re
from functools import cache
from importlib.resources import files

import yaml
from pydantic import TypeAdapter

from knowledge.vocabulary import Frozen

TERMS = "briefings/glossary/terms.yaml"
SOURCE_ID = "glossary"


class Meaning(Frozen):
    """One meaning of a term.

    Parameters:
        meaning: what it stands for, in plain words.
        note: one sentence that can be quoted alone.
        address: an official page that uses it.
    """

    meaning: str
    note: str
    address: str


Terms = dict[str, tuple[Meaning, ...]]


@cache
def terms() -> Terms:
    """Return the meanings of each term."""
    read = yaml.safe_load(files("knowledge").joinpath(TERMS).read_text("utf-8"))
    return TypeAdapter(Terms).validate_python(read)


def is_acronym(term: str) -> bool:
    """Whether a term is made of initials, as RIM and DoL are and Annex A is not."""
    return " " not in term and sum(map(str.isupper, term)) > 1


def glossary_place(term: str) -> tuple[str, str]:
    """Return the source and the place of a term's passages, one for each of its meanings."""
    return SOURCE_ID, re.sub(r"[^a-z0-9]+", "-", term.lower()).strip("-")
