"""Measures ``carelaw serve`` under load, beside the bare embedding model: ``make benchmark-load``.

A library of 5,000 passages on 127.0.0.1; each client sends its next request when it has the last response.
The bare model is measured before and after each server, on the cores that the server and the clients share.
"""

import shutil
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from ingest.briefings.briefing import bundled_folder
from ingest.inputs import Inputs
from ingest.shelf import Shelf
from knowledge.editions import Editions
from knowledge.encoder import SentenceTransformerEncoder, query_encoder
from knowledge.exported_encoder import encoders
from knowledge.library import Library
from tests.benchmarks.bare import embedded_a_second
from tests.benchmarks.clients import Asking, Reply, Summary, load
from tests.benchmarks.libraries import arguments, bundled_home, folder_for, generated_home
from tests.benchmarks.questions import asked
from tests.benchmarks.serving import end_in_order, serving
from tests.benchmarks.tables import show

PASSAGES = 5_000
CLIENTS, WORKERS = (1, 8, 32, 128), (1, 2)
ENDPOINTS = {"/v1/search": "query", "/v1/answers": "question"}
# Seconds for each row, for warming a server up, and after which a client gives up: later than the server.
SECONDS, WARMING, LIMIT = 10.0, 2.0, 90.0
# Before each question, so that a worker has forgotten its vector before it is asked again: it remembers 512.
OPENINGS = (
    "",
    "please tell me: ",
    "hello, ",
    "one more: ",
    "quick question: ",
    "for our team: ",
    "new here, so: ",
    "to be sure: ",
)
# A search is to be at least this share of what the bare model does.
TARGET = 0.7
HEADINGS = (
    "workers, address, clients",
    "a second",
    "p50 ms",
    "p95 ms",
    "p99 ms",
    "errors",
    "peak MB",
    "share",
)


class Served(NamedTuple):
    """What is served, where its log goes, and what is asked."""

    home: Path
    scratch: Path
    questions: list[str]


def main() -> None:
    """Print the table."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long each row is measured")
    parser.add_argument("--clients", type=int, nargs="+", default=CLIENTS, help="how many ask at once")
    parser.add_argument("--workers", type=int, nargs="+", default=WORKERS, help="how many processes answer")
    options = parser.parse_args()
    end_in_order()
    with folder_for(options.keep) as folder, folder_for(None) as scratch:
        encoder_home = bundled_home(folder)
        encoder = query_encoder(encoder_home, SentenceTransformerEncoder().name)
        with Library.open(encoder_home, encoder) as bundled:
            texts = list(dict.fromkeys(question.text for question in asked(bundled)))
            generated = generated_home(folder, bundled, PASSAGES)
        questions = [opening + text for opening in OPENINGS for text in texts]
        served = Served(servable(generated, encoder_home, scratch / "home"), scratch, questions)
        rows: list[tuple[str, ...]] = []
        for workers in options.workers:
            rows += _measured(served, workers, options.clients, options.seconds)
        show(f"carelaw serve, {PASSAGES:,} passages, {options.seconds:g} s a row", HEADINGS, rows)


def servable(generated: Path, encoder_home: Path, home: Path) -> Path:
    """Return a copy of a generated library that ``carelaw serve`` takes for a current one.

    Otherwise it would find that the briefings make another library, and build that.
    """
    shutil.copytree(generated, home)
    shutil.copytree(encoders(encoder_home), encoders(home), dirs_exist_ok=True)
    editions = Editions(home)
    manifest = editions.manifest()
    inputs = Inputs.of(bundled_folder(), Shelf(home).records(), manifest.encoder)
    editions.publish(manifest.model_copy(update={"made_of": inputs.digest}))
    return home


def _measured(served: Served, workers: int, clients: list[int], seconds: float) -> list[tuple[str, ...]]:
    home, scratch, questions = served
    measured: list[tuple[str, int, Summary, float | None]] = []
    bare = [embedded_a_second(home, questions, seconds)]
    with serving(home, scratch / f"serve-{workers}.log", "--workers", str(workers)) as server:
        for path, field in ENDPOINTS.items():
            bodies = [{field: question} for question in questions]
            load(Asking(server.url + path, bodies, 4 * workers, LIMIT), WARMING)
            for count in clients:
                replies = load(Asking(server.url + path, bodies, count, LIMIT), seconds)
                measured.append((path, count, Summary.of(replies, _took(replies)), server.megabytes()))
    bare.append(embedded_a_second(home, questions, seconds))
    rows = [
        (
            f"{workers}, {path}, {count}",
            f"{found.per_second:.1f}",
            *(f"{time:.0f}" for time in (found.median, found.p95, found.p99)),
            str(found.errors),
            f"{peak:,.0f}" if peak else "-",
            f"{found.per_second / fmean(bare):.2f}" if path == "/v1/search" else "-",
        )
        for path, count, found, peak in measured
    ]
    each = " and ".join(f"{one:.1f}" for one in bare)
    name = f"{workers}, bare model, before and after: {each}; target {TARGET:g}"
    return [*rows, (name, f"{fmean(bare):.1f}", *("-",) * 5, "1.00")]


def _took(replies: list[Reply]) -> float:
    """Return the seconds from the first request to the last response, which comes after the time is up."""
    return max(reply.began + reply.seconds for reply in replies) - min(reply.began for reply in replies)


if __name__ == "__main__":
    main()
