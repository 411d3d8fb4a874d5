"""What the tests of fetching share: a server in place of the publishers, and downloaders that ask it."""

from collections.abc import Callable, Iterator

import pytest

from ingest.publishers.download import Downloader, Limits
from tests.ingest.publisher_server import PublisherServer

# Small enough to be met by small answers.
TINY = Limits(connect=2, silence=0.2, whole=2, data=20_000, pdf=30_000)
Open = Callable[..., Downloader]


class FakeTime:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def server() -> Iterator[PublisherServer]:
    with PublisherServer() as server:
        yield server


@pytest.fixture
def fake_time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def opened(server: PublisherServer, fake_time: FakeTime) -> Iterator[Open]:
    """Makes downloaders that ask the local server, and closes them."""
    made: list[Downloader] = []

    def make(limits: Limits = TINY, stand_in: str = server.base) -> Downloader:
        made.append(Downloader(limits, clock=fake_time.clock, sleep=fake_time.sleep, stand_in=stand_in))
        return made[-1]

    yield make
    for downloader in made:
        downloader.close()


@pytest.fixture
def downloader(opened: Open) -> Downloader:
    return opened()
