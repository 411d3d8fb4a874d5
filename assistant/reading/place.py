"""One place with all that is held on it: the official text, the briefing, the Bill clauses it was."""

from typing import TYPE_CHECKING

from assistant.answer import Result
from assistant.holdings import PassageDetail, SourceEntry
from assistant.reading.errors import UnknownPlaceError
from assistant.reading.order import sources_of
from assistant.reading.section import Section, section_of, sections
from assistant.results import detail, entry
from knowledge.errors import UnknownSourceError
from knowledge.vocabulary import Passage, work_of

if TYPE_CHECKING:
    from knowledge.library import Library

CLAUSE = "clause"


class Clause(Result):
    """The clause of a print of the Bill that became a provision.

    Parameters:
        print_id: the print: ``cws-bill-151``.
        print_title: its title.
        number: the clause's number in it.
        place: the clause as ``carelaw show`` takes it; None where the library has nothing on it.
        url: its official page; None where the library has nothing on it.
    """

    print_id: str
    print_title: str
    number: str
    place: str | None
    url: str | None


class PlaceText(Result):
    """What one source has at a place.

    Parameters:
        source: the official text, the briefing, or a document of the user's.
        passages: its passages there, in order.
    """

    source: SourceEntry
    passages: list[PassageDetail]


class Place(Result):
    """One place with all that is held on it.

    Parameters:
        section: which place it is, its state and what it changes.
        source_title: the title of the Act, guide or document that it is a place of.
        texts: what is held on it, the official text first.
        clauses: the clauses that became it, by print of the Bill.
        previous: the place before it, as ``carelaw show`` takes it; None at the first.
        next: the place after it; None at the last.
    """

    section: Section
    source_title: str
    texts: list[PlaceText]
    clauses: list[Clause]
    previous: str | None
    next: str | None


def place(library: "Library", reference: str) -> Place:
    """Return one place with all that is held on it.

    Parameters:
        library: where to look.
        reference: ``cws-act-2026/section-1``, or the id of a passage there.

    Raises:
        UnknownPlaceError: where the library has nothing there.
    """
    source_id, _, slug = reference.partition("#")[0].partition("/")
    work = work_of(source_id)
    try:
        sources = sources_of(library, work)
    except UnknownSourceError as error:
        raise UnknownPlaceError(f"There is no place {reference!r}. {error}") from error
    held = library.passages.at(work, slug)
    by_source = {source.id: [item for item in held if item.source_id == source.id] for source in sources}
    passages = [passage for texts in by_source.values() for passage in texts]
    if not passages:
        raise UnknownPlaceError(
            f"There is no place {reference!r}. Places look like cws-act-2026/section-1; "
            f"carelaw sections {work} lists those of this source."
        )
    origin = library.origin_of(passages[0].id)
    section = section_of(passages, origin)
    ids = [other.id for other in sections(library, work).sections]
    at = ids.index(section.id)
    return Place(
        section=section,
        source_title=library.source_of(passages[0]).title,
        texts=[
            PlaceText(
                source=entry(*library.holdings[id_]), passages=[detail(item, library) for item in texts]
            )
            for id_, texts in by_source.items()
            if texts
        ],
        clauses=_clauses(library, passages),
        previous=ids[at - 1] if at else None,
        next=ids[at + 1] if at + 1 < len(ids) else None,
    )


def _clauses(library: "Library", passages: list[Passage]) -> list[Clause]:
    numbers = {bill: number for passage in passages for bill, number in passage.bill_clauses.items()}
    return [_clause(library, bill, number) for bill, number in numbers.items()]


def _clause(library: "Library", bill: str, number: str) -> Clause:
    ids = library.passages.named(CLAUSE, number.upper()).get(bill, [])
    own = next((id_ for id_ in ids if work_of(id_.partition("/")[0]) == bill), None)
    return Clause(
        print_id=bill,
        print_title=library.instruments.title(bill) or bill,
        number=number,
        place=own.partition("#")[0] if own else None,
        url=library.passages.passage(own).address if own else None,
    )
