"""One request and its whole answer, within limits of time and size that no server can stretch."""

import threading
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import httpx

from ingest.publishers.download_errors import DownloadError, TooLargeError

MEGABYTE = 1024 * 1024
OK, GONE = 200, 410
# A page where data was asked for is a sign-in page of the network or a publisher's own notice.
UNEXPECTED_TYPES = ("html", "image/", "video/", "audio/", "javascript", "css")
GZIP_FORMAT = 16 + zlib.MAX_WBITS


class Limits(NamedTuple):
    """How long a host may take, and how much it may send.

    Parameters:
        connect: seconds to reach it, looking up its name included.
        silence: seconds between two pieces of an answer.
        whole: seconds for a whole answer.
        data: bytes of JSON or XML, as sent and unpacked.
        pdf: bytes of a PDF.
    """

    connect: float = 4.0
    silence: float = 30.0
    whole: float = 120.0
    data: int = 25 * MEGABYTE
    pdf: int = 100 * MEGABYTE

    @property
    def timeout(self) -> httpx.Timeout:
        """The same for a single step of a connection."""
        return httpx.Timeout(self.silence, connect=self.connect)


class Answer(NamedTuple):
    """What a host answered. The content is read where there is any to keep: with 200 and 410."""

    status: int
    headers: httpx.Headers
    content: bytes = b""


class Exchange(threading.Thread):
    """Sends one request, in a thread that can be given up.

    Looking up a name knows no timeout; connecting has one for each of a host's addresses; and a server
    that sends a byte now and then never meets a read timeout. Only a second thread can end all three.

    Parameters:
        client: sends it. Where the exchange is given up, close it, so that no connection stays open.
        request: what to send.
        limits: how long it may take.
    """

    def __init__(self, client: httpx.Client, request: httpx.Request, limits: Limits) -> None:
        super().__init__(name=f"exchange with {request.url.host}", daemon=True)
        self._client, self._request, self._limits = client, request, limits
        self._reached, self._given_up = threading.Event(), threading.Event()
        self._answer: Answer | None = None
        self._error: Exception | None = None
        request.extensions["trace"] = self._watch

    def answer(self) -> Answer:
        """Return the answer.

        Raises:
            httpx.ConnectTimeout: where the host was not reached in time.
            httpx.TransportError: where the connection failed or ended too early.
            TooLargeError: where the content is too large.
            DownloadError: where it took too long, or is not of a kind that was asked for.
        """
        self.start()
        if not self._reached.wait(self._limits.connect):
            self._given_up.set()
            raise httpx.ConnectTimeout("not reached in time", request=self._request)
        self.join(self._limits.whole)
        if self._answer:
            return self._answer
        self._given_up.set()
        raise self._error or DownloadError(
            f"did not arrive within {self._limits.whole:.0f} seconds; try again when the network is faster"
        )

    def run(self) -> None:
        """Send the request and read the answer."""
        try:
            self._answer = self._read()
        except Exception as error:  # noqa: BLE001  (raised again where the answer is asked for)
            self._error = error
        finally:
            self._reached.set()

    def _watch(self, event: str, info: dict[str, Any]) -> None:
        # httpcore tells of each step of a connection: with this one the host has been reached.
        if event.endswith("send_request_headers.started"):
            self._reached.set()
            self._go_on()

    def _go_on(self) -> None:
        if self._given_up.is_set():
            raise httpx.ReadTimeout("given up", request=self._request)

    def _read(self) -> Answer:
        response = self._client.send(self._request, stream=True)
        try:
            if response.status_code not in (OK, GONE):
                return Answer(response.status_code, response.headers)
            content = b"".join(self._content(response))
            return Answer(response.status_code, response.headers, content)
        finally:
            response.close()

    def _content(self, response: httpx.Response) -> Iterator[bytes]:
        limit = self._limit(response)
        encoding = response.headers.get("content-encoding", "identity").lower()
        if encoding not in ("identity", "gzip", "x-gzip"):
            raise DownloadError(f"was sent packed as {encoding}, which is not read")
        sent = _no_more(response.iter_raw(), limit)
        for piece in _no_more(sent if encoding == "identity" else unpacked(sent), limit):
            self._go_on()
            yield piece

    def _limit(self, response: httpx.Response) -> int:
        kind = response.headers.get("content-type", "").lower()
        if response.status_code == OK and any(unexpected in kind for unexpected in UNEXPECTED_TYPES):
            raise DownloadError(
                f"was answered with {kind.partition(';')[0]} in place of a document; "
                "a sign-in page of this network may be in the way: open the address in a browser"
            )
        limit = self._limits.pdf if "pdf" in kind else self._limits.data
        if int(response.headers.get("content-length", 0)) > limit:
            raise _too_large(limit)
        return limit


def unpacked(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield what gzip packed, a little at a time, however much a piece unpacks to.

    Raises:
        httpx.RemoteProtocolError: where it is damaged or ends too early.
    """
    unpacker = zlib.decompressobj(GZIP_FORMAT)
    try:
        for piece in pieces:
            rest = piece
            while rest:
                yield unpacker.decompress(rest, MEGABYTE)
                rest = unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error as error:
        raise httpx.RemoteProtocolError(f"damaged gzip ({error})") from error
    if not unpacker.eof:
        raise httpx.RemoteProtocolError("incomplete gzip")


def _no_more(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > limit:
            raise _too_large(limit)
        yield piece


def _too_large(limit: int) -> TooLargeError:
    size = f"{limit // MEGABYTE} MB" if limit >= MEGABYTE else f"{limit} bytes"
    return TooLargeError(f"is larger than {size}, which no such document is, and was not taken")
