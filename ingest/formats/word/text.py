"""The text of a Word file as its reader sees it: no deleted or hidden words, codes of fields, or pictures."""

from collections.abc import Iterable, Iterator

from lxml import etree

from ingest.documents.xml_tree import name
from ingest.formats.word.styles import attribute, child, namespaced, value

# What has no words that stand on the page: tracked deletions, codes of fields, settings.
UNSEEN = frozenset(
    {"del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "sdtPr", "sdtEndPr", "smartTagPr"}
    | {"customXmlPr", "fldChar", "sectPr", "tblPr", "tblGrid", "tblPrEx", "pPrChange", "softHyphen"}
)
# What is left for mammoth to read. All other elements are taken away, and the words in them stay.
KEPT = frozenset(
    {
        "document",
        "body",
        "footnotes",
        "footnote",
        "endnotes",
        "endnote",
        "p",
        "pPr",
        "pStyle",
        "numPr",
        "numId",
    }
    | {"ilvl", "outlineLvl", "rPr", "del", "t", "tab", "br", "sym", "footnoteReference", "endnoteReference"}
    | {"pict", "tbl", "tr", "trPr", "tblHeader", "tc", "tcPr", "gridSpan", "vMerge"}
)
# Unseen in certain cases.
JUDGED = frozenset({"r", "sdt", "sym"})
# To what each is changed: mammoth does not read the first.
SAME_AS = {"cr": "br", "br": "br", "ptab": "tab", "noBreakHyphen": "t", "txbxContent": "pict"}
OTHER_FILES = frozenset({"altChunk", "subDoc"})
CONTENTS = "Table of Contents"
OFF = frozenset({"0", "false", "off", "none"})
BOLD = "bold"
CHARACTERS = range(1, 0x10000)


def make_plain(root: etree._Element) -> tuple[str, ...]:
    """Reduce a part of a Word file to paragraphs, tables and words, in place.

    Inserted text stays and deleted text goes. A text box comes after the paragraph that it hangs on. A
    paragraph that is bold throughout gets the attribute ``bold``.

    Returns:
        What could not be read, one line each.
    """
    own = namespaced(root, "")
    taken_in = sum(1 for _ in _all(root, OTHER_FILES))
    for alternatives in list(root.iter("{*}AlternateContent")):
        _keep_one(alternatives)
    for element in [found for found in _all(root, UNSEEN | JUDGED) if _is_unseen(found)]:
        remove(element)
    for element in list(_all(root, SAME_AS)):
        _translate(element, own + SAME_AS[name(element)])
    for other in [found for found in root.iter("{*}t") if found.tag != own + "t"]:
        # In a drawing there is nothing else between one line and the next.
        other.text = (other.text or "") + ("" if other.tag.endswith("/math}t") else " ")
        other.tag = own + "t"
    for paragraph in {bold for switch in root.iter(own + "b") for bold in switch.iterancestors(own + "p")}:
        if _is_bold(paragraph):
            paragraph.set(BOLD, "1")
    for properties in list(root.iter(own + "rPr")):
        if _parent(properties) == own + "r":
            remove(properties)
    strange = {element.tag for element in root.iter() if isinstance(element.tag, str)}
    etree.strip_tags(root, *(tag for tag in strange if tag.removeprefix(own) not in KEPT))
    marked = {paragraph for mark in root.iter(own + "del") for paragraph in mark.iterancestors(own + "p")}
    marked = {paragraph for paragraph in marked if _ends_deleted(paragraph)}
    for first in [paragraph for paragraph in marked if paragraph.getprevious() not in marked]:
        _join_next(first)
    _join_words(root, own + "t")
    if not taken_in:
        return ()
    return (f"{taken_in} other file{'s' if taken_in > 1 else ''} that it takes in cannot be read",)


def words(paragraph: etree._Element) -> str:
    """Return the words of a paragraph, without those of text boxes."""
    own = namespaced(paragraph, "")
    found = paragraph.iterchildren(own + "t", own + "tab", own + "br")
    return "".join(piece.text or "" if piece.tag == own + "t" else " " for piece in found)


def remove(element: etree._Element) -> None:
    """Take an element with all that is in it out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _keep_one(alternatives: etree._Element) -> None:
    """Keep the first of the alternatives that has text: Word writes a text box twice, for old and new."""
    branches = list(alternatives)
    best = next((branch for branch in branches if branch.find(".//{*}t") is not None), None)
    for branch in branches:
        if branch is not best:
            alternatives.remove(branch)


def _all(root: etree._Element, names: Iterable[str]) -> Iterator[etree._Element]:
    return root.iter(*(namespaced(root, local) for local in names))


def _is_unseen(element: etree._Element) -> bool:
    match name(element):
        case "del":
            # In the properties of a paragraph or row it says that its end, or all of it, was deleted.
            return not _parent(element).endswith(("}rPr", "}trPr"))
        case "r":
            return _is_on(child(child(element, "rPr"), "vanish"))
        case "sdt":
            settings = child(element, "sdtPr")
            gallery = value(child(settings, "docPartObj"), "docPartGallery")
            return gallery == CONTENTS or child(settings, "showingPlcHdr") is not None
        case "sym":
            return not _is_symbol(element)
    return True


def _parent(element: etree._Element) -> str:
    return str(_tag_of(element.getparent()))


def _is_symbol(element: etree._Element) -> bool:
    try:
        return int(attribute(element, "char") or "", 16) in CHARACTERS and bool(attribute(element, "font"))
    except ValueError:
        return False


def _translate(element: etree._Element, tag: str) -> None:
    if name(element) != "txbxContent":
        element.attrib.clear()
        element.text = "-" if name(element) == "noBreakHyphen" else None
    element.tag = tag


def _is_bold(paragraph: etree._Element) -> bool:
    runs = [
        run for run in paragraph.iter("{*}r") if any((text.text or "").strip() for text in run.iter("{*}t"))
    ]
    return bool(runs) and all(_is_on(child(child(run, "rPr"), "b")) for run in runs)


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and (attribute(switch, "val") or "on").lower() not in OFF


def _ends_deleted(paragraph: etree._Element) -> bool:
    return child(child(child(paragraph, "pPr"), "rPr"), "del") is not None


def _join_next(first: etree._Element) -> None:
    """Join paragraphs whose ends were deleted to the next one, which gives them its style."""
    joined, after = [first], first.getnext()
    while after is not None and after.tag == first.tag and _ends_deleted(after):
        joined.append(after)
        after = after.getnext()
    if after is None or after.tag != first.tag:
        after = joined.pop()
    place = 0 if child(after, "pPr") is None else 1
    for moved in [found for paragraph in joined for found in paragraph if name(found) != "pPr"][::-1]:
        after.insert(place, moved)
    for paragraph in joined:
        remove(paragraph)


def _join_words(root: etree._Element, tag: str) -> None:
    """Make one element of words that Word keeps apart: mammoth is slow, and fewer elements are quicker."""
    for first in [found for found in root.iter(tag) if _tag_of(found.getprevious()) != tag]:
        pieces = [first.text or ""]
        after = first.getnext()
        while after is not None and after.tag == tag:
            pieces.append(after.text or "")
            remove(after)
            after = first.getnext()
        first.text = "".join(pieces)


def _tag_of(element: etree._Element | None) -> object:
    return None if element is None else element.tag
