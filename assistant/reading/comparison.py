"""Two texts side by side, sentence by sentence."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from assistant.answer import Result
from assistant.sentences import units_of


class Kind(StrEnum):
    """How a row of two texts side by side differs."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


class Row(Result):
    """Sentences of the one text beside those of the other.

    Parameters:
        before: words of the earlier text; empty where they were added.
        after: words of the later text; empty where they were removed.
    """

    kind: Kind
    before: str
    after: str


# From this share of words in common on, a sentence is the other one changed, and not a new one.
ALIKE = 0.5


def compare(before: str, after: str) -> list[Row]:
    """Return two texts side by side, in order: each sentence of either is in exactly one row."""
    old = [unit.text for unit in units_of(before)]
    new = [unit.text for unit in units_of(after)]
    rows: list[Row] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [Row(kind=Kind.SAME, before=text, after=text) for text in old[start:end]]
        else:
            rows += _paired(old[start:end], new[new_start:new_end])
    return rows


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Put each sentence beside the one that it became, in order; the others are removed or added."""
    rest = list(new)
    for text in old:
        shares = [SequenceMatcher(None, text.split(), other.split()).ratio() for other in rest]
        best = max(range(len(rest)), key=shares.__getitem__, default=None)
        if best is None or shares[best] < ALIKE:
            yield Row(kind=Kind.REMOVED, before=text, after="")
            continue
        yield from (Row(kind=Kind.ADDED, before="", after=other) for other in rest[:best])
        kind = Kind.SAME if text == rest[best] else Kind.CHANGED
        yield Row(kind=kind, before=text, after=rest[best])
        rest = rest[best + 1 :]
    yield from (Row(kind=Kind.ADDED, before="", after=other) for other in rest)
