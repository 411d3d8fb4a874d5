"""Finding places without answering."""

from assistant.answer import SearchResult
from assistant.notes import limit_notes, notes_of
from assistant.question import Request
from assistant.results import hit
from assistant.understand import understand
from knowledge.library import Library
from knowledge.places import DEPTH, by_place
from knowledge.search import search


def searched(request: Request, library: Library, k: int) -> SearchResult:
    """Return the places that fit the words of a request best: see ``Assistant.search``."""
    asked = understand(request, library)
    found = search(library, asked.searched_for, k * DEPTH, asked.filters)
    return SearchResult(
        query=asked.text,
        searched_for=found.query.text,
        notes=[*notes_of(found.query, library), *limit_notes(asked.filters)],
        hits=[hit(rank, item, library) for rank, item in enumerate(by_place(found, k), start=1)],
    )
