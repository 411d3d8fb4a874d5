"""Answers on their way: made in threads of their own, so that whoever waits for one can stop waiting."""

import logging
from collections.abc import Callable, Iterator
from threading import Condition, Lock, Semaphore, Thread
from weakref import WeakValueDictionary

from assistant.answer import Answer
from assistant.wording import wording
from knowledge.errors import CarelawError

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_SIGNS = 0.5


class Running:
    """An answer on its way.

    Parameters:
        answers: starts it, and yields it as it grows.
        turns: has a place for each answer that may be made at once; this one waits for its turn.
    """

    def __init__(self, answers: Callable[[], Iterator[Answer]], turns: Semaphore) -> None:
        self.latest: Answer | None = None
        self.error = ""
        self._ended = False
        self._stopped = False
        self._grown = Condition()
        self._turns = turns
        # The thread ends with the process: an answer that nobody waits for is worth nothing.
        Thread(target=self._run, args=(answers,), daemon=True, name="answer").start()

    def stop(self) -> None:
        """Take no more of it; what comes after is thrown away."""
        with self._grown:
            self._stopped = self._ended = True
            self._grown.notify_all()

    def follow(self) -> Iterator[Answer | None]:
        """Yield the answer each time it has grown, and None while it has not, until it is whole or failed."""
        seen: Answer | None = None
        while True:
            with self._grown:
                if self.latest is seen and not self._ended:
                    self._grown.wait(SECONDS_BETWEEN_SIGNS)
                latest, ended = self.latest, self._ended
            if latest is not seen or not ended:
                yield latest if latest is not seen else None
            if ended:
                return
            seen = latest

    def _run(self, answers: Callable[[], Iterator[Answer]]) -> None:
        error = ""
        try:
            with self._turns:
                for latest in answers():
                    with self._grown:
                        if self._stopped:
                            return
                        self.latest = latest
                        self._grown.notify_all()
        except CarelawError as failed:
            error = str(failed)
        except Exception:
            logger.exception("the answer failed")
            error = wording()["answers"]["error"]
        with self._grown:
            self.error, self._ended = error, True
            self._grown.notify_all()


class AllRunning:
    """The answers on their way, so that a page that is opened anew finds its own again.

    Parameters:
        at_once: how many are made at once; the others wait for their turn.
    """

    def __init__(self, at_once: int) -> None:
        self._turns = Semaphore(at_once)
        self._running: WeakValueDictionary[str, Running] = WeakValueDictionary()
        self._starting = Lock()

    def of(self, exchange_id: str, answers: Callable[[], Iterator[Answer]]) -> Running:
        """Return the answer to an exchange, started where it is not on its way."""
        with self._starting:
            running = self._running.get(exchange_id)
            if running is None:
                running = self._running[exchange_id] = Running(answers, self._turns)
            return running

    def find(self, exchange_id: str) -> Running | None:
        """Return the answer to an exchange; None where it is not on its way."""
        return self._running.get(exchange_id)
