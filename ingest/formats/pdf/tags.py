"""The tags of a PDF: what its text is, and in which order it is read (ISO 32000-2:2020, 14.7 and 14.8)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from ingest.formats.pdf.fonts import dictionary, resolved
from ingest.formats.pdf.gathering import Gathering, Place
from ingest.formats.pdf.paragraphs import Kind, Paragraph, Typesetting
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

# Each level takes four calls; the deepest tags of browsers have some sixty.
DEEPEST = 100
# Each takes some 7 kB of memory while the document is read.
MOST_ELEMENTS = 120_000
# In points: text of such a difference is not of one paragraph.
OTHER_SIZE = 3.0
# A row with more paragraphs is not of a table but of a layout.
LARGEST_ROW = 24


class TooManyElementsError(Exception):
    """There are more elements than can be held."""


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
    """Return the paragraphs that the tags make; None where there are no tags, or too many.

    Parameters:
        reader: the document.
        pages: what is shown of the text, by page.
        typesetting: of the document, which parts text that has no tag of its own.
    """
    root = dictionary(reader.root_object.get("/StructTreeRoot"))
    if "/K" not in root:
        return None
    gathering = Gathering(pages, typesetting)
    try:
        _Walk(reader, root, gathering, typesetting).children(root, Place(), page=0, depth=0)
    except TooManyElementsError:
        return None
    gathering.end()
    return Tagged(gathering.paragraphs, gathering.marks)


class _Walk:
    """Walks the tree once."""

    def __init__(
        self, reader: PdfReader, root: DictionaryObject, gathering: Gathering, typesetting: Typesetting
    ) -> None:
        self._gathering = gathering
        self._typesetting = typesetting
        self._roles = Roles(root)
        self._numbers = {
            page.indirect_reference.idnum if page.indirect_reference else 0: number
            for number, page in enumerate(reader.pages, start=1)
        }
        self._seen: set[int] = set()
        self._elements = 0

    def children(self, element: DictionaryObject, place: Place, page: int, depth: int) -> None:
        """Walk what is in an element, in order."""
        kids = resolved(element.get("/K"))
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            self._child(kid, place, page, depth)

    def _child(self, kid: Any, place: Place, page: int, depth: int) -> None:
        number = _number(kid)
        kid = resolved(kid)
        if isinstance(kid, int):
            self._gathering.gather(page, Mark(0, kid), place)
        if not isinstance(kid, DictionaryObject) or depth > DEEPEST or number in self._seen:
            return
        if number:
            self._seen.add(number)
        page = self._numbers.get(_number(kid.get("/Pg")), page)
        mark = resolved(kid.get("/MCID"))
        if isinstance(mark, int):
            self._gathering.gather(page, Mark(_number(kid.get("/Stm")), mark), place)
        elif "/S" in kid:
            self._element(kid, place, page, depth + 1)

    def _element(self, element: DictionaryObject, place: Place, page: int, depth: int) -> None:
        self._elements += 1
        role = self._roles.of(element)
        if self._elements > MOST_ELEMENTS:
            raise TooManyElementsError
        if role in INLINE:
            self.children(element, place, page, depth)
        elif role == "Lbl":
            self.children(element, place._replace(label=True), page, depth)
            self._gathering.label_ends(place)
        elif role in NOTES:
            self._note(element, page, depth)
        elif role == "Table":
            self._table(element, place, page, depth)
        else:
            self._block(role, element, place, page, depth)

    def _block(self, role: str, element: DictionaryObject, place: Place, page: int, depth: int) -> None:
        if place.label:
            self.children(element, place, page, depth)
            return
        if not self._gathering.has_label:
            self._gathering.end()
        if role in CONTENTS or role == "Artifact":
            apart = self._apart(element, place, page, depth)
            if role in CONTENTS:
                self._gathering.paragraphs += [paragraph._replace(kind=Kind.CONTENTS) for paragraph in apart]
            return
        if role in HEADINGS:
            place = Place(Kind.HEADING, HEADINGS[role], in_block=True)
        elif role == "L":
            place = place._replace(bulleted=is_bulleted(element))
        elif role == "LI":
            place = place._replace(kind=Kind.ITEM, in_block=True, item=self._elements)
        elif role in TEXT:
            place = place._replace(in_block=True)
        self.children(element, place, page, depth)
        self._gathering.end()

    def _note(self, element: DictionaryObject, page: int, depth: int) -> None:
        """Keep a note until its paragraph ends. Some are not closed, and go on to a heading and text."""
        apart = self._apart(element, Place(Kind.NOTE, in_block=True), page, depth)
        end = next(
            (n for n, paragraph in enumerate(apart) if not _is_of_note(paragraph, apart[0])), len(apart)
        )
        if lines := tuple(line for paragraph in apart[:end] for line in paragraph.lines):
            self._gathering.note(Paragraph(Kind.NOTE, (lines,)))
        if end < len(apart):
            self._gathering.end()
            rest = [line for paragraph in apart[end:] for line in paragraph.lines]
            self._gathering.paragraphs += self._typesetting.paragraphs(rest)

    def _table(self, table: DictionaryObject, place: Place, page: int, depth: int) -> None:
        self._gathering.end()
        for row, row_page in self._inside(table, ROWS, page, depth):
            cells = [
                self._apart(cell, Place(in_block=True), cell_page, depth)
                for cell, cell_page in self._inside(row, CELLS, row_page, depth)
            ]
            cells = [cell for cell in cells if cell]
            together = [paragraph for cell in cells for paragraph in cell]
            kinds = {paragraph.kind for paragraph in together}
            if len(cells) == 1 or len(together) > LARGEST_ROW or Kind.HEADING in kinds:
                self._gathering.paragraphs += [paragraph._replace(aside=True) for paragraph in together]
            elif cells:
                text = [[p for p in cell if p.kind is not Kind.NOTE] for cell in cells]
                lines = [tuple(line for paragraph in cell for line in paragraph.lines) for cell in text]
                self._gathering.paragraphs.append(Paragraph(Kind.ROW, tuple(lines)))
                self._gathering.paragraphs += [
                    paragraph for paragraph in together if paragraph.kind is Kind.NOTE
                ]
        self.children(table, place, page, depth)
        self._gathering.end()

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

    def _apart(self, element: DictionaryObject, place: Place, page: int, depth: int) -> list[Paragraph]:
        return self._gathering.apart(lambda: self.children(element, place, page, depth))


def _is_of_note(paragraph: Paragraph, first: Paragraph) -> bool:
    return paragraph.kind is Kind.NOTE and abs(paragraph.lines[0].size - first.lines[-1].size) <= OTHER_SIZE


def _number(value: Any) -> int:
    """Return the number of the object that is referred to; 0 where it is no reference."""
    return value.idnum if isinstance(value, IndirectObject) else 0
