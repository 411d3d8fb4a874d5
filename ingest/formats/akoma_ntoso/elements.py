"""Akoma Ntoso's elements, with what legislation.gov.uk and Parliament add to them.

Source: the transformation by which legislation.gov.uk makes Akoma Ntoso
(https://github.com/jurisdatum/clml2akn3).
"""

import html
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files

import yaml
from lxml import etree

from ingest.documents.characters import tidy
from ingest.documents.xml_tree import name
from ingest.formats.legislation.amending_words import LONGEST_LEAD

_LISTED: dict[str, list[str]] = yaml.safe_load(
    files("ingest.formats.akoma_ntoso").joinpath("elements.yaml").read_text("utf-8")
)
INLINE, UNITS, CONTAINERS, BESIDE_THE_TEXT = (
    frozenset(_LISTED[wanted]) for wanted in ("inline", "units", "containers", "beside_the_text")
)
HEADINGS = frozenset({"heading", "num", "subheading"})
BREAKS = frozenset({"br", "eol"})
QUOTATIONS = frozenset({"embeddedStructure", "quotedStructure"})
NOTES = frozenset({"authorialNote", "noteRef"})
_KIND_WORDS = re.compile(
    r"\b(?:part|chapter|schedule|section|article|regulation|rule|paragraph|clause|title|book|annex)s?\b",
    re.IGNORECASE,
)
# A value may name another one; no chain of them is longer than this.
LONGEST_CHAIN = 4


def attribute(element: etree._Element, wanted: str) -> str | None:
    """Return an attribute, whatever its namespace: publishers differ in that."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == wanted:
            return str(value)
    return None


def kind(element: etree._Element) -> str:
    """Return what an element is: its name, or what a generic container calls itself."""
    own = name(element)
    return (attribute(element, "name") or own) if own == "hcontainer" else own


def child(element: etree._Element, wanted: str) -> etree._Element | None:
    """Return the first child with a name."""
    return next((each for each in element if name(each) == wanted), None)


def headings_of(element: etree._Element) -> tuple[etree._Element, ...]:
    """Return the number and headings of an element, the first of each, in the document's order."""
    first = {wanted: child(element, wanted) for wanted in HEADINGS}
    return tuple(each for each in element if each is first.get(name(each)))


def find(element: etree._Element, *wanted: str) -> Iterator[etree._Element]:
    """Yield what has one of the names within an element, in the document's order."""
    return (each for each in element.iter() if name(each) in wanted)


def outside_quotations(element: etree._Element) -> Iterator[etree._Element]:
    """Yield what stands in an element, but for text that is quoted from, or goes into, another law."""
    waiting = list(reversed(element))
    while waiting:
        each = waiting.pop()
        yield each
        if name(each) not in QUOTATIONS:
            waiting.extend(reversed(each))


def number_of(text: str) -> str:
    """Return a provision's number without its kind and punctuation: ``31ZA``, ``FIRST``."""
    return "-".join(re.findall(r"[^\W_]+", _KIND_WORDS.sub(" ", text)))


def words_before(element: etree._Element) -> str:
    """Return the words in an element before its first element, without the indentation of the file."""
    text = element.text or ""
    return "" if len(element) and name(element) in INLINE and _is_indentation(text) else text


def words_after(element: etree._Element) -> str:
    """Return the words after an element, without the indentation before the end of the one around it."""
    text, around = element.tail or "", element.getparent()
    last = around is not None and element.getnext() is None and name(around) in INLINE
    return "" if last and _is_indentation(text) else text


def entity(element: etree._Element) -> str:
    """Return what a reference to a character stands for, where the file's own list of them is not read."""
    return html.unescape(element.text or "") if element.tag is etree.Entity else ""


def _is_indentation(text: str) -> bool:
    return "\n" in text and not text.strip()


class Words:
    """Reads words in a line, and the values that stand in the document's data.

    Parameters:
        values: the values by id: the title of a Bill is ``varBillTitle`` wherever it is printed.
    """

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    def plain(self, element: etree._Element | None) -> str:
        """Return the words of a number or heading, without its notes."""
        return tidy("".join(self._parts(element))) if element is not None else ""

    def lead(self, unit: etree._Element) -> str:
        """Return the words of a unit before its own units and quotations: "In section 6—"."""
        parts: list[str] = []
        self._lead(unit, parts)
        return tidy("".join(parts))

    def value(self, reference: etree._Element) -> str:
        """Return the value that an empty reference stands for; empty where it is not known."""
        if (reference.text or "").strip() or len(reference):
            return ""
        text = self._values.get((attribute(reference, "href") or "").lstrip("#"), "")
        for _ in range(LONGEST_CHAIN):
            text = re.sub(r"#(var\w+)", lambda match: self._values.get(match[1], ""), text)
        return "" if "#var" in text else text

    def _parts(self, element: etree._Element) -> Iterator[str]:
        yield attribute(element, "startQuote") or ""
        yield words_before(element)
        if name(element) == "ref":
            yield self.value(element)
        for each in element:
            if name(each) in BREAKS:
                yield " "
            elif name(each) == "":
                yield entity(each)
            elif name(each) in INLINE:
                yield from self._parts(each)
            elif name(each) not in NOTES:
                yield " "
                yield from self._parts(each)
                yield " "
            yield words_after(each)
        yield attribute(element, "endQuote") or ""

    def _lead(self, element: etree._Element, parts: list[str]) -> bool:
        """Add an element's words; return whether they are complete."""
        parts.append(words_before(element))
        for each in element:
            if name(each) in UNITS | QUOTATIONS or len(parts) > LONGEST_LEAD:
                return True
            if name(each) not in NOTES | HEADINGS | {""}:
                gap = "" if name(each) in INLINE else " "
                parts.append(attribute(each, "startQuote") or gap)
                if self._lead(each, parts):
                    return True
                parts.append(attribute(each, "endQuote") or gap)
            parts.append(words_after(each))
        return False
