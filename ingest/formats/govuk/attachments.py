"""The attachments of a GOV.UK publication: pages of GOV.UK, and files."""

from collections.abc import Iterator
from typing import NamedTuple

from ingest.documents.characters import tidy
from ingest.formats.govuk.item import Item, address_of, as_dicts, as_text
from ingest.formats.hypertext.tree import parse_html

PAGE = "html_publication"


class Attachment(NamedTuple):
    """An attachment.

    Parameters:
        title: its title; its file's name where it has none.
        page: its address on GOV.UK; None where it is a file.
    """

    title: str
    page: str | None


def attachments_of(item: Item) -> list[Attachment]:
    """Return the attachments of a publication, in order, each once."""
    found: dict[str, Attachment] = {}
    for attachment in _all(item):
        found.setdefault(attachment.page or attachment.title, attachment)
    return [attachment for attachment in found.values() if attachment.page != item.address]


def _all(item: Item) -> Iterator[Attachment]:
    for entry in as_dicts(item.details.get("attachments")):
        url = as_text(entry.get("url"))
        is_page = entry.get("attachment_type") == "html" or "html" in as_text(entry.get("content_type"))
        title = as_text(entry.get("title")) or url.rpartition("/")[2]
        if title:
            yield Attachment(title, address_of(url) if is_page else None)
    documents = item.details.get("documents")
    for snippet in documents if isinstance(documents, list) else ():
        if isinstance(snippet, str):
            yield from _from_snippet(snippet, item.address or "")
    for linked in (*item.linked("children"), *item.linked("documents")):
        page = address_of(linked.get("base_path"))
        if page and PAGE in (linked.get("schema_name"), linked.get("document_type")):
            yield Attachment(as_text(linked.get("title")), page)


def _from_snippet(snippet: str, publication: str) -> Iterator[Attachment]:
    """Yield what the HTML around an attachment, in older items, says of it."""
    root = parse_html(snippet)
    links = [(tidy("".join(link.itertext())), link.get("href")) for link in root.iter("a")]
    named = [(title, href or "") for title, href in links if title]
    if named:
        title, href = named[0]
        page = address_of(href)
        yield Attachment(title, page if page and page.startswith(f"{publication}/") else None)
