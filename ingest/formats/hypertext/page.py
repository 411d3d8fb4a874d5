"""A page while it is read: where its links lead, its footnotes, and what was not read."""

from lxml.html import HtmlElement

from ingest.formats.hypertext.blocks import are_counted
from ingest.formats.hypertext.notes import Notes
from ingest.formats.hypertext.tree import anchors, ids, is_unread


class Page:
    """What the flows of one page share.

    Parameters:
        root: the whole page.
        left_out: its elements that are no part of the text.
    """

    def __init__(self, root: HtmlElement, left_out: set[HtmlElement] | None = None) -> None:
        self.title: HtmlElement | None = None
        self.ids = ids(root)
        self.notes = Notes(root, self.ids)
        self._apart = (left_out or set(), self.notes.by_element, self.notes.links_back)
        self.counted = are_counted(element.text or "" for element in root.iter("p"))
        self.told: set[HtmlElement] = set()
        self.pictures = 0

    def anchor(self, element: HtmlElement) -> str | None:
        """Return the id by which a link can lead to an element."""
        return next((anchor for anchor in anchors(element) if self.ids.get(anchor) is element), None)

    def is_read(self, element: HtmlElement) -> bool:
        """Tell whether an element is part of the flow: neither unseen, nor left out, nor a footnote."""
        return not is_unread(element) and not any(element in found for found in self._apart)
