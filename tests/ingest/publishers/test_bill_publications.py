from typing import Any

import pytest

from ingest.documents.document import Format
from ingest.publishers.download import Downloader, DownloadError, NotFoundError
from ingest.publishers.fetchers import fetch, fetch_all
from ingest.publishers.registry import Entry, Publisher
from ingest.received import Body
from tests.ingest.publications import BILLS_API, COMMONS_PDF, LIST, PRINTS, addresses, entry
from tests.ingest.publisher_server import PublisherServer, file, item


def wanted(choose: str | None, download: str = PRINTS, **fields: Any) -> Entry:
    return entry(Publisher.PARLIAMENT, download, choose=choose, **fields)


def test_takes_a_print_at_its_own_address(server: PublisherServer, downloader: Downloader) -> None:
    server.put(COMMONS_PDF, file(b"%PDF-", kind="application/pdf"))
    assert addresses(fetch(wanted(None, COMMONS_PDF), downloader)) == [COMMONS_PDF]


def test_finds_the_print_in_the_list_and_prefers_xml(server: PublisherServer, downloader: Downloader) -> None:
    address = f"{BILLS_API}/Publications/13/Documents/3/Download"
    server.put(PRINTS, item(LIST))
    server.put(address, file(b"<akomaNtoso/>", '"v1"', kind="text/xml"))
    received = fetch(wanted("HL Bill 7"), downloader)
    assert received.bodies == (Body(address, b"<akomaNtoso/>", '"v1"'),)
    assert fetch(wanted("HL Bill 7"), downloader, received).bodies[0] is received.bodies[0]


def test_takes_the_pdf_where_only_that_is_wanted(server: PublisherServer, downloader: Downloader) -> None:
    address = f"{BILLS_API}/Publications/13/Documents/1/Download"
    server.put(PRINTS, item(LIST))
    server.put(address, file(b"%PDF-", kind="application/pdf"))
    received = fetch(wanted("HL Bill 7", formats=(Format.BILL_PRINT,)), downloader)
    assert addresses(received) == [address]


def test_knows_a_number_with_zeros_and_follows_a_link(
    server: PublisherServer, downloader: Downloader
) -> None:
    server.put(PRINTS, item(LIST))
    server.put(COMMONS_PDF, file(b"%PDF-", kind="application/pdf"))
    assert addresses(fetch(wanted("Bill 4"), downloader)) == [COMMONS_PDF]


@pytest.mark.parametrize("choose", ["Bill 7", "HL Bill 4", "HL Bill 70", "Bill 9", "Bill 00"])
def test_says_which_print_is_not_listed(server: PublisherServer, downloader: Downloader, choose: str) -> None:
    server.put(PRINTS, item(LIST))
    with pytest.raises(NotFoundError, match="not in Parliament's list of the Bill's prints; see https"):
        fetch(wanted(choose), downloader)


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"publications": null}', b"\xff", b"{"])
def test_says_that_a_list_is_not_readable(
    server: PublisherServer, downloader: Downloader, content: bytes
) -> None:
    server.put(PRINTS, file(content))
    with pytest.raises(DownloadError, match=r"not readable|came empty"):
        fetch(wanted("HL Bill 7"), downloader)


def test_asks_for_the_list_once_in_a_run(server: PublisherServer, downloader: Downloader) -> None:
    server.put(PRINTS, item(LIST))
    prints = [wanted("HL Bill 7"), wanted("HL Bill 77"), wanted("Bill 4")]
    assert len(list(fetch_all(prints, downloader))) == 3
    assert server.addresses().count(PRINTS) == 1
