"""Several processes with one library: whoever ingests, the others go over to the new edition as they work."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from assistant import Assistant
from ingest.build import build
from ingest.exporting import export
from knowledge.editions import Editions
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.errors import VectorServerError
from knowledge.exported_encoder import encoders
from knowledge.library import Library
from tests.assistant.api.serving import START, served, until
from tests.chroma_server import ChromaServer, running
from tests.small import write_briefings

COLOURS = ("one", "two", "three")
# Asks again and again, and prints what came of each question, until its input ends.
WORKER = """
import json, sys, threading
from pathlib import Path
from assistant import Assistant
from knowledge.configuration import DEFAULT_ENCODER
from knowledge.encoder import query_encoder
from knowledge.library import Library

home, stop = Path(sys.argv[1]), threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
with Assistant(Library.open(home, query_encoder(home, DEFAULT_ENCODER)), home) as assistant:
    while not stop.is_set():
        try:
            answer = assistant.ask("do I need a brolly")
            said = {"edition": answer.library_edition, "text": answer.text, "status": answer.status}
        except Exception as error:
            said = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(said), flush=True)
"""


class Worker:
    """A process that asks without a pause."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.said: list[dict[str, Any]] = []
        self._process = process
        self._reading = Thread(target=self._read)
        self._reading.start()

    def editions(self) -> set[int]:
        return {said["edition"] for said in self.said if "edition" in said}

    def end(self) -> None:
        assert self._process.stdin
        self._process.stdin.close()
        self._reading.join(START)

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self.said.append(json.loads(line))


@contextmanager
def worker(home: Path) -> Iterator[Worker]:
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ.copy(),
    ) as process:
        try:
            started = Worker(process)
            yield started
            started.end()
        finally:
            process.kill()


@pytest.fixture
def briefings(tmp_path: Path) -> Path:
    return write_briefings(tmp_path / "briefings")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceTransformerEncoder) -> Path:
    """A home with the model exported, so that a worker is there in a moment. Tests only read it."""
    home = tmp_path_factory.mktemp("exported")
    assert export(encoder, home)
    return home


def paint(briefings: Path, colour: str) -> None:
    path = briefings / "sample-act" / "section-1.md"
    path.write_text(re.sub(r"of \w+ colour", f"of {colour} colour", path.read_text("utf-8")), "utf-8")


@pytest.mark.usefixtures("chroma_mode")
def test_all_go_over_to_a_new_edition_and_no_question_fails(
    briefings: Path, tmp_path: Path, encoder: SentenceTransformerEncoder, exported: Path
) -> None:
    home = tmp_path / "home"
    build(home, encoder, briefings=briefings)
    shutil.copytree(encoders(exported), encoders(home), copy_function=os.link)
    with ExitStack() as stack:
        workers = [stack.enter_context(worker(home)) for _ in range(2)]
        until(lambda: all(1 in one.editions() for one in workers), START)
        for edition, colour in enumerate(COLOURS, start=2):
            paint(briefings, colour)
            build(home, encoder, briefings=briefings)
            until(lambda edition=edition: all(edition in one.editions() for one in workers), START)
    for one in workers:
        assert [said for said in one.said if "error" in said] == []
        assert {said["status"] for said in one.said} == {"answered"}
        for said in one.said:
            colour = ("any", *COLOURS)[said["edition"] - 1]
            assert f"of {colour} colour" in said["text"]


def test_editions_on_a_server_come_and_go_with_their_folders(
    briefings: Path,
    tmp_path: Path,
    encoder: SentenceTransformerEncoder,
    chroma: ChromaServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CARELAW_CHROMA_URL", chroma.url)
    before, home = chroma.collections(), tmp_path / "home"
    embedded = []
    for colour in ("any", *COLOURS):
        paint(briefings, colour)
        embedded.append(build(home, encoder, briefings=briefings).embedded)
    # What is on the server already is not embedded again.
    assert embedded[0] > embedded[1] == embedded[2] == embedded[3] == 1
    ours = chroma.collections() - before
    assert {name.rpartition("-")[2] for name in ours} == {"000003", "000004"}
    Editions(home).forget_previous()
    assert {name.rpartition("-")[2] for name in chroma.collections() - before} == {"000004"}
    assert not build(home, encoder, briefings=briefings).changed


def test_an_ingest_moves_vectors_to_the_server_and_back(
    briefings: Path,
    tmp_path: Path,
    encoder: SentenceTransformerEncoder,
    chroma: ChromaServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = tmp_path / "home"
    build(home, encoder, briefings=briefings)
    monkeypatch.setenv("CARELAW_CHROMA_URL", chroma.url)
    moved = build(home, encoder, briefings=briefings)
    assert (moved.changed, moved.embedded) == (True, 0)
    with Assistant(Library.open(home, encoder)) as assistant:
        expected = assistant.search("umbrella", k=2)
    monkeypatch.delenv("CARELAW_CHROMA_URL")
    back = build(home, encoder, briefings=briefings)
    assert back.changed
    with Assistant(Library.open(home, encoder)) as assistant:
        found = assistant.search("umbrella", k=2)
    assert [hit.passage_id for hit in found.hits] == [hit.passage_id for hit in expected.hits]


def test_an_ingest_waits_for_no_server_and_loses_nothing(
    briefings: Path,
    tmp_path: Path,
    encoder: SentenceTransformerEncoder,
    chroma: ChromaServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = tmp_path / "home"
    monkeypatch.setenv("CARELAW_CHROMA_URL", chroma.url)
    build(home, encoder, briefings=briefings)
    paint(briefings, "one")
    monkeypatch.setenv("CARELAW_CHROMA_URL", "http://127.0.0.1:9")
    with pytest.raises(VectorServerError, match="cannot be reached"):
        build(home, encoder, briefings=briefings)
    assert Editions(home).current() == 1
    monkeypatch.setenv("CARELAW_CHROMA_URL", chroma.url)
    built = build(home, encoder, briefings=briefings)
    assert (built.changed, built.embedded) == (True, 1)


def test_an_http_server_answers_again_once_chroma_is_back(
    briefings: Path, tmp_path: Path, encoder: SentenceTransformerEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    with running(tmp_path / "chroma") as chroma:
        monkeypatch.setenv("CARELAW_CHROMA_URL", chroma.url)
        build(home, encoder, briefings=briefings)
        with Assistant(Library.open(home, encoder), home) as assistant, served(assistant, home) as server:
            ask = partial(server.client.post, "/v1/answers", json={"question": "do I need a brolly"})
            assert ask().json()["status"] == "answered"
            chroma.stop()
            assert (ask().status_code, ask().json()["type"]) == (503, "urn:carelaw:problem:library")
            assert server.client.get("/v1/readiness").status_code == 503
            chroma.start()
            assert ask().json()["status"] == "answered"
            assert server.client.get("/v1/readiness").status_code == 200
