"""What legislation.gov.uk notes about a text: its annotations, and changes that it has yet to make."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from lxml import etree

from ingest.documents.xml_tree import name
from ingest.formats.clml.metadata import date_of, day_of
from ingest.formats.clml.places import path_below
from ingest.formats.clml.text import words

COMMENCEMENT = "I"
REFERRING = frozenset({"Addition", "Substitution", "Repeal"})


class Commentary(NamedTuple):
    """One annotation.

    Parameters:
        kind: F for amendments, C for modifications, I for commencement, E for extent, M for margins.
        text: its words.
    """

    kind: str
    text: str


class Commentaries:
    """The annotations of a document.

    Parameters:
        root: the document.
    """

    def __init__(self, root: etree._Element) -> None:
        self._by_id: dict[str, Commentary] = {}
        self._on_headings: dict[etree._Element, list[str]] = {}
        for element in root.iter(etree.Element):
            if name(element) in ("Commentary", "MarginNote") and (id_ := element.get("id")):
                self._by_id[id_] = Commentary(element.get("Type", "M"), words(element))

    def of(self, elements: Iterable[etree._Element]) -> list[Commentary]:
        """Return those that the elements refer to, in the order of reference, each once."""
        if not self._by_id:
            return []
        ids = dict.fromkeys(id_ for element in elements for id_ in _references(element))
        return [found for id_ in ids if (found := self._by_id.get(id_)) and found.text]

    def on_start(self, element: etree._Element, own: Iterable[etree._Element]) -> list[str]:
        """Return the commencement notes on a division.

        Parameters:
            element: the provision, or what the division stands in.
            own: what the division consists of.
        """
        outside = [
            note for outer in (element, *element.iterancestors()) for note in self._heading_notes(outer)
        ]
        return list(dict.fromkeys([*outside, *self._starts(own)]))

    def _heading_notes(self, element: etree._Element) -> list[str]:
        if element not in self._on_headings:
            headings = [item for item in element if name(item) in ("Number", "Title", "TitleBlock")]
            self._on_headings[element] = self._starts(headings)
        return self._on_headings[element]

    def _starts(self, elements: Iterable[etree._Element]) -> list[str]:
        return [note.text for note in self.of(elements) if note.kind == COMMENCEMENT]


class Effect(NamedTuple):
    """A change that is not in the text yet.

    Parameters:
        paths: the paths of what it changes, below the work.
        text: what it is.
    """

    paths: tuple[tuple[str, ...], ...]
    text: str


def effects_of(root: etree._Element, work: str) -> list[Effect]:
    """Return the changes that legislation.gov.uk has yet to make in the text, in the file's order."""
    return [
        _effect(element, work)
        for element in root.iter(etree.Element)
        if name(element) == "UnappliedEffect" and element.get("RequiresApplied") != "false"
    ]


def _effect(element: etree._Element, work: str) -> Effect:
    by_name: dict[str, etree._Element] = {name(item): item for item in element}
    affected = by_name.get("AffectedProvisions")
    sections = affected.iter(etree.Element) if affected is not None else ()
    paths = [path for item in sections if (path := path_below(item.get("URI", ""), work))]
    # "Sch. 1 para. 2" lists the Schedule, then the paragraph.
    exact = tuple(path for path, after in zip_longest(paths, paths[1:]) if (after or ())[: len(path)] != path)
    what = f"{element.get('AffectedProvisions', '')} {element.get('Type', '')}".strip()
    title = words(by_name["AffectingTitle"]) if "AffectingTitle" in by_name else ""
    by = ", ".join(part for part in (title, element.get("AffectingProvisions", "")) if part)
    when = "; ".join(_days(element))
    text = (
        f"Change not yet made in this text: {what}{f' by {by}' if by else ''}{f' ({when})' if when else ''}"
    )
    return Effect(exact, " ".join(text.split()))


def _days(element: etree._Element) -> list[str]:
    starts = [item for item in element.iter(etree.Element) if name(item) == "InForce"]
    days = [
        f"{day_of(day)}, {item.get('Qualification') or 'in force'}"
        for item in starts
        if (day := date_of(item.get("Date")))
    ]
    return days or ["not in force"] * any(item.get("Prospective") == "true" for item in starts)


def _references(element: etree._Element) -> Iterator[str]:
    for item in element.iter(etree.Element):
        kind = name(item)
        if kind in ("CommentaryRef", "MarginNoteRef"):
            yield item.get("Ref", "")
        elif kind in REFERRING:
            yield item.get("CommentaryRef", "")
