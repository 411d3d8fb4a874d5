"""Fragments: the ids by which a link leads to a place within a page."""

from collections.abc import Sequence

from ingest.documents.document import Division


def without_fragments(divisions: Sequence[Division]) -> tuple[Division, ...]:
    """Return the divisions of a document that was read by way of HTML: the ids in that are not its own."""
    return tuple(
        division.model_copy(
            update={
                "fragment": None,
                "blocks": tuple(block.model_copy(update={"fragment": None}) for block in division.blocks),
            }
        )
        for division in divisions
    )
