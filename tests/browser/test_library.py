"""The library in headless Chromium: read, search, add and remove, by keyboard, without barriers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import browsing
from tests.browser.browsing import WAIT, findings

pytestmark = pytest.mark.browser

PLACE = "library?passage=cws-act-2026/section-1%231"
VIEWS = {
    "library": "Regulations (",
    "library?view=Search&q=staying+close": "Limit the search",
    "library?view=Sections": "Section 2: ",
    "library?view=Update": "Refresh official texts",
    "library?source=cws-act-2026": "All that is held on section 1",
    PLACE: "You came for this passage",
    "library?passage=nope": "There is no place",
}


@pytest.fixture(scope="module")
def address(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    own = tmp_path_factory.mktemp("changed") / "home"
    shutil.copytree(home, own)
    with browsing.served(own) as address:
        yield address


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(WAIT)
    yield page
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_view_has_barriers_or_is_wider_than_the_screen(
    chromium: Browser, address: str, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 320, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    for view, shown in VIEWS.items():
        page.goto(f"{address}/{view}")
        page.get_by_text(shown).first.wait_for(timeout=WAIT)
        expect(page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=WAIT)
        assert findings(page) == [], view
        main = page.get_by_test_id("stMain")
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth"), view
    context.close()


def test_the_keyboard_leads_from_the_sections_to_a_place_and_its_clause(page: Page, address: str) -> None:
    page.goto(f"{address}/library?view=Sections")
    expect(page.get_by_text("82 of 82")).to_be_visible(timeout=WAIT)
    page.get_by_role("radio", name="Not in force", exact=True).focus()
    page.keyboard.press("Space")
    expect(page.get_by_text("82 of 82")).to_have_count(0, timeout=WAIT)
    link = page.get_by_role("link", name="Section 1: Family group decision-making")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Section 1: Family group")).to_be_visible(timeout=WAIT)
    expect(page).to_have_url(f"{address}/library?passage=cws-act-2026%2Fsection-1", timeout=WAIT)
    page.get_by_role("link", name="The Bill as introduced: clause 1").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Clause 1: Family group")).to_be_visible(timeout=WAIT)
    page.go_back()
    expect(page.get_by_role("heading", name="Section 1: Family group")).to_be_visible(timeout=WAIT)


def test_a_document_is_added_found_and_removed(page: Page, address: str, tmp_path: Path) -> None:
    handbook = tmp_path / "handbook.md"
    handbook.write_text("# Handbook of Lamp House\n\n## Visitors\n\nVisitors sign the vermilion book.\n")
    photo = tmp_path / "photo.txt"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    page.goto(f"{address}/library?view=Update")
    page.locator("input[type=file]").set_input_files([handbook, photo])
    page.get_by_role("button", name="Add 2 documents").click()
    expect(page.get_by_text("Adding documents.")).to_be_visible(timeout=WAIT)
    assert findings(page) == []
    expect(page.get_by_text("The documents were read.")).to_be_visible(timeout=4 * WAIT)
    expect(page.get_by_text("Handbook of Lamp House (passages: 1)")).to_be_visible()
    expect(page.get_by_text("photo.txt")).to_contain_text("Left out")
    assert findings(page) == []

    page.goto(f"{address}/library?view=Search&q=vermilion+book")
    page.get_by_role("link", name="Handbook of Lamp House, Visitors: Visitors").click()
    expect(page.get_by_text("Visitors sign the vermilion book.")).to_be_visible(timeout=WAIT)

    page.goto(f"{address}/library?view=Update")
    page.get_by_role("button", name="Remove…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Remove Handbook of Lamp House and everything made of it?")
    assert findings(page) == []
    dialog.get_by_role("button", name="Remove it").click()
    expect(page.get_by_text("The document was removed.")).to_be_visible(timeout=4 * WAIT)
    page.goto(f"{address}/library?source=own-handbook")
    expect(page.get_by_text("There is no source 'own-handbook'")).to_be_visible(timeout=WAIT)
