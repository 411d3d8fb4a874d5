"""What the styles of a Word file say of a paragraph: heading, title, contents list, numbering."""

import re
from typing import NamedTuple

from lxml import etree

from ingest.documents.xml_tree import name

# Levels go from 0 to 8, and 9 is no level: ECMA-376, part 1, 17.3.1.20.
BODY_TEXT = 9
_HEADING = re.compile(r"heading ?([1-9])")
# A style's name is English in every language of Word; its id is not.
_CONTENTS = re.compile(r"(?:toc|contents) ?(?:heading|[1-9])|table of (?:figures|authorities)|index [1-9]")
_LONGEST_CHAIN = 20


class Numbering(NamedTuple):
    """Which list a paragraph belongs to, and how deep it is in it; None where that is not said."""

    list_id: str | None
    level: int | None


class Style(NamedTuple):
    """One paragraph style, with what it takes from the style that it is based on."""

    name: str
    level: int | None
    numbering: Numbering

    @property
    def is_contents(self) -> bool:
        """Whether its paragraphs are lines of a contents list."""
        return _CONTENTS.fullmatch(self.name) is not None


class Styles:
    """The styles of a file.

    Parameters:
        root: the part that has them; None where there is none.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self.default: str | None = None
        self.lists: dict[str, str] = {}
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        for element in root if root is not None else ():
            style_id, kind = attribute(element, "styleId"), attribute(element, "type")
            if name(element) != "style" or style_id is None:
                continue
            if kind == "numbering":
                self.lists[style_id] = _numbering(element).list_id or ""
            elif kind in (None, "paragraph"):
                self._elements.setdefault(style_id, element)
                if attribute(element, "default") in ("1", "true"):
                    self.default = style_id

    def of(self, style_id: str | None) -> Style:
        """Return a style; one without name or level where the file does not have it."""
        style_id = style_id or self.default or ""
        if style_id not in self._known:
            self._known[style_id] = self._read(style_id)
        return self._known[style_id]

    def _read(self, style_id: str) -> Style:
        if style_id not in self._elements:
            return Style(style_id.lower(), _level_of_name(style_id.lower()), Numbering(None, None))
        own_name = (value(self._elements[style_id], "name") or style_id).lower()
        level, list_id, list_level = _level_of_name(own_name), None, None
        next_id: str | None = style_id
        for _ in range(_LONGEST_CHAIN):
            element = self._elements.get(next_id or "")
            if element is None:
                break
            if level is None:
                level = outline_level(child(element, "pPr"))
            if level is None:
                level = _level_of_name((value(element, "name") or "").lower())
            numbering = _numbering(element)
            list_id = numbering.list_id if list_id is None else list_id
            list_level = numbering.level if list_level is None else list_level
            next_id = value(element, "basedOn")
        return Style(own_name, level, Numbering(list_id, list_level))


def _level_of_name(style_name: str) -> int | None:
    heading = _HEADING.fullmatch(style_name)
    return int(heading[1]) - 1 if heading else None


def outline_level(properties: etree._Element | None) -> int | None:
    """Return the level that a paragraph has in the outline, from 0; None where it does not say."""
    return _whole(value(properties, "outlineLvl"))


def _numbering(element: etree._Element) -> Numbering:
    return numbering_of(child(element, "pPr"))


def numbering_of(properties: etree._Element | None) -> Numbering:
    """Return the numbering in the properties of a paragraph or style."""
    numbers = child(properties, "numPr")
    return Numbering(value(numbers, "numId"), _whole(value(numbers, "ilvl")))


def child(element: etree._Element | None, wanted: str) -> etree._Element | None:
    """Return the first child of that name, in whatever namespace."""
    return None if element is None else next(element.iterchildren(f"{{*}}{wanted}"), None)


def value(element: etree._Element | None, wanted: str) -> str | None:
    """Return the value of the first child of that name."""
    found = child(element, wanted)
    return None if found is None else attribute(found, "val")


def attribute(element: etree._Element, wanted: str) -> str | None:
    """Return an attribute in the element's own namespace."""
    return element.get(namespaced(element, wanted))


def _whole(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"\d{1,4}", text) else None


def namespaced(element: etree._Element, local: str) -> str:
    """Return a name in the namespace of ``element``."""
    return element.tag[: element.tag.find("}") + 1] + local
