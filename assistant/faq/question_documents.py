"""Questions in Word documents: one a paragraph, or one a row of a table."""

import io
from collections.abc import Iterator
from typing import Any

from assistant.faq.asked import Asked, Row, from_rows, unnumbered
from assistant.faq.words import one_line

HEADING, TITLE = "heading", "title"


def read_word(body: bytes) -> Iterator[Asked]:
    """Yield the questions of a document, in order.

    A heading is the section of the questions below. A heading that is itself a question is one, and what
    stands below it, unless it asks too, is its remark.
    """
    from docx import Document
    from docx.text.paragraph import Paragraph

    document = Document(io.BytesIO(body))
    root: Any = document.element
    section: str | None = None
    waiting: Asked | None = None
    for at, block in enumerate(_blocks(root.body), start=1):
        if _name(block) == "tbl":
            if waiting:
                yield waiting
                waiting = None
            for asked in from_rows(_rows(block, at)):
                yield asked.model_copy(update={"section": asked.section or section})
            continue
        text = unnumbered(one_line(_text(block)))
        if not text:
            continue
        style = (Paragraph(block, document).style.name or "").casefold()  # pyright: ignore[reportOptionalMemberAccess]
        is_heading = style.startswith((HEADING, TITLE))
        if waiting and not is_heading and not text.endswith("?"):
            waiting = waiting.model_copy(update={"remark": f"{waiting.remark}\n{text}".strip()})
            continue
        if waiting:
            yield waiting
            waiting = None
        asked = Asked(question=text, section=section, where=f"paragraph {at}")
        if is_heading and text.endswith("?"):
            waiting = asked
        elif is_heading:
            section = text
        else:
            yield asked
    if waiting:
        yield waiting


def _blocks(parent: Any) -> Iterator[Any]:
    """Yield paragraphs and tables in order, those in content controls too."""
    for child in parent.iterchildren():
        if _name(child) in ("p", "tbl"):
            yield child
        elif _name(child) in ("sdt", "sdtContent"):
            yield from _blocks(child)


def _rows(table: Any, at: int) -> Iterator[Row]:
    rows = (child for child in table.iterchildren() if _name(child) == "tr")
    for number, row in enumerate(rows, start=1):
        cells = [_text(cell) for cell in row.iterchildren() if _name(cell) == "tc"]
        yield Row(f"paragraph {at}, row {number}", cells)


def _text(element: Any) -> str:
    """Return the words, those that are tracked as inserted too."""
    pieces = {"tab": " ", "br": " ", "p": " "}
    return "".join(
        (part.text or "") if _name(part) == "t" else pieces.get(_name(part), "") for part in element.iter()
    )


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
