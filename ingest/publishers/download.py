"""Fetching from the publishers: politely, within limits, and from nobody else.

Proxies and certificates come from the environment (``HTTPS_PROXY``, ``SSL_CERT_FILE``), as is usual where
an organisation has its own; cookies are neither kept nor sent.
"""

import time
from collections.abc import Callable
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Self

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_exponential_jitter

from ingest.publishers.download_errors import (
    DownloadError,
    GoneError,
    NotFoundError,
    OutsideError,
    RefusedError,
    TooLargeError,
    UnreachableError,
)
from ingest.publishers.exchange import Answer, Exchange, Limits
from ingest.publishers.failures import TRY_AGAIN, PassingError, failure, one_line, refusal
from ingest.publishers.registry import registry
from ingest.received import Body

__all__ = [
    "DownloadError",
    "Downloader",
    "GoneError",
    "Limits",
    "NotFoundError",
    "OutsideError",
    "RefusedError",
    "TooLargeError",
    "UnreachableError",
]

MOST_REDIRECTS = 5
BACK_OFF = wait_exponential_jitter(initial=1, max=20, jitter=1)


class Downloader:
    """Fetches files from the publishers. As a context manager it is one run: what it learned is forgotten.

    Parameters:
        limits: how long a host may take, and how much it may send.
        interval: seconds between two requests to the same host.
        clock: tells seconds, for the intervals.
        sleep: waits.
        stand_in: the address of a server that is asked in place of all hosts, for tests: ``http://…:8000``.
            It is told by the ``Host`` header which one is meant.
    """

    def __init__(
        self,
        limits: Limits = Limits(),  # noqa: B008  (immutable)
        interval: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        stand_in: str | None = None,
    ) -> None:
        self._limits, self._interval, self._clock, self._sleep = limits, interval, clock, sleep
        self._stand_in = httpx.URL(stand_in) if stand_in else None
        self._client: httpx.Client | None = None
        self._ended: dict[str, DownloadError] = {}
        self._next: dict[str, float] = {}
        self._retrying = Retrying(
            retry=retry_if_exception_type(PassingError),
            stop=lambda state: state.attempt_number >= _passing(state).tries,
            wait=lambda state: _passing(state).pause or BACK_OFF(state),
            sleep=sleep,
            reraise=True,
        )

    def __enter__(self) -> Self:
        self._ended.clear()
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        if self._client:
            self._client.close()
            self._client = None

    def get(self, address: str, known: Body | None = None) -> Body:
        """Return the file at an address, where its redirects lead.

        Parameters:
            address: its web address, on one of the registry's hosts.
            known: the same file as received before; it is returned where the publisher says that it is
                unchanged. One from another address does no harm.

        Raises:
            DownloadError: where it cannot be had; see ``download_errors`` for the kinds.
        """
        url = _allowed(address)
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._patiently(url, known if known and known.address == str(url) else None)
            if isinstance(answer, Body):
                return answer
            url = _allowed(answer, base=url)
        raise DownloadError(f"is redirected from page to page on {url.host}; {TRY_AGAIN}")

    def _patiently(self, url: httpx.URL, known: Body | None) -> Body | str:
        if url.host in self._ended:
            raise self._ended[url.host]
        try:
            return self._retrying(self._ask, url, known)
        except (PassingError, DownloadError) as raised:
            error = raised.error if isinstance(raised, PassingError) else raised
            if error.ends_host:
                self._ended[url.host] = error
            raise error from raised.__cause__

    def _ask(self, url: httpx.URL, known: Body | None) -> Body | str:
        """Return a file, or the address that the host redirects to."""
        answer = self._answer(url, known)
        match answer.status:
            case 200 if answer.content:
                etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
                return Body(str(url), answer.content, etag, modified)
            case 304 if known:
                return known
            case 301 | 302 | 303 | 307 | 308 if "location" in answer.headers:
                return answer.headers["location"]
        raise refusal(answer, url.host)

    def _answer(self, url: httpx.URL, known: Body | None) -> Answer:
        self._keep_pace(url.host)
        client, started = self._open(), self._clock()
        exchange = Exchange(client, self._request(client, url, known), self._limits)
        try:
            return exchange.answer()
        except (httpx.TransportError, httpx.InvalidURL) as error:
            raise failure(error, url.host, took=self._clock() - started) from error
        finally:
            if exchange.is_alive():
                self.close()

    def _keep_pace(self, host: str) -> None:
        now = self._clock()
        start = max(now, self._next.get(host, now))
        if start > now:
            self._sleep(start - now)
        self._next[host] = start + self._interval

    def _open(self) -> httpx.Client:
        if self._client is None:
            try:
                self._client = httpx.Client(
                    headers={"User-Agent": user_agent(), "Accept-Encoding": "gzip"},
                    cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
                    timeout=self._limits.timeout,
                    # A stand-in is on this computer, without certificate and behind no proxy.
                    trust_env=self._stand_in is None,
                    verify=self._stand_in is None,
                )
            except (ValueError, OSError, ImportError, httpx.InvalidURL) as error:
                raise DownloadError(
                    f"cannot be fetched with this computer's network settings ({one_line(error)}); "
                    "check HTTPS_PROXY, ALL_PROXY and SSL_CERT_FILE"
                ) from error
        return self._client

    def _request(self, client: httpx.Client, url: httpx.URL, known: Body | None) -> httpx.Request:
        headers = {"Host": url.host}
        if known and known.etag:
            headers["If-None-Match"] = known.etag
        if known and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        target = self._stand_in.copy_with(raw_path=url.raw_path) if self._stand_in else url
        return client.build_request("GET", target, headers=headers)


@cache
def user_agent() -> str:
    """Return who asks, as the publishers want to be told: name, version and purpose."""
    try:
        number = version("carelaw")
    except PackageNotFoundError:
        number = "0"
    return f"carelaw/{number} (reads official texts on children's social care into a library on one computer)"


def _passing(state: RetryCallState) -> PassingError:
    passing: Any = state.outcome.exception() if state.outcome else None
    return passing


def _allowed(address: str, base: httpx.URL | None = None) -> httpx.URL:
    try:
        url = base.join(address) if base else httpx.URL(address)
        # legislation.gov.uk names itself by http:// in its own redirects.
        url = url.copy_with(scheme="https" if url.scheme == "http" else url.scheme, fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise DownloadError(f"leads to what is no web address ({one_line(error)})") from error
    if url.scheme != "https" or url.host not in registry().hosts or url.port or url.userinfo:
        raise OutsideError(
            f"leads to {url.host or 'no host'}, which is not one of the publishers', and was not followed; "
            "a sign-in page of this network may be in the way"
        )
    return url
