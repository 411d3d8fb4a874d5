"""Documents published on GOV.UK, from its Content API."""

from collections.abc import Sequence
from datetime import date

from ingest.documents.document import Division, Document, Format
from ingest.documents.outline import Places
from ingest.errors import DocumentError
from ingest.formats.govuk.attachments import PAGE, attachments_of
from ingest.formats.govuk.changes import changes_of
from ingest.formats.govuk.item import Item, Withdrawal, address_of, as_text, in_words
from ingest.formats.govuk.parts import Part, divisions_of, page_of, parts_of_guide, sections_of
from ingest.formats.govuk.refusals import refuse
from knowledge.vocabulary import Authority

LICENCE = "ogl-3.0"
UNNAMED = "GOV.UK"
INSPECTORATE = "Ofsted"
PUBLICATION, MANUAL, SECTION, GUIDE = "publication", "manual", "manual_section", "guide"
SCHEMAS = {PUBLICATION, PAGE, "detailed_guide", GUIDE, MANUAL, SECTION}
GUIDANCE = {"guidance", "detailed_guide", MANUAL, SECTION}
# What leads to other pages, and the schema of those.
LEADS_TO = {PUBLICATION: PAGE, MANUAL: SECTION}


def read_govuk(*bodies: bytes) -> Document:
    """Return a document that is one or several pages of GOV.UK.

    Parameters:
        bodies: the pages' items, in any order: a publication and its attachments, a manual and its
            sections, or a page that is a document of its own.

    Raises:
        DocumentError: where they are not pages of one document, or it moved, is gone, or is of a kind that
            is not read.
    """
    items = [Item.read(body) for body in bodies]
    for item in items:
        refuse(item, SCHEMAS)
    lead, pages = _arranged(items)
    over = next(iter(lead.linked("manual") or lead.linked("parent")), {}) if pages else {}
    places = Places()
    withdrawal = next((item.withdrawal for item in (lead, *pages) if item.withdrawal), None)
    notice, _ = divisions_of(_notice(withdrawal), places)
    text, warnings = _text(lead, pages, places)
    changes = [change.division(places) for change in changes_of(lead)]
    unread = _unread(lead, pages)
    if not (notice or text or changes):
        raise DocumentError("; ".join(("has no text", *unread)))
    dated = _dated(lead, pages)
    if withdrawal:
        unread = (f"was {_withdrawn(withdrawal)}", *unread)
    editions = (f"updated {in_words(dated)}" if dated else "", _withdrawn(withdrawal) if withdrawal else "")
    return Document(
        format=Format.GOVUK,
        title=as_text(over.get("title")) or lead.title,
        publisher=", ".join(lead.publishers) or UNNAMED,
        authority=_authority(lead),
        edition=", ".join(filter(None, editions)) or None,
        edition_id=dated.isoformat() if dated else None,
        dated=dated,
        address=address_of(over.get("base_path")) or lead.address,
        licence=LICENCE,
        divisions=(*notice, *text, *changes),
        warnings=(*unread, *warnings),
    )


def attachments(body: bytes) -> tuple[str, ...]:
    """Return the addresses of a publication's attachments that are pages of GOV.UK, in order.

    Raises:
        DocumentError: where it is no item of GOV.UK's Content API.
    """
    return tuple(attachment.page for attachment in attachments_of(Item.read(body)) if attachment.page)


def sections(body: bytes) -> tuple[str, ...]:
    """Return the addresses of a manual's sections, in order.

    Raises:
        DocumentError: where it is no item of GOV.UK's Content API.
    """
    return tuple(sections_of(Item.read(body)))


def _arranged(items: Sequence[Item]) -> tuple[Item, list[Item]]:
    """Return the page that leads to the others, or the first, and the others."""
    leads = [item for item in items if item.schema in LEADS_TO]
    lead = next(iter(leads or items), None)
    if lead is None:
        raise DocumentError("has no page")
    pages = list({item.address: item for item in items if item is not lead}.values())
    schema = LEADS_TO.get(lead.schema, lead.schema)
    if any(page.schema != schema or page.schema not in LEADS_TO.values() for page in pages):
        raise DocumentError("is made of pages that are not of one document")
    return lead, pages


def _text(lead: Item, pages: list[Item], places: Places) -> tuple[list[Division], list[str]]:
    if not pages:
        own = list(parts_of_guide(lead)) if lead.schema == GUIDE else [page_of(lead, own_address=False)]
        return divisions_of(own, places)
    text, warnings = divisions_of(_parts(lead, pages), places)
    if lead.schema not in LEADS_TO:
        return text, warnings
    said = {block.text for division in text for block in division.blocks}
    summary, more = divisions_of([page_of(lead, lead.title or UNNAMED, own_address=False)], places)
    if all(block.text in said for division in summary for block in division.blocks):
        return text, warnings
    return [*summary, *text], [*more, *warnings]


def _parts(lead: Item, pages: list[Item]) -> list[Part]:
    """Return the pages in their order, each under its title where there are several."""
    if lead.schema not in LEADS_TO:
        pages = [lead, *pages]
    listed = sections_of(lead)
    order = [*listed, *(attachment.page for attachment in attachments_of(lead))]
    pages = sorted(pages, key=lambda page: order.index(page.address) if page.address in order else len(order))
    alone = len(pages) == 1 and lead.schema == PUBLICATION
    return [
        page_of(page, *(() if alone else listed.get(page.address or "", (page.title or "",))))
        for page in pages
    ]


def _notice(withdrawal: Withdrawal | None) -> list[Part]:
    if withdrawal is None:
        return []
    heading = _withdrawn(withdrawal)
    return [Part((heading[0].upper() + heading[1:],), withdrawal.explanation)]


def _withdrawn(withdrawal: Withdrawal) -> str:
    return f"withdrawn on {in_words(withdrawal.on)}" if withdrawal.on else "withdrawn"


def _unread(lead: Item, pages: list[Item]) -> tuple[str, ...]:
    """Return a warning of the parts of the document that were not given."""
    given = {page.address for page in pages}
    if lead.schema == MANUAL:
        missing = [
            titles[-1] for address, titles in sections_of(lead).items() if titles and address not in given
        ]
        return (f"some of its sections were not read: {'; '.join(missing)}",) if missing else ()
    if lead.schema != PUBLICATION:
        return ()
    # Files beside a page that was read have the same text in another format, as a rule.
    missing = [
        attachment.title
        for attachment in attachments_of(lead)
        if attachment.page not in given and (attachment.page or not pages)
    ]
    return (f"some of its attachments were not read: {'; '.join(missing)}",) if missing else ()


def _authority(lead: Item) -> Authority | None:
    if lead.kind == "statutory_guidance":
        return Authority.STATUTORY_GUIDANCE
    return (
        Authority.INSPECTION_GUIDANCE if lead.kind in GUIDANCE and INSPECTORATE in lead.publishers else None
    )


def _dated(lead: Item, pages: list[Item]) -> date | None:
    """Return the day of the text: a publication's is that of its attachment, a manual's that of the whole."""
    own, others = [lead.updated] if lead.updated else [], [page.updated for page in pages if page.updated]
    first, second = (others, own) if lead.schema == PUBLICATION else (own, others)
    return max(first or second, default=None)
