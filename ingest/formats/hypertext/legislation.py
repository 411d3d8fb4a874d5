"""What is particular to legislation.gov.uk's pages, old and new."""

import re
from itertools import islice

from lxml.html import HtmlElement

from ingest.documents.characters import tidy
from ingest.formats.hypertext.tree import classes

# Numbers that only style sets apart from their words.
APART = frozenset({"num", "marker", "LegDS", "LegCommentaryType"})
# What the editors write into the text: its extent, and marks of amendments.
EDITORIAL = frozenset({"LegExtentRestriction", "LegCommentaryLink", "LegChangeDelimiter"})
ANNOTATIONS = frozenset({"annotations", "LegAnnotations"})

_ENUMERATOR = re.compile(r"[“\"‘'\[]*\(?\w{1,6}\)")


def number_of(heading: HtmlElement) -> str | None:
    """Return the number of what follows where a heading is only that: ``(2)``; None where it is one."""
    words = tidy("".join(islice(heading.itertext(), 6)))
    if _ENUMERATOR.fullmatch(words):
        return words
    alone = len(heading) == 1 and "num" in classes(heading[0])
    return words if alone and not tidy((heading.text or "") + (heading[0].tail or "")) else None
