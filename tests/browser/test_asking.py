"""The page to ask on, in headless Chromium, served as ``carelaw ui`` serves it."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from assistant import Status
from assistant.faq import FaqSets
from tests.assistant.fake_endpoint import Script, fake_endpoint
from tests.assistant.test_states import ASKED
from tests.browser import browsing
from tests.browser.asking import ask, messages, opened, question_box
from tests.browser.browsing import WAIT, findings

pytestmark = pytest.mark.browser

MEETING = "When must we offer a family group decision-making meeting?"
STANDS = "Section 1 puts the duty into new section 31ZA of the Children Act 1989."


@pytest.fixture(scope="module")
def slow_address(home: Path) -> Iterator[str]:
    """A server whose answers take a minute: a fake chat model writes them, a few letters at a time."""
    # The passage has another number whenever the search changes: what is not in it is dropped.
    sentences = [{"sentence": STANDS, "label": label, "quotation": STANDS} for label in range(1, 6)]
    filling = [{"sentence": "It never ends. " * 100, "label": 1, "quotation": STANDS}]
    with fake_endpoint() as fake:
        fake.script = Script(json.dumps({"sentences": sentences + filling}), delay=0.05)
        model = {"CARELAW_MODEL": "openai:fake", "OPENAI_BASE_URL": fake.url, "OPENAI_API_KEY": "none"}
        with browsing.served(home, model) as address:
            yield address


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"]
    )
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    return opened(context, address)


def tab_to(page: Page, tag: str, text: str) -> None:
    """Press Tab until the keyboard is at an element of that tag with that text."""
    for _ in range(40):
        page.keyboard.press("Tab")
        at = page.evaluate("[document.activeElement.tagName, document.activeElement.innerText || '']")
        if at[0] == tag and text in at[1]:
            return
    pytest.fail(f"the keyboard does not come to {text or tag}")


def test_asks_sees_the_answer_stream_and_opens_a_citation(page: Page) -> None:
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
    question_box(page).fill(MEETING)
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
    expect(answer.locator("strong", has_text="Section 1 requires a local authority").first).to_be_visible()
    # Streamlit draws quotations fainter than other words.
    expect(answer.locator("blockquote").first).to_have_css("opacity", "1")
    assert findings(page) == []
    assert outside == []


def test_shows_markup_and_dollars_as_they_are(page: Page) -> None:
    question = "Is <b>s31ZA</b> worth $5 or $6 :red[now]?"
    question_box(page).fill(question)
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stChatMessage").first).to_contain_text(question, timeout=WAIT)
    assert page.locator(".katex").count() == 0


def test_follows_up_and_leads_to_the_words_in_the_library(page: Page) -> None:
    ask(page, "What is staying close support?")
    answer = ask(page, "Is it in force?")
    expect(answer).to_contain_text("Searched for: What is staying close support? Is it in force?")
    answer.get_by_text("[1] Children").first.click()
    link = answer.get_by_role("link", name="See it in the library").first
    expect(link).to_be_visible()
    assert link.get_attribute("target") == "_blank"
    page.goto(link.evaluate("link => link.href"))
    expect(page.get_by_text("You came for this passage")).to_be_visible(timeout=WAIT)


def test_a_setting_in_the_question_is_shown_and_can_be_taken_back(page: Page) -> None:
    answer = ask(page, "Will we be told before an inspection of our children's home?")
    expect(answer).to_contain_text("Setting taken from the question: Children's homes.")
    filters = page.get_by_test_id("stBottom").get_by_role("button", name="Looking in: Children's homes")
    expect(filters).to_be_visible()
    answer.get_by_role("button", name="Ask for All settings instead").click()
    expect(page.get_by_role("button", name="Looking in: everything")).to_be_visible(timeout=WAIT)
    expect(answer).not_to_contain_text("Setting taken", timeout=WAIT)
    expect(messages(page)).to_have_count(2)


def test_filters_with_the_keyboard_alone(page: Page) -> None:
    tab_to(page, "BUTTON", "Looking in")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    setting = page.get_by_role("combobox", name="Setting")
    expect(setting).to_be_visible()
    assert findings(page) == []
    setting.focus()
    page.keyboard.type("supported acc")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Looking in: Supported accommodation")).to_be_visible(timeout=WAIT)
    page.keyboard.press("Escape")
    tab_to(page, "TEXTAREA", "")
    page.keyboard.type("How much notice do we get of an inspection?")
    page.keyboard.press("Enter")
    expect(messages(page).nth(1)).to_contain_text("Looked in: Supported accommodation.", timeout=WAIT)


def test_a_refresh_in_the_middle_of_an_answer_loses_nothing(
    context: BrowserContext, slow_address: str
) -> None:
    page = opened(context, slow_address)
    question_box(page).fill(MEETING)
    page.keyboard.press("Enter")
    expect(messages(page).nth(1)).to_contain_text(STANDS, timeout=WAIT)
    page.reload()
    expect(messages(page).nth(0)).to_contain_text(MEETING, timeout=WAIT)
    expect(messages(page).nth(1)).to_contain_text(STANDS, timeout=WAIT)
    stop = page.get_by_role("button", name="Stop", exact=True)
    stop.click()
    expect(messages(page).nth(1)).to_contain_text("Stopped before the answer was whole", timeout=WAIT)
    expect(messages(page).nth(1)).to_contain_text(STANDS)
    expect(stop).to_have_count(0)
    assert findings(page) == []
    page.reload()
    expect(messages(page).nth(1)).to_contain_text("Stopped before the answer was whole", timeout=WAIT)


def test_two_browsers_at_once_know_nothing_of_each_other(chromium: Browser, address: str) -> None:
    contexts = [chromium.new_context() for _ in range(2)]
    one, other = (opened(context, address) for context in contexts)
    for page, question in ((one, MEETING), (other, "What is staying close support?")):
        question_box(page).fill(question)
        page.keyboard.press("Enter")
    expect(messages(one).nth(1)).to_contain_text("31ZA", timeout=WAIT)
    expect(messages(other).nth(1)).to_contain_text("taying close", timeout=WAIT)
    for page, own, foreign in ((one, MEETING, "staying close"), (other, "staying close", MEETING)):
        page.get_by_role("button", name="New conversation").click()
        sidebar = page.get_by_test_id("stSidebar")
        expect(sidebar.get_by_role("button", name=own)).to_be_visible(timeout=WAIT)
        expect(sidebar.get_by_role("button", name=foreign)).to_have_count(0)
    # The same browser, opened anew, finds its own again.
    again = opened(contexts[0], address)
    again.get_by_test_id("stSidebar").get_by_role("button", name=MEETING).click()
    expect(messages(again).nth(1)).to_contain_text("31ZA", timeout=WAIT)
    for context in contexts:
        context.close()


def test_saves_an_answer_to_a_new_set(page: Page, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = ask(page, MEETING)
    answer.get_by_role("button", name="Save to an FAQ set").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Its title").fill("Induction")
    page.keyboard.press("Enter")
    assert findings(page) == []
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(dialog).to_contain_text("Saved to Induction as number 1.", timeout=WAIT)
    monkeypatch.setenv("CARELAW_DATABASE_URL", database)
    with FaqSets.open() as sets:
        [entry] = sets.get("induction").entries
    assert entry.question == MEETING
    assert entry.answer
    assert entry.answer.citations[0].passage_id == "cws-act-2026/section-1#0"


def test_copies_with_sources_and_downloads(page: Page) -> None:
    answer = ask(page, MEETING)
    copy = answer.get_by_role("button", name="Copy with sources")
    copy.focus()
    page.keyboard.press("Enter")
    expect(answer.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith(MEETING)
    assert "[1] Children's Wellbeing and Schools Act 2026, section 1" in text
    assert "https://www.legislation.gov.uk/ukpga/2026/21/section/1" in text
    with page.expect_download(timeout=WAIT) as download:
        page.get_by_role("button", name="Download as Word").click()
    assert download.value.suggested_filename == "conversation.docx"
    document = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert MEETING in [paragraph.text for paragraph in document.paragraphs]


STATES = {
    "answered": MEETING,
    **{str(status): ASKED[status] for status in (Status.PARTLY_ANSWERED, Status.PREMISE_NOT_SUPPORTED)},
    "one_child": ASKED[Status.ONE_CHILD],
    "needs_clarification": "how many days will the inspector be with us",
    "personal_data": "Can Jayden Smith have staying close support?",
    "immediate_risk": "he says hes going to kill himself tonight",
    "out_of_scope": "what is the VAT rate on nappies",
    "no_evidence": "how many paperclips does a registered manager keep",
    "not_english": "quelles sont les obligations de la maison pour enfants",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 900), (320, 700), (320, 256)])
def test_every_state_can_be_read_by_all(
    chromium: Browser, address: str, scheme: str, size: tuple[int, int]
) -> None:
    """At 320 by 256 pixels, a window of 1280 by 1024 is at a zoom of 400%."""
    width, height = size
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = opened(context, address)
    assert findings(page) == []
    for state, question in STATES.items():
        answer = ask(page, question)
        assert findings(page) == [], state
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state
        answer.scroll_into_view_if_needed()
    context.close()


def _is_local(url: str) -> bool:
    return url.startswith(("http://127.0.0.1", "ws://127.0.0.1", "data:", "blob:"))
