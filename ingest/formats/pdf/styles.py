"""What headings look like: larger or bolder than the text, short, and without a full stop."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.formats.pdf.paragraphs import Kind, Paragraph, Typesetting, is_ended

# A heading is no longer than this, in lines and characters.
MOST_LINES = 4
LONGEST = 200
LONGEST_CAPITALS = 80
FEWEST_LETTERS = 2
# Larger than the text by so much, or bold and about as large.
LARGER = 1.08
AS_LARGE = 0.94
# A first page without a sentence of this length is a cover.
SHORTEST_SENTENCE = 60

_NAMED = re.compile(r"(?:PART|CHAPTER|SCHEDULE|ANNEX|APPENDIX)\s+[0-9A-Z]{1,4}\b")
_OUTER = re.compile(r"(?:PART|SCHEDULE)\s+[0-9A-Z]{1,4}\b")
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]? ")
_LETTERED = re.compile(r"\(\w+\)|[a-z][.)] |[-–•]")
_CAPITALS = re.compile(r"[^\W\d_]{2,}(?:[^\w]+[^\W\d_]+)+")
_STOP = re.compile(r"[.,;:—]$")
_DATE = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]+ (?:19|20)\d\d")


class Style(NamedTuple):
    """How a heading is set; the first in order is the outermost."""

    smallness: float
    light: bool
    small_letters: bool
    slanted: bool
    depth: int


def styles_of(paragraphs: Sequence[Paragraph], texts: Sequence[str]) -> list[Style]:
    """Return how each paragraph is set.

    Parameters:
        paragraphs: of the document.
        texts: the paragraphs' texts.
    """
    styles = [_style(paragraph, text) for paragraph, text in zip(paragraphs, texts, strict=True)]
    # Schedules are set less conspicuously than the Parts of the same instrument.
    outer = {index for index, text in enumerate(texts) if _OUTER.match(text)}
    outermost = min((styles[index] for index in outer), default=None)
    return [
        outermost if outermost and _OUTER.match(text) else style
        for style, text in zip(styles, texts, strict=True)
    ]


def _style(paragraph: Paragraph, text: str) -> Style:
    line = paragraph.lines[0]
    number = _NUMBER.match(text)
    depth = number[1].count(".") if number else 0
    return Style(-round(line.size * 2) / 2, not line.bold, not text.isupper(), line.italic, depth)


def starts_with_cover(
    paragraphs: Sequence[Paragraph], texts: Sequence[str], typesetting: Typesetting
) -> bool:
    """Return whether the first of several pages is a cover, whose large letters may head nothing.

    Parameters:
        paragraphs: of the document.
        texts: the paragraphs' texts.
        typesetting: of the document.
    """
    sentences = any(
        paragraph.pages[0] == 1
        and paragraph.lines[0].size < LARGER * typesetting.size
        and len(text) >= SHORTEST_SENTENCE
        and is_ended(text)
        for paragraph, text in zip(paragraphs, texts, strict=True)
    )
    return not sentences and any(paragraph.pages[-1] > 1 for paragraph in paragraphs)


def looks_like_heading(paragraph: Paragraph, text: str, typesetting: Typesetting) -> bool:
    """Return whether a paragraph is set like a heading: larger or bolder than the text, and short."""
    lines = paragraph.lines
    if paragraph.kind not in (Kind.TEXT, Kind.ITEM) or len(lines) > MOST_LINES or len(text) > LONGEST:
        return False
    if sum(1 for c in text if c.isalpha()) < FEWEST_LETTERS or _LETTERED.match(text) or _DATE.fullmatch(text):
        return False
    size = min(line.size for line in lines)
    if size >= LARGER * typesetting.size:
        return not _STOP.search(text) or text.endswith(":")
    if _STOP.search(text) or text[0].islower():
        return False
    bold = not typesetting.bold and all(line.bold for line in lines) and size >= AS_LARGE * typesetting.size
    capitals = text.isupper() and len(text) <= LONGEST_CAPITALS and _CAPITALS.fullmatch(text) is not None
    return bold or (capitals and paragraph.kind is Kind.TEXT) or bool(_NAMED.match(text))
