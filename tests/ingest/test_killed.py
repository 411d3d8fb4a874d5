"""Whole or not at all: whenever an ingest is killed, readers have the last whole edition."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.ingestion import Order, ingest
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.library import Library
from knowledge.search import search
from tests.small import write_briefings

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
KILLS = 200
# After so many kills an ingest is let run to its end; the others start from what was left.
COMPLETED = 5


class Server:
    """Starts ingests and kills them."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        assert self._say("") == "ready"

    def start(self) -> int:
        return int(self._say("go"))

    def wait(self) -> int:
        return int(self._say("wait"))

    def _say(self, word: str) -> str:
        assert self._process.stdin
        assert self._process.stdout
        if word:
            print(word, file=self._process.stdin, flush=True)
        return self._process.stdout.readline().strip()


@pytest.fixture
def briefings(tmp_path: Path) -> Path:
    return write_briefings(tmp_path / "briefings")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    for number in range(3):
        (folder / f"lamp-{number}.txt").write_text(f"The lamp of house {number} is lit at dusk.\n")
    return folder


@pytest.fixture
def server(tmp_path: Path, briefings: Path, folder: Path) -> Iterator[Server]:
    command = [sys.executable, "-m", "tests.ingest.ingest_server", tmp_path / "home", briefings, folder]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        yield Server(process)


def said_of_the_lamp(home: Path, encoder: SentenceTransformerEncoder) -> str:
    """Open the library, search it, and return what it has of the changing document."""
    with Library.open(home, encoder) as library:
        found = search(library, "when is the lamp of house 0 lit", 3).found
        assert len(found) == 3
        assert search(library, "section 31ZA", 1).found[0].passage.place == "section-1"
        return library.passages.passage("own-lamp-0/start#0").text


def test_killed_at_200_random_moments(
    tmp_path: Path, briefings: Path, folder: Path, server: Server, encoder: SentenceTransformerEncoder
) -> None:
    home, chance = tmp_path / "home", random.Random(4)
    server.start()
    assert server.wait() == 0
    (folder / "lamp-0.txt").write_text("The lamp of house 0 is lit at noon.\n")
    # Timed is one like those to come: only the first exports the embedding model.
    started = time.monotonic()
    server.start()
    assert server.wait() == 0
    whole = time.monotonic() - started
    last = said_of_the_lamp(home, encoder)
    killed = 0
    for number in range(KILLS):
        new = f"The lamp of house 0 is lit at {number} minutes past dusk."
        (folder / "lamp-0.txt").write_text(f"{new}\n")
        child = server.start()
        time.sleep(chance.uniform(0, whole))
        os.kill(child, signal.SIGKILL)
        killed += server.wait() == -signal.SIGKILL
        said = said_of_the_lamp(home, encoder)
        assert said in (last, new)
        last = said
        if number % COMPLETED == COMPLETED - 1:
            ingest(home, encoder, Order(paths=(folder,)), briefings=briefings)
            last = said_of_the_lamp(home, encoder)
            assert last == new
    assert killed > KILLS / 2
    assert not list(home.rglob("*.part"))


def test_two_ingests_at_once_both_end(
    tmp_path: Path, server: Server, encoder: SentenceTransformerEncoder
) -> None:
    for _ in range(2):
        server.start()
    assert [server.wait(), server.wait()] == [0, 0]
    assert said_of_the_lamp(tmp_path / "home", encoder) == "The lamp of house 0 is lit at dusk."
