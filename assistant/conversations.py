"""Conversations, kept for a while so that a page survives a refresh.

They are kept in the memory of the server alone: nothing of what people ask is written to a disk, and all is
gone when the server stops. An id cannot be guessed, and whoever has it can read its conversation. Only the
browser that had a conversation is told of it.
"""

from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe
from threading import Lock
from typing import NamedTuple

from assistant.exchange import Exchange

HOURS_KEPT = 24
MOST_CONVERSATIONS = 500
MOST_EXCHANGES = 50
MOST_RECENT = 8


class Recent(NamedTuple):
    """A conversation as a list of them has it: its id, and what it was last asked."""

    id: str
    question: str


class _Kept(NamedTuple):
    browser: str
    at: datetime
    exchanges: tuple[Exchange, ...]


def new_id() -> str:
    """Return an id that cannot be guessed."""
    return token_urlsafe(16)


class Conversations:
    """The conversations of one server. Threads may share it.

    Parameters:
        clock: the present moment.
    """

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._changing = Lock()

    def put(self, conversation_id: str, browser: str, exchange: Exchange) -> None:
        """Keep an exchange, in place of the one with its id; nothing is kept of one with personal data."""
        if exchange.holds_personal_data():
            self.drop(conversation_id, exchange.id)
            return
        with self._changing:
            kept = self._kept.pop(conversation_id, None)
            exchanges = {one.id: one for one in kept.exchanges} if kept else {}
            exchanges[exchange.id] = exchange
            latest = tuple(exchanges.values())[-MOST_EXCHANGES:]
            self._kept[conversation_id] = _Kept(kept.browser if kept else browser, self._clock(), latest)
            self._forget_old()

    def drop(self, conversation_id: str, exchange_id: str) -> None:
        """Forget an exchange."""
        with self._changing:
            if kept := self._kept.get(conversation_id):
                left = tuple(one for one in kept.exchanges if one.id != exchange_id)
                self._kept[conversation_id] = kept._replace(exchanges=left)

    def get(self, conversation_id: str) -> list[Exchange] | None:
        """Return the exchanges of a conversation; None where it is not kept, or no longer."""
        with self._changing:
            self._forget_old()
            kept = self._kept.get(conversation_id)
        return list(kept.exchanges) if kept else None

    def recent(self, browser: str) -> list[Recent]:
        """Return the latest conversations of a browser, the last first."""
        with self._changing:
            self._forget_old()
            own = [
                Recent(id_, kept.exchanges[-1].question)
                for id_, kept in reversed(self._kept.items())
                if kept.browser == browser and kept.exchanges
            ]
        return own[:MOST_RECENT]

    def forget(self, browser: str) -> None:
        """Forget all conversations of a browser."""
        with self._changing:
            for id_ in [id_ for id_, kept in self._kept.items() if kept.browser == browser]:
                del self._kept[id_]

    def _forget_old(self) -> None:
        oldest = self._clock() - timedelta(hours=HOURS_KEPT)
        while self._kept:
            first = next(iter(self._kept))
            if len(self._kept) <= MOST_CONVERSATIONS and self._kept[first].at >= oldest:
                return
            del self._kept[first]
