"""Writes invented Bills as PDF in the layout of Parliament's prints."""

import io
from dataclasses import dataclass, field
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

PLAIN, BOLD, ITALIC = "Times-Roman", "Times-Bold", "Times-Italic"
WIDTH, HEIGHT = A4
SIZE, LEADING, TOP, MEASURE, COLUMN = 11, 13.0, HEIGHT - 110, 370.0, 24.0
BOTTOM, CONTENTS_LINES, LINES_BEFORE = 110, 40, 14
SOFT_HYPHEN = "\u00ad"
ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
# Where it starts, the text and its font; a centred one starts nowhere.
Piece = tuple[float | None, str, str]
ENACTING = "BE IT ENACTED by those who wrote this sample for the tests, as follows:—"


class Layout(NamedTuple):
    """What differs between prints.

    Parameters:
        hanging: whether "(1)" stands under the clause's number, as in older prints, or right of it.
        outer: whether margins are mirrored, with line numbers on the outside; else they are on the right.
        glued: whether the line numbers stand so close that they look like the line's last word.
        lines: how many lines a page has.
        gap: points before each paragraph.
        bold: whether the headings of clauses are bold.
    """

    hanging: bool = False
    outer: bool = True
    glued: bool = False
    lines: int = 36
    gap: float = 5.0
    bold: bool = True


class Written(NamedTuple):
    place: str
    heading_path: tuple[str, ...]
    texts: list[str]
    pages: list[set[int]]


class Line(NamedTuple):
    pieces: list[Piece]
    before: float = 0.0
    beside: str = ""
    head: str = ""
    pages: set[int] | None = None


@dataclass
class SampleBill:
    """A Bill, added to from its start to its end; ``pdf`` prints it.

    ``written`` has its provisions, and after ``pdf`` the physical pages of each of their texts. A soft
    hyphen in a text is where a line may break; a newline, where it must.
    """

    layout: Layout = field(default_factory=Layout)
    title: str = "Kites and Balloons Bill"
    number: str = "Bill 9"
    stage: str = "AS INTRODUCED"
    printed: str = "Ordered, by The House of Commons, to be Printed, 3 March 2025"
    enacting: str = ENACTING
    long_title: str = "Make provision about kites; about balloons; and for connected purposes."
    contents: list[tuple[str, str, str]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    written: list[Written] = field(default_factory=list)
    path: dict[int, str] = field(default_factory=dict)
    schedule_name: str = ""

    def group(self, name: str, title: str) -> None:
        """Start a Part or a Chapter: ``Part 1``."""
        level = 1 if name.startswith("Part") else 2
        self._under(level, f"{name}: {title}")
        self._centred(name.upper(), *self._wrapped(title.upper(), MEASURE * 0.7))
        listed = [f"{name} — {title}"] if self.schedule_name else [name.upper(), title.upper()]
        self.contents += [("", text, PLAIN) for text in listed]

    def cross_heading(self, title: str) -> None:
        """Put a cross-heading."""
        self._under(3, title)
        self._centred(title, font=ITALIC)
        if not self.schedule_name:
            self.contents.append(("", title, ITALIC))

    def clause(self, number: int, heading: str) -> None:
        """Start a clause."""
        self.contents.append((str(number), heading, PLAIN))
        font = BOLD if self.layout.bold else PLAIN
        for index, line in enumerate(self._wrapped(heading, MEASURE - COLUMN, font)):
            pieces = [(0.0, str(number), font)] if index == 0 else []
            self._line([*pieces, (COLUMN, line, font)], before=0 if index else self.layout.gap)
        self.written.append(Written(f"clause-{number}", (*self.path.values(), heading), [], []))

    def schedule(self, title: str, number: int | None = None, section: int = 1) -> None:
        """Start a Schedule; one without a number is the only one."""
        self.schedule_name = f"Schedule {number}" if number else "Schedule"
        self.contents.append((self.schedule_name, f"— {title}", PLAIN))
        self._under(0, f"{self.schedule_name}: {title}")
        self._centred(*["SCHEDULES"] * (number == 1))
        self._centred(self.schedule_name.upper(), beside=f"Section {section}")
        self._centred(*self._wrapped(title.upper(), MEASURE * 0.7))
        place = self.schedule_name.lower().replace(" ", "-")
        self.written.append(Written(place, tuple(self.path.values()), [], []))

    def paragraph(self, number: int, text: str, label: str = "") -> None:
        """Start a paragraph of the Schedule."""
        place = f"{self.schedule_name.lower().replace(' ', '-')}-paragraph-{number}"
        self.written.append(Written(place, tuple(self.path.values()), [], []))
        self.text(text, 0, label, str(number))

    def text(self, text: str, level: int = 0, label: str = "", number: str = "", font: str = PLAIN) -> None:
        """Put a paragraph of text, ``level`` columns further in than the clause's own text."""
        base = COLUMN * (level if self.layout.hanging and label.startswith("(") else level + 1)
        column = base + (COLUMN + 6 * max(0, len(label) - 3) if label else 0)
        plain = text.replace(SOFT_HYPHEN, "").replace("-\n", "-").replace("\n", " ")
        self.written[-1].texts.append(f"{label} {plain}".strip())
        self.written[-1].pages.append(set())
        for index, line in enumerate(self._wrapped(text, MEASURE - column, font)):
            pieces = [(0.0, number, font)] if number and index == 0 else []
            pieces += [(base, label, font)] if label and index == 0 else []
            before = 0 if index else self.layout.gap
            self._line([*pieces, (column, line, font)], before, self.written[-1].pages[-1])

    def pdf(self) -> bytes:
        """Return the print: cover, contents, Bill and back cover."""
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=0)
        cover = ["EXPLANATORY NOTES", f"Notes that explain the Bill are published apart as {self.number}—EN."]
        self._plain_page(canvas, [self.title, *cover])
        self._contents(canvas)
        self._bill(canvas)
        back = [f"[{self.stage}]", "A", "BILL", "TO", *self._wrapped(self.long_title, MEASURE), self.printed]
        self._plain_page(canvas, [self.title, *back])
        canvas.save()
        return buffer.getvalue()

    def _under(self, level: int, heading: str) -> None:
        self.path = {each: text for each, text in self.path.items() if each < level} | {level: heading}

    def _line(
        self, pieces: list[Piece], before: float, pages: set[int] | None = None, beside: str = ""
    ) -> None:
        outermost = next(iter(self.path.values()), "").replace(": ", "—")
        self.lines.append(Line(pieces, before, beside, outermost[:60], pages))

    def _centred(self, *texts: str, font: str = PLAIN, beside: str = "") -> None:
        for text in texts:
            self._line([(None, text, font)], self.layout.gap, beside=beside)

    def _wrapped(self, text: str, width: float, font: str = PLAIN) -> list[str]:
        """Return lines no wider than ``width``, broken at spaces, at newlines and at soft hyphens."""
        lines: list[str] = []
        for forced in text.split("\n"):
            line = ""
            for word in forced.split(" "):
                before = line
                for syllable in word.split(SOFT_HYPHEN):
                    joined = f"{line}{syllable}" if line != before else f"{line} {syllable}".strip()
                    if line and stringWidth(f"{joined}-", font, SIZE) > width:
                        lines.append(line if line == before else f"{line}-")
                        joined, before = syllable, ""
                    line = joined
            lines.append(line)
        return lines

    def _plain_page(self, canvas: Canvas, texts: list[str]) -> None:
        for step, text in enumerate(texts):
            canvas.setFont(BOLD if step == 0 else PLAIN, 20 if step == 0 else SIZE)
            canvas.drawString(95, HEIGHT - 120 - 30 * step, text)
        self._foot(canvas)
        canvas.showPage()

    def _contents(self, canvas: Canvas) -> None:
        lines = [(WIDTH / 2, text, PLAIN) for text in (self.title, f"[{self.stage}]", "CONTENTS")]
        for label, text, font in self.contents:
            if label:
                wide = 70 if label.startswith("S") else COLUMN
                first, *rest = self._wrapped(text, MEASURE - wide)
                lines += [(95.0, f"{label} {first}", font), *((95 + wide, line, font) for line in rest)]
            else:
                lines.append((110.0 if "—" in text else WIDTH / 2, text, font))
        for start in range(0, len(lines), CONTENTS_LINES):
            page = start // CONTENTS_LINES + 1
            self._running_head(canvas, ROMAN[page], page, "") if start else self._foot(canvas)
            for step, (x, text, font) in enumerate(lines[start : start + CONTENTS_LINES]):
                canvas.setFont(font, SIZE)
                draw = canvas.drawCentredString if x == WIDTH / 2 else canvas.drawString
                draw(x, TOP - LEADING * step, text)
            canvas.showPage()

    def _bill(self, canvas: Canvas) -> None:
        self._foot(canvas)
        for step, text in enumerate(("A", "BILL", "TO")):
            canvas.drawCentredString(self._edge(1) + MEASURE / 2, TOP - LEADING * step, text)
        opening = [*self._wrapped(self.long_title, MEASURE), *self._wrapped(self.enacting, MEASURE)]
        for step, text in enumerate(opening, start=3):
            canvas.drawString(self._edge(1), TOP - LEADING * step, text)
        page, count, y = 1, 0, TOP - LEADING * (LINES_BEFORE - 1)
        before = canvas.getPageNumber() - 1
        for line in self.lines:
            if y < BOTTOM or count >= self.layout.lines - (LINES_BEFORE if page == 1 else 0):
                canvas.showPage()
                page, count, y = page + 1, 0, TOP
                self._running_head(canvas, str(page), page, line.head)
            count += 1
            y -= line.before
            self._draw(canvas, line, y, page, str(count) if count % 5 == 0 else "")
            if line.pages is not None:
                line.pages.add(before + page)
            y -= LEADING
        canvas.showPage()

    def _draw(self, canvas: Canvas, line: Line, y: float, page: int, number: str) -> None:
        edge, left_page = self._edge(page), page % 2 == 0
        for column, text, font in line.pieces:
            canvas.setFont(font, SIZE)
            draw = canvas.drawCentredString if column is None else canvas.drawString
            draw(edge + (MEASURE / 2 if column is None else column), y, text)
        canvas.setFont(PLAIN, SIZE)
        canvas.drawRightString(edge + MEASURE, y, line.beside)
        if self.layout.outer and left_page:
            canvas.drawString(edge - 40, y, number)
        else:
            canvas.drawRightString(edge + MEASURE + (16 if self.layout.glued else 34), y, number)

    def _edge(self, page: int) -> float:
        return 130.0 if self.layout.outer and page % 2 == 0 else 95.0

    def _running_head(self, canvas: Canvas, number: str, page: int, head: str) -> None:
        edge = self._edge(page)
        canvas.setFont(PLAIN, SIZE)
        left, right = (number, self.title) if page % 2 == 0 else (self.title, number)
        canvas.drawString(edge, TOP + 50, left)
        canvas.drawRightString(edge + MEASURE, TOP + 50, right)
        canvas.setFont(ITALIC, SIZE)
        canvas.drawString(edge, TOP + 50 - LEADING, head)

    def _foot(self, canvas: Canvas) -> None:
        canvas.setFont(PLAIN, SIZE)
        canvas.drawString(95, 60, self.number)
        canvas.drawRightString(95 + MEASURE, 60, "59/1")
