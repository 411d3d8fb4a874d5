"""Who is let in: requests with a key, as often as the key may; without any keys, this machine alone."""

import math
import time
from typing import Annotated

from fastapi import Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from assistant.api.configuration import LOOPBACK
from assistant.api.errors import NoKeyError, OtherHostError, RateError, UnknownKeyError
from assistant.api.keys import Key, Keys

LOCAL_NAMES = frozenset({LOOPBACK, "localhost", "[::1]"})
BEARER = HTTPBearer(
    auto_error=False,
    description="A key of `carelaw serve keys add NAME`. A server without keys asks for none.",
)


class Gate:
    """Lets requests in. Each worker counts for itself.

    Parameters:
        keys: the keys.
        is_local: whether the server can be reached from this machine alone.
    """

    def __init__(self, keys: Keys, is_local: bool) -> None:
        self._keys = keys
        # Once there are keys they are asked for until the end: removing the last one opens nothing.
        self._asks = not is_local
        self._limiter = SlidingWindowCounterRateLimiter(MemoryStorage())

    def asks(self) -> bool:
        """Whether requests need a key."""
        self._asks = self._asks or bool(self._keys.all())
        return self._asks

    def admit(self, secret: str | None, host: str) -> Key | None:
        """Return the key of a request that is let in; None where none is asked for.

        Parameters:
            secret: the key that it carries.
            host: the host that it is for, with or without a port.

        Raises:
            NoKeyError: where it needs a key and carries none.
            UnknownKeyError: where its key is none of those in the file.
            RateError: where the key has been used too often.
            OtherHostError: where no key is asked for and it is not for this machine by name.
        """
        if not self.asks():
            _check_local(host)
            return None
        if not secret:
            raise NoKeyError("This server needs a key. Send it as: Authorization: Bearer KEY")
        key = self._keys.owner(secret)
        if key is None:
            raise UnknownKeyError(
                "The key is not known here. It may have been removed: ask whoever runs this server."
            )
        self._count(key)
        return key

    def _count(self, key: Key) -> None:
        item = RateLimitItemPerMinute(key.rate)
        if not self._limiter.hit(item, key.name, key.digest):
            reset = self._limiter.get_window_stats(item, key.name, key.digest).reset_time
            wait = max(1, math.ceil(reset - time.time()))
            message = f"The key may make {key.rate} requests a minute. Try again in {wait} seconds."
            raise RateError(message, wait)


async def admit(
    request: Request,
    given: Annotated[HTTPAuthorizationCredentials | None, Security(BEARER)],
) -> None:
    """Let a request in, as a dependency of its route; note whose it is for the log."""
    gate: Gate = request.app.state.gate
    key = gate.admit(given.credentials if given else None, request.headers.get("host", ""))
    request.state.key = key.name if key else None


def _check_local(host: str) -> None:
    """Keep pages elsewhere from reaching this machine under a name of their own (DNS rebinding)."""
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    if name.lower() not in LOCAL_NAMES:
        raise OtherHostError(
            f"This server has no keys and serves http://{LOOPBACK} alone. Add a key to serve other names: "
            "carelaw serve keys add NAME"
        )
