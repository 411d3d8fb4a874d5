"""Where an element stands in its work: ``section/31ZA`` is section 31ZA, at the place ``section-31za``."""

import re
from itertools import takewhile
from typing import NamedTuple

from lxml import etree

from ingest.documents.outline import slug
from ingest.formats.legislation.provision_places import Step, locator_of

SITE = re.compile(r"https?://(?:www\.)?legislation\.gov\.uk/(?:id/)?(?P<path>[^\s?#]+)$")
ADDRESS = "https://www.legislation.gov.uk"
# The kinds of unit in the site's addresses that have a number after them, or, alone in their document, none.
KINDS = frozenset(
    {
        "schedule",
        "part",
        "chapter",
        "appendix",
        "annex",
        "section",
        "regulation",
        "article",
        "rule",
        "paragraph",
    }
)
UNNUMBERED = {
    "introduction": "introduction",
    "signature": "signature",
    "note": "explanatory note",
    "earlier-orders": "note as to earlier commencement orders",
}


class Unit(NamedTuple):
    """Where an element stands.

    Parameters:
        path: its path below the work: ``("schedule", "2", "paragraph", "4")``; empty where none is known.
        fragment: its id in the document.
        address: its own page, in the version of the document.
    """

    path: tuple[str, ...]
    fragment: str | None
    address: str | None

    @property
    def place(self) -> str | None:
        """The place as a slug; None where no path is known."""
        if self.unnumbered:
            return slug(UNNUMBERED[self.path[0]])
        return slug("-".join(self.path)) if self.path else None

    @property
    def unnumbered(self) -> bool:
        """Whether it is none of the law's numbered units, but what is printed around them."""
        return self.path[:1] != () and self.path[0] in UNNUMBERED

    @property
    def locator(self) -> str | None:
        """How a person cites it; a cross-heading goes by what it stands in."""
        if self.unnumbered:
            return UNNUMBERED[self.path[0]]
        steps: list[Step] = []
        for step in takewhile(lambda step: step != "crossheading", self.path):
            if step in KINDS:
                steps.append(Step(step, ""))
            elif steps:
                steps[-1] = Step(steps[-1].kind, f"{steps[-1].number} {step}".strip())
        return locator_of(steps) or None


def unit_of(element: etree._Element, work: str) -> Unit:
    """Return where an element stands.

    Parameters:
        element: a provision, Part, Schedule, or any other element that has an id or an address.
        work: the path of its work: ``ukpga/1989/41``.
    """
    id_ = element.get("id")
    path = path_below(element.get("IdURI", ""), work)
    if not path and id_ and id_.partition("-")[0] in KINDS:
        path = tuple(id_.split("-"))
    page = site_path(element.get("DocumentURI", ""))
    return Unit(path, id_, f"{ADDRESS}/{page}" if page else None)


def path_below(address: str, work: str) -> tuple[str, ...]:
    """Return the steps of an address below its work; none where it is not of the work."""
    path = site_path(address)
    if path is None or not work or not path.startswith(f"{work}/"):
        return ()
    return tuple(step for step in path.removeprefix(f"{work}/").split("/") if step)


def site_path(address: str) -> str | None:
    """Return the path of an address at legislation.gov.uk; None for any other address."""
    found = SITE.match(address.strip())
    return found["path"].strip("/") or None if found else None
