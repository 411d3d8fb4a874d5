"""What is known of names: first names, surnames and the words around them, from the data files beside."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

# A word with the ending of a surname is one from this length.
SHORTEST_ENDED = 7


class NameWords(NamedTuple):
    """Words that make or do not make a name, all in lower case and without accents.

    Parameters:
        first: first names that are hardly anything else.
        also_words: first names that are ordinary words too.
        also_capitalised: first names that have a capital letter for another reason too.
        surnames: surnames, those included that are ordinary words too.
        also_surnames: surnames that are ordinary words or places too.
        no_names: words that are no name, though they may stand where one does.
        kin: words for somebody's relatives.
        people: other words for somebody whom a name may follow.
        belongings: what belongs to one person.
        organisations: what follows the name of an organisation or a building.
        eponyms: what follows the name of somebody that a law or a rule is called after.
        lettered: what a single letter follows that is no initial.
        surname_ends: endings of surnames in other languages.
        deeds: what only a person does, as it follows a name.
    """

    first: frozenset[str]
    also_words: frozenset[str]
    also_capitalised: frozenset[str]
    surnames: frozenset[str]
    also_surnames: frozenset[str]
    no_names: frozenset[str]
    kin: frozenset[str]
    people: frozenset[str]
    belongings: frozenset[str]
    organisations: frozenset[str]
    eponyms: frozenset[str]
    lettered: frozenset[str]
    surname_ends: frozenset[str]
    deeds: frozenset[str]

    def is_first(self, word: str) -> bool:
        """Whether a word is a first name, whatever else it may be. "lily-mae" is, by its parts."""
        parts = word.split("-")
        return all(p in self.first or p in self.also_words or p in self.also_capitalised for p in parts)

    def is_only_first(self, word: str) -> bool:
        """Whether a word is a first name and hardly anything else."""
        parts = word.split("-")
        return word in self.first or (any(p in self.first for p in parts) and self.is_first(word))

    def is_surname(self, word: str) -> bool:
        """Whether a word is a surname, whatever else it may be. "jones-smith" is, by its parts."""
        plain = word.replace("'", "")
        if len(word) >= SHORTEST_ENDED and word.endswith(tuple(self.surname_ends)):
            return True
        return plain in self.surnames or ("-" in word and all(p in self.surnames for p in plain.split("-")))

    def is_only_surname(self, word: str) -> bool:
        """Whether a word is a surname and hardly anything else."""
        return self.is_surname(word) and word not in self.also_surnames

    def is_no_name(self, word: str) -> bool:
        """Whether a word is known to be no name."""
        return word in self.no_names or word in self.kin or word in self.people or word in self.belongings


@cache
def name_words() -> NameWords:
    """Return the words."""
    folder = files("assistant.personal_data")
    read = yaml.safe_load(folder.joinpath("name_words.yaml").read_text("utf-8"))
    lists = {name: frozenset(words.split()) for name, words in read.items()}
    for name, file in (("first", "first_names.txt"), ("surnames", "surnames.txt")):
        lists[name] = frozenset(folder.joinpath(file).read_text("utf-8").split())
    return NameWords(**lists)
