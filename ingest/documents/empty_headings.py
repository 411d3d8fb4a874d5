"""Headings that have no text under them: their words are in no passage, so the reader is told."""

from collections.abc import Sequence

# Over lists of contents, which are not read.
OF_CONTENTS = frozenset({"contents", "list of contents", "table of contents"})
MOST_NAMED = 3


def warnings_of(headings: Sequence[str]) -> tuple[str, ...]:
    """Return one warning that names the first few; none where there are no such headings."""
    named = [f"“{heading}”" for heading in headings if heading.lower() not in OF_CONTENTS]
    if not named:
        return ()
    if len(named) == 1:
        return (f"the heading {named[0]} has no text",)
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    return (f"{len(named)} headings have no text: {', '.join(named[:MOST_NAMED])}{more}",)
