"""Which file of a Bill's publications is a certain print of it.

The list is Parliament's: ``/api/v1/Bills/{id}/Publications`` of https://bills-api.parliament.uk. A House of
Lords print has its files there; a House of Commons print links to publications.parliament.uk.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import BaseModel, ValidationError

from ingest.documents.document import Format
from ingest.publishers.download_errors import DownloadError, NotFoundError
from ingest.publishers.registry import Entry

FILE = "https://bills-api.parliament.uk/api/v1/Publications/{publication}/Documents/{file}/Download"
BILL = "Bill"
ENDINGS = {"xml": Format.AKOMA_NTOSO, "pdf": Format.BILL_PRINT}


class _File(BaseModel):
    id: int
    filename: str | None = None
    contentType: str | None = None  # noqa: N815  (the API's own names)


class _Link(BaseModel):
    url: str | None = None
    contentType: str | None = None  # noqa: N815


class _Kind(BaseModel):
    name: str | None = None


class _Publication(BaseModel):
    id: int
    title: str | None = None
    publicationType: _Kind | None = None  # noqa: N815
    files: tuple[_File, ...] | None = None
    links: tuple[_Link, ...] | None = None


class _List(BaseModel):
    publications: tuple[_Publication, ...]


class _Offer(NamedTuple):
    address: str
    format: Format


def print_of(publications: bytes, entry: Entry) -> str:
    """Return the address of a print, in the most wanted format in which it is there.

    Parameters:
        publications: Parliament's list of a Bill's publications.
        entry: says the print's number, as ``HL Bill 84``, and the formats.

    Raises:
        NotFoundError: where the list does not have it.
        DownloadError: where the list cannot be read.
    """
    try:
        listed = _List.model_validate_json(publications).publications
    except ValidationError as error:
        raise DownloadError(
            "cannot be had: Parliament's list of the Bill's prints is not readable"
        ) from error
    offers = [
        offer
        for publication in listed
        if _is_print(publication, entry.choose or "")
        for offer in _offers(publication)
        if offer.format in entry.formats
    ]
    if not offers:
        raise NotFoundError(f"is not in Parliament's list of the Bill's prints; see {entry.address}")
    return min(offers, key=lambda offer: entry.formats.index(offer.format)).address


def _is_print(publication: _Publication, number: str) -> bool:
    # "Bill 004 2026-27 (reintroduced)" is Bill 4; "HL Bill 84-I" is a list of amendments to HL Bill 84.
    house, _, digits = number.rpartition(" ")
    pattern = rf"\s*{re.escape(house)}\s+0*{re.escape(digits)}(?![\w–-])"
    is_bill = publication.publicationType is not None and publication.publicationType.name == BILL
    return is_bill and re.match(pattern, publication.title or "", re.IGNORECASE) is not None


def _offers(publication: _Publication) -> Iterator[_Offer]:
    for file in publication.files or ():
        address = FILE.format(publication=publication.id, file=file.id)
        yield from _offer(address, file.contentType or "", file.filename or "")
    for link in publication.links or ():
        yield from _offer(link.url or "", link.contentType or "", link.url or "")


def _offer(address: str, content_type: str, name: str) -> Iterator[_Offer]:
    for ending, format_ in ENDINGS.items():
        if content_type.endswith(f"/{ending}") or name.lower().endswith(f".{ending}"):
            yield _Offer(address, format_)
