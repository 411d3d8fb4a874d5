"""The text of an answer as paragraphs and list items."""

from collections.abc import Iterator
from typing import NamedTuple

ITEM = "- "


class Block(NamedTuple):
    """A paragraph, or an item of a list."""

    text: str
    is_item: bool


def blocks_of(text: str) -> Iterator[Block]:
    """Yield the paragraphs and items of a text, line by line."""
    for line in text.splitlines():
        stripped = line.strip()
        if stripped:
            yield Block(stripped.removeprefix(ITEM), stripped.startswith(ITEM))
