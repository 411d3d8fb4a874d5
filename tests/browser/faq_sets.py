"""A server of the pages on the small library, whose sources a test can change, and steps on them."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

import ingest.build
from ingest.build import build
from ingest.exporting import export
from knowledge.encoder import SentenceTransformerEncoder
from tests.browser.browsing import WAIT, findings, served
from tests.small import write_briefings

ROOT = Path(__file__).parents[2]
# The server is to take the small briefings for the bundled ones. Everything else in it is as it is.
SMALL = """\
from pathlib import Path
import ingest.build
ingest.build.bundled_folder = lambda: Path({folder!r})
"""


class Served(NamedTuple):
    """A server.

    Parameters:
        address: of the page of FAQ sets.
        home: its home.
        change: puts other words into the briefing and builds the library anew while it serves.
    """

    address: str
    home: Path
    change: Callable[[str, str], None]


@contextmanager
def serving_small(folder: Path, encoder: SentenceTransformerEncoder, also: str = "") -> Iterator[Served]:
    """Serve the pages from a home below ``folder``; ``also`` is Python that the server runs as it starts."""
    briefings, home, start = folder / "briefings", folder / "home", folder / "start"
    write_briefings(briefings)
    start.mkdir()
    (start / "sitecustomize.py").write_text(SMALL.format(folder=str(briefings)) + also, "utf-8")

    def change(before: str, after: str) -> None:
        path = briefings / "sample-act" / "section-1.md"
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")
        rebuild()

    def rebuild() -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ingest.build, "bundled_folder", lambda: briefings)
            build(home, encoder)

    rebuild()
    # Without it, the server loads torch at the first question, which takes longer than a test may wait.
    assert export(encoder, home)
    with served(home, {"PYTHONPATH": os.pathsep.join(map(str, (start, ROOT)))}) as address:
        yield Served(f"{address}/faq-sets", home, change)


def settled(page: Page) -> Page:
    """Wait until the page is drawn whole."""
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=WAIT)
    expect(page.locator('[data-stale="true"]')).to_have_count(0, timeout=WAIT)
    return page


def no_barriers(page: Page) -> None:
    """Fail where axe finds anything serious or critical in the page as it is."""
    assert findings(settled(page)) == []


def press(page: Page, name: str) -> None:
    """Press the button of that name."""
    page.get_by_role("button", name=name, exact=True).click(timeout=WAIT)


def field(page: Page, name: str) -> Locator:
    """Return the text field of that name."""
    return page.get_by_role("textbox", name=name, exact=True)


def part(page: Page, name: str) -> None:
    """Open a part of the set."""
    page.get_by_test_id("stRadio").first.get_by_text(name, exact=True).click(timeout=WAIT)


def see(page: Page, words: str, wait: float = WAIT) -> None:
    """Wait until the words are there to be seen, so many milliseconds at the most."""
    expect(page.get_by_text(words).first).to_be_visible(timeout=wait)


def make_set(page: Page, address: str, title: str, lines: str = "") -> None:
    """Make a set with questions, and be on the part to add more."""
    page.goto(address)
    field(page, "Title").fill(title, timeout=WAIT)
    press(page, "Make the set")
    see(page, "Next, add its questions")
    if lines:
        field(page, "One question a line").fill(lines)
        press(page, "Add the list")
        see(page, "What came of it")


def answer_all(page: Page, count: int) -> None:
    """Have the questions of the open set answered, and wait for the end."""
    part(page, "Answer")
    press(page, f"Answer {count} questions" if count > 1 else "Answer one question")
    # The first question of a server loads the model, which takes long on a machine that is busy.
    see(page, f"Answered: {count}.", 5 * WAIT)
