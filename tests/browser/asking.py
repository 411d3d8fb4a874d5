"""Steps on the page where questions are asked."""

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.browsing import WAIT


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    question_box(page).wait_for(timeout=WAIT)
    return page


def question_box(page: Page) -> Locator:
    return page.get_by_placeholder("Ask about")


def ask(page: Page, question: str) -> Locator:
    """Ask, wait until the answer is whole, and return it."""
    before = messages(page).count()
    question_box(page).fill(question)
    page.keyboard.press("Enter")
    expect(messages(page)).to_have_count(before + 2, timeout=WAIT)
    expect(page.get_by_role("button", name="Ask again")).to_be_visible(timeout=WAIT)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    return messages(page).nth(before + 1)


def messages(page: Page) -> Locator:
    return page.get_by_test_id("stChatMessage")
