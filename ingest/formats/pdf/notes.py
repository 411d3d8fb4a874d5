"""Notes, which stand at the foot of a page, put after the text of the heading that refers to them."""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from ingest.formats.pdf.paragraphs import Kind, Paragraph

_REFERENCE = re.compile(r"\[(\d{1,3})\]")
_NUMBER = re.compile(r"\[(\d{1,3})\] ")


def order_with_notes(paragraphs: Sequence[Paragraph], texts: Sequence[str]) -> list[int]:
    """Return the order of the paragraphs in which each note ends what is under its heading.

    Parameters:
        paragraphs: of the document.
        texts: the paragraphs' texts.
    """
    sections = list(accumulate(int(paragraph.kind is Kind.HEADING) for paragraph in paragraphs))
    references: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
        if paragraph.kind is not Kind.NOTE:
            for page in paragraph.pages:
                for number in set(_REFERENCE.findall(text)):
                    references[page, number].append(index)
    order: list[tuple[int, bool, int]] = []
    for index, (paragraph, text) in enumerate(zip(paragraphs, texts, strict=True)):
        is_note = paragraph.kind is Kind.NOTE
        place = index
        if is_note and (number := _NUMBER.match(text)):
            on_page = references[paragraph.pages[0], number[1]]
            at = bisect(on_page, index)
            place = min(on_page[max(at - 1, 0) : at + 1], key=lambda n, to=index: abs(n - to), default=index)
        order.append((sections[place], is_note, index))
    return [index for _, _, index in sorted(order)]
