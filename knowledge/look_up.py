"""Provisions that a question names, looked up: what the library has of each, or what is nearest."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from knowledge.instruments import ANY_PRINT
from knowledge.library import Library
from knowledge.provisions import Name, references
from knowledge.vocabulary import Filters, work_of

# Where no instrument is named, a number that nobody has is taken for one of these.
MEANT = {
    "section": "cws-act-2026",
    "schedule": "cws-act-2026",
    "regulation": "childrens-homes-regulations-2015",
    "clause": ANY_PRINT,
}
NUMBER = re.compile(r"(\d+)([A-Z]*)(\d*)")

# How many passages with a provision's words are looked through for its name.
LOOKED_THROUGH = 30
# Sections of the Children Act 1989 that the field names by number alone, whatever else has such a section.
USUAL = frozenset({"17", "20", "31", "38", "46", "47"})


class Reference(NamedTuple):
    """A provision that a question names.

    Parameters:
        name: how it is named.
        ids: the passages on it, those at its own address first; empty where no passage is.
        own: how many of them are at its own address, and not at a place that it changes.
        nearest: where there is none, the numbers before and after it that there are.
        at_nearest: the first passage on each of those.
        prints: of a clause without a print: the Bill prints that have a clause of that number.
        mentioned: where there is none, the passages that name it in their text or headings.
        is_usual: whether people mean the Children Act 1989 by the number alone, as by "s47".
    """

    name: Name
    ids: tuple[str, ...]
    own: int = 0
    nearest: tuple[Name, ...] = ()
    at_nearest: tuple[str, ...] = ()
    prints: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    is_usual: bool = False

    @property
    def is_held(self) -> bool:
        """Whether a passage is on it, or names it."""
        return bool(self.ids or self.mentioned)


def look_up(library: Library, text: str) -> list[Reference]:
    """Return the provisions that a text names, in order, with what the library has of them."""
    return [_reference(library, name) for name in references(text, library.instruments)]


def _reference(library: Library, name: Name) -> Reference:
    held = library.passages.named(name.kind, name.number)
    meant = MEANT[name.kind]
    named = {instrument: held[instrument] for instrument in sorted(held, key=lambda held: held != meant)}
    prints: tuple[str, ...] = ()
    if name.kind == "clause" and name.instrument in (None, ANY_PRINT):
        prints = tuple(sorted(print_ for print_ in named if print_ and print_ != ANY_PRINT))
    if name.instrument is not None:
        named = {name.instrument: named.get(name.instrument, [])}
    own = [id_ for instrument, ids in named.items() for id_ in ids if _is_own(id_, instrument)]
    ids = tuple(dict.fromkeys((*own, *(id_ for ids in named.values() for id_ in ids))))
    if ids:
        usual = name.kind == "section" and name.instrument is None and name.number in USUAL
        return Reference(name, ids, len(set(own)), prints=prints, is_usual=usual)
    instrument = name.instrument or MEANT[name.kind]
    numbers = _nearest(name.number, library.passages.numbers(name.kind, instrument))
    nearest = tuple(Name(name.kind, number, instrument) for number in numbers)
    first = tuple(library.passages.named(name.kind, number)[instrument][0] for number in numbers)
    return Reference(name, (), nearest=nearest, at_nearest=first, mentioned=_mentioning(library, name))


def _mentioning(library: Library, name: Name) -> tuple[str, ...]:
    """Return the passages that name a provision of an instrument that the library may not hold at all."""
    title = library.instruments.title(name.instrument) if name.instrument else None
    if title is None:
        return ()
    everywhere = library.passages.mask(Filters())
    rows = library.lexicon.shares(f"{name.kind} {name.number} {title}", everywhere, LOOKED_THROUGH)
    passages = (library.passages.passage(library.passages.ids[row]) for row in rows)
    return tuple(
        passage.id
        for passage in passages
        if name in references("\n".join((*passage.heading_path, passage.text)), library.instruments)
    )


def _is_own(passage_id: str, instrument: str | None) -> bool:
    return work_of(passage_id.partition("/")[0]) == instrument


def _nearest(number: str, numbers: Iterable[str]) -> list[str]:
    """Return the greatest number before this one, and the least after it."""
    ordered = sorted(numbers, key=_order)
    before = [other for other in ordered if _order(other) < _order(number)]
    after = [other for other in ordered if _order(other) > _order(number)]
    return [*before[-1:], *after[:1]]


def _order(number: str) -> tuple[int, str, int]:
    """Sort 9 before 16LA before 16LB before 17, as statutes do."""
    match = NUMBER.match(number)
    if match is None:
        return 0, number, 0
    return int(match[1]), match[2], int(match[3] or 0)
