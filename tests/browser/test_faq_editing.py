"""An entry that is edited in headless Chromium: by two people, and in every look of the page."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.faq import FaqSets
from tests.browser.browsing import WAIT
from tests.browser.faq_sets import Served, answer_all, field, make_set, no_barriers, press, see

pytestmark = pytest.mark.browser


def test_two_browsers_edit_the_same_entry(chromium: Browser, page: Page, server: Served) -> None:
    make_set(page, server.address, "Two at once", "do I need a brolly?")
    answer_all(page, 1)
    entry = re.sub(r"\?.*", "?set=two-at-once&entry=1", page.url)
    other = chromium.new_page(viewport={"width": 1280, "height": 900})
    for one, words in ((page, "The first text. [1]"), (other, "The second text. [1]")):
        one.goto(entry)
        press(one, "Edit the answer")
        field(one, "Answer").fill(words, timeout=WAIT)
    press(page, "Save")
    see(page, "looked up again")
    press(other, "Save")
    see(other, "changed this entry while you were writing")
    see(other, "The first text. [1]")
    expect(field(other, "Your text")).to_have_value("The second text. [1]", timeout=WAIT)
    no_barriers(other)
    field(other, "Your text").fill("The first text, and the second. [1]")
    press(other, "Save my text")
    see(other, "looked up again")
    other.close()
    with FaqSets.open(server.home) as sets:
        kept = sets.entry("two-at-once", 1).answer
        edits = [record.after for record in sets.audit("two-at-once").records if record.action == "edited"]
    assert kept
    assert kept.text == "The first text, and the second. [1]"
    assert edits == ["The first text. [1]", "The first text, and the second. [1]"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_an_entry_is_edited_in_every_look(
    chromium: Browser, server: Served, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    with FaqSets.open(server.home) as sets:
        made = sets.new("Edited", by="Sam")
        sets.add(made.id, "do I need a brolly?", by="Sam")
        page.goto(f"{server.address}?set={made.id}&entry=1")
        press(page, "Write an answer")
        field(page, "Answer").fill("Ask Jane Smith, born 03/04/2012.", timeout=WAIT)
        no_barriers(page)
        press(page, "Save")
        see(page, "personal data")
        no_barriers(page)
        sets.reword(made.id, 1, "must I carry a brolly?", version=sets.entry(made.id, 1).version, by="Kim")
    field(page, "Answer").fill("In short: yes.")
    press(page, "Save")
    see(page, "Kim changed this entry")
    no_barriers(page)
    main = "document.querySelector('[data-testid=\"stMain\"]')"
    assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")
    page.close()
