"""The pages that a GOV.UK document is made of, and their divisions."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ingest.documents.characters import tidy
from ingest.documents.document import Division
from ingest.documents.empty_headings import warnings_of
from ingest.documents.outline import Outline, Places
from ingest.formats.govuk.item import Item, address_of, as_dicts, as_text, html_of
from ingest.formats.hypertext.reader import add_html
from ingest.formats.hypertext.tree import HEADINGS, parse_html


class Part(NamedTuple):
    """A page, or a part of one that has its own address.

    Parameters:
        headings: the headings that its own stand under.
        html: its text.
        address: its own; None where the document's serves.
        headers: its headings as the item lists them; empty where it does not.
    """

    headings: tuple[str, ...]
    html: str
    address: str | None = None
    headers: tuple[dict[str, Any], ...] = ()


def page_of(item: Item, *headings: str, own_address: bool = True) -> Part:
    """Return a page as a part.

    Parameters:
        item: the page.
        headings: what its headings stand under.
        own_address: whether its address is another than the document's.
    """
    headers = tuple(as_dicts(item.details.get("headers")))
    return Part(headings, item.body, item.address if own_address else None, headers)


def parts_of_guide(guide: Item) -> Iterator[Part]:
    """Yield the parts of a guide, each of which is a page."""
    for part in as_dicts(guide.details.get("parts")):
        title, slug = as_text(part.get("title")), as_text(part.get("slug"))
        address = address_of(f"{guide.address}/{slug}") if guide.address and slug else None
        yield Part((title,) if title else (), html_of(part.get("body")), address)


def sections_of(manual: Item) -> dict[str, tuple[str, ...]]:
    """Return the addresses of a manual's sections, in order, each with its headings.

    The title of a group is one only where there are several.
    """
    groups = as_dicts(manual.details.get("child_section_groups"))
    sections: dict[str, tuple[str, ...]] = {}
    for group in groups:
        over = (as_text(group.get("title")),) if len(groups) > 1 else ()
        for section in as_dicts(group.get("child_sections")):
            if address := address_of(section.get("base_path")):
                sections[address] = tuple(title for title in (*over, as_text(section.get("title"))) if title)
    return sections


def divisions_of(parts: Iterable[Part], places: Places) -> tuple[list[Division], list[str]]:
    """Return the divisions of some parts, and what could not be read of them."""
    divisions: list[Division] = []
    warnings: list[str] = []
    empty: list[str] = []
    for part in parts:
        outline = Outline()
        # A part's own headings start at 1.
        for level, heading in enumerate(part.headings, start=1 - len(part.headings)):
            outline.heading(heading, level)
        problems = (*add_html(part.html, outline), *_disagreement(part))
        warnings += [": ".join((*part.headings, problem)) for problem in problems]
        for division in outline.divisions():
            place = places.take(division.heading_path[-1] if division.heading_path else "start")
            divisions.append(division.model_copy(update={"place": place, "address": part.address}))
        empty += outline.empty_headings
    return divisions, [*warnings, *warnings_of(empty)]


def _disagreement(part: Part) -> Sequence[str]:
    """Return a warning where the text lacks headings that the item lists."""
    if not part.headers:
        return ()
    found: set[tuple[object, object]] = set()
    for heading in parse_html(part.html).iter(*HEADINGS):
        level = int(heading.tag[1])
        found |= {(heading.get("id"), level), (tidy("".join(heading.itertext())), level)}
    missing = [
        as_text(header.get("text")) or as_text(header.get("id"))
        for header in _listed(part.headers)
        if found.isdisjoint((header.get(key), header.get("level")) for key in ("id", "text"))
    ]
    return (f"headings are listed that are not in the text: {'; '.join(missing)}",) if missing else ()


def _listed(headers: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for header in headers:
        yield header
        yield from _listed(as_dicts(header.get("headers")))
