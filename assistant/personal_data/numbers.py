"""Numbers that belong to one person: of the NHS, of telephones and of cases; and e-mail addresses."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.personal_data import nhs_number
from assistant.personal_data.detail import Kind, Span
from assistant.personal_data.public_names import public_names

EMAIL = re.compile(r"[\w.+'%-]+@(?:[\w-]+\.)+[^\W\d_]{2,}")
NHS_BEFORE = re.compile(r"\bnhs\W{0,3}(?:no|num|number|id|#)?\W{0,3}(?:is|was)?\W{0,3}$", re.IGNORECASE)

# Numbers of areas (01, 02), of mobile telephones (07) and of other countries. Those that begin with 03, 08
# and 09 are an organisation's: helplines, Ofsted's own number.
PHONE = re.compile(
    r"(?<![\w/.\-])(?:(?:\+|00)44[\s.\-]*(?:\(0\))?[\s.\-]*"
    r"|\(?0)(?P<rest>[127](?:[\s.\-()]{0,2}\d){8,9})(?![\d/])"
    r"|(?<![\w/.\-])\+(?!44)[1-9](?:[\s.\-()]{0,2}\d){8,13}(?!\d)"
    r"|(?<![\w/.\-])7\d{3}[\s\-]?\d{3}[\s\-]?\d{3}(?![\d\-/])"
)

CASE_WORDS = (
    r"case|court case|court|claim|file|crime|police|incident|client|child|pupil|person|people|service user"
    r"|referral|family|ref|reference|mosaic|liquid ?logic|lcs|ics|eclipse|care ?first|charms|azeus|system"
    r"|upn|uln"
    r"|passport|ni|national insurance|home office|ho|brp|arc|social services|la|ehm|eha|sw"
)
NUMBER_WORDS = r"no|nos|num|number|id|i\.d|ref|reference|record|file"
CASE_BEFORE = re.compile(
    rf"\b(?:(?:{CASE_WORDS})\.?[\s/]{{1,2}}(?:{NUMBER_WORDS})|our ref|your ref|ref|reference|id|upn|lcs"
    rf"|mosaic"
    rf"|(?:case|file|crime|court|claim|passport)\b)\b\.?[\s:#\-=(]{{0,3}}(?:is|was)?[\s:#]{{0,2}}"
    r"(?P<number>[a-z]{0,6}[\-/ ]?\d[\w\-/]*\w)",
    re.IGNORECASE,
)
# A family court's number, a pupil's, a national insurance number, a Home Office reference, "#4471823".
CASE_SHAPES = re.compile(
    r"\b(?:[A-Z]{2}\d{2}[A-Z]\d{4,5}|[A-Z]\d{11}[A-Z\d]|[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D])\b"
    r"|(?<!\w)#\d{5,}\b",
    re.IGNORECASE,
)
# Numbers of documents, laws and registered providers, and bare years.
PUBLIC_NUMBER = re.compile(
    r"(?:dfe|hl|hc|cp|cm|cmd|si|sc|urn|isbn|ofsted|uksi|ukpga|ewca|ewhc|uksc)[\-/ ]?\d.*"
    r"|(?:19|20)\d\d(?:[/\-]\d{1,4}|-\d\d-\d\d.*)?",
    re.IGNORECASE,
)
FEWEST_DIGITS = 4


class Match(NamedTuple):
    """A stretch of text and what was found there."""

    kind: Kind
    span: Span


def find_emails(text: str) -> Iterator[Match]:
    """Yield e-mail addresses, without the mailboxes of public bodies' offices."""
    for match in EMAIL.finditer(text):
        if not public_names().is_public_mailbox(match[0]):
            yield Match(Kind.EMAIL, Span(*match.span()))


def find_nhs_numbers(text: str) -> Iterator[Match]:
    """Yield NHS numbers: with a right check digit, or called so."""
    for match in nhs_number.PATTERN.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if nhs_number.is_nhs_number(digits) or NHS_BEFORE.search(text[: match.start()]):
            yield Match(Kind.NHS_NUMBER, Span(*match.span()))


def find_phones(text: str) -> Iterator[Match]:
    """Yield telephone numbers that may be a person's."""
    for match in PHONE.finditer(text):
        yield Match(Kind.PHONE, Span(*match.span()))


def find_case_numbers(text: str) -> Iterator[Match]:
    """Yield the numbers of cases, files and people in the systems of councils, courts and the police."""
    for match in CASE_SHAPES.finditer(text):
        yield Match(Kind.CASE_NUMBER, Span(*match.span()))
    for match in CASE_BEFORE.finditer(text):
        number = match["number"]
        enough = sum(map(str.isdigit, number)) >= FEWEST_DIGITS
        if enough and not PUBLIC_NUMBER.fullmatch(number):
            yield Match(Kind.CASE_NUMBER, Span(*match.span("number")))
