"""Fetching each official text in its publisher's own way."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple

from ingest.documents.document import Format
from ingest.errors import DocumentError
from ingest.formats.govuk.reader import sections
from ingest.publishers.attachments import attachment_of
from ingest.publishers.bill_publications import print_of
from ingest.publishers.content_items import GONE, MANUAL, PUBLICATION, REDIRECT, ContentItem, api_address
from ingest.publishers.download import Downloader, DownloadError, GoneError, NotFoundError
from ingest.publishers.registry import Entry, Publisher
from ingest.received import Body, Received

MOST_MOVES = 5
NOTHING_KNOWN: Mapping[str, Received] = MappingProxyType({})


class _Visit(NamedTuple):
    """One visit to a publisher.

    Parameters:
        entry: what is wanted.
        downloader: how to get it.
        known: what was received before.
        lists: the lists of publications that were got in this run.
    """

    entry: Entry
    downloader: Downloader
    known: Received | None
    lists: dict[str, Body]

    def get(self, address: str) -> Body:
        bodies = self.known.bodies if self.known else ()
        same = (body for body in bodies if body.address == address)
        # The first address may have led elsewhere: then what came from there is known.
        return self.downloader.get(address, next(same, bodies[0] if bodies else None))


def fetch(entry: Entry, downloader: Downloader, known: Received | None = None) -> Received:
    """Return an official text as its publisher has it now.

    Parameters:
        entry: which.
        downloader: how to get it.
        known: the same as received before; what is unchanged of it is not sent again.

    Raises:
        DownloadError: where it cannot be had.
    """
    return _fetch(_Visit(entry, downloader, known, {}))


def fetch_all(
    entries: Iterable[Entry], downloader: Downloader, known: Mapping[str, Received] = NOTHING_KNOWN
) -> Iterator[tuple[Entry, Received | DownloadError]]:
    """Yield each official text, or why it cannot be had; the others are fetched all the same.

    Parameters:
        entries: which.
        downloader: how to get them. It does not ask a host again that proved unreachable.
        known: what was received before, by source id.
    """
    lists: dict[str, Body] = {}
    for entry in entries:
        outcome: Received | DownloadError
        try:
            outcome = _fetch(_Visit(entry, downloader, known.get(entry.id), lists))
        except DownloadError as error:
            outcome = error
        yield entry, outcome


def _fetch(visit: _Visit) -> Received:
    try:
        return Received(tuple(FETCHERS[visit.entry.publisher](visit)))
    except DocumentError as error:
        raise DownloadError(f"leads to a page that {error}") from error


def _from_legislation(visit: _Visit) -> Iterator[Body]:
    try:
        yield visit.get(visit.entry.download)
    except NotFoundError:
        if visit.entry.fallback is None:
            raise
        yield visit.get(visit.entry.fallback)


def _from_parliament(visit: _Visit) -> Iterator[Body]:
    # The list of a Bill's publications says nothing of the Bill: only the print is kept.
    address = visit.entry.download
    if visit.entry.choose:
        if address not in visit.lists:
            visit.lists[address] = visit.get(address)
        address = print_of(visit.lists[address].content, visit.entry)
    yield visit.get(address)


def _from_gov_uk(visit: _Visit) -> Iterator[Body]:
    page, item = _page(visit, visit.entry.download)
    yield page
    if item.schema_name == PUBLICATION:
        attachment = attachment_of(page.content, visit.entry)
        is_page = attachment.format is Format.GOVUK
        yield _page(visit, attachment.address)[0] if is_page else visit.get(attachment.address)
    elif item.schema_name == MANUAL:
        for address in sections(page.content):
            yield _page(visit, address)[0]


def _page(visit: _Visit, address: str) -> tuple[Body, ContentItem]:
    """Return a GOV.UK page's item, from where it moved to within GOV.UK."""
    for _ in range(MOST_MOVES + 1):
        try:
            page = visit.get(api_address(address))
        except GoneError as error:
            raise GoneError(error.host, _elsewhere(error.content)) from error
        item = ContentItem.read(page.content)
        if item.schema_name == GONE:
            raise GoneError("www.gov.uk", item.elsewhere)
        if item.schema_name != REDIRECT:
            return page, item
        if item.elsewhere is None:
            break
        address = item.elsewhere
    raise NotFoundError("was moved on www.gov.uk, and where to is not said; look for it there")


def _elsewhere(content: bytes) -> str | None:
    with suppress(DownloadError):
        return ContentItem.read(content).elsewhere
    return None


FETCHERS: Mapping[Publisher, Callable[[_Visit], Iterator[Body]]] = {
    Publisher.LEGISLATION: _from_legislation,
    Publisher.PARLIAMENT: _from_parliament,
    Publisher.GOV_UK: _from_gov_uk,
}
