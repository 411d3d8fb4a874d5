"""What the browser tests share. A module that serves otherwise has fixtures of the same names of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from knowledge.encoder import SentenceTransformerEncoder
from tests.browser.browsing import browser, served
from tests.browser.faq_sets import Served, serving_small


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless browser; the pages of one module share it."""
    with browser() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a new database for FAQ sets."""
    return f"sqlite:///{tmp_path_factory.mktemp('database') / 'faq.sqlite'}"


@pytest.fixture(scope="module")
def address(home: Path, database: str) -> Iterator[str]:
    """Where the pages are served, on the bundled library."""
    with served(home, {"CARELAW_DATABASE_URL": database}) as address:
        yield address


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceTransformerEncoder) -> Iterator[Served]:
    """The pages on a small library, whose briefings can be changed."""
    with serving_small(tmp_path_factory.mktemp("small"), encoder) as server:
        yield server


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page, as wide as on a desk."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield page
    page.close()
