"""Addresses as links, where a browser may follow them."""

from urllib.parse import quote

from assistant.markdown import as_is


def linked(text: str, address: str) -> str:
    """Return Markdown of a text that leads to an address, where a browser may follow it."""
    return f"[{as_is(text)}]({address})" if is_page(address) else as_is(text)


def is_page(address: str) -> bool:
    """Whether a browser may follow an address: it does not open files from a page."""
    return address.startswith(("https://", "http://"))


def in_library(passage_id: str) -> str:
    """Return the address of a passage on the page of the library."""
    return f"library?passage={quote(passage_id, safe='')}"
