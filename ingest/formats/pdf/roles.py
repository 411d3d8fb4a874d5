"""What the elements of a PDF's tags are: ISO 32000-2:2020, 14.7.3 and 14.8.4."""

from pypdf.generic import DictionaryObject

from ingest.formats.pdf.fonts import dictionary, resolved

LONGEST_CHAIN = 10
HEADINGS = {"Title": 1, "H": 1, **{f"H{level}": level for level in range(1, 7)}}
CONTENTS = frozenset({"TOC", "TOCI", "Index"})
NOTES = frozenset({"Note", "FENote"})
TEXT = frozenset({"P", "LBody", "Caption", "BlockQuote", "Formula"})
INLINE = frozenset(
    {"Annot", "Code", "Em", "Form", "Link", "NonStruct", "Quote", "Reference", "Span", "Strong", "Sub"}
    | {"RB", "RP", "RT", "Ruby", "WP", "WT", "Warichu"}
)
BULLETS = frozenset({"/Disc", "/Circle", "/Square", "/Unordered"})
ROWS, CELLS = frozenset({"TR"}), frozenset({"TH", "TD"})
PARTS_OF_TABLE = frozenset({"THead", "TBody", "TFoot", "NonStruct", "Div"})


class Roles:
    """Tells the standard role of elements.

    Parameters:
        root: of the tags, which says what a program's own roles stand for.
    """

    def __init__(self, root: DictionaryObject) -> None:
        self._standard = dictionary(root.get("/RoleMap"))

    def of(self, element: DictionaryObject) -> str:
        """Return an element's role, without its slash."""
        role = resolved(element.get("/S"))
        for _ in range(LONGEST_CHAIN):
            if role not in self._standard:
                break
            role = resolved(self._standard.get(role))
        return str(role).removeprefix("/")


def is_bulleted(element: DictionaryObject) -> bool:
    """Return whether a list's attributes say that its items have bullets: 14.8.5.5."""
    attributes = resolved(element.get("/A"))
    owners = attributes if isinstance(attributes, list) else [attributes]
    return any(resolved(dictionary(owner).get("/ListNumbering")) in BULLETS for owner in owners)
