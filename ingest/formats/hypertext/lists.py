"""Lists: the marks of their items, and lists that are a page's contents."""

import re

from lxml.html import HtmlElement

from ingest.formats.hypertext.tree import classes, target

LISTS = frozenset({"ul", "ol", "menu", "dir"})
BULLET = "- "
# GOV.UK's lists whose items are written with their own numbers.
NUMBERED_BY_HAND = frozenset({"legislative-list"})
SHORTEST_CONTENTS = 3
LONGEST_ROMAN = 400

_OWN_NUMBER = re.compile(
    r"[“\"‘'\[]?(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+"
    r"|\((?:\d{1,3}[A-Z]{0,2}|[a-z]{1,2}|[ivxl]{1,6}|[A-Z])\)|[a-z][.)]|-)\s"
)
_TYPED_BULLET = re.compile(r"[•·▪◦‣●○]\s+")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Marks:
    """The marks of a list's items, as a browser prints them.

    Parameters:
        element: the list.
    """

    def __init__(self, element: HtmlElement) -> None:
        self._numbered = element.tag == "ol"
        self._by_hand = not NUMBERED_BY_HAND.isdisjoint(classes(element))
        self._type = element.get("type") or ""
        self._step = 1 if element.get("reversed") is None else -1
        self._next = _whole(element.get("start"), 1 if self._step > 0 else len(element))

    def of(self, item: HtmlElement) -> str:
        """Return the mark of the next item, with the space after it."""
        if self._by_hand:
            return ""
        if not self._numbered:
            return BULLET
        number = _whole(item.get("value"), self._next)
        self._next = number + self._step
        return f"{_numeral(number, item.get('type') or self._type)}. "


def marked(mark: str, text: str) -> str:
    """Return an item's text with its mark, unless it was written with one."""
    text = _TYPED_BULLET.sub(BULLET, text, count=1) if _TYPED_BULLET.match(text) else text
    return text if not mark or _OWN_NUMBER.match(text) else mark + text


def is_contents(element: HtmlElement, ids: dict[str, HtmlElement]) -> bool:
    """Tell whether a list only leads to places of its own document: it is no part of the text."""
    links = [link for link in element.iter("a") if link.text or len(link)]
    places = [target(link) for link in links]
    known = sum(1 for place in places if place in ids)
    if len(links) < SHORTEST_CONTENTS or None in places or known * 2 < len(links):
        return False
    linked = sum(_words(link) for link in links)
    return _words(element) == linked


def _words(element: HtmlElement) -> int:
    return len(re.findall(r"[^\W\d]+", "".join(element.itertext())))


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else otherwise


def _numeral(number: int, kind: str) -> str:
    if kind in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord(kind) + rest) + letters
        return letters
    if kind in ("i", "I") and 0 < number < LONGEST_ROMAN:
        letters = ""
        for value, letter in _ROMAN:
            letters += letter * (number // value)
            number %= value
        return letters if kind == "i" else letters.upper()
    return str(number)
