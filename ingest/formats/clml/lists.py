"""The numbers that CLML lists leave to whoever prints them."""

from collections.abc import Iterator

from lxml import etree

from ingest.documents.xml_tree import name

ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
LETTERS = 26
DECORATIONS = {
    "parens": "({})",
    "parenRight": "{})",
    "brackets": "[{}]",
    "bracketRight": "{}]",
    "period": "{}.",
    "colon": "{}:",
}
BULLET = "-"


def items_of(list_: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield the items of a list, each with what stands before it in print: ``(a)``, ``-`` or nothing."""
    ordered = name(list_) == "OrderedList"
    decoration = list_.get("Decoration", "parens" if ordered else "bullet")
    position = 0
    for item in list_:
        if name(item) != "ListItem":
            continue
        position += 1
        if not ordered:
            yield ("" if decoration == "none" else BULLET), item
            continue
        number = item.get("NumberOverride") or _number(position, list_.get("Type", "arabic"))
        yield DECORATIONS.get(decoration, "{}").format(number), item


def _number(position: int, kind: str) -> str:
    if kind.startswith("alpha"):
        number = _letters(position)
    elif kind.startswith("roman"):
        number = _roman(position)
    else:
        return str(position)
    return number.upper() if kind.endswith("upper") else number


def _letters(position: int) -> str:
    """Return the letters that law numbers with: z is followed by aa, bb."""
    times, letter = divmod(position - 1, LETTERS)
    return chr(ord("a") + letter) * (times + 1)


def _roman(position: int) -> str:
    number = ""
    for value, letters in ROMAN:
        times, position = divmod(position, value)
        number += letters * times
    return number
