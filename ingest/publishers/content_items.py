"""What a GOV.UK Content API item says of where its text is (https://content-api.publishing.service.gov.uk)."""

from typing import Self
from urllib.parse import urljoin, urlsplit

from pydantic import BaseModel, ValidationError

from ingest.publishers.download_errors import DownloadError

SITE = "https://www.gov.uk"
API = "/api/content"
PUBLICATION, MANUAL, REDIRECT, GONE = "publication", "manual", "redirect", "gone"


class Attachment(BaseModel):
    """A file or page that belongs to a publication."""

    url: str | None = None
    title: str | None = None
    content_type: str | None = None


class Details(BaseModel):
    """What is particular to a kind of item: its attachments, or what to see in its place."""

    attachments: tuple[Attachment, ...] | None = None
    alternative_path: str | None = None


class Move(BaseModel):
    """Where a path moved to."""

    path: str
    destination: str


class ContentItem(BaseModel):
    """The little of an item that leads on to others."""

    schema_name: str = ""
    base_path: str | None = None
    details: Details | None = None
    redirects: tuple[Move, ...] | None = None

    @classmethod
    def read(cls, content: bytes) -> Self:
        """Return the item that ``content`` is.

        Raises:
            DownloadError: where it is none.
        """
        try:
            return cls.model_validate_json(content)
        except ValidationError as error:
            raise DownloadError("came from www.gov.uk in a form that is not read; try again later") from error

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The files and pages that belong to it."""
        return (self.details.attachments if self.details else None) or ()

    @property
    def elsewhere(self) -> str | None:
        """The address that is named in its place, where it moved or is gone."""
        if self.details and self.details.alternative_path:
            return web_address(self.details.alternative_path)
        moves = sorted(self.redirects or (), key=lambda move: move.path != self.base_path)
        return web_address(moves[0].destination) if moves else None


def web_address(path: str) -> str:
    """Return the whole address of a path on GOV.UK; an address as it is.

    Raises:
        DownloadError: where it is none.
    """
    try:
        return urlsplit(urljoin(SITE, path)).geturl()
    except ValueError as error:
        raise DownloadError(f"leads to what is no web address ({error})") from error


def api_address(address: str) -> str:
    """Return the address of the item of a page on GOV.UK; that of a page elsewhere as it is.

    Raises:
        DownloadError: where it is none.
    """
    parts = urlsplit(web_address(address))
    if parts.hostname != urlsplit(SITE).hostname or parts.path.startswith(f"{API}/"):
        return parts.geturl()
    return f"{SITE}{API}{parts.path}"
