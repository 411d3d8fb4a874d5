import socket
import ssl
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from ingest.publishers.download import (
    Downloader,
    DownloadError,
    GoneError,
    NotFoundError,
    RefusedError,
    UnreachableError,
)
from tests.ingest.conftest import FakeTime, Open
from tests.ingest.publisher_server import PublisherServer, file, reply, silent

PAGE = "https://www.gov.uk/api/content/guidance/lamps"
OTHER = "https://www.gov.uk/api/content/guidance/lanterns"
LAW = "https://www.legislation.gov.uk/ukpga/1999/99/data.xml"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (404, NotFoundError),
        (300, NotFoundError),
        (410, GoneError),
        (401, RefusedError),
        (403, RefusedError),
        (451, RefusedError),
        (400, DownloadError),
        (418, DownloadError),
        (501, DownloadError),
        (206, DownloadError),
    ],
)
def test_takes_no_for_an_answer(
    server: PublisherServer, downloader: Downloader, status: int, kind: type[DownloadError]
) -> None:
    server.put(PAGE, reply(status, b"<p>No.</p>"))
    with pytest.raises(kind) as caught:
        downloader.get(PAGE)
    assert type(caught.value) is kind
    assert "\n" not in str(caught.value)
    assert len(server.asked) == 1


def test_keeps_what_is_said_of_a_page_that_is_gone(server: PublisherServer, downloader: Downloader) -> None:
    server.put(PAGE, reply(410, b'{"schema_name": "gone"}'))
    with pytest.raises(GoneError, match=r"no longer published on www\.gov\.uk") as caught:
        downloader.get(PAGE)
    assert caught.value.content == b'{"schema_name": "gone"}'


def test_wonders_at_an_unasked_for_unchanged(server: PublisherServer, downloader: Downloader) -> None:
    server.put(PAGE, reply(304))
    with pytest.raises(DownloadError, match="without meaning"):
        downloader.get(PAGE)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_tries_again_after_a_fault(
    server: PublisherServer, downloader: Downloader, fake_time: FakeTime, status: int
) -> None:
    server.put(PAGE, reply(status), reply(status), file(b"{}"))
    assert downloader.get(PAGE).content == b"{}"
    first, second = fake_time.slept
    assert 1 <= first <= second <= 4


@pytest.mark.parametrize("status", [500, 503])
def test_gives_up_on_a_fault_that_stays(server: PublisherServer, downloader: Downloader, status: int) -> None:
    server.put(PAGE, reply(status))
    with pytest.raises(DownloadError, match=f"www.gov.uk is out of order \\({status}\\); try again later"):
        downloader.get(PAGE)
    assert len(server.asked) == 4


@pytest.mark.parametrize("status", [429, 503])
def test_waits_as_long_as_it_is_asked_to(
    server: PublisherServer, downloader: Downloader, fake_time: FakeTime, status: int
) -> None:
    server.put(PAGE, reply(status, Retry_After="37"), file(b"{}"))
    assert downloader.get(PAGE).content == b"{}"
    assert fake_time.slept == [37.0]


def test_waits_until_a_date(server: PublisherServer, downloader: Downloader, fake_time: FakeTime) -> None:
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    server.put(PAGE, reply(503, Retry_After=at), file(b"{}"))
    downloader.get(PAGE)
    assert 25 <= fake_time.slept[0] <= 30


@pytest.mark.parametrize("after", ["-1", "soon", "", "Mon, 99 Foo 2026", "Mon, 29 Jun 2020 09:30:00 -0000"])
def test_backs_off_by_itself_where_the_pause_is_unclear(
    server: PublisherServer, downloader: Downloader, fake_time: FakeTime, after: str
) -> None:
    server.put(PAGE, reply(503, Retry_After=after), file(b"{}"))
    assert downloader.get(PAGE).content == b"{}"
    assert 1 <= fake_time.slept[0] <= 2


def test_does_not_wait_for_an_hour(
    server: PublisherServer, downloader: Downloader, fake_time: FakeTime
) -> None:
    server.put(PAGE, reply(429, Retry_After="3600"))
    with pytest.raises(RefusedError, match="too many requests"):
        downloader.get(PAGE)
    assert fake_time.slept == []


def test_stops_asking_a_host_that_was_asked_too_often(
    server: PublisherServer, downloader: Downloader
) -> None:
    server.put(PAGE, reply(429))
    server.put(OTHER, file(b"{}"))
    with pytest.raises(RefusedError):
        downloader.get(PAGE)
    with pytest.raises(RefusedError):
        downloader.get(OTHER)
    assert set(server.addresses()) == {PAGE}


def test_waits_for_a_file_that_is_being_made(
    server: PublisherServer, downloader: Downloader, fake_time: FakeTime
) -> None:
    server.put(LAW, reply(202), file(b"<Legislation/>"))
    assert downloader.get(LAW).content == b"<Legislation/>"
    assert fake_time.slept == [10.0]


def test_does_not_pretend_to_be_a_browser(server: PublisherServer, downloader: Downloader) -> None:
    server.put(LAW, reply(202, x_amzn_waf_action="challenge"))
    with pytest.raises(RefusedError, match="to browsers only"):
        downloader.get(LAW)
    assert len(server.asked) == 1


def test_tries_twice_where_a_host_says_nothing(server: PublisherServer, downloader: Downloader) -> None:
    server.put(PAGE, silent)
    with pytest.raises(UnreachableError, match=r"www\.gov\.uk does not answer; check the internet"):
        downloader.get(PAGE)
    assert len(server.asked) == 2


def closed_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_does_not_ask_a_host_again_that_refuses_connections(opened: Open, fake_time: FakeTime) -> None:
    downloader = opened(stand_in=closed_port())
    with pytest.raises(UnreachableError) as first:
        downloader.get(PAGE)
    assert str(first.value) == (
        "www.gov.uk cannot be reached (Connection refused); check the internet connection and try again"
    )
    assert len(fake_time.slept) == 1
    with pytest.raises(UnreachableError, match="Connection refused"):
        downloader.get(OTHER)
    assert len(fake_time.slept) == 1
    with pytest.raises(UnreachableError, match=r"www\.legislation\.gov\.uk"):
        downloader.get(LAW)


def test_says_that_a_name_is_not_known(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: object, **named: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(UnreachableError, match=r"cannot be reached \(Name or service not known\)"):
        opened().get(PAGE)


def test_explains_a_certificate_that_is_not_accepted(
    opened: Open, monkeypatch: pytest.MonkeyPatch, fake_time: FakeTime
) -> None:
    def untrusted(*args: object, **named: object) -> None:
        raise ssl.SSLCertVerificationError("certificate verify failed: self-signed certificate in chain")

    monkeypatch.setattr(socket, "create_connection", untrusted)
    with pytest.raises(UnreachableError, match="set SSL_CERT_FILE"):
        opened().get(PAGE)
    assert fake_time.slept == []
