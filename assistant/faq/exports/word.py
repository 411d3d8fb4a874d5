"""A set as a Word document: headings, a table of contents, and sources with links."""

import io
from itertools import count
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from assistant.faq.exports.blocks import blocks_of
from assistant.faq.exports.body import Body
from assistant.faq.exports.handout import Handout, Item, Reference
from assistant.faq.wording import faq_wording

# Headings of two levels, as links, without page numbers: so the table is right before Word updates it.
CONTENTS = r'TOC \o "1-2" \n \h \z \u'
LINK = RGBColor(0x1D, 0x70, 0xB8)
WARNING = RGBColor(0xB1, 0x0E, 0x1E)
FONT = "Arial"
SOURCE, REVIEW = "Source", "Review"


def word(handout: Handout) -> bytes:
    """Return a set as a .docx file."""
    document = docx.Document()
    _style(document, handout)
    body = Body(document)
    words = faq_wording()["handout"]
    body.add(handout.title, "Title")
    body.add(handout.made, "Subtitle")
    body.add(handout.about)
    numbers = count(1)
    marks = {
        id(part): f"_Toc{next(numbers):08d}"
        for section in handout.sections
        for part in ((section, *section.items) if section.heading else section.items)
    }
    _contents(body, handout, marks)
    if not handout.items:
        body.add(words["empty"])
    for section in handout.sections:
        if section.heading:
            _bookmark(body.add(section.heading, "Heading 1"), marks[id(section)])
        for item in section.items:
            _bookmark(body.add(item.question, "Heading 2"), marks[id(item)])
            _item(body, item)
    if handout.licences:
        body.add(words["licences"], "Heading 1")
        for line in handout.licences:
            body.add(line, "List Bullet")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _style(document: Document, handout: Handout) -> None:
    document.core_properties.title = handout.title
    document.core_properties.author = "carelaw"
    document.core_properties.comments = ""
    document.core_properties.language = "en-GB"
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        style.font.name = FONT  # pyright: ignore[reportAttributeAccessIssue]
        style.font.color.rgb = RGBColor(0x0B, 0x0C, 0x0C)  # pyright: ignore[reportAttributeAccessIssue]
        # The headings of Word's own template take their font from its theme, unless told otherwise.
        element: Any = style.element
        fonts = element.get_or_add_rPr().get_or_add_rFonts()
        for name_ in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{name_}"), None)
    document.styles["Normal"].font.size = Pt(11)  # pyright: ignore[reportAttributeAccessIssue]
    for name, indent in ((SOURCE, Cm(0.6)), (REVIEW, Cm(0))):
        small: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        small.base_style = document.styles["Normal"]
        small.font.size, small.paragraph_format.left_indent = Pt(9), indent


def _contents(body: Body, handout: Handout, marks: dict[int, str]) -> None:
    """Write the table of contents: a field that Word can update, filled in already."""
    if not handout.items:
        return
    body.add().add_run(faq_wording()["handout"]["contents"]).bold = True
    paragraph = body.add()
    _field(paragraph, "begin")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = CONTENTS
    paragraph.add_run()._r.append(instruction)
    _field(paragraph, "separate")
    lines: list[tuple[str, str, float]] = []
    for section in handout.sections:
        if section.heading:
            lines.append((section.heading, marks[id(section)], 0))
        lines += [(item.question, marks[id(item)], 0.6) for item in section.items]
    for at, (text, mark, indent) in enumerate(lines):
        if at:
            paragraph = body.add()
        paragraph.paragraph_format.left_indent = Cm(indent)
        paragraph.paragraph_format.space_after = Pt(2)
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), mark)
        link.set(qn("w:history"), "1")
        paragraph._p.append(link)
        _linked(paragraph, link, text)
    _field(paragraph, "end")
    body.add().add_run().add_break(WD_BREAK.PAGE)


def _item(body: Body, item: Item) -> None:
    for line in filter(None, (item.setting, item.outcome, *item.notes)):
        body.add().add_run(line).italic = True
    for warning in item.warnings:
        run = body.add().add_run(warning)
        run.bold, run.font.color.rgb = True, WARNING
    for block in blocks_of(item.answer):
        body.add(block.text, "List Bullet" if block.is_item else None)
    if item.references:
        body.add(faq_wording()["handout"]["sources"], "Heading 3")
    for source in item.references:
        _reference(body, source)
    body.add(item.review, REVIEW)


def _reference(body: Body, source: Reference) -> None:
    paragraph = body.add(f"[{source.number}] ", SOURCE)
    if source.url:
        _linked(paragraph, body.link(paragraph, source.url), source.place)
    else:
        paragraph.add_run(source.place)
    # An address in words too, for who reads it on paper.
    paragraph.add_run("".join(f"\n{line}" for line in (source.url, *source.lines) if line))


def _linked(paragraph: Paragraph, link: Any, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline = LINK, True
    link.append(run._r)


def _field(paragraph: Paragraph, kind: str) -> None:
    character = OxmlElement("w:fldChar")
    character.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(character)


def _bookmark(paragraph: Paragraph, name: str) -> None:
    number = name.removeprefix("_Toc").lstrip("0")
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), number)
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), number)
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)
