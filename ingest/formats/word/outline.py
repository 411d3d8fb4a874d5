"""The paragraphs of a Word file: which are headings, what their numbers are, which is the title."""

import re
from itertools import pairwise
from typing import NamedTuple

from lxml import etree

from ingest.documents.characters import tidy
from ingest.documents.xml_tree import name
from ingest.formats.word.numbers import Lists
from ingest.formats.word.properties import LONGEST_TITLE
from ingest.formats.word.styles import (
    BODY_TEXT,
    Numbering,
    Styles,
    child,
    namespaced,
    numbering_of,
    outline_level,
    value,
)
from ingest.formats.word.text import BOLD, remove, words

TITLE = "title"
HEADING = "Heading"
# HTML has so many levels of headings; Word has nine.
DEEPEST = 6
LONGEST_BOLD = 100
_END_STOP = re.compile(r"[.,;:!…]$")


class _Paragraph(NamedTuple):
    element: etree._Element
    text: str
    level: int | None
    mark: str
    is_title: bool


def set_out(root: etree._Element, styles: Styles, lists: Lists, title: str | None) -> str | None:
    """Give paragraphs their numbers and headings a style by their level, in place.

    Lines of contents lists are removed, and so is the title. In a file without headings those paragraphs
    are headings that are short and bold and stand over others.

    Parameters:
        root: a part that has been made plain.
        styles: the file's styles.
        lists: the file's lists.
        title: the title that the file's properties give.

    Returns:
        The title: as given, or else as it stands in the text.
    """
    paragraphs = _paragraphs(root, styles, lists)
    if not any(paragraph.level is not None for paragraph in paragraphs if paragraph.text):
        paragraphs = _with_bold_headings(paragraphs)
    own = _title_of(paragraphs)
    if own is not None and own.text.casefold() == (title or own.text).casefold():
        paragraphs.remove(own)
        remove(own.element)
        title = title or own.text
    for paragraph in paragraphs:
        _set_out(paragraph, paragraph.level)
    return title


def set_out_notes(root: etree._Element, styles: Styles, lists: Lists) -> None:
    """Give the paragraphs of notes their numbers, in place."""
    for paragraph in _paragraphs(root, styles, lists):
        _set_out(paragraph, None)


def _paragraphs(root: etree._Element, styles: Styles, lists: Lists) -> list[_Paragraph]:
    read = [_read(element, styles, lists) for element in list(root.iter(namespaced(root, "p")))]
    return [paragraph for paragraph in read if paragraph is not None]


def _read(element: etree._Element, styles: Styles, lists: Lists) -> _Paragraph | None:
    """Read a paragraph; None for a line of a contents list, which is removed."""
    properties = child(element, "pPr")
    style_id = value(properties, "pStyle") or styles.default
    style = styles.of(style_id)
    if style.is_contents:
        remove(element)
        return None
    level = outline_level(properties)
    level = style.level if level is None else level
    own = numbering_of(properties)
    numbering = Numbering(
        own.list_id or style.numbering.list_id, style.numbering.level if own.level is None else own.level
    )
    is_title = style.name == TITLE
    return _Paragraph(
        element,
        tidy(words(element)),
        None if level is None or level >= BODY_TEXT or is_title else level,
        lists.mark(numbering, style_id),
        is_title,
    )


def _with_bold_headings(paragraphs: list[_Paragraph]) -> list[_Paragraph]:
    filled = [paragraph for paragraph in paragraphs if paragraph.text]
    over = {
        id(before.element)
        for before, after in pairwise(filled)
        if _may_be_heading(before) and not _may_be_heading(after)
    }
    return [
        paragraph._replace(level=0) if id(paragraph.element) in over else paragraph
        for paragraph in paragraphs
    ]


def _may_be_heading(paragraph: _Paragraph) -> bool:
    parent = paragraph.element.getparent()
    return (
        paragraph.element.get(BOLD) is not None
        and parent is not None
        and name(parent) == "body"
        and len(paragraph.text) <= LONGEST_BOLD
        and not paragraph.is_title
        and not _END_STOP.search(paragraph.text)
    )


def _title_of(paragraphs: list[_Paragraph]) -> _Paragraph | None:
    """Return the first paragraph in the style Title, or a heading that can only be the title.

    That is the one heading of the first level, where no other comes before it.
    """
    filled = [paragraph for paragraph in paragraphs if paragraph.text]
    styled = next((found for found in filled if found.is_title and len(found.text) <= LONGEST_TITLE), None)
    headings = [paragraph for paragraph in filled if paragraph.level is not None]
    if styled or not headings or headings[0].mark:
        return styled
    if len(headings[0].text) > LONGEST_TITLE:
        return None
    alone = all(
        heading.level > (headings[0].level or 0) for heading in headings[1:] if heading.level is not None
    )
    return headings[0] if alone and headings[0] is not filled[-1] else None


def _set_out(paragraph: _Paragraph, level: int | None) -> None:
    element = paragraph.element
    if (properties := child(element, "pPr")) is not None:
        remove(properties)
    element.attrib.clear()
    if paragraph.mark and paragraph.text:
        number = etree.Element(namespaced(element, "t"))
        number.text = f"{paragraph.mark} "
        element.insert(0, number)
    if level is not None:
        properties = etree.Element(namespaced(element, "pPr"))
        style = etree.SubElement(properties, namespaced(element, "pStyle"))
        style.set(namespaced(element, "val"), f"{HEADING}{min(level + 1, DEEPEST)}")
        element.insert(0, properties)
