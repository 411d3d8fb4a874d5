"""A detail that may tell who somebody is, and where it stands in a text."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What sort of personal data a detail is."""

    NAME = "name"
    DATE_OF_BIRTH = "date_of_birth"
    ADDRESS = "address"
    POSTCODE = "postcode"
    NHS_NUMBER = "nhs_number"
    PHONE = "phone"
    EMAIL = "email"
    CASE_NUMBER = "case_number"


class Detail(NamedTuple):
    """Personal data found in a text.

    Parameters:
        kind: what it is.
        start: where it begins, in characters.
        end: where it ends; ``text[start:end]`` of the whole are its words.
        text: its words, as written.
    """

    kind: Kind
    start: int
    end: int
    text: str


class Span(NamedTuple):
    """A stretch of a text, in characters: ``text[start:end]``."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end
