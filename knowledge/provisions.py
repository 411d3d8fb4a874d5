"""References to provisions, as people type them: "s31ZA", "cl 10 of the Bill as introduced", "reg 44"."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from knowledge.vocabulary import Passage, Source

KINDS = {
    "section": r"sections?|sect|sec|ss|s",
    "clause": r"clauses?|cl",
    "regulation": r"regulations?|regs?",
    "schedule": r"schedules?|sch",
}
REFERENCE = re.compile(
    r"(?<![\w.])(?:" + "|".join(f"(?P<{kind}>{forms})" for kind, forms in KINDS.items()) + r")"
    r"\.?\s{0,2}(?P<number>\d{1,3}(?:[a-z]{1,5}\d?)?)(?![\w%£])",
    re.IGNORECASE,
)
# How far after a number its instrument may stand: "section 16LA(2) of the Children Act 2004".
REACH = 60


class Name(NamedTuple):
    """One way to name a provision.

    Parameters:
        kind: section, clause, regulation or schedule.
        number: in capitals, without subsections: ``31ZA``.
        instrument: the id of the Act, Regulations or Bill print; None where none was named.
    """

    kind: str
    number: str
    instrument: str | None


@cache
def _instruments() -> list[tuple[re.Pattern[str], str]]:
    named: dict[str, list[str]] = yaml.safe_load(
        files("knowledge").joinpath("instruments.yaml").read_text("utf-8")
    )
    pairs = [(name, id_) for id_, names in named.items() for name in names]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return [(re.compile(r"(?<!\w)" + re.escape(name) + r"(?!\w)", re.IGNORECASE), id_) for name, id_ in pairs]


def instrument_in(text: str) -> str | None:
    """Return the id of the instrument that ``text`` names first, or None."""
    found = [
        (match.start(), rank, id_)
        for rank, (pattern, id_) in enumerate(_instruments())
        if (match := pattern.search(text.replace("’", "'")))
    ]
    return min(found)[2] if found else None


def references(text: str) -> list[Name]:
    """Return the provisions that ``text`` refers to, in order, each once.

    The instrument is the first one named within a few words after the number, and before the next
    reference; failing that, the one that the text names anywhere, if it names one alone.
    """
    matches = list(REFERENCE.finditer(text))
    names: list[Name] = []
    for position, match in enumerate(matches):
        end = matches[position + 1].start() if position + 1 < len(matches) else len(text)
        near = text[match.end() : min(end, match.end() + REACH)]
        instrument = instrument_in(near)
        if instrument is None and len(matches) == 1:
            instrument = instrument_in(text)
        kind = next(kind for kind in KINDS if match[kind])
        name = Name(kind, match["number"].upper(), instrument)
        if name not in names:
            names.append(name)
    return names


def names_of(passage: Passage, source: Source) -> set[Name]:
    """Return every name of the provision that the passage is about, at both its addresses."""
    names = set(references(f"{passage.locator} of the {source.title}"))
    for second in passage.second_addresses:
        names.update(references(second.place))
    for bill, clause in passage.bill_clauses.items():
        names.add(Name("clause", clause.upper(), bill))
        names.add(Name("clause", clause.upper(), "cws-bill"))
    return names
