"""The words of CLML elements, each on one line."""

from collections.abc import Iterator, Mapping

from lxml import etree

from ingest.documents.characters import tidy
from ingest.documents.xml_tree import name

# The legislation.gov.uk schema: https://github.com/legislation/clml-schema
LEFT_OUT = frozenset({"CommentaryRef", "MarginNoteRef", "Footnote", "annotation", "annotation-xml"})
# Elements whose words do not run on into their neighbours'.
BREAKS = frozenset(
    {"Text", "Para", "P", "ListItem", "DateText", "AddressLine", "Character", "Where", "p", "li", "br", "td"}
)
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PAIR = 2
PAIRS = {"mfrac": "{} / {}", "msup": "{}^{}", "msub": "{}_{}"}
NO_MARKS: Mapping[str, int] = {}


def words(element: etree._Element, marks: Mapping[str, int] = NO_MARKS) -> str:
    """Return all words of an element.

    Parameters:
        element: the element.
        marks: the number of each footnote, by id; a footnote that is not here leaves no mark.
    """
    return tidy("".join(_pieces(element, marks)))


def number(pnumber: etree._Element | None, level: int) -> str:
    """Return a provision's number as printed: bare at the first level, in brackets below.

    The schema holds the number alone; punctuation is implied unless ``PuncBefore`` or ``PuncAfter`` say.
    """
    if pnumber is None:
        return ""
    plain = words(pnumber)
    if not plain:
        return ""
    if "PuncBefore" in pnumber.attrib or "PuncAfter" in pnumber.attrib:
        return tidy(f"{pnumber.get('PuncBefore', '')}{plain}{pnumber.get('PuncAfter', '')}")
    return plain if level == 1 or not plain.isalnum() else f"({plain})"


def child(element: etree._Element, wanted: str) -> etree._Element | None:
    """Return the first child of that name."""
    return next((item for item in element if name(item) == wanted), None)


def _pieces(element: etree._Element, marks: Mapping[str, int]) -> Iterator[str]:
    kind = name(element)
    if not kind or kind in LEFT_OUT:
        return
    if kind == "FootnoteRef":
        if mark := marks.get(element.get("Ref", "")):
            yield f" [{mark}]"
        return
    if kind == "math":
        yield f" {formula(element)} "
        return
    if kind == "Image":
        yield f" {element.get('Description', '')} "
        return
    inside = "".join(_inside(element, marks))
    if kind in ("Superior", "sup") and inside.isdecimal() and inside.isascii():
        inside = inside.translate(RAISED)
    yield f" {inside} " if kind in BREAKS else inside


def _inside(element: etree._Element, marks: Mapping[str, int]) -> Iterator[str]:
    yield element.text or ""
    for item in element:
        yield from _pieces(item, marks)
        yield item.tail or ""


def formula(element: etree._Element) -> str:
    """Return a formula of MathML on one line: a fraction as ``a / b``, a power as ``a^b``."""
    kind = name(element)
    if not kind or kind in LEFT_OUT:
        return ""
    if kind == "math" and (spoken := element.get("alttext")):
        return spoken
    parts = [part for item in element if (part := formula(item))]
    if kind in PAIRS and len(parts) == PAIR:
        return PAIRS[kind].format(*map(_grouped, parts))
    line = " ".join([tidy(element.text or ""), *parts]).strip()
    return {"msqrt": f"√{_grouped(line)}", "mfenced": f"({', '.join(parts)})"}.get(kind, line)


def _grouped(part: str) -> str:
    return f"({part})" if " " in part else part
