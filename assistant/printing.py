"""A handout as PDF, on A4."""

import io
from collections.abc import Iterator
from html import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from assistant.faq.exports.blocks import blocks_of
from assistant.faq.exports.handout import Handout, Item, Reference
from assistant.faq.wording import faq_wording

INK, LINK, WARNING = HexColor("#0b0c0c"), "#1d70b8", HexColor("#b10e1e")
# The fonts that every reader of PDF has know these characters and no others.
CHARACTERS = "cp1252"

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=15, spaceAfter=6, textColor=INK)
TITLE = ParagraphStyle("title", BODY, fontName="Helvetica-Bold", fontSize=22, leading=27, alignment=TA_LEFT)
HEADING = ParagraphStyle(
    "heading", BODY, fontName="Helvetica-Bold", fontSize=14, leading=18, spaceBefore=16, keepWithNext=1
)
SUBHEADING = ParagraphStyle("subheading", BODY, fontName="Helvetica-Bold", spaceBefore=6, keepWithNext=1)
NOTE = ParagraphStyle("note", BODY, fontName="Helvetica-Oblique")
WARNED = ParagraphStyle("warned", BODY, fontName="Helvetica-Bold", textColor=WARNING)
ITEM = ParagraphStyle("item", BODY, leftIndent=14, bulletIndent=4)
SMALL = ParagraphStyle("small", BODY, fontSize=9, leading=12)
SOURCE = ParagraphStyle("source", SMALL, leftIndent=14)


def pdf(handout: Handout) -> bytes:
    """Return a handout as a PDF document."""
    body = io.BytesIO()
    document = SimpleDocTemplate(
        body,
        pagesize=A4,
        title=handout.title,
        author="carelaw",
        lang="en-GB",
        leftMargin=2.2 * cm,
        rightMargin=2.2 * cm,
    )
    document.build(list(_parts(handout)), onFirstPage=_number, onLaterPages=_number)
    return body.getvalue()


def _parts(handout: Handout) -> Iterator[Flowable]:
    words = faq_wording()["handout"]
    yield _said(handout.title, TITLE)
    yield _said(handout.made, SMALL)
    yield _said(handout.about, BODY)
    for section in handout.sections:
        if section.heading:
            yield _said(section.heading, HEADING)
        for item in section.items:
            yield from _item(item)
    if handout.licences:
        yield _said(words["licences"], HEADING)
        yield from (_said(line, SMALL) for line in handout.licences)


def _item(item: Item) -> Iterator[Flowable]:
    yield _said(item.question, HEADING)
    for line in filter(None, (item.setting, item.outcome, *item.notes)):
        yield _said(line, NOTE)
    for warning in item.warnings:
        yield _said(warning, WARNED)
    for block in blocks_of(item.answer):
        yield _said(block.text, ITEM, bullet="•") if block.is_item else _said(block.text, BODY)
    if item.references:
        yield _said(faq_wording()["handout"]["sources"], SUBHEADING)
    for source in item.references:
        yield _reference(source)
    yield _said(item.review, SMALL)


def _reference(source: Reference) -> Paragraph:
    place = _escaped(source.place)
    if source.url:
        place = f'<a href="{_escaped(source.url)}" color="{LINK}"><u>{place}</u></a>'
    # An address in words too, for who reads it on paper.
    lines = [f"[{source.number}] {place}", *map(_escaped, filter(None, (source.url, *source.lines)))]
    return Paragraph("<br/>".join(lines), SOURCE)


def _said(text: str, style: ParagraphStyle, bullet: str | None = None) -> Paragraph:
    return Paragraph(_escaped(text), style, bulletText=bullet)


def _escaped(text: str) -> str:
    """Return text as reportlab's markup shows it, with "?" for what its fonts have not."""
    known = text.encode(CHARACTERS, "replace").decode(CHARACTERS)
    return escape(known).replace("\n", "<br/>")


def _number(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawRightString(A4[0] - 2.2 * cm, 1.2 * cm, str(document.page))
