"""Footnotes: a mark in the text that leads to a note, which leads back to the mark."""

import re
from itertools import islice, takewhile
from typing import NamedTuple

from lxml.html import HtmlElement

from ingest.formats.hypertext.tree import BLOCKS, target

_MARK = re.compile(r"[\[(]?\s*(?:foot)?(?:note)?\s*(\d{1,4}|[a-z]{1,4}|[*†‡§¶]{1,4})\s*[\])]?", re.IGNORECASE)
_OWN_MARK = re.compile(r"(?:\[(.{1,4}?)\]|\((.{1,4}?)\)|(\S{1,4}?)[.)]?(?=\s))\s*")
# What is longer is no note: the link led to something else.
MOST_ELEMENTS = 500


class Note(NamedTuple):
    """A note and its mark, as printed: ``1``."""

    mark: str
    element: HtmlElement

    def text(self, words: str) -> str:
        """Return the note's block: its mark in brackets, then its words without the mark."""
        own = _OWN_MARK.match(words)
        if own and self.mark in own.groups():
            words = words[own.end() :]
        return f"[{self.mark}] {words}".strip()


class Notes:
    """The footnotes of a page.

    Parameters:
        root: the whole page.
        ids: its elements by id.
    """

    def __init__(self, root: HtmlElement, ids: dict[str, HtmlElement]) -> None:
        self.by_reference: dict[HtmlElement, Note] = {}
        self.by_element: dict[HtmlElement, Note] = {}
        self.links_back: set[HtmlElement] = set()
        self._ids = ids
        self._leading: dict[HtmlElement, dict[HtmlElement, list[HtmlElement]]] = {}
        for link in root.iter("a"):
            # Some notes start with a mark like that in the text, which leads back.
            if link in self.links_back:
                continue
            mark = _MARK.fullmatch("".join(islice(link.itertext(), 4)).strip())
            if mark and (element := self._note_of(link)) is not None:
                self.by_reference[link] = self.by_element.setdefault(element, Note(mark[1], element))

    def _note_of(self, link: HtmlElement) -> HtmlElement | None:
        place = self._ids.get(target(link) or "")
        while place is not None and place.tag not in BLOCKS:
            place = place.getparent()
        if place is None or any(place is ancestor for ancestor in link.iterancestors()):
            return None
        homes = [link, *islice(link.iterdescendants(), 3)]
        homes += takewhile(lambda ancestor: ancestor.tag not in BLOCKS, link.iterancestors())
        leading = self._leading_from(place)
        back = [other for home in homes for other in leading.get(home, ())]
        self.links_back.update(back)
        return place if back else None

    def _leading_from(self, place: HtmlElement) -> dict[HtmlElement, list[HtmlElement]]:
        """Return the links in a place, by the element that they lead to."""
        if place not in self._leading:
            leading = self._leading[place] = {}
            for element in islice(place.iter(), MOST_ELEMENTS):
                if element.tag == "a" and (home := self._ids.get(target(element) or "")) is not None:
                    leading.setdefault(home, []).append(element)
        return self._leading[place]
