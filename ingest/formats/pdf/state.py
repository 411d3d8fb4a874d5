"""What the operators of a page change, and what they show: ISO 32000-2:2020, 8.4, 9.3 and 14.6."""

from typing import Any, NamedTuple

from ingest.formats.pdf.fonts import Face
from ingest.formats.pdf.matrix import Matrix

# The operators that set one number of the state.
SETTINGS = {
    b"Tf": "size",
    b"Tc": "character_gap",
    b"Tw": "word_gap",
    b"TL": "leading",
    b"Ts": "rise",
    b"Tz": "stretch",
    b"Tr": "rendering",
}


class Mark(NamedTuple):
    """The name of marked content within a page: its stream (0 for the page's own) and its number."""

    stream: int
    number: int


class Span(NamedTuple):
    """Text in one font on one baseline.

    Parameters:
        text: the characters, with the spaces that part it from what is before and after.
        left: where it starts, in points from the left of the page as it is seen.
        right: where it ends.
        baseline: points from the bottom of the page.
        size: of the font, in points.
        bold: whether the font is bold.
        italic: whether the font is italic.
        turn: its direction in degrees, counter-clockwise, 0 for text that reads from left to right; -1
            for a slant. The place of turned text is as it would be on the page turned back.
        mark: ties it to the tags; None where it is not tagged.
        artifact: whether it is marked as no part of the text, like a running head, and not tagged. What is
            both, in the boxes of some word processors, is text.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    turn: int
    mark: Mark | None
    artifact: bool


class State:
    """The graphics state, as far as it places text."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.face: Face | None = None
        self.size = self.character_gap = self.word_gap = self.leading = self.rise = self.rendering = 0.0
        self.stretch = 100.0

    def copy(self) -> "State":
        """Return a state that can change by itself."""
        other = State(self.matrix)
        other.__dict__.update(self.__dict__)
        return other


class Marked(NamedTuple):
    """What is known of the marked content that text stands in.

    Parameters:
        mark: ties it to the tags; None where it is not tagged.
        artifact: whether it is marked as no part of the text.
        instead: what it reads as in place of its glyphs, emptied once it has been said; None for most.
    """

    mark: Mark | None
    artifact: bool
    # What the content reads as in place of its glyphs: emptied once it has been said.
    instead: list[str] | None


def decoded(value: Any) -> str:
    """Return a text string: ISO 32000-2:2020, 7.9.2.2."""
    if not isinstance(value, bytes):
        return str(value)
    for order, encoding in (
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xef\xbb\xbf", "utf-8"),
    ):
        if value.startswith(order):
            return value[len(order) :].decode(encoding, "replace")
    return value.decode("latin-1")
