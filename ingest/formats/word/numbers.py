"""The numbers and bullets of a Word file's lists. They are not in its text: Word counts them each time."""

import re

from lxml import etree

from ingest.documents.xml_tree import name
from ingest.formats.word.styles import Numbering, Styles, attribute, child, value

BULLET = "-"
LONGEST_FORM = 60
LARGEST_IN_LETTERS = 26 * 10
LARGEST_ROMAN = 3999
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_PLACE = re.compile(r"%([1-9])")


class Level:
    """How one level of a list is numbered.

    Parameters:
        element: the level's definition.
    """

    def __init__(self, element: etree._Element) -> None:
        self.form = value(element, "numFmt") or "decimal"
        self.text = (value(element, "lvlText") or "")[:LONGEST_FORM]
        self.start = _number(value(element, "start"), 1)
        self.style = value(element, "pStyle")
        self.restarts = value(element, "lvlRestart") != "0"
        self.legal = child(element, "isLgl") is not None


class Lists:
    """Counts the paragraphs of all lists of a file.

    Parameters:
        root: the part with the lists' definitions; None where there is none.
        styles: the file's styles.
    """

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._lists: dict[str, str] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._own: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        links: dict[str, str] = {}
        for element in root if root is not None else ():
            if name(element) == "abstractNum":
                abstract = attribute(element, "abstractNumId") or ""
                self._levels[abstract] = _levels(element)
                if link := value(element, "numStyleLink"):
                    links[abstract] = link
            elif name(element) == "num":
                self._read_list(element)
        for abstract, link in links.items():
            linked = self._lists.get(styles.lists.get(link, ""), abstract)
            self._levels[abstract] = self._levels.get(linked, {})

    def _read_list(self, element: etree._Element) -> None:
        list_id = attribute(element, "numId") or ""
        self._lists[list_id] = value(element, "abstractNumId") or ""
        for override in element:
            if name(override) == "lvlOverride":
                depth = _number(attribute(override, "ilvl"), 0)
                if start := value(override, "startOverride"):
                    self._starts.setdefault(list_id, {})[depth] = _number(start, 1)
                if (level := child(override, "lvl")) is not None:
                    self._own.setdefault(list_id, {})[depth] = Level(level)

    def mark(self, numbering: Numbering, style_id: str | None) -> str:
        """Count a paragraph and return its bullet or number; empty where it has none."""
        abstract = self._lists.get(numbering.list_id or "")
        if numbering.list_id is None or abstract is None:
            return ""
        levels = {**self._levels.get(abstract, {}), **self._own.get(numbering.list_id, {})}
        depth = numbering.level
        if depth is None:
            depth = next((at for at, level in levels.items() if level.style and level.style == style_id), 0)
        level = levels.get(depth)
        if level is None:
            return ""
        self._count(numbering.list_id, abstract, depth, levels)
        if level.form == "bullet":
            return BULLET
        return _PLACE.sub(
            lambda place: self._printed(abstract, int(place[1]) - 1, level, levels), level.text
        ).strip()

    def _count(self, list_id: str, abstract: str, depth: int, levels: dict[int, Level]) -> None:
        counts = self._counts.setdefault(abstract, {})
        start = self._starts.get(list_id, {}).get(depth)
        if start is not None and (list_id, depth) not in self._begun:
            counts[depth] = start
        else:
            counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        self._begun.add((list_id, depth))
        for deeper in [at for at in counts if at > depth and (at not in levels or levels[at].restarts)]:
            del counts[deeper]

    def _printed(self, abstract: str, depth: int, level: Level, levels: dict[int, Level]) -> str:
        of_place = levels.get(depth, level)
        count = self._counts[abstract].get(depth, of_place.start)
        form = "decimal" if level.legal else of_place.form
        match form:
            case "lowerLetter" | "upperLetter":
                printed = _letters(count)
            case "lowerRoman" | "upperRoman":
                printed = _roman(count)
            case "none" | "bullet":
                printed = ""
            case "decimalZero":
                printed = f"{count:02}"
            case _:
                printed = str(count)
        return printed.upper() if form.startswith("upper") else printed


def _levels(element: etree._Element) -> dict[int, Level]:
    levels = (found for found in element if name(found) == "lvl")
    return {_number(attribute(level, "ilvl"), 0): Level(level) for level in levels}


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise


def _letters(count: int) -> str:
    """Return a, b, … z, aa, bb, … as Word counts."""
    if not 0 < count <= LARGEST_IN_LETTERS:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _roman(count: int) -> str:
    if not 0 < count <= LARGEST_ROMAN:
        return str(count)
    printed = ""
    for worth, letter in _ROMAN:
        printed += letter * (count // worth)
        count %= worth
    return printed
