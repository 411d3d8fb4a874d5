"""An answer in headless Chromium: what it compares side by side, and what people say of it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.feedback import FeedbackBook
from tests.browser.asking import ask, opened
from tests.browser.browsing import WAIT, findings

pytestmark = pytest.mark.browser

COMPARED = "how does notice of inspection differ between children's homes and supported accommodation"
STAYING = "What is staying close support?"


@pytest.fixture(params=[(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")], ids=str)
def page(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    yield opened(context, address)
    context.close()


# The words that go on in the next line, by the boxes that the letters of each take.
BROKEN = """element => [...element.innerText.matchAll(/\\S+/g)].map(match => match[0]).filter(word => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(word);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + word.length);
        return range.getClientRects().length > 1;
    }
})"""


def test_settings_stand_side_by_side(page: Page) -> None:
    answer = ask(page, COMPARED)
    heads = answer.get_by_role("columnheader")
    titles = heads.all_inner_texts()
    assert sorted(titles) == ["Children's homes", "Supported accommodation"]
    boxes = [head.bounding_box() or {} for head in heads.all()]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] + 1
    assert [head.evaluate(BROKEN) for head in heads.all()] == [[], []]
    first = answer.get_by_role("row").nth(1).get_by_role("cell")
    expect(first.nth(titles.index("Children's homes"))).to_contain_text("children's home")
    expect(first.nth(titles.index("Supported accommodation"))).to_contain_text("supported accommodation")
    expect(answer.get_by_text("What this stands on")).to_be_visible()
    assert answer.locator("table").evaluate("table => table.scrollWidth <= table.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert findings(page) == []


def test_a_thumb_and_a_comment_by_keyboard(
    page: Page, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = ask(page, STAYING)
    citation = answer.locator("summary").first
    citation.click()
    thumb = answer.get_by_role("radio", name="Thumbs down")
    answer.get_by_role("radio", name="Thumbs up").focus()
    page.keyboard.press("ArrowRight")
    expect(thumb).to_be_focused()
    page.keyboard.press("Space")
    comment = answer.get_by_role("textbox", name="What was good or wrong about it?")
    expect(comment).to_be_visible(timeout=WAIT)
    expect(thumb).to_be_checked()
    # Nothing that was there has moved: who reads on finds the keyboard and the open citation where they were.
    expect(thumb).to_be_focused()
    expect(citation.locator("xpath=..")).to_have_attribute("open", "")
    expect(thumb).to_have_css("border-bottom-style", "solid")
    assert findings(page) == []
    page.keyboard.press("Tab")
    expect(comment).to_be_focused()
    page.keyboard.type("It was about Jayden Smith, born 03/04/2012")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(answer.get_by_role("alert")).to_contain_text("personal data", timeout=WAIT)
    assert findings(page) == []
    comment.fill("Too long")
    answer.get_by_role("button", name="Send").click()
    expect(answer.get_by_role("status").filter(has_text="It was kept")).to_be_visible(timeout=WAIT)
    assert findings(page) == []
    monkeypatch.setenv("CARELAW_DATABASE_URL", database)
    with FeedbackBook.open() as book:
        kept = book.list().feedback[-1]
    assert (kept.question, kept.helpful, kept.comment) == (STAYING, False, "Too long")
