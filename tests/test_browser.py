"""The chat in headless Chromium, served as ``carelaw ui`` serves it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import browsing
from tests.browsing import WAIT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browsing.browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with browsing.served(home) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.get_by_placeholder("Ask about").wait_for(timeout=WAIT)
    yield page
    page.close()


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


def _is_local(url: str) -> bool:
    return url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:"))
