"""Which paragraphs of a PDF are headings, and of which level: by tags, bookmarks, size, weight and number."""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

from ingest.formats.pdf.bookmarks import Bookmark, matches
from ingest.formats.pdf.paragraphs import INDENT, Kind, Paragraph, Typesetting
from ingest.formats.pdf.styles import LARGER, Style, looks_like_heading, starts_with_cover, styles_of
from ingest.formats.pdf.words import Words

# Marked headings count as all that there are if they are so many, and what looks like more is not much more.
FEWEST_MARKED = 3
MOST_UNMARKED = 3
# What is marked as a heading may be longer than what looks like one.
LONGEST_MARKED = 350
# In points: sizes that differ by less are of one level.
SAME_LEVEL = 1.0
LEVELS = 6
LONGEST_NAME = 2

_NAME = re.compile(r"(?:part|chapter|schedule|annex|appendix|section)\s+[0-9a-z]{1,4}", re.I)
_STOP = re.compile(r"[.,;:—]$")


def with_headings(
    paragraphs: Sequence[Paragraph],
    words: Words,
    typesetting: Typesetting,
    bookmarks: Sequence[Bookmark],
    first: int = 0,
) -> list[Paragraph]:
    """Return the paragraphs, with those that are headings as such.

    The tags decide where they mark headings. Otherwise bookmarks do, with what is set like those that have
    one; without bookmarks it is what is set larger or bolder than the text.

    Parameters:
        paragraphs: of the document.
        words: of the document.
        typesetting: of the document.
        bookmarks: of the document.
        first: the first that may be one without being marked: what is above the title is none.
    """
    above = [p._replace(kind=Kind.TEXT) if p.kind is Kind.HEADING else p for p in paragraphs[:first]]
    return [*above, *_headed(_with_names(paragraphs[first:]), words, typesetting, bookmarks)]


def _headed(
    paragraphs: Sequence[Paragraph], words: Words, typesetting: Typesetting, bookmarks: Sequence[Bookmark]
) -> list[Paragraph]:
    texts = [words.text_of(paragraph) for paragraph in paragraphs]
    styles = styles_of(paragraphs, texts)
    marked = {
        index: paragraph.level or 1
        for index, paragraph in enumerate(paragraphs)
        if paragraph.kind is Kind.HEADING and _may_be_marked(texts[index])
    }
    booked = matches(bookmarks, paragraphs, texts)
    looks = [
        index
        for index, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True))
        if not (index in marked or paragraph.aside) and looks_like_heading(paragraph, text, typesetting)
    ]
    if starts_with_cover(paragraphs, texts, typesetting):
        used = {styles[index] for index in looks if paragraphs[index].pages[0] > 1}
        looks = [index for index in looks if paragraphs[index].pages[0] > 1 or styles[index] in used]
    if marked and (not looks or (len(marked) >= FEWEST_MARKED and len(looks) <= MOST_UNMARKED * len(marked))):
        missed = {**_alike(marked, looks, styles, typesetting), **_bookmarked(marked, booked)}
        levels = {**missed, **marked} if _hold(marked, styles) else _ranked([*missed, *marked], styles)
    elif len(known := {**marked, **booked}) >= FEWEST_MARKED:
        levels = _like(known, looks, styles)
    else:
        levels = _ranked([*marked, *looks], styles)
    return _with_levels(paragraphs, levels)


def _with_names(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with "PART 1" and the line that is centred under it in one."""
    named: list[Paragraph] = []
    for paragraph in (part for whole in paragraphs for part in _parts(whole)):
        # Between them may be, at the right, which provision a Schedule belongs to.
        beside = len(named) > 1 and abs(named[-1].lines[0].baseline - named[-2].lines[0].baseline) < INDENT
        at = -2 if beside else -1
        if named and _is_name_of(named[at], paragraph):
            named[at] = named[at]._replace(cells=((*named[at].lines, *paragraph.lines),))
        else:
            named.append(paragraph)
    return named


def _parts(paragraph: Paragraph) -> list[Paragraph]:
    """Return the cells of a row that starts with "SCHEDULE 1" as paragraphs; anything else as it is."""
    if paragraph.kind is not Kind.ROW or not _NAME.fullmatch(paragraph.lines[0].text):
        return [paragraph]
    return [Paragraph(Kind.TEXT, (cell,)) for cell in paragraph.cells]


def _is_name_of(one: Paragraph, other: Paragraph) -> bool:
    lines, named = one.lines, other.lines
    if {one.kind, other.kind} != {Kind.TEXT} or len(lines) != 1 or len(named) > LONGEST_NAME:
        return False
    above, below = lines[0], named[0]
    centred = abs(above.left + above.right - below.left - below.right) < 2 * INDENT
    beneath = above.page == below.page and 0 < above.baseline - below.baseline < 3 * above.size
    return (
        centred and beneath and bool(_NAME.fullmatch(above.text)) and not _STOP.search(other.lines[-1].text)
    )


def _may_be_marked(text: str) -> bool:
    return any(c.isalpha() for c in text) and len(text) <= LONGEST_MARKED


def _hold(marked: Mapping[int, int], styles: Sequence[Style]) -> bool:
    """Return whether the levels of marked headings go with their sizes."""
    sizes: dict[int, list[float]] = defaultdict(list)
    for index, level in marked.items():
        sizes[level].append(-styles[index].smallness)
    if len(sizes) == 1:
        (only,) = sizes.values()
        return len(only) <= FEWEST_MARKED or max(only) - min(only) <= SAME_LEVEL
    medians = [median(sizes[level]) for level in sorted(sizes)]
    return all(deeper <= size + SAME_LEVEL for size, deeper in pairwise(medians))


def _alike(
    marked: Mapping[int, int], looks: Iterable[int], styles: Sequence[Style], typesetting: Typesetting
) -> dict[int, int]:
    """Return the levels of what was not marked, but is set in large letters like what is."""
    levels: dict[Style, set[int]] = defaultdict(set)
    for index, level in marked.items():
        levels[styles[index]].add(level)
    large = -LARGER * typesetting.size
    return {
        index: level
        for index in looks
        if styles[index].smallness <= large and len(levels[styles[index]]) == 1
        for level in levels[styles[index]]
    }


def _bookmarked(marked: Mapping[int, int], booked: Mapping[int, int]) -> dict[int, int]:
    """Return the levels of what was not marked but has a bookmark, where bookmarks go with the marks."""
    both = Counter(marked[index] - level for index, level in booked.items() if index in marked)
    if both.total() < FEWEST_MARKED:
        return {}
    (shift, _), *_ = both.most_common(1)
    return {index: max(level + shift, 1) for index, level in booked.items() if index not in marked}


def _ranked(indexes: Iterable[int], styles: Sequence[Style]) -> dict[int, int]:
    """Return the level of each heading by how it is set."""
    indexes = list(indexes)
    order = sorted({styles[index] for index in indexes})
    ranks = {style: min(rank, LEVELS) for rank, style in enumerate(order, start=1)}
    return {index: ranks[styles[index]] for index in indexes}


def _like(known: Mapping[int, int], looks: Iterable[int], styles: Sequence[Style]) -> dict[int, int]:
    """Return known levels, those of what is set alike, and below the known one those of anything else."""
    by_style: dict[Style, Counter[int]] = defaultdict(Counter)
    for index, level in known.items():
        by_style[styles[index]][level] += 1
    usual = {style: counter.most_common(1)[0][0] for style, counter in by_style.items()}
    others = sorted({styles[index] for index in looks} - usual.keys())
    ranks = {style: rank for rank, style in enumerate(others, start=1)}
    levels: dict[int, int] = {}
    above = 0
    for index in sorted({*known, *looks}):
        style = styles[index]
        above = known.get(index, above)
        levels[index] = known.get(index) or usual.get(style) or min(above + ranks[style], LEVELS)
    return levels


def _with_levels(paragraphs: Sequence[Paragraph], levels: Mapping[int, int]) -> list[Paragraph]:
    """Return the paragraphs with their levels; what would head nothing is text."""
    headed: list[Paragraph] = []
    following = 0
    for index, paragraph in reversed(list(enumerate(paragraphs))):
        level = levels.get(index)
        if level and following > level:
            headed.append(paragraph._replace(kind=Kind.HEADING, level=level))
        elif level or paragraph.kind is Kind.HEADING:
            headed.append(paragraph._replace(kind=Kind.TEXT, level=None))
        else:
            headed.append(paragraph)
        if paragraph.kind is not Kind.NOTE:
            following = level or sys.maxsize
    return headed[::-1]
