"""A passage's text with its place before it, as it is indexed; never shown or quoted.

A lone passage of a guide does not say which guide it is of, nor a section which Act it changes.
"""

from knowledge.vocabulary import Passage

# Longer places would leave the passage itself too little of what the embedding model reads.
LONGEST_PLACE = 240


def in_context(passage: Passage, source_title: str) -> str:
    """Return the text by which a passage is found."""
    return f"{place_of(passage, source_title)}\n{passage.text}"


def place_of(passage: Passage, source_title: str) -> str:
    """Return the lines before the text: title, locator and second addresses, then the headings.

    Where they are too long, the outer headings go first: the inner ones say what the text is about.
    """
    second = "; ".join(address.place for address in passage.second_addresses)
    place = ", ".join(part for part in (source_title, passage.locator, second) if part)[:LONGEST_PLACE]
    headings = list(passage.heading_path)
    while len(headings) > 1 and len(" > ".join(headings)) > LONGEST_PLACE:
        headings.pop(0)
    return f"{place}\n{' > '.join(headings)[:LONGEST_PLACE]}"
