"""Footnotes of Akoma Ntoso documents, and marks in the text that lead to annotations."""

from lxml import etree

from ingest.documents.document import Block
from ingest.formats.akoma_ntoso.elements import attribute

REFERENCE = "referenceNote"
FOOTNOTES = frozenset({"footnote", "tablenote"})


class AkomaNotes:
    """Gathers what the text of one place refers to.

    Parameters:
        marks: those of the document's footnotes so far, by the ids of the notes; numbers are not used twice.
    """

    def __init__(self, marks: dict[str, str]) -> None:
        self.footnotes: list[Block] = []
        self.annotations: list[str] = []
        self._marks = marks

    def refer(self, reference: etree._Element) -> str:
        """Keep the annotation that a mark leads to; return the mark of a footnote that came before."""
        id_ = (attribute(reference, "href") or "").lstrip("#")
        if FOOTNOTES.isdisjoint(_classes(reference)):
            self.annotations.append(id_)
            return ""
        return self._marks.get(id_, "")

    def keep(self, note: etree._Element, text: str) -> str:
        """Keep a footnote; return its mark."""
        id_ = attribute(note, "eId")
        mark = self._marks.setdefault(id_ or f"#{len(self._marks)}", f"[{len(self._marks) + 1}]")
        self.footnotes.append(Block(text=f"{mark} {text}", fragment=id_))
        return mark


def belongs_to_the_text(note: etree._Element) -> bool:
    """Whether a note is printed where it stands: "Section 13", beside the number of a Schedule."""
    return REFERENCE in _classes(note)


def _classes(element: etree._Element) -> list[str]:
    return (attribute(element, "class") or "").split()
