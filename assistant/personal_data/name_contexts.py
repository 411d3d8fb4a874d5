"""Words around a name that show it to be one: "a lad called", "mum is", "Mrs", "aged 9"."""

import re
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from assistant.personal_data.detail import Span
from assistant.personal_data.name_words import name_words
from assistant.personal_data.tokens import tokens_of

NAME = r"(?P<name>[^\W\d_]+(?:['-][^\W\d_]+)*)"
TITLE = r"(?:mr|mrs|ms|mx|miss|dr|prof|professor|cllr|councillor|pc|dc|ds|sgt|judge|hhj|master)"
AGE = r"(?:[1-9]|1\d|2[0-5])"
YEARS = r"\s?-?(?:yo|y/o|yrs?(?:[\s-]olds?)?|years?[\s-]old|-year-old)"
NO_LETTER = r"(?<!\w)"


class Trust(IntEnum):
    """What may be taken for a name in a context, the most careful first."""

    LISTED = 1
    """A name of the lists; it may be in lower case."""
    LISTED_CAPITAL = 2
    """A name of the lists, with a capital letter if it is a word too."""
    CAPITAL = 3
    """A name of the lists, or any word with a capital letter that is not known to be no name."""
    ANY = 4
    """Any word that is not known to be no name."""


class Context(NamedTuple):
    """A pattern with a group "name", and what may be taken for one there."""

    pattern: re.Pattern[str]
    trust: Trust


def find_in_context(text: str) -> Iterator[Span]:
    """Yield the first words of names that their contexts show."""
    for pattern, trust in _contexts():
        for match in pattern.finditer(text):
            if _may_be_name(match["name"], trust):
                yield Span(*match.span("name"))


def _may_be_name(found: str, trust: Trust) -> bool:
    words, token = name_words(), tokens_of(found)[0]
    if len(token.word) == 1:
        return False
    if words.is_first(token.word) or (trust is Trust.ANY and words.is_surname(token.word)):
        return token.capital or trust is not Trust.LISTED_CAPITAL or words.is_only_first(token.word)
    if words.is_no_name(token.word) or token.acronym or trust <= Trust.LISTED_CAPITAL:
        return False
    return token.capital or token.shouted or trust is Trust.ANY


@cache
def _contexts() -> tuple[Context, ...]:
    """Return the contexts. Words are compared in any case; the name's own case is looked at after."""
    words = name_words()
    kin = "|".join(sorted(words.kin, key=len, reverse=True))
    people = "|".join(sorted(words.people, key=len, reverse=True))
    belongings = "|".join(sorted(words.belongings, key=len, reverse=True))
    anybody = (
        rf"{kin}|{people}|person|woman|man|yp|carers?|social worker|one|somebody|someone|siblings?|twins?"
    )
    deeds = "|".join(sorted(words.deeds))
    relatives = "|".join(sorted(words.kin - {"ex", "parent", "partner"}, key=len, reverse=True))

    def context(pattern: str, trust: Trust) -> Context:
        return Context(re.compile(NO_LETTER + pattern, re.IGNORECASE), trust)

    return (
        context(rf"(?:{anybody})s?,?\s(?:who\sis\s|who's\s|is\s|was\s)?(?:called|named)\s{NAME}", Trust.ANY),
        context(rf"(?:s?he|they|who)(?:'s|'re|s|\sis|\sare|\swas)?\s(?:called|named)\s{NAME}", Trust.CAPITAL),
        context(rf"(?:called|named|aka|known\sas|goes\sby)\s{NAME}", Trust.LISTED),
        context(
            rf"(?:my|his|her|their|child's|boy's|girl's|yp's|person's|mum's|dad's|full|real|birth)\sname"
            rf"(?:'s|s|\sis|\swas)?:?\s{NAME}",
            Trust.CAPITAL,
        ),
        context(
            rf"(?:name|child|yp|young\sperson|mother|father|mum|dad|client|carer|parent|sw|social\sworker"
            rf"|patient)"
            rf"(?:'s\sname)?\s?:\s?{NAME}",
            Trust.CAPITAL,
        ),
        context(rf"(?:re|subject|ref|fao|attn)\s?:\s?{NAME}", Trust.LISTED_CAPITAL),
        context(rf"(?:i'm|i\sam|this\sis|it's|regards,?|thanks,?)\s{NAME}", Trust.LISTED_CAPITAL),
        context(
            rf"(?:{TITLE}\.?\s(?:[a-z]\.?\s)?|(?:(?:foster|step|birth)[\s-])?(?:{relatives}),?\s(?:is\s"
            rf"|was\s|-\s|\()?)"
            rf"(?=(?-i:[A-Z])){NAME}",
            Trust.CAPITAL,
        ),
        context(rf"(?:mr|mrs|ms|dr)\.?\s{NAME}", Trust.ANY),
        context(
            rf"(?:{people}|social\sworker|iro|baby|yp|young\sperson|{kin}),?\s(?:is\s|was\s|-\s|\()?{NAME}",
            Trust.LISTED_CAPITAL,
        ),
        context(rf"(?:our|my|this|his|her)\s(?:\w+\s)?(?-i:{people})\s(?=(?-i:[A-Z])){NAME}", Trust.CAPITAL),
        context(rf"baby\s(?=(?-i:[A-Z])){NAME}", Trust.CAPITAL),
        context(rf"(?:our|my)\s(?=(?-i:[A-Z])){NAME}(?=[\s,](?:who|is|was|has|\())", Trust.LISTED_CAPITAL),
        context(rf"(?:{AGE}){YEARS}\s(?:(?:boy|girl|lad|male|female)\s)?{NAME}", Trust.LISTED),
        context(
            rf"(?:{AGE}){YEARS}\s(?:(?:boy|girl|lad|male|female)\s)?(?=(?-i:[A-Z])){NAME}", Trust.CAPITAL
        ),
        context(
            rf"{NAME}\s?[,(]?\s?(?:who\s(?:is|was)\s|who's\s)?(?:is\s|was\s)?"
            rf"(?:aged?\s{AGE}\b|{AGE}{YEARS}(?!\w)|d\.?o\.?b\b|born\s(?:on\s)?\d)",
            Trust.CAPITAL,
        ),
        context(rf"{NAME}(?:\s\({AGE}\)|,\s{AGE},(?!\s?\d)|\s\({AGE},)", Trust.LISTED_CAPITAL),
        context(
            rf"{NAME}\s(?:who\s|that\s)?(?:is\s|was\s|turned\s|turns\s|just\sturned\s){AGE}\b"
            r"(?!\s?(?:%|\d|[a-z]+\s\d{4}|(?:working\s)?(?:days|weeks|months|hours|per\s)))",
            Trust.CAPITAL,
        ),
        context(
            rf"{NAME}\s(?:(?:has|had|who|is|was|keeps|just|then|also)\s)?(?:{deeds}|(?:been\s|was\s|is\s"
            rf"|got\s|being\s)"
            r"(?:placed|restrained|groomed|bullied|exploited|sectioned|pregnant|suicidal|excluded"
            r"|arrested)|run\saway"
            r"|gone\smissing|going\smissing|absconding|self-harming)(?!\w)",
            Trust.CAPITAL,
        ),
        # "Poppy F.", "Jordan S": A and I are words too.
        context(rf"{NAME}\s(?-i:[B-HJ-Z])(?=[\s,.?!)]|$)", Trust.LISTED_CAPITAL),
        context(rf"{NAME}(?:'s|s')\s(?:\w+\s)?(?:{relatives})(?!\w)", Trust.CAPITAL),
        context(rf"{NAME}(?:'s|s')\s(?:\w+\s)?(?:{belongings}|{kin})(?!\w)", Trust.LISTED),
        context(
            rf"the\s{NAME}\s(?:family|siblings|twins|household|brothers|sisters|children|kids|girls"
            rf"|boys)(?!\w)",
            Trust.CAPITAL,
        ),
    )
