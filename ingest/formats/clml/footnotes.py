"""Footnotes of statutory instruments, numbered in the order in which the text refers to them."""

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from ingest.documents.characters import tidy
from ingest.documents.document import Block
from ingest.documents.xml_tree import name
from ingest.formats.clml.text import words


class Footnotes:
    """Gives out each footnote once, where the text first refers to it.

    Parameters:
        root: the document.
    """

    def __init__(self, root: etree._Element) -> None:
        self._elements = {
            id_: element
            for element in root.iter()
            if name(element) == "Footnote" and (id_ := element.get("id"))
        }
        used = dict.fromkeys(id_ for id_ in _references([root]) if id_ in self._elements)
        self.marks: Mapping[str, int] = {id_: mark for mark, id_ in enumerate(used, start=1)}
        self.by_mark = {mark: self._elements[id_] for id_, mark in self.marks.items()}
        self._left = dict(self.marks)

    @property
    def unused(self) -> int:
        """How many footnotes nothing refers to."""
        return len(self._elements) - len(self.marks)

    def take(self, elements: Iterable[etree._Element]) -> Iterator[Block]:
        """Yield the footnotes that these elements are the first to refer to."""
        for id_ in _references(elements) if self._left else ():
            if (mark := self._left.pop(id_, None)) is not None:
                text = " ".join(words(part) for part in self._elements[id_])
                yield Block(text=tidy(f"[{mark}] {text}"))


def _references(elements: Iterable[etree._Element]) -> Iterator[str]:
    for element in elements:
        for item in element.iter(etree.Element):
            if name(item) == "FootnoteRef":
                yield item.get("Ref", "")
            else:
                yield from item.get("FootnoteRef", "").split()
