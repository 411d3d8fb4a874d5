"""The text of a PDF's tags as it is gathered: until a block ends, and then as its paragraphs."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from ingest.formats.pdf.layout import Line, span_lines
from ingest.formats.pdf.paragraphs import Kind, Paragraph, Typesetting, marker_of
from ingest.formats.pdf.state import Mark, Span

# A paragraph of so many lines may be several that share a tag.
LONG_PARAGRAPH = 15
FEWEST_OF_SEVERAL = 3


class Place(NamedTuple):
    """What is around text.

    Parameters:
        kind: of its block.
        level: of its heading.
        in_block: whether it is in a block, and not only in a part of the document.
        item: the number of the list item that it is in; 0 for none.
        label: whether it is the number or the bullet of an item.
        bulleted: whether the list says that its items have bullets, which may be drawn and not text.
    """

    kind: Kind = Kind.TEXT
    level: int | None = None
    in_block: bool = False
    item: int = 0
    label: bool = False
    bulleted: bool = False


class Gathering:
    """Gathers the marked content of blocks in the order of the tags.

    Parameters:
        pages: what is shown of the text, by page.
        typesetting: of the document, which parts text that has no tag of its own.
    """

    def __init__(self, pages: Mapping[int, Sequence[Span]], typesetting: Typesetting) -> None:
        self.paragraphs: list[Paragraph] = []
        self.marks: set[tuple[int, Mark]] = set()
        self._typesetting = typesetting
        self._spans: dict[tuple[int, Mark], list[Span]] = defaultdict(list)
        for number, spans in pages.items():
            for span in spans:
                if span.mark is not None and not span.artifact:
                    self._spans[number, span.mark].append(span)
        self._open: list[tuple[int, Span]] = []
        self._notes: list[Paragraph] = []
        self._place = Place()
        self._begun_items: set[int] = set()

    @property
    def has_label(self) -> bool:
        """Whether all that is open is the label of an item, whose text follows."""
        return bool(self._open) and self._place.label

    def gather(self, page: int, mark: Mark, place: Place) -> None:
        """Add marked content to the block that is open, once."""
        if (page, mark) in self._spans and (page, mark) not in self.marks:
            self.marks.add((page, mark))
            self._place = place
            self._open += [(page, span) for span in self._spans[page, mark]]

    def label_ends(self, place: Place) -> None:
        """Note what a label was: letters are an item's own number, and nothing is a bullet if it is drawn."""
        drawn = "".join(span.text for _, span in self._open)
        if any(c.isalnum() for c in drawn) or not (drawn or place.bulleted):
            self._begun_items.add(place.item)

    def end(self) -> None:
        """End the block that is open, and with it the notes that it refers to."""
        gathered, self._open = self._open, []
        lines = [
            line
            for page, group in groupby(gathered, key=lambda pair: pair[0])
            for line in span_lines([span for _, span in group], page)
        ]
        if lines:
            self.paragraphs += self._paragraphs(lines)
        self.paragraphs += self._notes
        self._notes = []

    def note(self, paragraph: Paragraph) -> None:
        """Keep a note until the block that it is in ends."""
        self._notes.append(paragraph)

    def apart(self, walk: Callable[[], None]) -> list[Paragraph]:
        """Return the paragraphs of what is gathered by ``walk``, which are not put after those before."""
        outer = self.paragraphs, self._open, self._notes, self._place
        self.paragraphs, self._open, self._notes = [], [], []
        walk()
        self.end()
        paragraphs = self.paragraphs
        self.paragraphs, self._open, self._notes, self._place = outer
        return paragraphs

    def _paragraphs(self, lines: list[Line]) -> list[Paragraph]:
        place = self._place
        if not place.in_block or len(lines) >= LONG_PARAGRAPH:
            several = self._typesetting.paragraphs(lines)
            if not place.in_block or len(several) >= FEWEST_OF_SEVERAL:
                return several
        kind = place.kind
        # Only the first paragraph of an item has its bullet.
        if kind is Kind.ITEM and place.item in self._begun_items and not marker_of(lines[0].text):
            kind = Kind.TEXT
        self._begun_items.add(place.item)
        return [Paragraph(kind, (tuple(lines),), place.level)]
