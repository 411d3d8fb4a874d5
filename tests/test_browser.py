"""The chat in headless Chromium, served as ``carelaw ui`` serves it."""

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from assistant.serving import command

pytestmark = pytest.mark.browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# A browser that never calls home, and that starts as root in a container.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT = 60_000


@pytest.fixture(scope="module")
def chromium() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        missing = "no Chromium on this machine; install it, on Debian: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        command(port),
        env=os.environ | {"CARELAW_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/_stcore/health", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture
def page(chromium: str, address: str) -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.get_by_placeholder("Ask about").wait_for(timeout=WAIT)
        yield page
        browser.close()


def test_asks_sees_the_answer_stream_and_opens_a_citation(page: Page, tmp_path: Path) -> None:
    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if not _is_local(request.url) else None)
    page.evaluate(
        """() => {
            window.lengths = [];
            new MutationObserver(() => {
                const messages = document.querySelectorAll('[data-testid="stChatMessage"]');
                if (messages.length > 1) {
                    const text = messages[1].innerText;
                    if (window.lengths.at(-1) !== text.length) window.lengths.push(text.length);
                }
            }).observe(document.body, {subtree: true, childList: true, characterData: true});
        }"""
    )
    page.get_by_placeholder("Ask about").fill("When must we offer a family group decision-making meeting?")
    page.keyboard.press("Enter")
    answer = page.get_by_test_id("stChatMessage").nth(1)
    expect(answer).to_contain_text("best interests", timeout=WAIT)
    expect(answer).to_contain_text("was not in force when last confirmed in June 2026", timeout=WAIT)
    citation = answer.get_by_text("[1] Children's Wellbeing and Schools Act 2026, section 1")
    expect(citation).to_be_visible(timeout=WAIT)
    assert len(page.evaluate("window.lengths")) > 2, "the answer came all at once"
    citation.click()
    expect(answer.get_by_text("inserts section 31ZA of the Children Act 1989").first).to_be_visible()
    link = answer.get_by_role("link", name="Open the official page").first
    expect(link).to_be_visible()
    assert link.get_attribute("href") == "https://www.legislation.gov.uk/ukpga/2026/21/section/1"
    assert link.get_attribute("target") == "_blank"
    page.screenshot(path=tmp_path / "answer.png", full_page=True)
    assert outside == []


def test_shows_markup_and_dollars_as_they_are(page: Page) -> None:
    question = "Is <b>s31ZA</b> worth $5 or $6 :red[now]?"
    page.get_by_placeholder("Ask about").fill(question)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stChatMessage").first).to_contain_text(question, timeout=WAIT)
    assert page.locator(".katex").count() == 0


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert server.poll() is None, "the server stopped"
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
    pytest.fail("the server did not start")


def _is_local(url: str) -> bool:
    return url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:"))
