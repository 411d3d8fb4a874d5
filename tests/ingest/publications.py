"""Invented publications, in the shapes in which the publishers list theirs."""

from collections.abc import Mapping
from typing import Any

from ingest.documents.document import Format
from ingest.publishers.registry import EditionFrom, Entry, Publisher
from ingest.received import Received
from knowledge.vocabulary import Authority

SITE = "https://www.gov.uk"
GUIDES = "/government/publications/lamp-inspection-guides"
LAMPS = f"{GUIDES}/lamp-inspection-guide"
ASSET = "https://assets.publishing.service.gov.uk/media/5f/Lamps_-_statutory_guidance.pdf"
BILLS_API = "https://bills-api.parliament.uk/api/v1"
PRINTS = f"{BILLS_API}/Bills/77/Publications"
COMMONS_PDF = "https://publications.parliament.uk/pa/bills/cbill/59-02/0004/260004.pdf"


def entry(publisher: Publisher, download: str, **fields: Any) -> Entry:
    formats = {
        Publisher.LEGISLATION: (Format.CLML,),
        Publisher.PARLIAMENT: (Format.AKOMA_NTOSO, Format.BILL_PRINT),
        Publisher.GOV_UK: (Format.GOVUK, Format.PDF),
    }
    known = {
        "id": "lamps",
        "title": "Lamps",
        "publisher": publisher,
        "issued_by": "Lighthouse Board",
        "authority": Authority.INSPECTION_GUIDANCE,
        "settings": (),
        "licence": "ogl-3.0",
        "address": "https://www.gov.uk/lamps",
        "download": download,
        "formats": formats[publisher],
        "edition_from": EditionFrom.TEXT,
    }
    return Entry.model_validate(known | fields)


def addresses(received: Received) -> list[str]:
    return [body.address for body in received.bodies]


def api(path: str) -> str:
    return f"{SITE}/api/content{path}"


def page_of(base_path: str, schema_name: str = "detailed_guide", **details: Any) -> dict[str, Any]:
    return {"base_path": base_path, "schema_name": schema_name, "title": "A page", "details": details}


def landing(*attachments: Mapping[str, Any]) -> dict[str, Any]:
    return page_of(GUIDES, "publication", body="<p>On lamps.</p>", attachments=list(attachments))


def html(title: str, url: str = LAMPS) -> dict[str, Any]:
    return {"attachment_type": "html", "title": title, "url": url, "id": url}


def pdf(title: str, url: str = ASSET) -> dict[str, Any]:
    return {"attachment_type": "file", "title": title, "url": url, "content_type": "application/pdf"}


def publication(id_: int, title: str, kind: str = "Bill", **more: Any) -> dict[str, Any]:
    return {
        "house": "Lords",
        "id": id_,
        "title": title,
        "publicationType": {"id": 5, "name": kind, "description": ""},
        "displayDate": "2026-06-23T00:00:00",
        "links": [],
        "files": [],
    } | more


def listed(id_: int, name: str, kind: str) -> dict[str, Any]:
    return {"id": id_, "filename": name, "contentType": kind, "contentLength": 9}


def bill_list(*publications: dict[str, Any]) -> dict[str, Any]:
    return {"billId": 77, "publications": list(publications)}


THREE_FILES = [
    listed(1, "5902036.pdf", "application/pdf"),
    listed(2, "5902036.html", "text/html"),
    listed(3, "5902036.xml", "text/xml"),
]

LIST = bill_list(
    publication(
        10, "HL Bill 7-I Marshalled list", "Amendment Paper", files=[listed(9, "7-I.pdf", "application/pdf")]
    ),
    publication(11, "HL Bill 7-I", files=[listed(8, "7-I.pdf", "application/pdf")]),
    publication(12, "HL Bill 77 (as amended)", files=[listed(7, "77.xml", "text/xml")]),
    publication(13, "HL Bill 7 (as brought from the Commons)", files=THREE_FILES),
    publication(
        14, "HL Bill 7 Explanatory Notes", "Explanatory Notes", files=[listed(6, "en.xml", "text/xml")]
    ),
    publication(
        15,
        "Bill 004 2026-27 (reintroduced)",
        links=[{"id": 1, "title": "Bill 004 - pdf", "url": COMMONS_PDF, "contentType": "application/pdf"}],
    ),
    publication(16, "Bill 9 2026-27", links=None, files=None),
)
