import gzip
import random
import socket
import threading
import time
import zlib
from collections.abc import Callable

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.publishers.download import Downloader, DownloadError, TooLargeError, UnreachableError
from ingest.publishers.exchange import unpacked
from tests.ingest.conftest import TINY, FakeTime, Open
from tests.ingest.publisher_server import (
    PublisherServer,
    chunked,
    cut_off,
    drip_body,
    drip_head,
    file,
    hang_up,
    packed,
    reply,
)

PAGE = "https://www.gov.uk/api/content/guidance/lamps"
OTHER = "https://www.gov.uk/api/content/guidance/lanterns"


@pytest.mark.parametrize(
    "broken",
    [
        cut_off(b"half of", 14),
        chunked(b"half of", is_whole=False),
        packed(random.Random(1).randbytes(500), cut=300),
        reply(200, b"no gzip", Content_Encoding="gzip"),
        reply(200, b""),
        hang_up,
    ],
)
def test_tries_again_where_a_file_did_not_come_whole(
    server: PublisherServer, downloader: Downloader, broken: Callable[..., None]
) -> None:
    server.put(PAGE, broken, file(b"whole"))
    assert downloader.get(PAGE).content == b"whole"
    server.put(OTHER, broken)
    with pytest.raises(DownloadError, match=r"cut off|came empty"):
        downloader.get(OTHER)
    assert server.addresses().count(OTHER) == 4


@pytest.mark.parametrize(
    "large",
    [
        reply(200, b"x" * (TINY.data + 1)),
        cut_off(b"x", declared=10**12),
        chunked(b"x" * 1000, times=TINY.data // 1000 + 1),
        packed(b"\0" * (TINY.data + 1)),
        packed(b"\0" * 50_000_000),
        packed(random.Random(1).randbytes(TINY.data + 1)),
    ],
)
def test_takes_nothing_too_large(
    server: PublisherServer, downloader: Downloader, large: Callable[..., None]
) -> None:
    server.put(PAGE, large)
    with pytest.raises(TooLargeError, match=f"larger than {TINY.data} bytes"):
        downloader.get(PAGE)
    assert len(server.asked) == 1


def test_allows_a_pdf_more(server: PublisherServer, downloader: Downloader) -> None:
    largest = b"x" * TINY.pdf
    server.put(PAGE, file(largest, kind="application/pdf"), file(largest + b"x", kind="application/pdf"))
    assert downloader.get(PAGE).content == largest
    with pytest.raises(TooLargeError):
        downloader.get(PAGE)


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/xhtml+xml", "image/png"])
def test_takes_no_page_for_a_file(server: PublisherServer, downloader: Downloader, kind: str) -> None:
    server.put(PAGE, file(b"<p>Please sign in.</p>", kind=kind))
    with pytest.raises(DownloadError, match="in place of a document"):
        downloader.get(PAGE)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "kind", ["application/json", "text/xml", "application/akn+xml", "application/octet-stream", "text/plain"]
)
def test_is_not_strict_on_kinds(server: PublisherServer, downloader: Downloader, kind: str) -> None:
    server.put(PAGE, file(b"content", kind=kind))
    assert downloader.get(PAGE).content == b"content"


def test_unpacks_what_was_packed(server: PublisherServer, downloader: Downloader) -> None:
    server.put(PAGE, packed(b"a lamp " * 100), reply(200, b"x", Content_Encoding="br"))
    assert downloader.get(PAGE).content == b"a lamp " * 100
    assert server.asked[0].headers["accept-encoding"] == "gzip"
    with pytest.raises(DownloadError, match="packed as br"):
        downloader.get(PAGE)


@given(st.binary(), st.integers(1, 50), st.integers(0, 9))
def test_unpacks_any_bytes_in_any_pieces(content: bytes, size: int, level: int) -> None:
    sent = gzip.compress(content, level)
    pieces = [sent[at : at + size] for at in range(0, len(sent), size)]
    assert b"".join(unpacked(pieces)) == content
    with pytest.raises(httpx.RemoteProtocolError):
        b"".join(unpacked([sent[:-1]]))


def test_unpacks_a_little_at_a_time() -> None:
    largest = max(map(len, unpacked([zlib.compress(b"\0" * 50_000_000, wbits=31)])))
    assert largest <= 1024 * 1024


def wait_for_exchanges() -> None:
    for thread in threading.enumerate():
        if thread.name.startswith("exchange"):
            thread.join(2)
            assert not thread.is_alive()


@pytest.mark.parametrize("drip", [drip_head, drip_body])
def test_gives_up_on_a_slow_drip_and_goes_on_with_the_next(
    server: PublisherServer, opened: Open, drip: Callable[..., None]
) -> None:
    downloader = opened(TINY._replace(whole=0.3))
    server.put(PAGE, drip)
    server.put(OTHER, file(b"{}"))
    started = time.monotonic()
    with pytest.raises(DownloadError, match="did not arrive within"):
        downloader.get(PAGE)
    assert time.monotonic() - started < 1
    assert downloader.get(OTHER).content == b"{}"
    assert len(server.asked) == 2
    wait_for_exchanges()


def test_does_not_wait_for_a_name_that_nobody_looks_up(
    opened: Open, fake_time: FakeTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, over = [], threading.Event()

    def hang(*args: object, **named: object) -> None:
        asked.append(args)
        over.wait(2)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    with pytest.raises(UnreachableError, match="cannot be reached in time"):
        opened(TINY._replace(connect=0.05)).get(PAGE)
    assert (len(asked), fake_time.slept) == (1, [])
    over.set()
    wait_for_exchanges()
