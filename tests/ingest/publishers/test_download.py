from collections.abc import Callable

import httpx
import pytest

from ingest.publishers.download import Downloader, DownloadError, OutsideError, UnreachableError
from ingest.received import Body
from tests.ingest.conftest import TINY, FakeTime, Open
from tests.ingest.publisher_server import PublisherServer, file, redirect, reply, silent

PAGE = "https://www.gov.uk/api/content/guidance/lamps"
OTHER = "https://www.gov.uk/api/content/guidance/lanterns"
LAW = "https://www.legislation.gov.uk/ukpga/1999/99/data.xml"
DAY = "Mon, 29 Jun 2026 09:30:00 GMT"


def test_returns_a_file_with_what_names_its_version(
    server: PublisherServer, downloader: Downloader, fake_time: FakeTime
) -> None:
    server.put(PAGE, file(b"{}", '"v1"', DAY))
    assert downloader.get(PAGE) == Body(PAGE, b"{}", '"v1"', DAY)
    assert fake_time.slept == []


def test_says_who_asks_and_takes_no_cookies(server: PublisherServer, downloader: Downloader) -> None:
    server.put(PAGE, reply(200, b"{}", Set_Cookie="visitor=7; Path=/"))
    downloader.get(PAGE)
    downloader.get(PAGE)
    first, second = server.asked
    assert first.headers["user-agent"].startswith("carelaw/")
    assert "Mozilla" not in first.headers["user-agent"]
    assert first.headers["host"] == "www.gov.uk"
    assert "cookie" not in second.headers


@pytest.mark.parametrize("answer", [file(b"{}", etag='W/"v1"'), file(b"{}", last_modified=DAY)])
def test_gives_back_what_is_known_where_it_is_unchanged(
    server: PublisherServer, downloader: Downloader, answer: Callable[..., None]
) -> None:
    server.put(PAGE, answer)
    known = downloader.get(PAGE)
    assert downloader.get(PAGE, known) is known


def test_takes_a_new_version(server: PublisherServer, downloader: Downloader) -> None:
    server.put(PAGE, file(b"old", '"v1"'), file(b"new", '"v2"'))
    assert downloader.get(PAGE, downloader.get(PAGE)).content == b"new"


def test_never_asks_by_the_version_of_another_address(
    server: PublisherServer, downloader: Downloader
) -> None:
    server.put(PAGE, file(b"a lamp", last_modified=DAY))
    server.put(OTHER, file(b"a lantern", last_modified=DAY))
    assert downloader.get(OTHER, downloader.get(PAGE)).content == b"a lantern"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_follows_redirects_and_knows_the_file_by_its_last_address(
    server: PublisherServer, downloader: Downloader, status: int
) -> None:
    server.put(PAGE, redirect("/api/content/guidance/lanterns#oil", status))
    server.put(OTHER, file(b"a lantern", '"v1"'))
    body = downloader.get(PAGE)
    assert body.address == OTHER
    assert downloader.get(PAGE, body) is body


def test_asks_by_https_where_a_publisher_names_itself_by_http(
    server: PublisherServer, downloader: Downloader
) -> None:
    enacted = LAW.replace("data.xml", "enacted/data.xml")
    server.put(LAW, redirect(enacted.replace("https:", "http:"), 302))
    server.put(enacted, file(b"<Legislation/>"))
    assert downloader.get(LAW).address == enacted


@pytest.mark.parametrize(
    "to",
    [
        "https://example.org/",
        "https://www.gov.uk.example.org/",
        "https://www.gov.uk@example.org/",
        "https://user@www.gov.uk/",
        "https://www.gov.uk:8443/",
        "//example.org/x",
        "ftp://www.gov.uk/x",
        "file:///etc/passwd",
    ],
)
def test_leaves_the_publishers_hosts_for_nobody(
    server: PublisherServer, downloader: Downloader, to: str
) -> None:
    server.put(PAGE, redirect(to))
    with pytest.raises(OutsideError, match="not one of the publishers'"):
        downloader.get(PAGE)
    with pytest.raises(OutsideError):
        downloader.get(httpx.URL(PAGE).join(to).__str__())
    assert server.addresses() == [PAGE]


@pytest.mark.parametrize("to", ["https://[", "https://www.gov.uk:port/", "javascript:alert(1)"])
def test_follows_no_nonsense(server: PublisherServer, downloader: Downloader, to: str) -> None:
    server.put(PAGE, redirect(to))
    with pytest.raises(DownloadError):
        downloader.get(PAGE)
    with pytest.raises(DownloadError):
        downloader.get(to)
    assert set(server.addresses()) == {PAGE}


def test_ends_a_loop_of_redirects(server: PublisherServer, downloader: Downloader) -> None:
    server.put(PAGE, redirect(OTHER))
    server.put(OTHER, redirect(PAGE))
    with pytest.raises(DownloadError, match="redirected from page to page"):
        downloader.get(PAGE)
    assert len(server.asked) == 6


def test_keeps_a_second_between_requests_to_a_host(
    server: PublisherServer, downloader: Downloader, fake_time: FakeTime
) -> None:
    for address in (PAGE, OTHER, LAW):
        server.put(address, file(b"{}"))
    downloader.get(PAGE)
    downloader.get(LAW)
    assert fake_time.slept == []
    downloader.get(OTHER)
    assert fake_time.slept == [1.0]
    fake_time.now += 5
    downloader.get(PAGE)
    assert fake_time.slept == [1.0]


def test_asks_again_in_the_next_run(server: PublisherServer, opened: Open) -> None:
    downloader = opened()
    server.put(PAGE, silent, silent, file(b"{}"))
    with downloader, pytest.raises(UnreachableError):
        downloader.get(PAGE)
    with downloader:
        assert downloader.get(PAGE).content == b"{}"


@pytest.mark.parametrize(
    ("name", "value"),
    [("SSL_CERT_FILE", "/nowhere/ca.pem"), ("ALL_PROXY", "socks5://127.0.0.1:1"), ("HTTPS_PROXY", "proxy:x")],
)
def test_explains_network_settings_that_cannot_be_used(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with Downloader() as downloader, pytest.raises(DownloadError, match="check HTTPS_PROXY, ALL_PROXY"):
        downloader.get(PAGE)


def test_uses_the_proxy_of_the_environment(server: PublisherServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", server.base)
    downloader = Downloader(TINY, sleep=lambda seconds: None)
    with downloader, pytest.raises(UnreachableError, match=r"through the proxy \(501"):
        downloader.get(PAGE)
