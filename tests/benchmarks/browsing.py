"""How fast the page to ask on is, and what a session costs.

``python -m tests.benchmarks.browsing [--keep FOLDER] [--sessions 30]``

The first paint and the first words are those of a real browser. The many sessions speak the page's protocol
without one, since thirty browsers on the machine of the server would measure the browsers.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from threading import Barrier

from playwright.sync_api import Browser, expect

from ingest.build import build
from knowledge.encoder import SentenceTransformerEncoder
from tests.benchmarks.page_session import PageSession
from tests.benchmarks.tables import show
from tests.benchmarks.timing import Times
from tests.browser import browsing

QUESTIONS = (
    "When must we offer a family group decision-making meeting?",
    "What is staying close support?",
    "Who must be on a multi-agency child protection team?",
    "Will we be told before an inspection of our children's home?",
    "What has to go into a kinship local offer?",
)
ROUNDS = 3
# From the press of Enter to the frame that has the number of an answer's first source.
FIRST_WORDS = """() => {
    window.firstWords = new Promise((resolve) => {
        const started = performance.now();
        const known = document.querySelectorAll('[data-testid="stChatMessage"]').length;
        const look = () => {
            const messages = document.querySelectorAll('[data-testid="stChatMessage"]');
            const last = messages[messages.length - 1];
            const there = messages.length > known + 1 && last.innerText.includes("[1]");
            if (there) resolve(performance.now() - started); else requestAnimationFrame(look);
        };
        document.addEventListener("keydown", (event) => { if (event.key === "Enter") look(); }, {once: true});
    });
}"""


def main() -> None:
    """Print the figures as tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="keeps the library for the next time")
    parser.add_argument("--sessions", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, browsing.browser() as chromium:
        home = (options.keep or Path(folder)) / "browsing"
        build(home, SentenceTransformerEncoder())
        started = time.perf_counter()
        with browsing.served(home) as address:
            rows = [
                ("first useful paint after the server's start", f"{_paint(chromium, address, started):.1f} s")
            ]
            rows.append(
                ("from Enter to the first words, warm, median; p95", _times(_words(chromium, address)))
            )
            rows += _many(address, options.sessions)
    show(f"The page to ask on; {options.sessions} sessions at once", ("what", "figure"), rows)


def _times(milliseconds: list[float]) -> str:
    times = Times.of(milliseconds)
    return f"{times.median:,.0f} ms; {times.p95:,.0f} ms"


def _paint(chromium: Browser, address: str, started: float) -> float:
    page = chromium.new_page()
    page.goto(address)
    page.get_by_placeholder("Ask about").wait_for(timeout=browsing.WAIT)
    seconds = time.perf_counter() - started
    page.close()
    return seconds


def _words(chromium: Browser, address: str) -> list[float]:
    page = chromium.new_page()
    page.goto(address)
    taken: list[float] = []
    for question in QUESTIONS[:1] + QUESTIONS * ROUNDS:
        page.get_by_placeholder("Ask about").fill(question)
        page.evaluate(FIRST_WORDS)
        page.keyboard.press("Enter")
        taken.append(page.evaluate("window.firstWords"))
        expect(page.get_by_role("button", name="Ask again")).to_be_visible(timeout=browsing.WAIT)
        page.wait_for_timeout(500)
        if len(taken) % len(QUESTIONS) == 0:
            page.get_by_role("button", name="New conversation").click()
            page.wait_for_timeout(1000)
    page.close()
    # The first question loads what is loaded once.
    return taken[1:]


def _many(address: str, sessions: int) -> Iterator[tuple[str, str]]:
    before = _server_megabytes()
    with ExitStack() as stack:
        pages = [stack.enter_context(PageSession(address)) for _ in range(sessions)]
        together = Barrier(sessions)

        def ask(number: int) -> tuple[float, float] | None:
            together.wait()
            try:
                return pages[number].ask(QUESTIONS[number % len(QUESTIONS)])
            except (RuntimeError, TimeoutError):
                return None

        with ThreadPoolExecutor(sessions) as threads:
            all_asked = [pair for _ in range(ROUNDS) for pair in threads.map(ask, range(sessions))]
            asked = [pair for pair in all_asked if pair]
        after = _server_megabytes()
    yield "first words, all at once, median; p95", _times([first for first, _ in asked])
    yield "whole answers with sources, all at once, median; p95", _times([whole for _, whole in asked])
    yield "errors", str(len(all_asked) - len(asked))
    yield "memory of a session with three answers", f"{(after - before) / sessions:.1f} MB"


def _server_megabytes() -> float:
    """Return the resident memory of the server, which is a child of this process (Linux)."""
    own = os.getpid()
    for child in Path(f"/proc/{own}/task/{own}/children").read_text().split():
        process = Path("/proc") / child
        if b"streamlit" in (process / "cmdline").read_bytes():
            lines = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
            return int(lines["VmRSS"].split()[0]) / 1e3
    raise RuntimeError("the server is not running")


if __name__ == "__main__":
    main()
