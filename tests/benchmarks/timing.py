"""How long calls take. The machine may be busy: what is compared is timed by turns."""

import time
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

import numpy as np

Item = TypeVar("Item")


class Times(NamedTuple):
    """Milliseconds of a number of calls."""

    median: float
    p95: float

    @classmethod
    def of(cls, milliseconds: Iterable[float]) -> "Times":
        """Return the median and the 95th percentile."""
        taken = np.fromiter(milliseconds, dtype=np.float64)
        return cls(float(np.median(taken)), float(np.percentile(taken, 95)))


def milliseconds(call: Callable[[], object]) -> float:
    """Return how long one call takes."""
    started = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - started)


def by_turns(items: Iterable[Item], *calls: Callable[[Item], object]) -> list[list[float]]:
    """Return for each of the calls how long it takes with each item, all calls with one item in a row."""
    taken = [[milliseconds(lambda call=call, item=item: call(item)) for call in calls] for item in items]
    return [list(column) for column in zip(*taken, strict=True)]
