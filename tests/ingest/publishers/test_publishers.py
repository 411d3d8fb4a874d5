import copy
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import reduce
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import DocumentError
from ingest.publishers.attachments import attachment_of
from ingest.publishers.bill_publications import print_of
from ingest.publishers.content_items import ContentItem, api_address
from ingest.publishers.download import Downloader, DownloadError, Limits, NotFoundError, UnreachableError
from ingest.publishers.fetchers import fetch, fetch_all
from ingest.publishers.registry import Publisher, entries, registry
from ingest.received import Body, Received
from tests.ingest.publications import (
    BILLS_API,
    GUIDES,
    LIST,
    PRINTS,
    addresses,
    api,
    bill_list,
    entry,
    html,
    landing,
    listed,
    page_of,
    pdf,
    publication,
)
from tests.ingest.publisher_server import PublisherServer, file, item, redirect, reply

BILL = entry(Publisher.PARLIAMENT, PRINTS, choose="HL Bill 7")
GUIDE = entry(Publisher.GOV_UK, api(GUIDES), choose="lamp inspection guide")
LAW = "https://www.legislation.gov.uk/ukpga/1999/99"
WANTED = entry(Publisher.LEGISLATION, f"{LAW}/data.xml", fallback=f"{LAW}/enacted/data.xml")


def test_takes_the_current_text(server: PublisherServer, downloader: Downloader) -> None:
    server.put(f"{LAW}/data.xml", file(b"<Legislation/>", '"v1"', kind="application/xml"))
    received = fetch(WANTED, downloader)
    assert received == Received((Body(f"{LAW}/data.xml", b"<Legislation/>", '"v1"'),))


@pytest.mark.parametrize("status", [404, 300])
def test_takes_the_enacted_text_where_there_is_no_other(
    server: PublisherServer, downloader: Downloader, status: int
) -> None:
    server.put(f"{LAW}/data.xml", reply(status, b"<ul/>"))
    server.put(f"{LAW}/enacted/data.xml", file(b"<Legislation/>"))
    received = fetch(WANTED, downloader)
    assert addresses(received) == [f"{LAW}/enacted/data.xml"]


def test_takes_the_enacted_text_where_it_is_sent_there(
    server: PublisherServer, downloader: Downloader
) -> None:
    server.put(f"{LAW}/data.xml", redirect("http://www.legislation.gov.uk/ukpga/1999/99/enacted/data.xml"))
    server.put(f"{LAW}/enacted/data.xml", file(b"<Legislation/>", '"v1"'))
    received = fetch(WANTED, downloader)
    again = fetch(WANTED, downloader, received)
    assert again.bodies[0] is received.bodies[0]


def test_says_where_there_is_neither(server: PublisherServer, downloader: Downloader) -> None:
    with pytest.raises(NotFoundError):
        fetch(WANTED, downloader)
    with pytest.raises(NotFoundError):
        fetch(WANTED.model_copy(update={"fallback": None}), downloader)
    assert len(server.asked) == 3


def test_does_not_take_the_enacted_text_for_a_fault(server: PublisherServer, downloader: Downloader) -> None:
    server.put(f"{LAW}/data.xml", reply(500))
    server.put(f"{LAW}/enacted/data.xml", file(b"<Legislation/>"))
    with pytest.raises(DownloadError, match="out of order"):
        fetch(WANTED, downloader)


def test_goes_on_after_each_failure(server: PublisherServer, downloader: Downloader) -> None:
    server.put(api("/b"), item(page_of("/b")))
    server.put(api("/c"), reply(403))
    wanted = [
        entry(Publisher.GOV_UK, api(path), id=id_)
        for id_, path in (("a", "/a"), ("b", "/b"), ("c", "/c"), ("d", "/b"))
    ]
    outcomes = {known.id: outcome for known, outcome in fetch_all(wanted, downloader)}
    assert list(outcomes) == ["a", "b", "c", "d"]
    assert [isinstance(outcome, Received) for outcome in outcomes.values()] == [False, True, False, True]


def test_uses_what_is_known_of_each(server: PublisherServer, downloader: Downloader) -> None:
    server.put(api("/b"), item(page_of("/b"), '"v1"'))
    wanted = [entry(Publisher.GOV_UK, api("/b"))]
    ((_, first),) = fetch_all(wanted, downloader)
    assert isinstance(first, Received)
    ((_, second),) = fetch_all(wanted, downloader, {"lamps": first})
    assert isinstance(second, Received)
    assert second.bodies[0] is first.bodies[0]


@pytest.mark.parametrize("network", ["refused", "unknown", "dropped"])
def test_takes_20_seconds_at_most_without_a_network(network: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    slept: list[float] = []
    over = threading.Event()
    connect = 0.05

    def look_up(host: object, *more: object, **named: object) -> list[Any]:
        asked.append(host)
        if network == "refused":
            raise ConnectionRefusedError(111, "Connection refused")
        if network == "dropped":
            over.wait(5)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    limits = Limits(connect=connect if network == "dropped" else 1)
    with Downloader(limits, sleep=slept.append) as downloader:
        outcomes = list(fetch_all(entries(), downloader))
    over.set()
    assert [known for known, _ in outcomes] == list(entries())
    assert all(isinstance(outcome, UnreachableError) for _, outcome in outcomes)
    assert len({str(outcome) for _, outcome in outcomes}) == 4
    waited = Limits().connect * len(asked) if network == "dropped" else 0
    assert waited + sum(slept) <= 20


OLD = {
    "base_path": "/old",
    "schema_name": "redirect",
    "details": {"alternative_path": None},
    "redirects": [{"path": "/old", "destination": "/new"}],
}
STRANGE = st.sampled_from(
    ["//", "http://[", "https://[x]/", "/x", "html", "application/pdf", "Bill", "\ud800"]
)
VALUES = st.none() | st.booleans() | st.integers() | STRANGE | st.text() | st.just([]) | st.just({})


def places_in(content: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    keys: Any = content if isinstance(content, dict) else range(len(content))
    for key in keys:
        yield (*path, key)
        if isinstance(content[key], dict | list):
            yield from places_in(content[key], (*path, key))


@given(st.data())
def test_whatever_a_list_or_a_page_says_is_read_or_refused(data: st.DataObject) -> None:
    content = data.draw(st.sampled_from([LIST, landing(html("Lamps"), pdf("Lamps")), OLD]))
    for _ in range(data.draw(st.integers(1, 4))):
        content = copy.deepcopy(content)
        *above, last = data.draw(st.sampled_from(list(places_in(content))))
        reduce(lambda inner, key: inner[key], above, content)[last] = data.draw(VALUES)
    body = json.dumps(content).encode()
    with suppress(DownloadError):
        assert print_of(body, BILL)
    with suppress(DownloadError, DocumentError):
        assert api_address(attachment_of(body, GUIDE).address)
    with suppress(DownloadError):
        api_address(ContentItem.read(body).elsewhere or "/")


def answer_all(server: PublisherServer) -> None:
    """Have every official text of the registry there, in the publishers' own shapes."""
    law: Callable[..., None] = file(b"<Legislation/>", kind="application/xml")
    prints = [known.choose for known in entries() if known.publisher is Publisher.PARLIAMENT and known.choose]
    files = enumerate(prints, start=1)
    listing = bill_list(
        *(
            publication(n, f"{name} 2024-25", files=[listed(n, "b.pdf", "application/pdf")])
            for n, name in files
        )
    )
    for number, _ in enumerate(prints, start=1):
        server.put(
            f"{BILLS_API}/Publications/{number}/Documents/{number}/Download",
            file(b"%PDF-", kind="application/pdf"),
        )
    for known in entries():
        match known.publisher:
            case Publisher.LEGISLATION:
                server.put(known.download, law)
            case Publisher.PARLIAMENT if known.choose:
                server.put(known.download, item(listing))
            case Publisher.PARLIAMENT:
                server.put(known.download, file(b"%PDF-", kind="application/pdf"))
            case Publisher.GOV_UK if known.choose:
                path = known.download.removeprefix(api(""))
                other = html("Summary of changes", f"{path}/summary")
                server.put(known.download, item(landing(other, html(known.choose, f"{path}/guide"))))
                server.put(api(f"{path}/guide"), item(page_of(f"{path}/guide", "html_publication")))
            case Publisher.GOV_UK:
                server.put(known.download, item(page_of("/guidance/page")))


def test_every_entry_of_the_registry_can_be_fetched(server: PublisherServer, downloader: Downloader) -> None:
    answer_all(server)
    for known, outcome in fetch_all(entries(), downloader):
        assert isinstance(outcome, Received), f"{known.id}: {outcome}"
    assert {address.split("/")[2] for address in server.addresses()} <= registry().hosts
