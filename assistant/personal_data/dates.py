"""Dates of birth. The date of an event, of a law or of an inspection is none."""

import re
from collections.abc import Iterator

from assistant.personal_data.detail import Kind, Span
from assistant.personal_data.numbers import Match

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d|'?\d\d"
FULL = (
    rf"(?:{DAY}\s?[/.\-\s]\s?\d{{1,2}}\s?[/.\-\s]\s?(?:{YEAR})|(?:19|20)\d\d[/.\-]\d{{1,2}}[/.\-]\d{{1,2}}"
    rf"|{DAY}[\s\-]?(?:of\s)?{MONTH}[,\s\-]{{0,2}}(?:{YEAR})|{MONTH}\s{DAY},?\s(?:{YEAR})|\b\d{{8}}"
    rf"|\b\d{{6}})(?!\d)"
)
PART = rf"(?:{DAY}\s?[/.\-]\s?\d{{1,2}}|{DAY}\s(?:of\s)?{MONTH}|{MONTH}\s{DAY})(?!\w)"
IS = r"[\s:=,;\-–(]{0,3}(?:(?:is|was|are|of|given as|recorded as|on|in|the)[\s:]{1,2}){0,3}"

# "DOB 12/03/2011", "born on 3rd March 2011", "her birthday is 12 March".
SAID = re.compile(
    rf"\b(?:d\.?\s?o\.?\s?b\b\.?|dates? of birth|birth ?date|born|birthdate"
    rf"|b\.)(?:'s)?{IS}(?P<date>{FULL}|{PART})"
    rf"|\b(?:his|her|their|my|'s|s)\s(?:\d{{1,2}}(?:st|nd|rd|th)\s)?(?:birthday|bday"
    rf"|b-day){IS}(?P<day>{FULL}|{PART})"
    rf"|\b(?:fe)?male[\s,;/]{{1,3}}(?P<sex>{FULL})|(?P<before>{FULL})[\s,]{{0,2}}\(?(?:d\.?o\.?b\b"
    rf"|date of birth|is (?:his|her|their) (?:birthday|dob))",
    re.IGNORECASE,
)
# A full date on which one child reaches an age. A date that a rule sets for all is left alone.
ANCHOR = re.compile(
    rf"\b(?:turn(?:s|ed|ing)?|will be|is|was|be|becomes|became|reach(?:es|ed)?)\s(?:the age of\s)?\d{{1,2}}"
    rf"(?:\syears old)?(?:\son|\sas of|,|:)\s(?:the\s)?(?P<date>{FULL})",
    re.IGNORECASE,
)
AFTER_NAME = re.compile(rf"[\s,:;(-]{{1,3}}(?P<date>{FULL})", re.IGNORECASE)
ONE_CHILD = re.compile(
    r"\b(?:s?he|they|him|her|his|my|our|this|the (?:boy|girl|lad|child|yp|young person))\b", re.IGNORECASE
)
LOOKED_BACK = 60


def find_dates_of_birth(text: str, names: list[Span]) -> Iterator[Match]:
    """Yield dates of birth; a full date right after one of the ``names`` is one too."""
    for match in SAID.finditer(text):
        yield Match(Kind.DATE_OF_BIRTH, Span(*match.span(match.lastgroup or 0)))
    for match in ANCHOR.finditer(text):
        if ONE_CHILD.search(text[max(0, match.start() - LOOKED_BACK) : match.start()]):
            yield Match(Kind.DATE_OF_BIRTH, Span(*match.span("date")))
    for name in names:
        if match := AFTER_NAME.match(text, name.end):
            yield Match(Kind.DATE_OF_BIRTH, Span(*match.span("date")))
