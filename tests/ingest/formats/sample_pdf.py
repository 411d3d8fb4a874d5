"""Writes invented PDFs: set with reportlab, or tagged and by hand."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
PLAIN, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
LEFT, TOP, BOTTOM = 72.0, HEIGHT - 105, 105.0
MEASURE = WIDTH - 2 * LEFT


class SamplePdf:
    """A PDF that is set from the top of its first page down; ``pdf`` gives its bytes.

    Parameters:
        head: printed at the top of each page; ``{page}`` is its number.
        foot: the same at the bottom.
        title: in the file's properties.
        counted_from: the number that is printed on the first page.
        compressed: whether its pages are.
    """

    def __init__(
        self, head: str = "", foot: str = "", title: str = "", counted_from: int = 1, compressed: bool = False
    ) -> None:
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=A4, pageCompression=int(compressed), invariant=True)
        self.canvas.setTitle(title)
        self._head, self._foot, self._number = head, foot, counted_from
        self.page = 1
        # The baseline of the next line.
        self.place = TOP
        self._start_page()

    def put(self, left: float, baseline: float, text: str, size: float = 11, font: str = PLAIN) -> Self:
        """Put words at a place."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(left, baseline, text)
        return self

    def lines(
        self,
        lines: Iterable[str],
        size: float = 11,
        font: str = PLAIN,
        left: float = LEFT,
        *,
        before: float = 8,
    ) -> Self:
        """Set lines under one another, on the next page where this one is full."""
        self.place -= before
        for line in lines:
            if self.place < BOTTOM:
                self.next_page()
            self.put(left, self.place, line, size, font)
            self.place -= 1.2 * size
        return self

    def heading(self, text: str, size: float = 16, font: str = BOLD) -> Self:
        """Set a heading, with a line of text to follow on its page."""
        if self.place < BOTTOM + 4 * size:
            self.next_page()
        return self.lines(simpleSplit(text, font, size, MEASURE), size, font, before=size)

    def paragraph(self, text: str, size: float = 11, font: str = PLAIN, left: float = LEFT) -> Self:
        """Set a paragraph."""
        return self.lines(simpleSplit(text, font, size, WIDTH - LEFT - left), size, font, left)

    def item(self, bullet: str, text: str, size: float = 11) -> Self:
        """Set a list item with its bullet or number hanging."""
        first, *rest = simpleSplit(text, PLAIN, size, MEASURE - 18)
        if self.place - 8 < BOTTOM:
            self.next_page()
        self.put(LEFT, self.place - 8, bullet, size)
        return self.lines([first, *rest], size, left=LEFT + 18)

    def next_page(self) -> Self:
        """End the page."""
        self.canvas.showPage()
        self.page += 1
        self.place = TOP
        self._start_page()
        return self

    def pdf(self) -> bytes:
        """Return the file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._file.getvalue()

    def _start_page(self) -> None:
        number = self._number + self.page - 1
        for text, baseline in ((self._head, HEIGHT - 40), (self._foot, 36)):
            if text:
                self.put(LEFT, baseline, text.format(page=number), 9)


class Element(NamedTuple):
    """An element of the tags: its role, and what is in it: text or elements."""

    role: str
    children: tuple["Element | str", ...]


def tag(role: str, *children: Element | str) -> Element:
    """Return an element."""
    return Element(role, children)


@dataclass
class TaggedPdf:
    """A tagged PDF, one line for each text, at the next place down its page.

    Parameters:
        elements: what is under the root of the tags.
        roles: what the file's own roles stand for.
        styles: font and size for the text of a role: ``F1`` is plain, ``F2`` bold.
        lines_a_page: how many lines a page has.
        untagged: lines that are drawn after the tagged ones on the last page.
        artifacts: lines that are drawn on every page and marked as no part of the text.
        boxes: lines that are drawn on the last page, each box marked as one, and left out of the tags.
    """

    elements: Sequence[Element]
    roles: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    lines_a_page: int = 40
    untagged: Sequence[str] = ()
    artifacts: Sequence[str] = ()
    boxes: Sequence[Sequence[str]] = ()

    def pdf(self) -> bytes:
        """Return the file."""
        self._objects: dict[int, bytes] = {}
        self._pages: list[list[bytes]] = []
        self._marks: list[int] = []
        self._lines = self.lines_a_page
        self._next = 10
        for font, name in ((4, b"Helvetica"), (5, b"Helvetica-Bold")):
            self._objects[font] = b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % name
        kids = b" ".join(self._element(element) for element in self.elements)
        for text in self.untagged:
            self._line(text, "F1", 11, b"")
        for number, box in enumerate(self.boxes, start=500):
            for text in box:
                self._line(text, "F1", 11, b"/Artifact BMC EMC/P<</MCID %d>>BDC" % number)
        count = len(self._pages)
        for number, lines in enumerate(self._pages):
            drawn = [
                *lines,
                *(_shown(text, "F1", 9, 30 + 12 * n, _ARTIFACT) for n, text in enumerate(self.artifacts)),
            ]
            self._objects[_page(number)] = (
                b"<</Type/Page/Parent 2 0 R/StructParents %d/MediaBox[0 0 595 842]/Contents %d 0 R"
                b"/Resources<</Font<</F1 4 0 R/F2 5 0 R>>>>>>" % (number, _page(number) + 1)
            )
            self._objects[_page(number) + 1] = stream(b"\n".join(drawn))
        pages = b" ".join(b"%d 0 R" % _page(number) for number in range(count))
        self._objects[1] = b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R/MarkInfo<</Marked true>>>>"
        self._objects[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, pages)
        roles = b"".join(b"/%s/%s" % (own.encode(), role.encode()) for own, role in self.roles.items())
        self._objects[3] = b"<</Type/StructTreeRoot/K[%s]/RoleMap<<%s>>>>" % (kids, roles)
        return raw_pdf(self._objects)

    def _element(self, element: Element, style: tuple[str, float] = ("F1", 11)) -> bytes:
        style = self.styles.get(element.role, style)
        number, self._next = self._next, self._next + 1
        kids = b" ".join(
            self._element(child, style) if isinstance(child, Element) else self._text(child, *style)
            for child in element.children
        )
        self._objects[number] = b"<</Type/StructElem/S/%s/K[%s]>>" % (element.role.encode(), kids)
        return b"%d 0 R" % number

    def _text(self, text: str, font: str, size: float) -> bytes:
        mark = self._marks[-1] if self._lines < self.lines_a_page else 0
        page = self._line(text, font, size, b"/P<</MCID %d>>BDC" % mark)
        self._marks[-1] = mark + 1
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (_page(page), mark)

    def _line(self, text: str, font: str, size: float, mark: bytes) -> int:
        if self._lines >= self.lines_a_page:
            self._pages.append([])
            self._marks.append(0)
            self._lines = 0
        self._pages[-1].append(_shown(text, font, size, 780 - 17 * self._lines, mark))
        self._lines += 1
        return len(self._pages) - 1


_ARTIFACT = b"/Artifact<</Type/Pagination>>BDC"


def _page(number: int) -> int:
    return 100_000 + 2 * number


def _shown(text: str, font: str, size: float, baseline: float, mark: bytes) -> bytes:
    shown = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    drawn = b"BT/%s %g Tf 72 %g Td(%s)Tj ET" % (font.encode(), size, baseline, shown)
    return mark + b" " + drawn + b" EMC" if mark else drawn


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def one_page(
    content: bytes, resources: bytes = b"", entries: bytes = b"", catalog: bytes = b""
) -> dict[int, bytes]:
    """Return the objects of a PDF of one page, with Helvetica as ``F1``, for ``raw_pdf``."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>",
        3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>%s>>"
        % (resources, entries),
        4: stream(content),
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    }


def raw_pdf(objects: Mapping[int, bytes]) -> bytes:
    """Return a file with these objects; 1 is the catalogue."""
    body = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, written in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    start = len(body)
    body += b"xref\n"
    for number in sorted(places):
        body += b"%d 1\n%010d 00000 n \n" % (number, places[number])
    body += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(places) + 1, start)
    return bytes(body)
