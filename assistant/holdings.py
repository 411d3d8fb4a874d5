"""What the library holds: its sources and passages, in the shape of the command line's JSON."""

from assistant.answer import Result
from knowledge.vocabulary import Authority, Commencement, Origin


class SourceEntry(Result):
    """A source of the library, with how many of its passages are held."""

    id: str
    title: str
    publisher: str
    authority: Authority
    edition: str
    dated: str | None
    settings: list[str]
    licence: str
    attribution: str
    url: str
    origin: Origin
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
    origin: Origin
    attribution: str
    counterparts: list[str]
    pages: list[int]
    printed_pages: list[str]
    extent: str | None
    text: str
