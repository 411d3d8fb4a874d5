"""Reading a request's body before anything is done with it, as far as its limit."""

import re

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.types import Message, Receive, Scope

from assistant.api.errors import TooLargeError

LENGTH = re.compile(r"\d{1,18}")


async def read_whole(scope: Scope, receive: Receive, limit: int) -> Receive:
    """Return what gives an app the body that was read, and then whatever comes.

    Parameters:
        scope: the request.
        receive: what gives its body in parts.
        limit: how many bytes it may have.

    Raises:
        TooLargeError: where it has more, or says so.
        ClientDisconnect: where the client went away.
    """
    length = Headers(scope=scope).get("content-length", "0")
    if LENGTH.fullmatch(length) and int(length) > limit:
        raise _too_large(limit)
    body, whole = bytearray(), False
    while not whole:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        whole = not message.get("more_body", False)
        if len(body) > limit:
            raise _too_large(limit)
    unread: list[Message] = [{"type": "http.request", "body": bytes(body), "more_body": False}]

    async def again() -> Message:
        return unread.pop() if unread else await receive()

    return again


def _too_large(limit: int) -> TooLargeError:
    return TooLargeError(
        f"The body has more than {limit:,} bytes, more than a question can be. Ask one thing at a time."
    )
