"""What a kept document is: the registry says so of an official one, the document itself of the user's."""

from pathlib import PurePath

from ingest.documents.document import Document
from ingest.documents.outline import slug
from ingest.publishers.licences import licences
from ingest.publishers.registry import entry
from ingest.shelf import Record
from knowledge.vocabulary import Authority, Origin, Source

OWN_LICENCE = "The user's own document"


def describe(document: Document, record: Record) -> Source:
    """Return the source that a document is.

    Parameters:
        document: as a parser read it.
        record: as it was received.

    Raises:
        UnknownDocumentError: where an official document is no longer in the registry.
    """
    return _official(document, record) if record.origin is Origin.OFFICIAL else _own(document, record)


def _official(document: Document, record: Record) -> Source:
    known = entry(record.id)
    licence = licences()[known.licence]
    return Source(
        id=f"{known.id}@{slug(document.edition_id or record.checked)}",
        title=known.title,
        publisher=known.issued_by,
        authority=known.authority,
        edition=known.edition or document.edition or f"as received in {record.checked}",
        dated=known.dated or document.dated,
        settings=known.settings,
        licence=licence.name,
        attribution=licence.attribution,
        address=document.address or str(known.address),
        origin=Origin.OFFICIAL,
    )


def _own(document: Document, record: Record) -> Source:
    licence = licences().get(document.licence or "")
    return Source(
        id=record.id,
        title=document.title or PurePath(record.name).stem,
        publisher=document.publisher or "",
        authority=document.authority or Authority.UNRANKED,
        edition=document.edition or f"as added in {record.checked}",
        dated=document.dated,
        licence=licence.name if licence else OWN_LICENCE,
        attribution=licence.attribution if licence else "",
        address=document.address or record.bodies[0].address,
        origin=Origin.OWN,
    )
