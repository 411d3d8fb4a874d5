"""What the pages of a PDF show: pieces of text with their place, their font and their mark in the tags.

pypdf parses the file. Its text extraction gives neither the right edge of a piece nor the mark that ties
it to the tags, so the operators that place text are followed here: ISO 32000-2:2020, 8.4.4 (graphics
state), 8.10 (forms), 9.3 and 9.4 (text), 14.6 (marked content).
"""

import math
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
)

from ingest.errors import DocumentError
from ingest.formats.pdf.fonts import Fonts, dictionary, resolved
from ingest.formats.pdf.matrix import UNMOVED, Matrix, point_at, seen, times, turn_of, turned_back
from ingest.formats.pdf.state import SETTINGS, Mark, Marked, Span, State, decoded

# All in ems. A space is a quarter, in tight lines half of that; kerning stays below a tenth.
WORD_GAP = 0.12
COLUMN_GAP = 1.2
# Fonts that draw bold by printing twice move by less than this.
OVERPRINT = 0.1
SAME_BASELINE = 0.02
FURTHEST = 100_000
DEEPEST_FORM = 12
MOST_FORMS = 2_000
MOST_STATES = 500
# In bytes. A page of text has some 20,000; a large drawing takes minutes and has hardly any words.
LARGEST_DRAWING = 8_000_000
MOST_WORK = 60_000_000
WORK_OF_STREAM = 500
FILLED_AND_STROKED = 2


class Canvas:
    """Follows the operators of a document's pages."""

    def __init__(self, reader: PdfReader) -> None:
        self._reader = reader
        self._fonts = Fonts()
        self._work = 0
        self._begin(UNMOVED)

    def show(self, page: PageObject) -> list[Span]:
        """Return what the page shows, in the order in which it is shown.

        Raises:
            DocumentError: where the pages so far draw more than a document of text does.
        """
        self._begin(seen(page))
        contents = resolved(page.get("/Contents"))
        if isinstance(contents, ArrayObject | StreamObject):
            self._follow(contents, dictionary(page.get("/Resources")), stream=0, depth=0)
        return self._spans

    def _begin(self, matrix: Matrix) -> None:
        self._spans: list[Span] = []
        self._printed: dict[str, Span] = {}
        self._marked = [Marked(None, False, None)]
        self._forms, self._space = 0, False
        self._state = State(matrix)
        self._text = self._line = UNMOVED

    def _follow(self, content: PdfObject, resources: DictionaryObject, stream: int, depth: int) -> None:
        faces = self._fonts.of(resources)
        states: list[State] = []
        marked = len(self._marked)
        for operands, operator in self._operations(content):
            if operator in (b"Tj", b"'", b'"'):
                if operator != b"Tj":
                    self._move(0, -self._state.leading)
                self._show_strings(operands[-1:])
            elif operator == b"TJ":
                self._show_strings(operands[0] if operands and isinstance(operands[0], list) else [])
            elif operator in (b"Td", b"TD", b"T*", b"Tm", b"BT", b"cm"):
                self._place(operator, [float(o) for o in operands if isinstance(o, int | float)])
            elif operator in SETTINGS and operands and isinstance(operands[-1], int | float):
                setattr(self._state, SETTINGS[operator], float(operands[-1]))
                if operator == b"Tf":
                    self._state.face = faces.get(operands[0])
            elif operator in (b"q", b"Q"):
                self._keep(operator, states)
            elif operator in (b"BMC", b"BDC"):
                self._marked.append(self._mark(operands, resources, stream))
            elif operator == b"EMC" and len(self._marked) > marked:
                self._marked.pop()
            elif operator == b"Do" and operands and depth < DEEPEST_FORM:
                self._form(dictionary(resources.get("/XObject")), operands[0], resources, depth)
        del self._marked[marked:]

    def _operations(self, content: PdfObject) -> list[Any]:
        parsed = ContentStream(content, self._reader, "bytes")
        data = parsed.get_data()
        if not (b"BT" in data or b"Do" in data) or len(data) > LARGEST_DRAWING:
            return []
        self._work += len(data) + WORK_OF_STREAM
        if self._work > MOST_WORK:
            raise DocumentError("draws too much to be read as text; print it to a new PDF, or split it")
        return parsed.operations

    def _keep(self, operator: bytes, states: list[State]) -> None:
        if operator == b"q" and len(states) < MOST_STATES:
            states.append(self._state.copy())
        elif operator == b"Q" and states:
            self._state = states.pop()

    def _place(self, operator: bytes, numbers: list[float]) -> None:
        match operator, numbers:
            case b"Td", [x, y]:
                self._move(x, y)
            case b"TD", [x, y]:
                self._state.leading = -y
                self._move(x, y)
            case b"T*", _:
                self._move(0, -self._state.leading)
            case b"Tm", [a, b, c, d, e, f]:
                self._text = self._line = (a, b, c, d, e, f)
            case b"BT", _:
                self._text = self._line = UNMOVED
            case b"cm", [a, b, c, d, e, f]:
                self._state.matrix = times((a, b, c, d, e, f), self._state.matrix)
            case _:
                pass

    def _move(self, x: float, y: float) -> None:
        self._text = self._line = times((1, 0, 0, 1, x, y), self._line)

    def _mark(self, operands: Any, resources: DictionaryObject, stream: int) -> Marked:
        around = self._marked[-1]
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, str):
            properties = dictionary(resources.get("/Properties")).get(properties)
        properties = dictionary(properties)
        number, instead = resolved(properties.get("/MCID")), resolved(properties.get("/ActualText"))
        return Marked(
            Mark(stream, number) if isinstance(number, int) else around.mark,
            around.artifact or operands[:1] == ["/Artifact"],
            around.instead if instead is None else [decoded(instead)],
        )

    def _form(self, forms: DictionaryObject, name: Any, resources: DictionaryObject, depth: int) -> None:
        form = dictionary(forms.get(name))
        if resolved(form.get("/Subtype")) != "/Form" or self._forms >= MOST_FORMS:
            return
        self._forms += 1
        state, text, line = self._state, self._text, self._line
        self._state = state.copy()
        match resolved(form.get("/Matrix")):
            case [a, b, c, d, e, f]:
                self._state.matrix = times((a, b, c, d, e, f), state.matrix)
        own, reference = form.get("/Resources"), forms.raw_get(name)
        self._follow(
            form,
            dictionary(own) if own is not None else resources,
            stream=reference.idnum if isinstance(reference, IndirectObject) else 0,
            depth=depth + 1,
        )
        self._state, self._text, self._line = state, text, line

    def _show_strings(self, pieces: Any) -> None:
        """Show the strings of one operator, which numbers move apart, in thousandths of an em."""
        state = self._state
        if state.face is None:
            return
        stretch = state.stretch / 100
        em = state.size * stretch
        words: list[str] = []
        pen, start, end = 0.0, None, 0.0
        for piece in pieces:
            if isinstance(piece, int | float):
                pen -= float(piece) / 1000 * em
                if piece < -1000 * COLUMN_GAP:
                    self._show_words("".join(words), start, end)
                    words, start = [], None
                elif piece < -1000 * WORD_GAP:
                    words.append(" ")
            elif isinstance(piece, bytes):
                for text, width, spaced in state.face.glyphs(piece):
                    if not text.isspace():
                        start, end = (pen if start is None else start), pen + width * em
                    words.append(text)
                    pen += width * em + (state.character_gap + spaced * state.word_gap) * stretch
        self._show_words("".join(words), start, end)
        self._text = times((1, 0, 0, 1, pen, 0), self._text)

    def _show_words(self, text: str, start: float | None, end: float) -> None:
        state, marked = self._state, self._marked[-1]
        if start is None or state.face is None:
            self._space = self._space or bool(text)
            return
        if marked.instead is not None:
            text = marked.instead.pop() if marked.instead else ""
        if not text.strip():
            return
        a, b, c, d, *_ = matrix = times(self._text, state.matrix)
        turn = turn_of(a, b)
        left, baseline = turned_back(point_at(matrix, start, state.rise), turn)
        right, _ = turned_back(point_at(matrix, end, state.rise), turn)
        size = abs(state.size) * math.hypot(c, d)
        if not all(abs(number) < FURTHEST for number in (left, right, baseline, size)):
            return
        bold = state.face.bold or state.rendering == FILLED_AND_STROKED
        self._add(
            Span(
                " " + text if self._space else text,
                left,
                right,
                baseline,
                size,
                bold,
                state.face.italic,
                turn,
                marked.mark,
                marked.artifact and marked.mark is None,
            )
        )
        self._space = False

    def _add(self, span: Span) -> None:
        """Add a span, or its text to the span before it where they are of one piece."""
        printed = self._printed.get(span.text.strip())
        if printed and printed.artifact == span.artifact and _near(printed, span):
            return
        self._printed[span.text.strip()] = span
        last = self._spans[-1] if self._spans else None
        gap = (span.left - last.right) / (span.size or 1) if last else 0.0
        if last is None or not _goes_on(last, span) or not -WORD_GAP < gap < COLUMN_GAP:
            self._spans.append(span)
            return
        text = last.text + (" " if gap > WORD_GAP else "") + span.text
        self._spans[-1] = last._replace(text=text, right=span.right)


def _goes_on(last: Span, span: Span) -> bool:
    return last[4:] == span[4:] and abs(last.baseline - span.baseline) <= SAME_BASELINE * span.size


def _near(one: Span, other: Span) -> bool:
    room = OVERPRINT * other.size
    return abs(one.left - other.left) < room and abs(one.baseline - other.baseline) < room
