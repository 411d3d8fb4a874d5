"""The flow of a page: its elements in order, as headings and blocks."""

from itertools import islice
from typing import Self

from lxml import etree
from lxml.html import HtmlElement

from ingest.documents.characters import tidy
from ingest.documents.document import Block
from ingest.documents.outline import Outline
from ingest.formats.hypertext.blocks import Gathering
from ingest.formats.hypertext.legislation import ANNOTATIONS, APART, EDITORIAL, number_of
from ingest.formats.hypertext.lists import BULLET, LISTS, Marks, is_contents
from ingest.formats.hypertext.notes import Note
from ingest.formats.hypertext.page import Page
from ingest.formats.hypertext.tables import is_layout, pieces
from ingest.formats.hypertext.tree import BLOCKS, HEADINGS, classes, target

UPWARDS = frozenset({"↑", "↩", "back to contents", "back to top", "return to contents", "to the top", "top"})
# Within these, paragraphs go on in the same block.
ITEMS = frozenset({"li", "dt"})
QUOTES = frozenset({"blockquote"})
SECTIONS = frozenset({"article", "section"})
STRUCTURE = LISTS | ITEMS | QUOTES | SECTIONS | {"dl", "dd"}


class Flow:
    """Reads a page, or a part of one.

    Parameters:
        page: the page.
        outline: where headings and blocks go; without one, headings are blocks like others.
        marks: whether the marks of footnotes are part of the words.
    """

    def __init__(self, page: Page, outline: Outline | None = None, marks: bool = True) -> None:
        self.blocks: list[Block] = []
        self.annotations: list[tuple[int, Block]] = []
        self._page, self._outline, self._marks = page, outline, marks
        self._gathering = Gathering(self._take, page.counted)
        self._referred: list[Note] = []
        self._within: list[str] = []
        self._lists: list[Marks] = []
        self._sections: list[int] = []

    @property
    def words(self) -> str:
        """All that was read, on one line."""
        return " ".join(block.text for block in self.blocks)

    def read(self, root: HtmlElement) -> Self:
        """Read what is in ``root``."""
        walk = etree.iterwalk(root, events=("start", "end"))
        passed: HtmlElement | None = None
        for event, element in walk:
            if event == "start":
                if element is root or self._enter(element):
                    self._gathering.say(element.text)
                else:
                    passed = element
                    walk.skip_subtree()
            elif element is not root:
                if element is not passed:
                    self._leave(element)
                self._gathering.say(element.tail)
        self._end_block()
        self._gathering.settle()
        if self._outline is not None:
            self._referred += self._page.notes.by_element.values()
            self._end_division()
        return self

    def _take(self, block: Block) -> None:
        self.blocks.append(block)
        if self._outline is not None:
            self._outline.block(block)

    def _enter(self, element: HtmlElement) -> bool:
        """Begin an element; False where nothing in it is to be read, or all of it has been."""
        page = self._page
        if element.tag == "br":
            self._gathering.say(" ")
        elif element.tag == "img" and tidy(element.get("alt") or ""):
            page.pictures += 1
        if not page.is_read(element):
            return False
        kinds = classes(element)
        if kinds & EDITORIAL:
            return False
        if kinds & ANNOTATIONS and self._outline is not None:
            self._end_block()
            noted = self._part(element, marks=True).blocks
            self.annotations += [(len(self.blocks), block) for block in noted]
            return False
        if element.tag in BLOCKS:
            return self._enter_block(element)
        self._gathering.pass_anchor(self._page.anchor(element))
        return element.tag != "a" or self._enter_link(element)

    def _enter_link(self, link: HtmlElement) -> bool:
        note = self._page.notes.by_reference.get(link)
        if note is None:
            return target(link) is None or tidy(link.text or "").lower() not in UPWARDS
        self._referred.append(note)
        if self._marks:
            self._gathering.say(f"[{note.mark}]")
        return False

    def _enter_block(self, element: HtmlElement) -> bool:
        tag = element.tag
        if tag in HEADINGS:
            return self._enter_heading(element)
        if tag in ("table", "pre"):
            self._end_block()
            if tag == "pre":
                self._lines(element)
                return False
            if self._outline is not None and not is_layout(element):
                self._rows(element)
                return False
        anchor = self._page.anchor(element)
        if self._goes_on(tag):
            self._gathering.say(" ")
            self._gathering.pass_anchor(anchor)
            return True
        self._end_block()
        if tag in LISTS:
            if not self._lists and is_contents(element, self._page.ids):
                return False
            self._lists.append(Marks(element))
        elif tag == "li":
            self._gathering.mark = self._lists[-1].of(element) if self._lists else BULLET
        elif tag in SECTIONS:
            self._sections.append(0)
        if tag in STRUCTURE:
            self._within.append(tag)
        self._gathering.open(anchor)
        return True

    def _goes_on(self, tag: str) -> bool:
        """Tell whether a paragraph is part of the item that it stands in."""
        return bool(self._within) and self._within[-1] in ITEMS and tag not in STRUCTURE

    def _leave(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag not in BLOCKS:
            if not APART.isdisjoint(classes(element)):
                self._gathering.say(" ")
            return
        if tag == "dt":
            self._gathering.define()
        elif self._goes_on(tag):
            self._gathering.say(" ")
        else:
            self._end_block()
        if tag in LISTS:
            self._lists.pop()
        elif tag == "li":
            self._gathering.mark = ""
        elif tag == "dl":
            self._gathering.settle()
        elif tag in SECTIONS:
            self._sections.pop()
        if tag in STRUCTURE:
            self._within.pop()
        self._gathering.close(self._page.anchor(element))

    def _enter_heading(self, element: HtmlElement) -> bool:
        self._end_block()
        if element is self._page.title:
            self._level(element)
            self._gathering.heading()
            return False
        anchor = next(filter(None, map(self._page.anchor, islice(element.iter(), 50))), None)
        if number := number_of(element):
            self._gathering.number(number, anchor or self._gathering.heading())
            return False
        if self._outline is None or not QUOTES.isdisjoint(self._within):
            self._gathering.open(anchor)
            return True
        heading = self._part(element, marks=False)
        if heading.words:
            self._gathering.settle()
            before = self._gathering.heading()
            self._end_division()
            self._referred += heading._referred
            self._outline.heading(heading.words, self._level(element), anchor or before)
            if self._within and self._within[-1] in ITEMS:
                # What follows in the item is the text under the heading.
                self._within[-1] = "section"
        return False

    def _level(self, heading: HtmlElement) -> int:
        """Return how deep a heading is: a section's is deeper than that of the section around it."""
        around = [level for level in self._sections[:-1] if level]
        level = max(int(heading.tag[1]), around[-1] + 1 if around else 1)
        if self._sections and not self._sections[-1]:
            self._sections[-1] = level
        return level

    def _rows(self, table: HtmlElement) -> None:
        self._gathering.settle()
        for piece in pieces(table):
            parts = [piece] if isinstance(piece, str) or piece.tag != "tr" else list(pieces(piece))
            if isinstance(piece, str) or self._page.is_read(piece):
                cells = [tidy(part) if isinstance(part, str) else self._heard(part) for part in parts]
                if text := " | ".join(filter(None, cells)):
                    anchor = None if isinstance(piece, str) else self._page.anchor(piece)
                    self._gathering.add(text, anchor)

    def _lines(self, element: HtmlElement) -> None:
        for end in element.iter("br"):
            end.tail = "\n" + (end.tail or "")
        for line in "".join(element.itertext()).splitlines():
            self._gathering.say(line)
            self._end_block()

    def _part(self, element: HtmlElement, marks: bool) -> "Flow":
        return Flow(self._page, marks=marks).read(element)

    def _heard(self, element: HtmlElement) -> str:
        """Return the words of a part whose footnotes are the division's, if it is read."""
        if not self._page.is_read(element):
            return ""
        part = self._part(element, marks=True)
        self._referred += part._referred
        return part.words

    def _end_block(self) -> None:
        self._gathering.end(citable=QUOTES.isdisjoint(self._within))

    def _end_division(self) -> None:
        """Add the footnotes that the division refers to, and those that these refer to."""
        for note in self._referred:
            if note.element not in self._page.told:
                self._page.told.add(note.element)
                part = self._part(note.element, marks=True)
                self._referred += part._referred
                self._gathering.add(note.text(part.words))
        self._referred = []
