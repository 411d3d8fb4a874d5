"""A server on 127.0.0.1 that behaves like the publishers, well or badly, as a test tells it to."""

import gzip
import json
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

LONGEST = 5.0
DRIP = 0.02


class Asked(NamedTuple):
    """A request as it came in."""

    address: str
    headers: Mapping[str, str]


class Handler(BaseHTTPRequestHandler):
    """Answers one connection, by the answer that is next for the address."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1
    server: "PublisherServer"  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_GET(self) -> None:
        address = f"https://{self.headers['Host']}{self.path}"
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append(Asked(address, headers))
        answers = self.server.answers.get(address, [reply(404)])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        # The client may have gone away, which is what some tests are about.
        with suppress(OSError):
            answer(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def start(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


Answer = Callable[[Handler], None]


class PublisherServer(ThreadingHTTPServer):
    """Stands in for all hosts: the ``Host`` header says which is meant. Unknown addresses are not found."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def put(self, address: str, *answers: Answer) -> None:
        """Answer at ``address`` with each answer in turn, and with the last from then on."""
        assert urlsplit(address).scheme == "https"
        self.answers[address] = list(answers)

    def addresses(self) -> list[str]:
        return [asked.address for asked in self.asked]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self.closing.set()
        self.shutdown()
        self._thread.join()
        self.server_close()


def reply(status: int = 200, content: bytes = b"", **headers: str) -> Answer:
    """Answer at once. Underscores in the headers' names stand for hyphens."""

    def answer(handler: Handler) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        handler.start(
            status, {"Content-Type": "application/json", "Content-Length": str(len(content))} | named
        )
        handler.wfile.write(content)

    return answer


def file(content: bytes, etag: str | None = None, last_modified: str | None = None, kind: str = "") -> Answer:
    """Answer with a file, or that it is unchanged where the client has this version."""

    def answer(handler: Handler) -> None:
        has_etag = etag is not None and handler.headers["If-None-Match"] == etag
        has_date = last_modified is not None and handler.headers["If-Modified-Since"] == last_modified
        if has_etag or has_date:
            handler.start(304, {})
            return
        headers = {"Content-Type": kind} if kind else {}
        headers |= {"ETag": etag} if etag else {}
        headers |= {"Last-Modified": last_modified} if last_modified else {}
        reply(200, content, **headers)(handler)

    return answer


def item(content: Mapping[str, Any], etag: str | None = None) -> Answer:
    """Answer with JSON, as the Content API and the Bills API do."""
    return file(json.dumps(content).encode(), etag, kind="application/json; charset=utf-8")


def redirect(to: str, status: int = 301) -> Answer:
    return reply(status, Location=to)


def packed(content: bytes, cut: int | None = None) -> Answer:
    """Answer with gzip, of which only the first ``cut`` bytes arrive."""
    return reply(200, gzip.compress(content)[:cut], Content_Encoding="gzip")


def chunked(content: bytes, times: int = 1, is_whole: bool = True) -> Answer:
    """Answer without saying how long it is."""

    def answer(handler: Handler) -> None:
        handler.start(200, {"Transfer-Encoding": "chunked", "Content-Type": "application/xml"})
        for _ in range(times):
            handler.wfile.write(f"{len(content):x}\r\n".encode() + content + b"\r\n")
        if is_whole:
            handler.wfile.write(b"0\r\n\r\n")
        handler.close_connection = True

    return answer


def cut_off(content: bytes, declared: int) -> Answer:
    """Answer with less than was declared, and close the connection."""

    def answer(handler: Handler) -> None:
        reply(200, content, Content_Length=str(declared))(handler)
        handler.close_connection = True

    return answer


def silent(handler: Handler) -> None:
    """Accept the request and say nothing."""
    handler.server.closing.wait(LONGEST)
    handler.close_connection = True


def hang_up(handler: Handler) -> None:
    """Close the connection without an answer."""
    handler.close_connection = True


def drip_head(handler: Handler) -> None:
    """Answer a byte at a time, and never come to the end of the head."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    _drip(handler)


def drip_body(handler: Handler) -> None:
    """Answer a byte at a time."""
    handler.start(200, {"Content-Type": "application/json", "Content-Length": "900"})
    _drip(handler)


def _drip(handler: Handler) -> None:
    for _ in range(int(LONGEST / DRIP)):
        if handler.server.closing.wait(DRIP):
            break
        handler.wfile.write(b" ")
        handler.wfile.flush()
    handler.close_connection = True
