"""The Acts and instruments that a law's words name: by title, by a short name, or by a link."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from ingest.formats.legislation.instruments import address_of

LEGISLATION = re.compile(
    r"https?://(?:www\.)?legislation\.gov\.uk/(?:id/)?([a-z]+/(?:\d{4}|[A-Za-z0-9-]+/[\d-]+)/\d+)(?=[/?#]|$)"
)
ADDRESS = "https://www.legislation.gov.uk"
_KIND = r"(?:Act|Measure|Order|Regulations|Rules)"
_WORD = r"(?:[A-Z][\w’'\-]*|\([^()]{1,60}\)|and|of|for|in|on|to|the|with|etc\.?|at|by|against|from|as|or)"
TITLE = re.compile(rf"(?:{_WORD},? ){{1,20}}{_KIND} (?:\([^()]{{1,40}}\) )?\d{{4}}(?!\d)")
SHORT = re.compile(rf"\d{{4}} {_KIND}(?!\w)")
NAMED = re.compile(rf"[Tt]he (?:(?P<title>{TITLE.pattern})|(?P<short>{SHORT.pattern}))")
# "the Children Act 1989 (c. 41) (“the 1989 Act”)", and "“the 1989 Act” means the Children Act 1989".
DEFINED_AFTER = re.compile(rf"\(“the ({SHORT.pattern})”\)")
DEFINED_BEFORE = re.compile(rf"“the ({SHORT.pattern})”(?: \([^()]*\))? means the ({TITLE.pattern})")
CITED = re.compile(rf"the ({TITLE.pattern})(?: \([^()]*\))? $")
# "the Equality Act 2010 (Statutory Duties) Regulations 2011" is not the Act.
GOES_ON = re.compile(r" \([^()]*\)(?: \([^()]*\))? (?:Regulations|Order|Rules)\b")
REACH = 240
CHAPTER = re.compile(r"\s*\([^()]*\d[^()]*\)$")


class Link(NamedTuple):
    """A link in a law's words: what it is on, and where it leads."""

    text: str
    address: str


class Instrument(NamedTuple):
    """An Act or instrument that a law names.

    Parameters:
        title: as it is cited.
        address: its page at legislation.gov.uk; None where that is not certain.
    """

    title: str
    address: str | None


class Instruments:
    """What one document calls the Acts that it amends.

    Parameters:
        paragraphs: the document's text outside quotations of other laws; definitions are found in it.
        links: its links.
    """

    def __init__(self, paragraphs: Iterable[str], links: Iterable[Link]) -> None:
        self._linked: dict[str, set[str]] = {}
        for link in links:
            if (found := LEGISLATION.match(link.address)) and (title := CHAPTER.sub("", link.text)):
                self._linked.setdefault(title, set()).add(f"{ADDRESS}/{found[1]}")
        self._short: dict[str, set[Instrument]] = {}
        for text in paragraphs:
            self._define(text)

    def first_in(self, words: str) -> Instrument | None:
        """Return the first instrument that the words name; None where they name none.

        One that is named but not known has no address, so that nobody takes another one for it.
        """
        named = NAMED.search(words)
        if named is None:
            return None
        if named["short"]:
            meanings = self._short.get(named["short"], set())
            return next(iter(meanings)) if len(meanings) == 1 else Instrument(named["short"], None)
        if GOES_ON.match(words, named.end()):
            return Instrument(named["title"], None)
        return self._titled(named["title"])

    def titled(self, title: str) -> Instrument | None:
        """Return the instrument whose title, and perhaps its chapter number, is all of ``title``."""
        title = CHAPTER.sub("", title)
        return self._titled(title) if TITLE.fullmatch(title) else None

    def _titled(self, title: str) -> Instrument:
        """Return the instrument; "Secretary of State in the Children Act 1989" names the last one in it."""
        starts = [0, *(match.end() for match in re.finditer(r"\bthe (?=[A-Z])", title))]
        for start in starts:
            if address := self._address(title[start:]):
                return Instrument(title[start:].replace("’", "'"), address)
        return Instrument(title, None)

    def _address(self, title: str) -> str | None:
        if known := address_of(title):
            return known
        # A publisher's link may start late: on "Social Care (Wales) Act 2016" of a longer title.
        for start in [0, *(match.end() for match in re.finditer(" ", title))]:
            addresses = self._linked.get(title[start:], set())
            if addresses and title[start:].count(" ") > 1:
                return next(iter(addresses)) if len(addresses) == 1 else None
        return None

    def _define(self, text: str) -> None:
        for match in DEFINED_AFTER.finditer(text):
            if cited := CITED.search(text[max(0, match.start() - REACH) : match.start()]):
                self._short.setdefault(match[1], set()).add(self._titled(cited[1]))
        for match in DEFINED_BEFORE.finditer(text):
            self._short.setdefault(match[1], set()).add(self._titled(match[2]))
