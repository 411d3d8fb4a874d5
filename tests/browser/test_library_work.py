"""Long work on the library in headless Chromium: followed, seen by others, and stopped by keyboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ingest.publishers.registry import entries
from knowledge.editions import Editions
from knowledge.encoder import SentenceTransformerEncoder
from tests.browser.browsing import WAIT, findings
from tests.browser.faq_sets import Served, no_barriers, press, see, serving_small
from tests.ingest.formats import sample_clml
from tests.ingest.publisher_server import PublisherServer, file

pytestmark = pytest.mark.browser

# The server is to ask the publishers' server of the test in place of the publishers, and to embed slowly: a
# small library would be done before anybody can stop it.
STAND_IN = """
import time
import ingest.build
from ingest.publishers.download import Downloader
Downloader.__init__.__defaults__ = (*Downloader.__init__.__defaults__[:-1], {base!r})
embed = ingest.build.embed
def embed_slowly(*given):
    time.sleep(3)
    return embed(*given)
ingest.build.embed = embed_slowly
"""
ACT = "https://www.legislation.gov.uk/ukpga/2026/21/data.xml"
MANY = 4000


class Look(NamedTuple):
    """How a browser looks at the page."""

    width: int
    scheme: str


LOOKS = [Look(1280, "light"), Look(1280, "dark"), Look(320, "light"), Look(320, "dark")]


@pytest.fixture(scope="module")
def publishers() -> Iterator[PublisherServer]:
    with PublisherServer() as server:
        yield server


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, encoder: SentenceTransformerEncoder, publishers: PublisherServer
) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("library")
    with serving_small(folder, encoder, STAND_IN.format(base=publishers.base)) as server:
        yield server


@pytest.fixture
def pages(chromium: Browser, server: Served) -> Iterator[list[Page]]:
    """The page in browsers of all looks; the first is the one that is worked with."""
    contexts: list[BrowserContext] = []
    for width, scheme in LOOKS:
        contexts.append(
            chromium.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
            )
        )
    yield [opened(context, server) for context in contexts]
    for context in contexts:
        context.close()


def opened(context: BrowserContext, server: Served) -> Page:
    page = context.new_page()
    page.goto(urljoin(server.address, "library?view=Update"))
    see(page, "Your own documents")
    return page


def check(pages: list[Page], words: str) -> None:
    """Fail where a browser does not come to show the words, or has barriers, or is wider than its screen."""
    for page in pages:
        see(page, words)
        no_barriers(page)
        main = page.get_by_test_id("stMain")
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth")


def stop(page: Page) -> None:
    page.get_by_role("button", name="Stop", exact=True).focus()
    page.keyboard.press("Enter")


def test_a_refresh_is_stopped_and_one_text_fetched_after_it(
    pages: list[Page], server: Served, publishers: PublisherServer
) -> None:
    page = pages[0]
    before = Editions(server.home).current()
    press(page, "Refresh official texts")
    see(page, "Fetching official texts")
    no_barriers(page)
    stop(page)
    for one in pages:
        one.reload()
    check(pages, "The refresh was stopped.")
    assert Editions(server.home).current() == before
    asked = len(publishers.asked)
    assert 0 < asked < len(entries())

    content = sample_clml.unit(2, "1", sample_clml.text("A keeper shall bear an umbrella."))
    section = sample_clml.section("1", "Umbrellas", content, work="ukpga/2026/21")
    publishers.put(ACT, file(sample_clml.clml(sample_clml.body(section), work="ukpga/2026/21")))
    page.get_by_role("combobox", name="Which to fetch").fill("Children's Wellbeing and Schools Act")
    page.keyboard.press("Enter")
    press(page, "Refresh official texts")
    see(page, "The official texts were refreshed.", 2 * WAIT)
    see(page, "Children's Wellbeing and Schools Act 2026 (passages: 1)")
    assert Editions(server.home).current() == (before or 0) + 1


def test_adding_a_document_is_followed_by_all_and_stopped(
    pages: list[Page], server: Served, tmp_path: Path
) -> None:
    page, *others = pages
    before = Editions(server.home).current()
    sections = "\n\n".join(
        f"## Rule {number}\n\nOn day {number} the keeper polishes lamp {number * 7} before breakfast, then "
        f"tells the harbour of all {number * 3} ships that went by in the night, each by its name."
        for number in range(MANY)
    )
    (tmp_path / "rules.md").write_text(f"# Rules of the lamps\n\n{sections}\n", "utf-8")
    page.locator("input[type=file]").set_input_files(tmp_path / "rules.md")
    press(page, "Add 1 document")
    see(page, "Adding documents.")
    # Others see it, and so does who comes back; meanwhile nobody can start anything else.
    for one in pages:
        one.reload()
        see(one, "Making passages searchable")
        expect(one.get_by_role("progressbar")).to_be_visible()
        expect(one.get_by_role("button", name="Refresh official texts")).to_be_disabled()
    assert findings(page) == []
    assert findings(others[-1]) == []
    stop(page)
    check(pages, "Adding was stopped.")
    for one in pages:
        see(one, "The library is as it was.")
        expect(one.get_by_role("progressbar")).to_have_count(0)
        expect(one.get_by_role("button", name="Refresh official texts")).to_be_enabled()
    assert Editions(server.home).current() == before


def test_removing_a_document_is_stopped_and_done_after_it(
    pages: list[Page], server: Served, tmp_path: Path
) -> None:
    page = pages[0]
    (tmp_path / "lamps.md").write_text(
        "# Lamps\n\nThe keeper polishes each lamp before breakfast.\n", "utf-8"
    )
    page.locator("input[type=file]").set_input_files(tmp_path / "lamps.md")
    press(page, "Add 1 document")
    see(page, "The documents were read.", 2 * WAIT)
    before = Editions(server.home).current()
    remove(page, "Lamps")
    see(page, "Removing a document")
    stop(page)
    for one in pages:
        one.reload()
    check(pages, "Removing was stopped.")
    assert Editions(server.home).current() == before

    remove(page, "Lamps")
    see(page, "The document was removed.", 2 * WAIT)
    assert Editions(server.home).current() == (before or 0) + 1


def remove(page: Page, title: str) -> None:
    page.get_by_role("combobox", name="Document").fill(title)
    page.keyboard.press("Enter")
    press(page, "Remove…")
    press(page, "Remove it")
