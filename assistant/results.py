"""Passages and sources as the results that show them."""

from typing import TYPE_CHECKING

from assistant.answer import Citation, Hit
from assistant.holdings import PassageDetail, SourceEntry
from assistant.wording import wording
from knowledge.vocabulary import ClaimStatus, Effect, Passage, Source

if TYPE_CHECKING:
    from knowledge.library import Library
    from knowledge.search import Found


def cite(number: int, passage: Passage, quote: str, library: "Library") -> Citation:
    """Return the citation of ``quote``, which is part of the passage's text."""
    source = library.source_of(passage)
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
        origin=source.origin,
        attribution=source.attribution,
        counterparts=library.counterparts(passage),
        quote=quote,
    )


def hit(rank: int, found: "Found", library: "Library") -> Hit:
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
        settings=list(found.settings),
        commencement=passage.commencement,
        origin=source.origin,
        counterparts=library.counterparts(passage),
        alike=[other.id for other in found.alike],
        beside=[other.id for other in found.beside],
    )


def detail(passage: Passage, library: "Library") -> PassageDetail:
    """Return a passage in full, without the questions that people ask."""
    source = library.source_of(passage)
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
        origin=source.origin,
        attribution=source.attribution,
        counterparts=library.counterparts(passage),
        pages=list(passage.pages),
        printed_pages=list(passage.printed_pages),
        extent=passage.extent,
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
        dated=source.dated.isoformat() if source.dated else None,
        settings=list(source.settings),
        licence=source.licence,
        attribution=source.attribution,
        url=source.address,
        origin=source.origin,
        passages=passages,
    )


def second_addresses(passage: Passage) -> list[str]:
    """Return "inserts section 31ZA of the Children Act 1989" and the like, one for each effect."""
    places: dict[Effect, list[str]] = {}
    for second in passage.second_addresses:
        places.setdefault(second.effect, []).append(second.place)
    return [f"{effect} {', '.join(named)}" for effect, named in places.items()]


def edition_of(passage: Passage, source: Source) -> str:
    """Return the source's edition, saying whose words are quoted and how they are known."""
    known = "reported" if passage.claim is ClaimStatus.REPORTED else "checked"
    return wording()["editions"][source.origin].format(
        edition=source.edition, known=known, checked=passage.checked
    )
