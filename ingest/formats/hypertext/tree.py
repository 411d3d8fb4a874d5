"""HTML, parsed so that a hostile or broken page can do no harm, and lose no text unnoticed."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from ingest.errors import DocumentError

MOST_CHARACTERS = 20_000_000
MOST_TAGS = 500_000
# The parser takes the square of their number.
MOST_ATTRIBUTES = 2000

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3
BLOCKS = HEADINGS | {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
    ),
    *(
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
    ),
    *(
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
    ),
    *("td", "tfoot", "th", "thead", "tr", "ul"),
}
# What has no words of the text, or words for another medium.
UNREAD = {
    *(
        "annotation",
        "applet",
        "audio",
        "button",
        "canvas",
        "datalist",
        "embed",
        "head",
        "iframe",
        "input",
        "map",
    ),
    *("noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title"),
    "video",
}
UNSEEN_CLASSES = {
    "govuk-visually-hidden",
    "screen-reader-text",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
}
_UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track"),
    "wbr",
}
_XHTML = re.compile(r"<\?xml\s|<!DOCTYPE[^>]{0,100}XHTML|<html[^>]{0,200}xmlns=", re.IGNORECASE)
# A tag as browsers read one: a quotation mark counts only after an equals sign.
_TAG = re.compile(r"""<[A-Za-z](?:[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+""")
_QUOTED = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_SCRIPT = re.compile(r"<(script|style)\b", re.IGNORECASE)
_SELF_CLOSED = re.compile(r"<([A-Za-z][\w:.-]*+)([^<>]*+)(?<=/)>")


def parse_html(html: str) -> HtmlElement:
    """Return the ``html`` element of a page or of a piece of one.

    Raises:
        DocumentError: where it is too long, or nested too deep to be read whole.
    """
    if len(html) > MOST_CHARACTERS or html.count("<") > MOST_TAGS:
        raise DocumentError(
            f"is too long for a web page (more than {MOST_CHARACTERS // 1_000_000} MB, or {MOST_TAGS:,} tags)"
        )
    if any(_attributes(tag[0]) > MOST_ATTRIBUTES for tag in _TAG.finditer(_without_scripts(html))):
        raise DocumentError("has a tag with too many attributes to be HTML")
    if _XHTML.search(html, 0, 2000):
        html = _SELF_CLOSED.sub(_opened_and_closed, html)
    parser = HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(html.replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError("is not HTML that can be read") from error
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise DocumentError("has HTML nested too deep, or too much text in one piece, to be read whole")
    return HtmlElement() if root is None else root


def ids(root: HtmlElement) -> dict[str, HtmlElement]:
    """Return the elements that a link can lead to, by their id: the first where one is used twice."""
    found: dict[str, HtmlElement] = {}
    for element in root.iter():
        for anchor in anchors(element):
            found.setdefault(anchor, element)
    return found


def anchors(element: HtmlElement) -> Iterator[str]:
    """Yield the ids of an element that can be the fragment of a link."""
    for anchor in (element.get("id"), element.get("name") if element.tag == "a" else None):
        if anchor and not re.search(r"\s", anchor):
            yield anchor


def target(link: HtmlElement) -> str | None:
    """Return the id that a link within the document leads to; None for other links."""
    href = link.get("href") or ""
    return unquote(href[1:]) if href.startswith("#") and len(href) > 1 else None


def classes(element: HtmlElement) -> frozenset[str]:
    """Return an element's classes."""
    return frozenset((element.get("class") or "").split())


def is_unread(element: HtmlElement) -> bool:
    """Tell whether an element has nothing that a reader of the page sees as its text."""
    if not isinstance(element.tag, str) or element.tag in UNREAD:
        return True
    if element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None):
        return True
    style, of = element.get("style"), element.get("class")
    return bool((style and _UNSEEN_STYLE.search(style)) or (of and not UNSEEN_CLASSES.isdisjoint(of.split())))


def _attributes(tag: str) -> int:
    """Return about how many attributes a tag has; a short one cannot have too many."""
    return 0 if len(tag) < MOST_ATTRIBUTES else len(_QUOTED.sub(" ", tag).replace("/", " ").split())


def _without_scripts(html: str) -> str:
    """Return HTML without what looks like tags in scripts."""
    kept: list[str] = []
    lower, position = html.lower(), 0
    while script := _SCRIPT.search(html, position):
        kept.append(html[position : script.start()])
        end = lower.find(f"</{script[1].lower()}", script.end())
        position = len(html) if end < 0 else end
    return "".join([*kept, html[position:]])


def _opened_and_closed(match: re.Match[str]) -> str:
    """Write out XHTML's ``<a id="x"/>``, which HTML takes for an element that is never closed."""
    name, attributes = match[1], match[2].removesuffix("/")
    return match[0] if name.lower() in _VOID else f"<{name}{attributes}></{name}>"
