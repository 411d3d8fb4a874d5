"""What is held of a source, and the order in which its places are read."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from knowledge.vocabulary import Filters, Origin, Passage, Source, work_of

if TYPE_CHECKING:
    from knowledge.library import Library

PARTS = re.compile(r"(\d+)")
SCHEDULE = "schedule-"


def in_order(passages: Sequence[Passage], origin: Origin) -> list[Passage]:
    """Return the passages of one source in reading order.

    An official text and a document of the user's are kept in their own. A briefing is a file a place, in
    the order of the files' names: its numbers are put in order, and its Schedules last.
    """
    if origin is not Origin.BRIEFING:
        return list(passages)
    return sorted(passages, key=lambda passage: _key(passage.place))


def sources_of(library: "Library", source_id: str) -> list[Source]:
    """Return a source, or what is held of a work, the official text first.

    Raises:
        UnknownSourceError: where the library has no source with that id.
    """
    library.check(Filters(source_id=source_id))
    held = [holding.source for holding in library.holdings.values()]
    exact = [source for source in held if source.id == source_id and source.origin is not Origin.BRIEFING]
    return exact or sorted(
        (source for source in held if source.work == work_of(source_id)),
        key=lambda source: (source.origin is Origin.BRIEFING, source.id),
    )


def _key(place: str) -> tuple[bool, list[tuple[int, str]]]:
    parts = [(int(part), "") if part.isdecimal() else (0, part) for part in PARTS.split(place)]
    return place.startswith(SCHEDULE), parts
