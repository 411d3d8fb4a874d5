"""Provisions by their reference, "s31ZA" or "reg 44": the passages on each, or what is near and names it."""

from typing import TYPE_CHECKING

from pydantic import Field

from assistant.answer import Result
from assistant.errors import NoProvisionError
from assistant.holdings import PassageDetail
from assistant.results import detail

if TYPE_CHECKING:
    from assistant.question import Request
    from knowledge.library import Library
    from knowledge.look_up import Reference


class NearProvision(Result):
    """A provision that there is, beside one that there is not.

    Parameters:
        passage_id: the first passage on it.
    """

    kind: str
    number: str
    instrument: str | None
    passage_id: str


class NamedProvision(Result):
    """A provision that a reference names.

    Parameters:
        kind: section, clause, regulation or schedule.
        number: in capitals, without subsections: ``31ZA``.
        instrument: the id of the Act, Regulations or Bill print that was named; None where none was.
        instrument_title: its title.
        prints: of a clause without a print: the Bill prints that have a clause of that number.
        passages: the passages on it, those at its own address before those on places that change it.
        nearest: where no passage is on it, the provisions before and after it that there are.
        mentioned_in: where no passage is on it, those that name it in their text.
    """

    kind: str
    number: str
    instrument: str | None
    instrument_title: str | None
    prints: list[str]
    passages: list[PassageDetail]
    nearest: list[NearProvision]
    mentioned_in: list[PassageDetail] = Field(default_factory=list[PassageDetail])


class ProvisionResult(Result):
    """What the library has on the provisions that a reference names.

    Parameters:
        reference: as asked.
        notes: what to know of them: a number that no provision has, a clause of several prints.
        provisions: in the order in which they are named.
        library_edition: the number of the library's edition.
    """

    reference: str
    notes: list[str]
    provisions: list[NamedProvision]
    library_edition: int


def provisions(request: "Request", library: "Library") -> ProvisionResult:
    """Return what the library has on the provisions that a request names.

    Raises:
        NoProvisionError: where it names none.
        PersonalDataError: where it holds personal data.
        QuestionError: where it is empty, has no words or is too long.
    """
    from assistant.notes import notes_of
    from assistant.understand import understand
    from knowledge.query import read_query

    asked = understand(request, library)
    query = read_query(library, asked.text, asked.filters)
    if not query.references:
        raise NoProvisionError(
            "No provision is named. Name one by its kind and number, for example: s31ZA, "
            "cl 10 of the Bill, reg 44."
        )
    return ProvisionResult(
        reference=asked.text,
        notes=notes_of(query, library),
        provisions=[_named(reference, library) for reference in query.references],
        library_edition=library.manifest.edition,
    )


def _named(reference: "Reference", library: "Library") -> NamedProvision:
    name = reference.name
    return NamedProvision(
        kind=name.kind,
        number=name.number,
        instrument=name.instrument,
        instrument_title=library.instruments.title(name.instrument) if name.instrument else None,
        prints=list(reference.prints),
        passages=[detail(library.passages.passage(id_), library) for id_ in reference.ids],
        nearest=[
            NearProvision(kind=near.kind, number=near.number, instrument=near.instrument, passage_id=id_)
            for near, id_ in zip(reference.nearest, reference.at_nearest, strict=True)
        ],
        mentioned_in=[detail(library.passages.passage(id_), library) for id_ in reference.mentioned],
    )
