"""The title and the date of a PDF, where it says them."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from ingest.documents.characters import tidy
from ingest.formats.pdf.layout import Line
from ingest.formats.pdf.paragraphs import SAME_SIZE, Kind, Paragraph, Typesetting
from ingest.formats.pdf.words import Words

# A title that the file has in its properties stands, in so many of its words, on so many of the first pages.
SHARE_PRINTED = 0.7
FIRST_PAGES = 3
# A printed title is so much larger than the text.
LARGER = 1.2
LONGEST = 200
SHORTEST_WORD = 3
TITLES = frozenset({Kind.TEXT, Kind.HEADING})

_NO_TITLE = re.compile(
    r"microsoft .*|(?:untitled|document|presentation|layout|slide|scan|new)\W*\d*|(?:\S*[_\\/]\S*)|\S*\d\S*"
    r"|.*\.(?:docx?|pdf|pptx?|xlsx?|indd|qxd|rtf|odt|html?|tmp)",
    re.I,
)
# Browsers add the site to the title of a page.
_SITE = re.compile(r"\s+[-–|]\s+(?:[\w-]+\.)+[\w-]+$")
_WORD = re.compile(r"[^\W_]+")
_DATE = re.compile(
    r"(?P<of>(?:first )?published|(?:last )?updated|dated?|effective from|for use from|valid from)?:? ?"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Z][a-z]+) (?P<year>(?:19|20)\d\d)\W*",
    re.I,
)
_LATEST = ("updated", "last updated")


class Title(NamedTuple):
    """A title, and the paragraphs without it.

    Parameters:
        text: the title; None where there is none.
        paragraphs: those that are not the title.
        first: the index of the one after it; 0 where it is not printed by itself.
    """

    text: str | None
    paragraphs: list[Paragraph]
    first: int


def find_title(
    own: str | None, paragraphs: Sequence[Paragraph], words: Words, typesetting: Typesetting
) -> Title:
    """Return the title: what the file calls itself if the first pages have its words, else the largest.

    The largest words of the first page are the first heading too where others are as large.

    Parameters:
        own: the title in the file's properties.
        paragraphs: of the document.
        words: of the document.
        typesetting: of the document.
    """
    first = [paragraph for paragraph in paragraphs if paragraph.pages[0] <= FIRST_PAGES]
    own = _SITE.sub("", own or "")
    if not _is_printed(own, " ".join(words.text_of(p) for p in first)):
        own = ""
    printed, alone = _largest(paragraphs, words, typesetting)
    if own and not (alone and _letters(own) in _letters(printed)):
        return _apart(own, paragraphs, words, typesetting)
    if alone:
        return _apart(printed, paragraphs, words, typesetting)
    return Title(printed or None, list(paragraphs), 0)


def _largest(paragraphs: Sequence[Paragraph], words: Words, typesetting: Typesetting) -> tuple[str, bool]:
    """Return the largest words of the first page, and whether no other text is as large."""
    first = [p for p in paragraphs if p.pages[0] == 1 and p.kind in TITLES]
    lines = [line for paragraph in first for line in paragraph.lines if line.page == 1]
    largest = max((line.size for line in lines if _has_words(line)), default=0.0)
    run = _run(lines, largest)
    title = tidy(words.joined([line.text for line in run]))
    if largest < LARGER * typesetting.size or len(title) > LONGEST:
        return "", False
    of_title = set(run)
    others = (line.size for paragraph in paragraphs for line in paragraph.lines if line not in of_title)
    return title, largest > max(others, default=0.0) + SAME_SIZE


def _apart(title: str, paragraphs: Sequence[Paragraph], words: Words, typesetting: Typesetting) -> Title:
    """Return the title, and the paragraphs but those of the first page that are it or a large part of it."""
    kept: list[Paragraph] = []
    first = 0
    for paragraph in paragraphs:
        may_be = paragraph.pages[0] == 1 and paragraph.kind in TITLES
        text = _letters(words.text_of(paragraph)) if may_be else ""
        large = paragraph.lines[0].size >= LARGER * typesetting.size
        if text and (text == _letters(title) or (large and text in _letters(title))):
            first = len(kept)
        else:
            kept.append(paragraph)
    return Title(title, kept, first) if kept else Title(title, list(paragraphs), 0)


def date_of(texts: Sequence[str]) -> date | None:
    """Return the date that the first page gives by itself; None where it gives none, or several.

    Parameters:
        texts: of the paragraphs of the first page.
    """
    found = [match for text in texts if (match := _DATE.fullmatch(text))]
    latest = [match for match in found if (match["of"] or "").lower() in _LATEST]
    days = {day for match in latest or found if (day := _day(match))}
    return days.pop() if len(days) == 1 else None


def _is_printed(title: str, text: str) -> bool:
    if len(title) > LONGEST:
        return False
    wanted = [word for word in _WORD.findall(title.lower()) if len(word) >= SHORTEST_WORD]
    if _NO_TITLE.fullmatch(title) or not wanted:
        return False
    printed = set(_WORD.findall(text.lower()))
    return sum(1 for word in wanted if word in printed) >= SHARE_PRINTED * len(wanted)


def _run(lines: Sequence[Line], size: float) -> list[Line]:
    """Return the first lines in a row that are of a size."""
    run: list[Line] = []
    for line in lines:
        if line.size >= size - 1:
            run.append(line)
        elif run:
            break
    return run


def _has_words(line: Line) -> bool:
    return sum(1 for c in line.text if c.isalpha()) >= SHORTEST_WORD


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text.lower()))


def _day(match: re.Match[str]) -> date | None:
    try:
        return datetime.strptime(f"{match['day']} {match['month']} {match['year']}", "%d %B %Y").date()
    except ValueError:
        return None
