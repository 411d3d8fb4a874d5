"""What happens to requests when something breaks under load: ``make benchmark-recovery``.

A worker is killed, documents are taken in, and where vectors are on a Chroma server, that is stopped and
started. Clients go on asking meanwhile. Every answer is compared with those of before and after.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import httpx

from knowledge.encoder import SentenceTransformerEncoder, query_encoder
from knowledge.library import Library
from tests.assistant.api.serving import free_port
from tests.benchmarks.clients import OK, Asking, Reply, load
from tests.benchmarks.libraries import arguments, bundled_home, folder_for
from tests.benchmarks.questions import asked
from tests.benchmarks.serving import START, Running, end_in_order, serving, started, stop
from tests.benchmarks.tables import show

ADDRESS, CLIENTS, QUESTIONS = "/v1/answers", 8, 60
# Seconds: how long clients ask in all, what the server allows a request, and what its answer may come late.
SECONDS, ALLOWED, LATE = 15.0, 10.0, 1.0
# How long the Chroma server stays away.
AWAY = 3.0
# What a worker logs once it answers.
STARTED = "Application startup complete"
HEADINGS = (
    *("event", "answers", "broken off", "refused", "wrong", "over time"),
    *("last failure after, s", "whole after, s"),
)


class Happened(NamedTuple):
    """When an event began and when all was as before, by ``time.monotonic``."""

    began: float
    whole: float


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long clients ask at each event")
    options = parser.parse_args()
    end_in_order()
    with folder_for(options.keep) as folder, folder_for(None) as scratch:
        bundled = bundled_home(folder)
        with Library.open(bundled, query_encoder(bundled, SentenceTransformerEncoder().name)) as library:
            texts = list(dict.fromkeys(question.text for question in asked(library)))[:QUESTIONS]
        home = scratch / "home"
        shutil.copytree(bundled, home)
        trial = Trial(home, scratch, [{"question": text} for text in texts], options.seconds, {})
        rows = [
            trial.row("nothing", lambda _: Happened(time.monotonic(), time.monotonic())),
            trial.row("a worker is killed", kill_a_worker),
            trial.row("an ingest", lambda server: ingest(server, home, scratch)),
        ]
        rows.append(chroma_row(trial))
    show(f"carelaw serve, 2 workers, {CLIENTS} clients, {options.seconds:g} s and the event", HEADINGS, rows)


class Trial(NamedTuple):
    """What each event happens to.

    Parameters:
        home: the library that is served.
        scratch: where logs and documents go.
        bodies: the questions.
        seconds: how long the clients ask.
        environment: variables that the server is given.
    """

    home: Path
    scratch: Path
    bodies: list[dict[str, Any]]
    seconds: float
    environment: Mapping[str, str]

    def row(self, name: str, event: Callable[[Running], Happened]) -> tuple[str, ...]:
        """Serve, let it happen under load, and return a row of the table."""
        options = ("--workers", "2", "--time-limit", str(ALLOWED))
        log = self.scratch / "serve.log"
        with serving(self.home, log, *options, environment=self.environment) as server:
            asking = Asking(server.url + ADDRESS, self.bodies, CLIENTS, ALLOWED + 2 * LATE, keeps=True)
            before = self._answers(server)
            happened: list[Happened] = []
            replies = load(asking, self.seconds, lambda: happened.append(event(server)))
            after = self._answers(server)
        return (name, *_figures(replies, (before, after), happened[0]))

    def _answers(self, server: Running) -> list[str]:
        one_by_one = Asking(server.url + ADDRESS, self.bodies, 1, ALLOWED + 2 * LATE, keeps=True, once=True)
        replies = load(one_by_one, 0)
        assert all(reply.status == OK for reply in replies), "the server does not answer"
        return [_said(reply) for reply in sorted(replies)]


def kill_a_worker(server: Running) -> Happened:
    """Kill one of the processes that answer, and wait for another in its place."""
    ready = server.log.read_text("utf-8").count(STARTED)
    began = time.monotonic()
    os.kill(server.workers()[0], signal.SIGKILL)
    _until(lambda: server.log.read_text("utf-8").count(STARTED) > ready)
    return Happened(began, time.monotonic())


def ingest(server: Running, home: Path, scratch: Path) -> Happened:
    """Take in documents that answer none of the questions, and wait until each worker has the new edition."""
    mine = scratch / "mine"
    mine.mkdir(exist_ok=True)
    for number in range(3):
        text = "\n\n".join(f"## Kettle {part}\n\nKettle {part} is descaled on Friday." for part in range(8))
        (mine / f"kettles-{number}.md").write_text(f"# Kettles {number}\n\n{text}\n", "utf-8")
    began = time.monotonic()
    command = [sys.executable, "-m", "assistant", "ingest", "--offline", "--json", str(mine)]
    settings = os.environ | {"CARELAW_HOME": str(home)}
    done = subprocess.run(command, env=settings, capture_output=True, check=True)
    edition = json.loads(done.stdout)["library_edition"]
    _until(lambda: _edition(server) == edition)
    return Happened(began, time.monotonic())


def chroma_row(trial: Trial) -> tuple[str, ...]:
    """Return the row of a Chroma server that is stopped and started."""
    port, log = free_port(), trial.scratch / "chroma.log"
    url = f"http://127.0.0.1:{port}"
    program = str(Path(sys.executable).with_name("chroma"))
    command = [program, "run", "--path", str(trial.scratch / "vectors"), "--port", str(port)]
    environment = {"CARELAW_CHROMA_URL": url}

    def away(server: Running) -> Happened:
        began = time.monotonic()
        stop(held[0].process)
        time.sleep(AWAY)
        held.append(stack.enter_context(started(command, log, url, "/api/v2/heartbeat", {})))
        _until(lambda: _edition(server) > 0)
        return Happened(began, time.monotonic())

    with ExitStack() as stack:
        held = [stack.enter_context(started(command, log, url, "/api/v2/heartbeat", {}))]
        # An ingest moves the vectors to the server.
        home = trial.scratch / "with-chroma"
        shutil.copytree(trial.home, home)
        settings = os.environ | environment | {"CARELAW_HOME": str(home)}
        build = [sys.executable, "-m", "assistant", "ingest", "--offline"]
        subprocess.run(build, env=settings, check=True, capture_output=True)
        there = trial._replace(home=home, environment=environment)
        return there.row(f"the Chroma server is away for {AWAY:g} s", away)


def _figures(
    replies: Sequence[Reply], known: tuple[list[str], list[str]], happened: Happened
) -> tuple[str, ...]:
    failed = [reply for reply in replies if reply.status != OK]
    right = [{answers[number] for answers in known} for number in range(len(known[0]))]
    wrong = [reply for reply in replies if reply.status == OK and _said(reply) not in right[reply.number]]
    slow = [reply for reply in replies if reply.seconds > ALLOWED + LATE]
    last = max((reply.began + reply.seconds - happened.began for reply in failed), default=None)
    return (
        str(len(replies) - len(failed)),
        str(sum(reply.status == 0 for reply in failed)),
        str(sum(reply.status != 0 for reply in failed)),
        str(len(wrong)),
        str(len(slow)),
        f"{last:.1f}" if last is not None else "-",
        f"{happened.whole - happened.began:.1f}",
    )


def _said(reply: Reply) -> str:
    """Return what an answer says and what it stands on. Scores and editions change with the library."""
    answer = json.loads(reply.body)
    cited = [(citation["passage_id"], citation["quote"]) for citation in answer["citations"]]
    return json.dumps((answer["status"], answer["text"], cited))


def _edition(server: Running) -> int:
    """Return the edition of whichever worker answers; 0 where none does."""
    try:
        return httpx.get(f"{server.url}/v1/readiness", timeout=ALLOWED).json().get("library_edition", 0)
    except httpx.TransportError:
        return 0


def _until(is_so: Callable[[], object]) -> None:
    until = time.monotonic() + START
    while not is_so() and time.monotonic() < until:
        time.sleep(0.05)


if __name__ == "__main__":
    main()
