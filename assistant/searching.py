"""Finding passages without answering."""

from assistant.answer import SearchResult
from assistant.notes import notes_of
from assistant.question import Request
from assistant.results import hit
from assistant.understand import understand
from knowledge.library import Library
from knowledge.search import search


def searched(request: Request, library: Library, k: int, source: str | None) -> SearchResult:
    """Return the passages that fit the words of a request best: see ``Assistant.search``."""
    asked = understand(request, library)
    filters = asked.filters.model_copy(update={"source_id": source})
    found = search(library, asked.searched_for, k, filters)
    return SearchResult(
        query=asked.text,
        searched_for=found.query.text,
        notes=notes_of(found.query, library),
        hits=[hit(rank, item, library) for rank, item in enumerate(found.found, start=1)],
    )
