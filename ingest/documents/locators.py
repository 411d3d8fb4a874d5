"""How a person would cite a passage: "section 3(2) to (4)", "page 12", "Notice of inspection"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

NUMBERED_PARAGRAPH = re.compile(r"\d+(\.\d+)*\.?")


class Cited(NamedTuple):
    """What is known of where a passage stands.

    Parameters:
        place: the division's own locator; None where it has none.
        heading: the division's heading.
        labels: the label that each of its pieces goes by.
        pages: the physical pages.
        printed: the numbers printed on them.
    """

    place: str | None
    heading: str
    labels: Sequence[str | None]
    pages: Sequence[int]
    printed: Sequence[str]


def locator_of(cited: Cited, whole: bool) -> str:
    """Return the locator of a passage.

    Parameters:
        cited: where it stands.
        whole: whether it is all of its division, so that the division's locator is exact.
    """
    labels = [label for label in cited.labels if label]
    if cited.place:
        return cited.place if whole else f"{cited.place}{_range(labels, '')}"
    if labels and all(NUMBERED_PARAGRAPH.fullmatch(label) for label in labels):
        numbers = [label.rstrip(".") for label in labels]
        return f"paragraph{'s' if len(set(numbers)) > 1 else ''}{_range(numbers, ' ')}"
    if cited.pages:
        return _pages(cited.pages, cited.printed)
    return cited.heading


def _range(labels: Sequence[str], before: str) -> str:
    if not labels:
        return ""
    first, last = labels[0], labels[-1]
    return f"{before}{first}" if first == last else f"{before}{first} to {last}"


def _pages(pages: Sequence[int], printed: Sequence[str]) -> str:
    numbers = [str(page) for page in pages]
    text = f"page{'s' if len(numbers) > 1 else ''}{_range(numbers, ' ')}"
    if printed and list(printed) != numbers:
        text += f" (printed{_range(printed, ' ')})"
    return text
