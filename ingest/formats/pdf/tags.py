"""The tags of a PDF: what its text is, and in which order it is read (ISO 32000-2:2020, 14.7 and 14.8)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from ingest.formats.pdf.fonts import dictionary, resolved
from ingest.formats.pdf.layout import Line, span_lines
from ingest.formats.pdf.paragraphs import Kind, Paragraph, Typesetting, marker_of
from ingest.formats.pdf.roles import (
    CELLS,
    CONTENTS,
    HEADINGS,
    INLINE,
    NOTES,
    PARTS_OF_TABLE,
    ROWS,
    TEXT,
    Roles,
    is_bulleted,
)
from ingest.formats.pdf.state import Mark, Span

DEEPEST = 200
MOST_ELEMENTS = 400_000
# A paragraph of so many lines may be several that share a tag.
LONG_PARAGRAPH = 15
FEWEST_OF_SEVERAL = 3
# In points: text of such a difference is not of one paragraph.
OTHER_SIZE = 3.0
# A row with more paragraphs is not of a table but of a layout.
LARGEST_ROW = 24


class Placed(NamedTuple):
    """A span and its page."""

    page: int
    span: Span


class Tagged(NamedTuple):
    """What the tags say.

    Parameters:
        paragraphs: in the order of the tags.
        marks: the marked content that the tags reach, by page.
    """

    paragraphs: list[Paragraph]
    marks: set[tuple[int, Mark]]


def tagged_paragraphs(
    reader: PdfReader, pages: Mapping[int, Sequence[Span]], typesetting: Typesetting
) -> Tagged | None:
    """Return the paragraphs that the tags make; None where there are no tags.

    Parameters:
        reader: the document.
        pages: what is shown of the text, by page.
        typesetting: of the document, which parts text that has no tag of its own.
    """
    root = dictionary(reader.root_object.get("/StructTreeRoot"))
    if "/K" not in root:
        return None
    walk = _Walk(reader, root, pages, typesetting)
    walk.children(root, _Place(), page=0, depth=0)
    walk.end()
    return Tagged(walk.paragraphs, walk.marks)


class _Place(NamedTuple):
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


class _Walk:
    """Walks the tree once, gathering spans until a block ends."""

    def __init__(
        self,
        reader: PdfReader,
        root: DictionaryObject,
        pages: Mapping[int, Sequence[Span]],
        typesetting: Typesetting,
    ) -> None:
        self.paragraphs: list[Paragraph] = []
        self.marks: set[tuple[int, Mark]] = set()
        self._typesetting = typesetting
        self._roles = Roles(root)
        self._numbers = {
            page.indirect_reference.idnum if page.indirect_reference else 0: number
            for number, page in enumerate(reader.pages, start=1)
        }
        self._spans: dict[tuple[int, Mark], list[Span]] = defaultdict(list)
        for number, spans in pages.items():
            for span in spans:
                if span.mark is not None and not span.artifact:
                    self._spans[number, span.mark].append(span)
        self._seen: set[int] = set()
        self._gathered: list[Placed] = []
        self._notes: list[Paragraph] = []
        self._place = _Place()
        self._items: set[int] = set()
        self._elements = 0

    def children(self, element: DictionaryObject, place: _Place, page: int, depth: int) -> None:
        """Walk what is in an element, in order."""
        kids = resolved(element.get("/K"))
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            self._child(kid, place, page, depth)

    def end(self) -> None:
        """End the block that is open, and with it the notes that it refers to."""
        placed, self._gathered = self._gathered, []
        lines = [
            line
            for page, group in groupby(placed, key=lambda placed: placed.page)
            for line in span_lines([span for _, span in group], page)
        ]
        if lines:
            self.paragraphs += self._paragraphs(lines)
        self.paragraphs += self._notes
        self._notes = []

    def _paragraphs(self, lines: list[Line]) -> list[Paragraph]:
        if not self._place.in_block or len(lines) >= LONG_PARAGRAPH:
            several = self._typesetting.paragraphs(lines)
            if not self._place.in_block or len(several) >= FEWEST_OF_SEVERAL:
                return several
        place = self._place
        kind = place.kind
        # The first paragraph of an item has its bullet, which only programs that mark none leave out.
        if kind is Kind.ITEM and place.item in self._items and not marker_of(lines[0].text):
            kind = Kind.TEXT
        self._items.add(place.item)
        return [Paragraph(kind, (tuple(lines),), place.level)]

    def _child(self, kid: Any, place: _Place, page: int, depth: int) -> None:
        number = _number(kid)
        kid = resolved(kid)
        if isinstance(kid, int):
            self._gather(page, Mark(0, kid), place)
        if not isinstance(kid, DictionaryObject) or depth > DEEPEST or number in self._seen:
            return
        if number:
            self._seen.add(number)
        page = self._numbers.get(_number(kid.get("/Pg")), page)
        mark = resolved(kid.get("/MCID"))
        if isinstance(mark, int):
            self._gather(page, Mark(_number(kid.get("/Stm")), mark), place)
        elif "/S" in kid:
            self._element(kid, place, page, depth + 1)

    def _gather(self, page: int, mark: Mark, place: _Place) -> None:
        if (page, mark) in self._spans and (page, mark) not in self.marks:
            self.marks.add((page, mark))
            # The block of an item's text is that of its label.
            self._place = place
            self._gathered += [Placed(page, span) for span in self._spans[page, mark]]

    def _element(self, element: DictionaryObject, place: _Place, page: int, depth: int) -> None:
        self._elements += 1
        role = self._roles.of(element)
        if self._elements > MOST_ELEMENTS:
            return
        if role in INLINE:
            self.children(element, place, page, depth)
        elif role == "Lbl":
            self.children(element, place._replace(label=True), page, depth)
            drawn = "".join(placed.span.text for placed in self._gathered)
            if any(c.isalnum() for c in drawn) or not (drawn or place.bulleted):
                self._items.add(place.item)
        elif role in NOTES:
            self._note(element, page, depth)
        elif role == "Table":
            self._table(element, place, page, depth)
        else:
            self._block(role, element, place, page, depth)

    def _block(self, role: str, element: DictionaryObject, place: _Place, page: int, depth: int) -> None:
        if place.label:
            self.children(element, place, page, depth)
            return
        if not (self._gathered and self._place.label):
            self.end()
        if role in CONTENTS or role == "Artifact":
            apart = self._apart(element, place, page, depth)
            if role in CONTENTS:
                self.paragraphs += [paragraph._replace(kind=Kind.CONTENTS) for paragraph in apart]
            return
        if role in HEADINGS:
            place = _Place(Kind.HEADING, HEADINGS[role], in_block=True)
        elif role == "L":
            place = place._replace(bulleted=is_bulleted(element))
        elif role == "LI":
            place = place._replace(kind=Kind.ITEM, in_block=True, item=self._elements)
        elif role in TEXT:
            place = place._replace(in_block=True)
        self.children(element, place, page, depth)
        self.end()

    def _note(self, element: DictionaryObject, page: int, depth: int) -> None:
        """Keep a note until its paragraph ends. Some are not closed, and go on to a heading and text."""
        apart = self._apart(element, _Place(Kind.NOTE, in_block=True), page, depth)
        end = next(
            (n for n, paragraph in enumerate(apart) if not _is_of_note(paragraph, apart[0])), len(apart)
        )
        if lines := tuple(line for paragraph in apart[:end] for line in paragraph.lines):
            self._notes.append(Paragraph(Kind.NOTE, (lines,)))
        if end < len(apart):
            self.end()
            rest = [line for paragraph in apart[end:] for line in paragraph.lines]
            self.paragraphs += self._typesetting.paragraphs(rest)

    def _table(self, table: DictionaryObject, place: _Place, page: int, depth: int) -> None:
        self.end()
        for row, row_page in self._inside(table, ROWS, page, depth):
            cells = [
                self._apart(cell, _Place(in_block=True), cell_page, depth)
                for cell, cell_page in self._inside(row, CELLS, row_page, depth)
            ]
            cells = [cell for cell in cells if cell]
            together = [paragraph for cell in cells for paragraph in cell]
            kinds = {paragraph.kind for paragraph in together}
            if len(cells) == 1 or len(together) > LARGEST_ROW or Kind.HEADING in kinds:
                self.paragraphs += [paragraph._replace(aside=True) for paragraph in together]
            elif cells:
                text = [[p for p in cell if p.kind is not Kind.NOTE] for cell in cells]
                lines = [tuple(line for paragraph in cell for line in paragraph.lines) for cell in text]
                self.paragraphs.append(Paragraph(Kind.ROW, tuple(lines)))
                self.paragraphs += [paragraph for paragraph in together if paragraph.kind is Kind.NOTE]
        self.children(table, place, page, depth)
        self.end()

    def _inside(
        self, element: DictionaryObject, roles: frozenset[str], page: int, depth: int
    ) -> Iterator[tuple[DictionaryObject, int]]:
        """Yield the elements of the roles that are in a table or a row, each with its page."""
        kids = resolved(element.get("/K"))
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            number = _number(kid)
            kid_element = dictionary(kid)
            role = self._roles.of(kid_element)
            if number in self._seen or depth > DEEPEST or role not in roles | PARTS_OF_TABLE:
                continue
            if number:
                self._seen.add(number)
            kid_page = self._numbers.get(_number(kid_element.get("/Pg")), page)
            if role in roles:
                yield kid_element, kid_page
            else:
                yield from self._inside(kid_element, roles, kid_page, depth + 1)

    def _apart(self, element: DictionaryObject, place: _Place, page: int, depth: int) -> list[Paragraph]:
        """Return the paragraphs of an element, which are not put after those before it."""
        outer = self.paragraphs, self._gathered, self._notes, self._place
        self.paragraphs, self._gathered, self._notes = [], [], []
        self.children(element, place, page, depth)
        self.end()
        paragraphs = self.paragraphs
        self.paragraphs, self._gathered, self._notes, self._place = outer
        return paragraphs


def _is_of_note(paragraph: Paragraph, first: Paragraph) -> bool:
    return paragraph.kind is Kind.NOTE and abs(paragraph.lines[0].size - first.lines[-1].size) <= OTHER_SIZE


def _number(value: Any) -> int:
    """Return the number of the object that is referred to; 0 where it is no reference."""
    return value.idnum if isinstance(value, IndirectObject) else 0
