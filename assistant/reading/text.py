"""The whole text of a source, in order, a page at a time."""

from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from assistant.answer import Result
from assistant.holdings import PassageDetail, SourceEntry
from assistant.reading.errors import UnknownPageError
from assistant.reading.order import in_order, sources_of
from assistant.reading.section import Section, section_of
from assistant.results import detail, entry
from knowledge.vocabulary import Passage

if TYPE_CHECKING:
    from knowledge.library import Library

PASSAGES_A_PAGE = 20


class TextPart(Result):
    """What a page of a source's text has at one place.

    Parameters:
        section: which place it is.
        passages: its passages on this page, in reading order.
    """

    section: Section
    passages: list[PassageDetail]


class SourceText(Result):
    """One page of a source's text.

    Parameters:
        source: the source.
        also: the ids of what else is held of the same work: its briefing, or its official text.
        page: which page this is, from 1.
        pages: how many there are.
        parts: what is on the page, in reading order.
    """

    source: SourceEntry
    also: list[str]
    page: int
    pages: int
    parts: list[TextPart]


def text(library: "Library", source_id: str, page: int = 1, size: int = PASSAGES_A_PAGE) -> SourceText:
    """Return one page of a source's text; of a work, the official text's where it is held.

    Parameters:
        library: where to look.
        source_id: a source with its edition, or a work.
        page: which page, from 1.
        size: how many passages a page has.

    Raises:
        UnknownPageError: where the source has fewer pages.
        UnknownSourceError: where the library has no source with that id.
    """
    source, *_ = sources_of(library, source_id)
    passages = in_order(library.passages.of_source(source.id), source.origin)
    pages = max(1, ceil(len(passages) / size))
    if not 1 <= page <= pages:
        raise UnknownPageError(f"{source.id} has {pages} pages, and no page {page}.")
    return SourceText(
        source=entry(*library.holdings[source.id]),
        also=[other.id for other in sources_of(library, source.work) if other.id != source.id],
        page=page,
        pages=pages,
        parts=[
            TextPart(
                section=section_of(there, source.origin),
                passages=[detail(passage, library) for passage in there],
            )
            for there in _by_place(passages[(page - 1) * size : page * size])
        ],
    )


def _by_place(passages: list[Passage]) -> list[list[Passage]]:
    return [list(there) for _, there in groupby(passages, key=lambda passage: passage.place)]
