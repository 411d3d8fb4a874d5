"""A fake of OpenAI's chat completions on 127.0.0.1: it says what a test tells it to."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, NamedTuple


class Script(NamedTuple):
    """How the fake answers.

    Parameters:
        reply: the text of the model's reply.
        status: the HTTP status.
        delay: seconds before each piece, and before an error.
        pings: how often it says that it is still there, every tenth of a second, before the reply.
        cut: how many pieces are sent before the connection ends; None sends all.
        finish: the finish reason.
        refusal: a refusal in place of a reply.
        formats: the response formats that it can take.
        strange: the HTTP status that it says to others.
        error: the error that it says where it says one.
        body: bytes that are sent in place of everything.
    """

    reply: str = ""
    status: int = 200
    delay: float = 0
    pings: int = 0
    cut: int | None = None
    finish: str = "stop"
    refusal: str | None = None
    formats: tuple[str, ...] = ("json_schema", "json_object")
    strange: int = 400
    error: str = "no"
    body: bytes | None = None


class FakeEndpoint:
    """The fake at work.

    Parameters:
        url: what ``OPENAI_BASE_URL`` has to be.
        requests: the bodies that it was sent.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.script = Script()
        self.requests: list[dict[str, Any]] = []


PIECE = 12


def pieces_of(script: Script) -> list[dict[str, Any]]:
    texts = [script.reply[at : at + PIECE] for at in range(0, len(script.reply), PIECE)]
    deltas = [{"refusal": script.refusal}] if script.refusal else [{"content": text} for text in texts]
    return [
        *({"delta": {"role": "assistant", **delta}, "finish_reason": None} for delta in deltas),
        {"delta": {}, "finish_reason": script.finish},
    ]


@contextmanager
def fake_endpoint() -> Iterator[FakeEndpoint]:
    """Serve until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            script = fake.script
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            fake.requests.append(body)
            wanted = body.get("response_format", {}).get("type")
            can_read = wanted in (None, *script.formats)
            status = script.status if can_read or script.status != 200 else script.strange
            if status != 200:
                time.sleep(script.delay)
                return self._send(status, json.dumps({"error": {"message": script.error}}).encode())
            if script.body is not None:
                return self._send(200, script.body)
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            try:
                self._stream(script)
            except OSError:
                return None
            return None

        def _stream(self, script: Script) -> None:
            for _ in range(script.pings):
                self.wfile.write(b": ping\n\n")
                self.wfile.flush()
                time.sleep(0.1)
            for choice in pieces_of(script)[: script.cut]:
                time.sleep(script.delay)
                chunk = {
                    "id": "fake",
                    "object": "chat.completion.chunk",
                    "created": 0,
                    "model": "fake",
                    "choices": [{"index": 0, **choice}],
                }
                self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
                self.wfile.flush()
            if script.cut is None:
                self.wfile.write(b"data: [DONE]\n\n")

        def _send(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake = FakeEndpoint(f"http://127.0.0.1:{server.server_port}/v1")
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
