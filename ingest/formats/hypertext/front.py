"""What a web page says about itself: its title, publisher, date and address."""

import re
from datetime import date
from typing import NamedTuple

from lxml.html import HtmlElement

from ingest.documents.characters import tidy
from ingest.formats.hypertext.flow import Flow
from ingest.formats.hypertext.page import Page
from ingest.formats.hypertext.tree import classes, is_unread

# Names of <meta> that give the day of this version, the surest first.
# https://www.dublincore.org/specifications/dublin-core/dcmi-terms/ and https://ogp.me/#type_article
DATES = (
    *("dc.date.valid", "dcterms.valid", "govuk:public-updated-at", "dc.date.modified", "dcterms.modified"),
    *("article:modified_time", "datemodified", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date"),
    *("article:published_time", "datepublished"),
)
# The same as legislation.gov.uk's pages have it, from Akoma Ntoso.
VERSION = "//*[@typeof='FRBRExpression']/*[@typeof='{}']/meta[@property='{}']/@content"
PUBLISHERS = ("dc.publisher", "dcterms.publisher", "og:site_name")
DATED = {"datemodified", "datepublished", "date-modified", "modified", "updated", "published", "entry-date"}
SEPARATORS = (" | ", " - ", " – ", " — ")

_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?!\d)")
_ADDRESS = re.compile(r"https?://[^\s/]+\.\S+")
# What browsers write into the pages that they save.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(\S+)\s*-->", re.IGNORECASE)


class Front(NamedTuple):
    """What a page says about itself.

    Parameters:
        title: its title, without the name of the site.
        heading: the heading that is its title, which is no heading of the text.
        publisher: who published it.
        dated: the day of this version.
        address: its own address.
    """

    title: str | None
    heading: HtmlElement | None
    publisher: str | None
    dated: date | None
    address: str | None


def front(page: Page, root: HtmlElement, main: HtmlElement, html: str) -> Front:
    """Return what a page says about itself.

    Parameters:
        page: the page.
        root: its ``html`` element.
        main: the element that has its text.
        html: all of its HTML.
    """
    said = _said(root)
    title, heading = _title(page, root, main)
    publisher = next((words for name in PUBLISHERS if (words := tidy(said.get(name, "")))), None)
    dates = [*root.xpath(VERSION.format("FRBRdate", "date")), *(said[name] for name in DATES if name in said)]
    return Front(title, heading, publisher, _day([*dates, *_times(main)]), _address(root, html))


def _said(root: HtmlElement) -> dict[str, str]:
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        for name in (meta.get("name"), meta.get("property"), meta.get("itemprop")):
            if name and meta.get("content"):
                said.setdefault(name.lower(), meta.get("content"))
    return said


def _title(page: Page, root: HtmlElement, main: HtmlElement) -> tuple[str | None, HtmlElement | None]:
    named = next((tidy("".join(title.itertext())) for title in root.iter("title")), "")
    headings = _headings(page, main)
    for heading, words in headings.items():
        if len(headings) == 1 or not named or named.casefold().startswith(words.casefold()):
            return words, heading
    if named:
        return _without_site(named), None
    elsewhere = list(_headings(page, root).values())
    return (elsewhere[0] if len(elsewhere) == 1 else None), None


def _headings(page: Page, part: HtmlElement) -> dict[HtmlElement, str]:
    seen = [heading for heading in part.iter("h1") if not is_unread(heading)]
    return {heading: words for heading in seen if (words := Flow(page, marks=False).read(heading).words)}


def _without_site(title: str) -> str:
    for separator in SEPARATORS:
        own, found, _ = title.rpartition(separator)
        if found and own:
            return own
    return title


def _times(main: HtmlElement) -> list[str]:
    """Return the one time that is marked as that of publication; none where there are several."""
    times = [
        time.get("datetime") or ""
        for time in main.iter("time")
        if time.get("pubdate") is not None
        or not DATED.isdisjoint({(time.get("itemprop") or "").lower(), *classes(time)})
    ]
    return times if len(times) == 1 else []


def _day(texts: list[str]) -> date | None:
    for text in texts:
        if day := _DAY.match(text):
            try:
                return date.fromisoformat(day[1])
            except ValueError:
                continue
    return None


def _address(root: HtmlElement, html: str) -> str | None:
    links = [
        link.get("href") or ""
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    links += root.xpath(VERSION.format("FRBRuri", "value"))
    if saved := _SAVED_FROM.search(html, 0, 5000):
        links.append(saved[1])
    return next((link for link in map(tidy, links) if _ADDRESS.fullmatch(link)), None)
