"""What a question asks for: money, a document, a quantity. The words that tell are in ``asked_for.yaml``."""

import re
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

AMOUNT = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|once|twice|annual\w*|daily|weekly"
    r"|monthly|half|quarter|no|none|never|unannounced|without|any time)\b",
    re.IGNORECASE,
)


class Thing(StrEnum):
    """What a question can ask for."""

    MONEY = "money"
    DOCUMENT = "document"
    QUANTITY = "quantity"


def asked_for(text: str) -> dict[Thing, list[str]]:
    """Return what a question asks for, each with the words that tell."""
    found = {thing: pattern.findall(text) for thing, pattern in _patterns().items()}
    return {thing: words for thing, words in found.items() if words}


def has_amount(text: str) -> bool:
    """Whether a text has a number, a frequency, or says that there is none: "unannounced", "no notice"."""
    return bool(AMOUNT.search(text))


@cache
def _patterns() -> dict[Thing, re.Pattern[str]]:
    read: dict[str, list[str]] = yaml.safe_load(
        files("assistant").joinpath("asked_for.yaml").read_text("utf-8")
    )
    return {
        Thing(thing): re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
        for thing, words in read.items()
    }
