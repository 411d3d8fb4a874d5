"""What a CLML file says of itself: title, version, dates, rank."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from lxml import etree

from ingest.documents.characters import tidy
from ingest.documents.outline import slug
from ingest.documents.xml_tree import name
from ingest.formats.clml.places import ADDRESS, path_below, site_path
from ingest.formats.clml.text import words
from knowledge.vocabulary import Authority, Month

PUBLISHER = "legislation.gov.uk"
LICENCE = "ogl-3.0"
# An Act of an old reign is at ukpga/Geo5/23-24/12.
WORK = re.compile(r"[a-z]+/(?:\d{4}|[A-Za-z0-9]+/[\d-]+)/\d+(?=/|$)")
# The versions that are never revised, as the site's addresses call them.
ORIGINALS = ("enacted", "made", "created", "adopted")
AUTHORITIES: Mapping[str, tuple[Authority, str]] = {
    "primary": (Authority.ACT, "enacted"),
    "secondary": (Authority.REGULATIONS, "made"),
}


class Metadata(NamedTuple):
    """What a file says of itself.

    Parameters:
        title: the title of the work.
        work: its path: ``ukpga/1989/41``; empty where the file does not say.
        authority: its rank; None for drafts and for law of other ranks.
        version: ``enacted``, ``made`` or ``draft``; a date; empty for the current version.
        original: whether it is the text as enacted or made.
        dated: the day from which this version is.
        as_of: the last day of which the file speaks; None where it does not say.
        begun: the day of Royal Assent, or of making.
    """

    title: str | None
    work: str
    authority: Authority | None
    version: str
    original: bool
    dated: date | None
    as_of: date | None
    begun: date | None

    @property
    def edition(self) -> str | None:
        """The version in words."""
        if self.version == "draft":
            return "draft"
        if self.original:
            return f"as {self.version}"
        return f"revised text, as valid from {day_of(self.dated)}" if self.dated else "revised text"

    @property
    def edition_id(self) -> str | None:
        """The version as a slug."""
        if self.original or self.version == "draft":
            return slug(self.version)
        return self.dated.isoformat() if self.dated else None

    @property
    def address(self) -> str | None:
        """The page of the work."""
        return f"{ADDRESS}/{self.work}" if self.work else None

    @property
    def month(self) -> Month | None:
        """The month of which the file speaks."""
        return self.as_of.isoformat()[: len("2026-06")] if self.as_of else None


def metadata_of(root: etree._Element) -> Metadata:
    """Return what a file says of itself.

    Parameters:
        root: the element ``Legislation``.
    """
    said = _said(root)
    work = site_path(root.get("IdURI", "")) or _work_in(said.get("identifier", ""))
    category = said.get("DocumentCategory", "")
    authority, original_version = AUTHORITIES.get(category, (None, "made"))
    tail = path_below(root.get("DocumentURI", ""), work)
    version = tail[0] if tail else ""
    if "Draft" in said.get("DocumentMainType", ""):
        authority, version = None, "draft"
    original = version in ORIGINALS or (not version and said.get("DocumentStatus") == "final")
    if original:
        version = version or original_version
    begun = date_of(said.get("EnactmentDate") or said.get("Made"))
    valid = date_of(said.get("valid") or root.get("RestrictStartDate"))
    modified = date_of(said.get("modified"))
    # A version of a given day says nothing of what came after that day.
    as_of = valid if date_of(version) and valid else max(filter(None, (valid, modified)), default=None)
    return Metadata(
        title=said.get("title") or _printed_title(root),
        work=work,
        authority=authority,
        version=version,
        original=original,
        dated=begun if original or version == "draft" else valid or modified,
        as_of=as_of,
        begun=begun,
    )


def date_of(text: str | None) -> date | None:
    """Return a date as the site writes it in its data: ``2026-06-29``; None for anything else."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def day_of(day: date) -> str:
    """Return a day in words."""
    return f"{day.day} {day:%B %Y}"


def _work_in(address: str) -> str:
    found = WORK.match(site_path(address) or "")
    return found[0] if found else ""


def _said(root: etree._Element) -> dict[str, str]:
    """Return the metadata that are one value: by element, the first that is there."""
    said: dict[str, str] = {}
    metadata = next((element for element in root if name(element) == "Metadata"), None)
    if metadata is None:
        return said
    for element in metadata.iter(etree.Element):
        if name(element) == "UnappliedEffects":
            break
        value = element.get("Value") or element.get("Date") or tidy(element.text or "")
        if value:
            said.setdefault(name(element), value)
    return said


def _printed_title(root: etree._Element) -> str | None:
    for element in root.iter(etree.Element):
        if name(element).endswith("Prelims"):
            return next((words(item) for item in element if name(item) == "Title"), None) or None
    return None
