"""References to provisions, as people type them: "s31ZA", "cl 10 of the Bill as introduced", "reg 44"."""

import re
from typing import NamedTuple

from knowledge.instruments import ANY_PRINT, Instruments, known
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
# A number with letters is a section's even without the word, where an instrument follows: "30ZI CSA 2000".
BARE = re.compile(r"(?<![\w.])(?P<number>\d{1,3}[a-z]{1,5}\d?)(?=\s)", re.IGNORECASE)
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


def references(text: str, instruments: Instruments | None = None) -> list[Name]:
    """Return the provisions that ``text`` refers to, in order, each once.

    The instrument is the first one named within a few words after the number, and before the next
    reference; failing that, the one that the text names anywhere, if it names one alone.

    Parameters:
        text: words as a person types them.
        instruments: those that it may name; the known ones by default.
    """
    instruments = instruments or known()
    matches = list(REFERENCE.finditer(text))
    names: list[Name] = []
    for position, match in enumerate(matches):
        end = matches[position + 1].start() if position + 1 < len(matches) else len(text)
        near = text[match.end() : min(end, match.end() + REACH)]
        instrument = instruments.first_in(near)
        if instrument is None and len(matches) == 1:
            instrument = instruments.first_in(text)
        kind = next(kind for kind in KINDS if match[kind])
        name = Name(kind, match["number"].upper(), instrument)
        if name not in names:
            names.append(name)
    taken = {position for match in matches for position in range(*match.span("number"))}
    for match in BARE.finditer(text):
        instrument = instruments.at_start_of(text[match.end() :])
        if instrument and match.start() not in taken:
            names.append(Name("section", match["number"].upper(), instrument))
    return names


def names_of(passage: Passage, source: Source) -> set[Name]:
    """Return every name of the provision that the passage is about, at both its addresses."""
    own = references(passage.locator)[:1]
    names = {name._replace(instrument=source.work) for name in own}
    for second in passage.second_addresses:
        names.update(references(second.place))
    for bill, clause in passage.bill_clauses.items():
        names.add(Name("clause", clause.upper(), bill))
    return names | {name._replace(instrument=ANY_PRINT) for name in names if name.kind == "clause"}
