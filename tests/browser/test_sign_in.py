"""Signing in through the browser, with a fake provider on this machine."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import browsing
from tests.browser.browsing import WAIT, findings
from tests.browser.fake_provider import FakeProvider

pytestmark = pytest.mark.browser
pytest.importorskip("authlib")

PEOPLE = {
    "Ann": {"name": "Ann", "email": "ann@example.org", "email_verified": True},
    "Cat": {"name": "Cat", "email": "cat@example.org", "email_verified": True},
    "Liar": {"name": "Liar", "email": "ann@example.org", "email_verified": False},
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("sign-in")
    shutil.copytree(home, folder / "library")
    with FakeProvider(PEOPLE) as provider:
        provider.write_secrets(folder)
        with browsing.served(folder / "library", {"HOME": str(folder)}) as address:
            yield address


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Sign in").wait_for(timeout=WAIT)
    yield page
    context.close()


def sign_in(page: Page, name: str) -> None:
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name=name, exact=True).click(timeout=WAIT)
    page.get_by_text("Signed in as").wait_for(timeout=WAIT)


def test_nobody_reads_anything_before_signing_in(page: Page, address: str) -> None:
    assert findings(page) == []
    page.goto(f"{address}/library?passage=cws-act-2026/section-1")
    expect(page.get_by_role("button", name="Sign in")).to_be_visible(timeout=WAIT)
    expect(page.get_by_text("Family group")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "role", "may_change"),
    [("Ann", "Administrator", True), ("Cat", "Reader", False), ("Liar", "Reader", False)],
)
def test_who_signs_in_may_do_what_their_role_may(
    page: Page, address: str, name: str, role: str, may_change: bool
) -> None:
    sign_in(page, name)
    expect(page.get_by_text(role, exact=True)).to_be_visible()
    page.goto(f"{address}/library?view=Update")
    if may_change:
        expect(page.get_by_role("button", name="Refresh official texts")).to_be_visible(timeout=WAIT)
    else:
        expect(page.get_by_text("Only an administrator")).to_be_visible(timeout=WAIT)
        expect(page.get_by_role("button", name="Refresh official texts")).to_have_count(0)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible(timeout=WAIT)
