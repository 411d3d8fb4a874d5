"""Whether words ask about the state of the law: if it is in force, or how it stood as a Bill."""

import re

COMMENCEMENT = re.compile(
    r"\b(in force|into force|in effect|commenced?|commencement|prospective|start(s|ed)? date"
    r"|(law|live|active|apply|here|in place|in use) yet|(law|live) now|live\?|already in place\b"
    r"|kick(s|ed)? in|since when"
    r"|(when|what date)\b.{0,80}\b(start|begin|began|apply|commence|live|effect|law|com(e|es|ing) in\b))",
    re.IGNORECASE,
)
BILL = re.compile(
    r"\b(bill|clauses?|as introduced|originally|first draft|parliament|lords|commons|committee"
    r"|third reading|amendments?|renumbered|number(ed|ing)? change|compared with)\b",
    re.IGNORECASE,
)


def asks_commencement(text: str) -> bool:
    """Whether a text asks if or when something comes into force."""
    return bool(COMMENCEMENT.search(text))


def asks_bill(text: str) -> bool:
    """Whether a text asks about the Bill, and not only the law."""
    return bool(BILL.search(text))
