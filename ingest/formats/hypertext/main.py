"""Where the text of a web page is, and what around it and within it is not text."""

import re
from itertools import islice

from lxml.html import HtmlElement

from ingest.formats.hypertext.legislation import ANNOTATIONS
from ingest.formats.hypertext.tree import classes, is_unread

# Where pages say that their text is, the surest first; the third is legislation.gov.uk's.
PLACES = (
    ".//main",
    ".//*[@role='main']",
    ".//*[@id='viewLegContents']",
    ".//article[not(ancestor::article)]",
)
MENUS = {"nav"}
MENU_ROLES = {"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog"}
# Around the text these are the site's; within it they may be the author's, unless they are full of links.
MARGINS = {"header", "footer", "aside"}
PARTS = {"article", "section", "blockquote"}

_FURNITURE = re.compile(
    r"""
    (?:global-|site-|eu-|gdpr-)?cookies?[-_]{0,2}(?:accept|banner|bar|consent|law|message|notice|overlay|popup)s?
    | (?:gdpr|cc|ccc|onetrust|CybotCookiebot)[-_](?:banner|consent|dialog|overlay|window|sdk)[\w-]*
    | (?:govuk|gem-c)-(?:breadcrumbs?|contextual-[\w-]+|cookie-banner|devolved-nations|feedback|metadata
        |phase-banner|print-link|published-dates|publisher-metadata|related-[\w-]+|share-links|skip-link
        |single-page-notification-button)
    | gem-c-(?:heading|title)__context | gem-c-inverse-header__supplement | (?:gem-c-)?organisation-logos?
    | app-c-(?:print-link|published-dates|contents-list-with-body__link-wrapper)
    | breadcrumbs? | skip-?links?(?:-container)? | pagination | social-(?:links|media|share|sharing)
    | share(?:-buttons|-links|daddy)? | related-(?:articles|content|links|posts) | comments(?:-area)?
    """,
    re.VERBOSE | re.IGNORECASE,
)


def main_element(root: HtmlElement) -> HtmlElement:
    """Return the element that has the text: the body where the page does not say."""
    for place in PLACES:
        found = [element for element in root.xpath(place) if _has_words(element)]
        if len(found) == 1:
            return found[0]
        headed = [element for element in found if next(element.iter("h1"), None) is not None]
        if len(headed) == 1:
            return headed[0]
    return next(root.iter("body"), root)


def left_out(main: HtmlElement) -> set[HtmlElement]:
    """Return the elements within ``main`` that are menus, banners and the like."""
    whole = main.tag in ("body", "html")
    return {element for element in islice(main.iter(), 1, None) if _is_left_out(element, whole)}


def _is_left_out(element: HtmlElement, whole: bool) -> bool:
    tag = element.tag
    if tag in MENUS or (element.get("role") or "").lower() in MENU_ROLES:
        return True
    # Some sites put the whole page into a form.
    if tag == "form":
        return next(element.iter("h1"), None) is None
    if tag in MARGINS and ANNOTATIONS.isdisjoint(classes(element)):
        around = {ancestor.tag for ancestor in element.iterancestors()}
        if whole and (tag == "aside" or around.isdisjoint(PARTS)):
            return True
        return around.isdisjoint(MARGINS) and _is_full_of_links(element)
    names = [*classes(element), element.get("id") or ""]
    return any(_FURNITURE.fullmatch(name) for name in names) and next(element.iter("h1"), None) is None


def _is_full_of_links(element: HtmlElement) -> bool:
    linked = sum(len("".join(link.itertext()).split()) for link in element.iter("a"))
    return linked > 0 and linked * 2 >= len("".join(element.itertext()).split())


def _has_words(element: HtmlElement) -> bool:
    return any(
        (part.text or "").strip() or (part.tail or "").strip()
        for part in element.iter()
        if not is_unread(part)
    )
