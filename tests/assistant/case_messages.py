"""Messages about a case, of realistic shape and with invented details, for ``test_personal_data.py``.

Telephone numbers are from the ranges kept for drama, e-mail addresses from the domains kept for examples, and
NHS numbers from the range kept for tests (they begin with 999).
"""

import calendar
import random
import string
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from assistant.personal_data import Kind
from assistant.personal_data.nhs_number import is_nhs_number

SEED = 6
MONTHS = tuple(calendar.month_name)[1:]
STREETS = (
    *("Road", "Street", "Avenue", "Lane", "Close", "Drive"),
    *("Crescent", "Way", "Grove", "Terrace", "Court", "Gardens"),
)
STREET_NAMES = (
    *("Acacia", "Mill", "Station", "Hawthorn", "Orchard", "Victoria"),
    *("St John's", "Long Meadow", "Windmill", "Beech", "Park"),
)
DOMAINS = ("example.com", "example.org", "example.co.uk", "mail.example.net")
AREAS = ("S", "LS", "M", "B", "YO", "NE", "DN", "HU", "BD", "SE", "E", "SW", "CV", "NG", "PL")
STYLES = ("_low", "_plain")


class Planted(NamedTuple):
    """A detail that was put into a message."""

    kind: Kind
    text: str


class Message(NamedTuple):
    """A message and the personal data in it."""

    text: str
    planted: tuple[Planted, ...]


def case_messages(part: str, count: int) -> Iterator[Message]:
    """Yield messages of one part of ``case_messages.yaml``, always the same.

    Parameters:
        part: "seen", "held_out" or "fresh".
        count: how many; the templates come in turn.
    """
    read = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))[part]
    invention = Invention(random.Random(f"{part} {SEED}"), read)
    for number in range(count):
        yield invention.message(read["templates"][number % len(read["templates"])])


class Invention:
    """Invents the details of one part."""

    def __init__(self, chance: random.Random, words: dict[str, Any]) -> None:
        self.chance = chance
        self.words = words
        self.makers: dict[str, tuple[Kind, Callable[[], str]]] = {
            "first": (Kind.NAME, lambda: self.pick("first")),
            "said_first": (Kind.NAME, lambda: self.pick("said_first")),
            "last": (Kind.NAME, lambda: self.pick("last")),
            "full": (Kind.NAME, lambda: f"{self.pick('first')} {self.pick('last')}"),
            "dob": (Kind.DATE_OF_BIRTH, self.date),
            "address": (Kind.ADDRESS, self.address),
            "postcode": (Kind.POSTCODE, self.postcode),
            "nhs": (Kind.NHS_NUMBER, self.nhs),
            "phone": (Kind.PHONE, self.phone),
            "email": (Kind.EMAIL, self.email),
            "case": (Kind.CASE_NUMBER, self.case),
            "court": (Kind.CASE_NUMBER, self.court),
        }

    def pick(self, list_: str) -> str:
        return self.chance.choice(self.words[list_])

    def message(self, template: str) -> Message:
        """Fill the gaps of a template."""
        text, planted = "", []
        for before, gap, _, _ in string.Formatter().parse(template):
            text += before
            if gap == "initial":
                text += self.chance.choice("BCDEFGHJKLMNPRST")
            elif gap:
                name = gap.lower()
                for style in STYLES:
                    name = name.removesuffix(style)
                kind, make = self.makers[name]
                value = make().lower() if gap.endswith(STYLES) else make()
                value = value.upper() if gap.isupper() else value
                planted.append(Planted(kind, value))
                text += value
        return Message(text, tuple(planted))

    def date(self) -> str:
        day, month, year = (
            self.chance.randint(1, 28),
            self.chance.randint(1, 12),
            self.chance.randint(2007, 2021),
        )
        name = MONTHS[month - 1]
        return self.chance.choice(
            [
                f"{day:02}/{month:02}/{year}",
                f"{day}.{month}.{year % 100:02}",
                f"{day} {name} {year}",
                f"{day}th {name[:3]} {year}",
                f"{day:02}-{month:02}-{year}",
                f"{name} {day}, {year}",
            ]
        )

    def address(self) -> str:
        number = self.chance.choice(["3", "14", "22a", "117", "Flat 2, 48"])
        return f"{number} {self.chance.choice(STREET_NAMES)} {self.chance.choice(STREETS)}"

    def postcode(self) -> str:
        area = self.chance.choice(AREAS)
        letters = "".join(self.chance.choice("ABDEFGHJLNPQRSTUWXYZ") for _ in range(2))
        code = f"{area}{self.chance.randint(1, 29)} {self.chance.randint(1, 9)}{letters}"
        return self.chance.choice([code, code.lower()])

    def nhs(self) -> str:
        while True:
            digits = f"999{self.chance.randrange(10**7):07}"
            if is_nhs_number(digits):
                return self.chance.choice([digits, f"{digits[:3]} {digits[3:6]} {digits[6:]}"])

    def phone(self) -> str:
        mobile, land = (
            f"07700 900{self.chance.randrange(1000):03}",
            f"01632 960{self.chance.randrange(1000):03}",
        )
        forms = [mobile, land, mobile.replace(" ", ""), "+44 " + mobile[1:], "0114 496 0" + land[-3:]]
        return self.chance.choice(forms)

    def email(self) -> str:
        first, last = (_ascii(self.pick(part)).lower().replace("'", "") for part in ("first", "last"))
        return f"{first}{self.chance.choice(['.', '_', ''])}{last}@{self.chance.choice(DOMAINS)}"

    def case(self) -> str:
        digits = str(self.chance.randint(100_000, 99_999_999))
        return self.chance.choice([digits, f"CS{digits}", f"LA-{digits}", f"{digits[:4]}/{digits[4:]}7"])

    def court(self) -> str:
        letters = self.chance.choice(["ZC", "SE", "BV", "NE", "LS"])
        return f"{letters}{self.chance.randint(20, 26)}C{self.chance.randrange(10**5):05}"


def _ascii(word: str) -> str:
    return unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
