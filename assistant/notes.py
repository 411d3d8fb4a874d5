"""What to say beside the hits: of a number that no provision has, a clause of several prints, an acronym."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.limits import limits_in_words
from assistant.wording import wording
from knowledge.glossary import terms
from knowledge.provisions import Name
from knowledge.vocabulary import Authority, Filters

if TYPE_CHECKING:
    from knowledge.library import Library
    from knowledge.look_up import Reference
    from knowledge.query import Query


def notes_of(query: "Query", library: "Library") -> list[str]:
    """Return the notes on what a question is about, in the order in which it names it."""
    return [*_on_references(query, library), *_on_acronyms(query)]


def limit_notes(filters: Filters) -> list[str]:
    """Return the note on what the search was limited to, where it was, besides a source and a setting.

    Without it, "the sources do not say" would say too much.
    """
    limits = limits_in_words(filters)
    return [wording()["notes"]["limited"].format(limits="; ".join(limits))] if limits else []


def _on_references(query: "Query", library: "Library") -> Iterator[str]:
    words = wording()["notes"]
    for reference in query.references:
        name = reference.name
        if reference.mentioned:
            yield words["mentioned"].format(provision=_title(name, library))
        elif not reference.ids:
            nearest = " and ".join(_title(near, library) for near in reference.nearest)
            said = words["missing" if nearest else "missing_alone"]
            yield said.format(provision=_title(name, library), nearest=nearest)
        elif len(reference.prints) > 1:
            prints = "; ".join(_print(name.number, print_, reference, library) for print_ in reference.prints)
            yield words["prints"].format(number=name.number, prints=prints)


def _on_acronyms(query: "Query") -> Iterator[str]:
    for acronym in query.acronyms:
        meanings = terms()[acronym]
        if len(meanings) > 1:
            meant = "; ".join(meaning.meaning for meaning in meanings)
            yield wording()["notes"]["meanings"].format(acronym=acronym, meanings=meant)


def _title(name: Name, library: "Library") -> str:
    instrument = library.instruments.title(name.instrument) if name.instrument else None
    number = f"{name.kind} {name.number}" if name.kind != "schedule" else f"Schedule {name.number}"
    return f"{number} of the {instrument}" if instrument else number


def _print(number: str, print_: str, reference: "Reference", library: "Library") -> str:
    """Return a print with the section that its clause became: "HL Bill 84 (now section 12)"."""
    passages = [library.passages.passage(id_) for id_ in reference.ids]
    became = [
        passage.locator
        for passage in passages
        if passage.bill_clauses.get(print_) == number
        and library.source_of(passage).authority is Authority.ACT
    ]
    title = library.instruments.title(print_) or print_
    return f"{title} (now {became[0]})" if became else title
