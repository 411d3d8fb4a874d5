"""The drafting XML in which Bills were written before Akoma Ntoso: its elements, and words in a line."""

from lxml import etree

from ingest.documents.characters import tidy
from ingest.documents.xml_tree import name
from ingest.formats.akoma_ntoso.elements import entity

# Words in a line.
INLINE = frozenset(
    {
        "Bold",
        "Dropcap",
        "Emphasis",
        "Enact",
        "Italic",
        "Jref",
        "Letter",
        "SmallCaps",
        "Sub",
        "Super",
        "Text",
        "Xref",
    }
)
# Where the print breaks a line or a page.
PRINT_BREAKS = frozenset({"LineStart", "PageStart"})
AMENDMENT = "Amendment"
# How the names of numbers and headings end: ``PartNumber``, ``ClauseTitle``.
HEADINGS = ("Number", "Title")
# Units with a number of their own that are printed without brackets.
BARE_NUMBERS = frozenset({"Clause", "Para.sch"})
# "1  1" is paragraph 1, and its sub-paragraph (1): which of the numbers is the element's own.
BOTH_NUMBERS = {"Para.sch": slice(0, 1), "SubPara.sch": slice(-1, None)}
# Characters after which a line may end within a word, or with nothing to follow.
JOINS_NEXT = ("-", "–", "—", "/", "(", "“", "‘")
JOINS_LAST = (" ", ",", ";", ".", ":", ")", "”", "’", "—")


class Line:
    """Words as they come, with the breaks of the print taken out.

    A line of the print ends with a space, or in the middle of "well-being".
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._broken = False

    def add(self, words: str) -> None:
        """Add words that stand in the file one after the other."""
        if not words:
            return
        last = self._parts[-1] if self._parts else " "
        joined = last[-1].isspace() or last.endswith(JOINS_NEXT)
        if self._broken and not (joined or words[0].isspace() or words.startswith(JOINS_LAST)):
            self._parts.append(" ")
        self._broken = False
        self._parts.append(words)

    def break_(self) -> None:
        """Note that the print starts a new line or page."""
        self._broken = True

    def take(self) -> str:
        """Return the words so far, and start anew."""
        text, self._parts, self._broken = tidy("".join(self._parts)), [], False
        return text


def is_unit(element: etree._Element, among_words: bool) -> bool:
    """Whether an element is a unit of its own, and not words in a line, or a number or heading.

    Parameters:
        element: any element.
        among_words: whether it stands in an element that has words of its own.
    """
    own = name(element)
    if own in INLINE or own in PRINT_BREAKS or not own or own.endswith(HEADINGS):
        return False
    return not among_words or own == AMENDMENT or child(element, "Number") is not None


def is_mixed(element: etree._Element) -> bool:
    """Whether an element has words of its own; otherwise the space in it is the file's indentation."""
    return bool((element.text or "").strip()) or any((each.tail or "").strip() for each in element)


def write_line(element: etree._Element, line: Line) -> None:
    """Add the words of an element to a line."""
    keep = is_mixed(element) or not len(element)
    line.add(element.get("Letter", "") if name(element) == "Dropcap" else "")
    if keep:
        line.add(element.text or "")
    for each in element:
        if name(each) in PRINT_BREAKS:
            line.break_()
        elif name(each):
            write_line(each, line)
        else:
            line.add(entity(each))
        if keep:
            line.add(each.tail or "")


def words(element: etree._Element | None) -> str:
    """Return the words of an element on one line."""
    if element is None or not name(element):
        return "" if element is None else entity(element)
    line = Line()
    write_line(element, line)
    return line.take()


def child(element: etree._Element, ending: str) -> etree._Element | None:
    """Return the first child whose name ends so: ``PartNumber`` is a ``Number``."""
    return next((each for each in element if name(each).endswith(ending)), None)


def number_of(element: etree._Element) -> str:
    """Return the number of a unit as printed.

    A paragraph that starts with a sub-paragraph carries both numbers, and so does the sub-paragraph.
    """
    printed = words(child(element, "Number"))
    if name(element) in BOTH_NUMBERS:
        printed = " ".join(printed.split()[BOTH_NUMBERS[name(element)]])
    if name(element) in BARE_NUMBERS or not printed.isalnum():
        return printed
    return f"({printed})"
