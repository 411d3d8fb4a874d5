"""Which document an Akoma Ntoso file is: title, rank, edition, date, address and licence."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml
from lxml import etree

from ingest.documents.characters import tidy
from ingest.documents.outline import slug
from ingest.documents.xml_tree import name
from ingest.formats.akoma_ntoso.elements import Words, attribute, child, find
from ingest.formats.legislation.amended_instruments import ADDRESS, LEGISLATION
from knowledge.vocabulary import Authority

# Drafting systems fill dates that are not known yet with years that nobody means.
YEARS = range(1200, 2200)
# The versions that are never revised, as the site's addresses call them.
ORIGINALS = ("enacted", "made", "created", "adopted")
UK = re.compile(r"legislation\.gov\.uk")


class Identity(NamedTuple):
    """Which document it is; fields as in ``Document``.

    Parameters:
        begun: the day of Royal Assent, or of making.
    """

    title: str | None
    publisher: str | None
    authority: Authority | None
    edition: str | None
    edition_id: str | None
    dated: date | None
    address: str | None
    licence: str | None
    begun: date | None

    @property
    def is_original(self) -> bool:
        """Whether it is the text as enacted or made, which is never revised."""
        return self.edition_id in ORIGINALS

    def fields(self) -> dict[str, Any]:
        """Return the fields of ``Document``."""
        return {field: value for field, value in self._asdict().items() if field != "begun"}

    def page(self, path: str) -> str | None:
        """Return the page of one of its places: the current one, or that of the text as enacted."""
        if self.address is None:
            return None
        return f"{self.address}/{path}/{self.edition_id}" if self.is_original else f"{self.address}/{path}"


def values_of(root: etree._Element) -> Mapping[str, str]:
    """Return the values that a document keeps apart from its text, by id: ``varBillTitle``."""
    return {
        eid: tidy(attribute(each, "showAs") or "")
        for each in find(root, "TLCConcept", "TLCLocation", "TLCPerson", "TLCProcess")
        if (eid := attribute(each, "eId"))
    }


def identity_of(kind: etree._Element, values: Mapping[str, str], words: Words) -> Identity:
    """Return which document ``kind`` is: the element ``act`` or ``bill``."""
    return _bill(kind, values, words) if name(kind) == "bill" else _act(kind, words)


def day(value: str | None) -> date | None:
    """Return a date or the day of a time; None for what is neither, and for placeholders."""
    try:
        found = date.fromisoformat((value or "").strip()[:10])
    except ValueError:
        return None
    return found if found.year in YEARS else None


def edition_of_bill(house: str, number: str, stage: str) -> tuple[str | None, str | None]:
    """Return a Bill's edition in words and as a slug: "HL Bill 34, as amended in Grand Committee".

    Parameters:
        house: the House whose print it is.
        number: the print's number: ``HL Bill 34``, ``177``.
        stage: what was done to it: ``As brought from the Lords``.
    """
    if number and "bill" not in number.lower():
        number = f"HL Bill {number}" if house.lower().endswith("lords") else f"Bill {number}"
    stage = stage.strip("[] ")
    stage = stage[:1].lower() + stage[1:] if not stage.isupper() else _sentence_case(stage)
    edition = ", ".join(part for part in (number, stage) if part)
    return edition or None, slug(number or stage) if edition else None


def _sentence_case(stage: str) -> str:
    names = r"\b(grand|public|bill|select|standing|special|joint|committee|house|lords|commons|report)\b"
    return re.sub(names, lambda match: match[1].capitalize(), stage.lower())


def _bill(bill: etree._Element, values: Mapping[str, str], words: Words) -> Identity:
    number = values.get("varBillNo") or values.get("varBillNoComp") or ""
    stage = values.get("varStageVersion", "")
    edition, edition_id = edition_of_bill(values.get("varHouse", ""), number, stage)
    parliament = (attribute(bill, "name") or "").startswith("uk") or "varBillTitle" in values
    dates = [each for each in find(bill, "FRBRdate") if attribute(each, "name") == "published"]
    published = (day(attribute(each, "date")) for each in dates)
    return Identity(
        title=values.get("varBillTitle") or _printed_title(bill, words),
        publisher="UK Parliament" if parliament else None,
        authority=Authority.BILL,
        edition=edition,
        edition_id=edition_id,
        dated=day(values.get("varPublicationDate")) or next(filter(None, published), None),
        address=None,
        licence="opl-3.0" if parliament else None,
        begun=None,
    )


def _act(act: etree._Element, words: Words) -> Identity:
    meta = child(act, "meta")
    work, expression = (_level(meta, wanted) for wanted in ("FRBRWork", "FRBRExpression"))
    found = LEGISLATION.match(work.uri)
    type_ = found[1].partition("/")[0] if found else (attribute(act, "name") or "").lower()
    published = bool(found or UK.search(work.uri))
    edition, edition_id, dated = _edition(work, expression)
    title = next(find(meta, "title"), None) if meta is not None else None
    return Identity(
        title=words.plain(title) or _printed_title(act, words),
        publisher="legislation.gov.uk" if published else None,
        authority=_ranks().get(type_),
        edition=edition,
        edition_id=edition_id,
        dated=dated,
        address=f"{ADDRESS}/{found[1]}" if found else None,
        licence="ogl-3.0" if published else None,
        begun=work.date,
    )


class _Level(NamedTuple):
    """A work or one expression of it: its address, and its first date with what it is the date of."""

    uri: str
    date: date | None
    name: str


def _level(meta: etree._Element | None, wanted: str) -> _Level:
    found = next(find(meta, wanted), None) if meta is not None else None
    if found is None:
        return _Level("", None, "")
    uri = next(find(found, "FRBRthis", "FRBRuri"), None)
    address = "" if uri is None else attribute(uri, "value") or ""
    for each in find(found, "FRBRdate"):
        if known := day(attribute(each, "date")):
            return _Level(address, known, attribute(each, "name") or "")
    return _Level(address, None, "")


def _edition(work: _Level, expression: _Level) -> tuple[str | None, str | None, date | None]:
    """Return an edition in words and as a slug, and the day from which it is."""
    last = expression.uri.rstrip("/").rpartition("/")[2]
    for original in ORIGINALS:
        if original in (last, expression.name):
            return f"as {original}", original, work.date or expression.date
    dated = day(last) or expression.date
    if dated is None:
        return None, None, None
    return f"revised text, as valid from {dated.day} {dated:%B %Y}", dated.isoformat(), dated


@cache
def _ranks() -> dict[str, Authority]:
    listed: dict[str, list[str]] = yaml.safe_load(
        files("ingest.formats.akoma_ntoso").joinpath("legislation_types.yaml").read_text("utf-8")
    )
    ranks = {"acts": Authority.ACT, "regulations": Authority.REGULATIONS}
    return {type_: rank for group, rank in ranks.items() for type_ in listed[group]}


def _printed_title(document: etree._Element, words: Words) -> str | None:
    """Return the title as printed in the text's own opening."""
    titles = (words.plain(each) for each in find(document, "docTitle", "shortTitle"))
    return next((title for title in titles if title), None)
