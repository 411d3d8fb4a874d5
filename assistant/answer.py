"""What comes back: answers and search results, in the shape of the command line's JSON."""

from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from knowledge.vocabulary import Authority, Claim, Commencement, Effect, Passage, Source

if TYPE_CHECKING:
    from knowledge.search import Found


class Status(StrEnum):
    """What came of a question. The words for each are in ``wording.yaml``."""

    ANSWERED = "answered"
    NO_EVIDENCE = "no_evidence"
    NOT_ENGLISH = "not_english"


class Result(BaseModel):
    """The base of all results: frozen, with no fields but their own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Sentence(Result):
    """A sentence, or a list with its lead-in, and the numbers of the citations it stands on."""

    text: str
    citations: list[int]


class Citation(Result):
    """A passage as it appears in an answer.

    Parameters:
        number: as shown in the answer's text, from 1.
        locator: how a person cites the place.
        second_address: the place in another Act that the provision changes; None where there is none.
        url: the official page, as deep as it goes.
        commencement: the state of the law, as of the month in which it was last checked.
        quote: words of the passage, character for character.
    """

    number: int
    passage_id: str
    source_id: str
    source_title: str
    authority: Authority
    locator: str
    second_address: str | None
    heading_path: list[str]
    url: str
    edition: str
    settings: list[str]
    commencement: Commencement
    quote: str


class Hit(Result):
    """A passage that a search found, best first by ``rank``, from 1."""

    rank: int
    score: float
    passage_id: str
    source_id: str
    source_title: str
    locator: str
    heading_path: list[str]
    url: str
    text: str
    edition: str
    settings: list[str]
    commencement: Commencement


class SearchResult(Result):
    """What a search found.

    Parameters:
        query: as asked.
        searched_for: what was looked for, with what the conversation adds.
        hits: best first.
    """

    query: str
    searched_for: str
    hits: list[Hit]


class Answer(Result):
    """An answer, or the reason why there is none.

    Parameters:
        question: as asked.
        searched_for: what was looked for, with what the conversation adds.
        status: what came of it.
        text: the sentences with their citation numbers, or the wording of the status.
        sentences: the answer in order; empty where there is none.
        citations: by number.
        also_found: passages that the search found and the answer does not use.
        library_edition: the number of the library's edition.
        composer: what wrote the answer: ``extractive``.
    """

    question: str
    searched_for: str
    status: Status
    text: str
    sentences: list[Sentence]
    citations: list[Citation]
    also_found: list[Hit]
    library_edition: int
    composer: str


class SourceEntry(Result):
    """A source of the library, with how many of its passages are held."""

    id: str
    title: str
    publisher: str
    authority: Authority
    edition: str
    dated: str
    settings: list[str]
    licence: str
    url: str
    passages: int


class SourceList(Result):
    """What is in the library."""

    library_edition: int
    built: str
    encoder: str
    sources: list[SourceEntry]


class PassageDetail(Result):
    """One passage in full."""

    passage_id: str
    source_id: str
    source_title: str
    authority: Authority
    locator: str
    second_addresses: list[str]
    bill_clauses: dict[str, str]
    heading_path: list[str]
    url: str
    edition: str
    settings: list[str]
    commencement: Commencement
    claim: str
    reported_by: list[str]
    checked: str
    text: str


def cite(number: int, passage: Passage, source: Source, quote: str) -> Citation:
    """Return the citation of ``quote``, which is part of the passage's text."""
    return Citation(
        number=number,
        passage_id=passage.id,
        source_id=source.id,
        source_title=source.title,
        authority=source.authority,
        locator=passage.locator,
        second_address="; ".join(second_addresses(passage)) or None,
        heading_path=list(passage.heading_path),
        url=passage.address,
        edition=edition_of(passage, source),
        settings=list(passage.settings),
        commencement=passage.commencement,
        quote=quote,
    )


def hit(rank: int, found: "Found") -> Hit:
    """Return a found passage as a hit."""
    passage, source = found.passage, found.source
    return Hit(
        rank=rank,
        score=found.score,
        passage_id=passage.id,
        source_id=source.id,
        source_title=source.title,
        locator=passage.locator,
        heading_path=list(passage.heading_path),
        url=passage.address,
        text=passage.text,
        edition=edition_of(passage, source),
        settings=list(passage.settings),
        commencement=passage.commencement,
    )


def detail(passage: Passage, source: Source) -> PassageDetail:
    """Return a passage in full, without the questions that people ask."""
    return PassageDetail(
        passage_id=passage.id,
        source_id=source.id,
        source_title=source.title,
        authority=source.authority,
        locator=passage.locator,
        second_addresses=second_addresses(passage),
        bill_clauses=passage.bill_clauses,
        heading_path=list(passage.heading_path),
        url=passage.address,
        edition=edition_of(passage, source),
        settings=list(passage.settings),
        commencement=passage.commencement,
        claim=passage.claim,
        reported_by=[f"{report.by}: {report.address}" for report in passage.reported_by],
        checked=passage.checked,
        text=passage.text,
    )


def entry(source: Source, passages: int) -> SourceEntry:
    """Return a source as the list of sources shows it."""
    return SourceEntry(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        authority=source.authority,
        edition=source.edition,
        dated=source.dated.isoformat(),
        settings=list(source.settings),
        licence=source.licence,
        url=source.address,
        passages=passages,
    )


def second_addresses(passage: Passage) -> list[str]:
    """Return "inserts section 31ZA of the Children Act 1989" and the like, one for each effect."""
    places: dict[Effect, list[str]] = {}
    for second in passage.second_addresses:
        places.setdefault(second.effect, []).append(second.place)
    return [f"{effect} {', '.join(named)}" for effect, named in places.items()]


def edition_of(passage: Passage, source: Source) -> str:
    """Return the source's edition, saying that the words quoted are a briefing's and how it is known."""
    known = "reported" if passage.claim is Claim.REPORTED else "checked"
    return f"{source.edition}; carelaw briefing, {known} {passage.checked}"
