"""Takes pictures of every page and state, to be looked at: ``make pictures``.

::

    python -m tests.documents.pictures FOLDER     all of them, light and dark, wide and narrow
    python -m tests.documents.pictures --docs     those that the documentation shows, into docs/
"""

import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from assistant import Assistant
from assistant.faq import FaqSets
from knowledge.configuration import Configuration
from tests.assistant.test_states import ASKED
from tests.browser.asking import ask, opened
from tests.browser.browsing import WAIT, browser, served
from tests.browser.faq_sets import settled
from tests.documents.blocks import DOCUMENTS

STATES = {str(status): question for status, question in ASKED.items()} | {
    "answered": "When must we offer a family group decision-making meeting?",
    "comparison": "notice of inspection in children's homes compared with boarding schools",
    "setting": "how much notice does a fostering agency get of an inspection",
}
SET, TITLE = "induction-at-the-home", "Induction at the home"
QUESTIONS = (
    "How often must the independent person visit?",
    "What must be written down after a restraint, and by when?",
    "Which events must be notified to Ofsted?",
)
VIEWS = {
    "library": "library",
    "library-source": "library?source=cws-act-2026",
    "library-place": "library?passage=cws-act-2026/section-1",
    "library-search": "library?view=Search&q=staying+close",
    "library-sections": "library?view=Sections",
    "library-update": "library?view=Update",
    "library-nowhere": "library?passage=nope",
    "faq-sets": "faq-sets",
    "faq-set": f"faq-sets?set={SET}",
    **{f"faq-{part}": f"faq-sets?set={SET}&part={part}" for part in ("add", "answer", "check", "export")},
    "faq-history": f"faq-sets?set={SET}&part=history",
    "faq-entry": f"faq-sets?set={SET}&entry=1",
    "faq-nowhere": "faq-sets?set=nope",
}
SHAPES = {"wide": (1280, 1000), "narrow": (320, 800)}
SCHEMES = ("light", "dark")


class Shown(NamedTuple):
    """A picture of the documentation: what it shows, how, and its size in pixels."""

    of: str
    scheme: str
    size: tuple[int, int]


SHOWN = {
    "answer": Shown("answered", "light", (1280, 1500)),
    "ask-dark": Shown("setting", "dark", (1280, 1000)),
    "ask-narrow": Shown("answered", "light", (320, 900)),
    "library-place": Shown("library-place", "light", (1280, 1300)),
    "faq-set": Shown("faq-set", "light", (1280, 1100)),
    "faq-entry": Shown("faq-entry", "light", (1280, 1250)),
}


def show(page: Page, address: str, name: str) -> None:
    """Bring the page to what has this name, drawn whole."""
    if name in STATES:
        answer = ask(page, STATES[name])
        first = answer.locator("details, [data-testid=stExpander]").first
        if first.count():
            first.locator("summary").first.click()
        page.wait_for_timeout(1000)
        page.get_by_test_id("stChatMessage").nth(-2).scroll_into_view_if_needed()
    else:
        page.goto(f"{address}/{VIEWS[name]}")
        page.get_by_test_id("stMain").get_by_role("heading").first.wait_for(timeout=WAIT)
    settled(page).wait_for_timeout(500)


def take(chromium: Browser, address: str, pictures: Mapping[str, Shown], folder: Path) -> None:
    """Take pictures that have a scheme and a size in common, each on a page of its own."""
    (scheme, (width, height)) = next((shown.scheme, shown.size) for shown in pictures.values())
    context = chromium.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
    )
    for name, shown in pictures.items():
        page = opened(context, address)
        show(page, address, shown.of)
        page.screenshot(path=folder / f"{name}.png")
        page.close()
    context.close()


def prepared(folder: Path) -> Path:
    """Return a home with the library that is in use and a set whose questions are answered."""
    home = folder / "home"
    with Assistant.open() as assistant:
        shutil.copytree(Configuration().home, home)
        with FaqSets.open(home) as sets:
            if SET not in {item.id for item in sets.list().sets}:
                made = sets.new(TITLE, by="Sam", setting="childrens-homes")
                sets.add_many(made.id, QUESTIONS, by="Sam")
                sets.answer(made.id, assistant, by="Sam")
                sets.comment(made.id, 1, "Shall we add who pays for the visits?", by="Alex")
    return home


def everything() -> Mapping[str, Shown]:
    """Return all pictures by name: each page and state, in each scheme and size."""
    return {
        f"{name}-{scheme}-{shape}": Shown(name, scheme, size)
        for name in (*STATES, *VIEWS)
        for scheme in SCHEMES
        for shape, size in SHAPES.items()
    }


def main(where: str) -> None:
    """Take the pictures into a folder, or those of the documentation."""
    pictures, folder = (SHOWN, DOCUMENTS) if where == "--docs" else (everything(), Path(where))
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        home = prepared(Path(temporary))
        with served(home) as address, browser() as chromium:
            for alike in sorted({(shown.scheme, shown.size) for shown in pictures.values()}):
                chosen = {n: shown for n, shown in pictures.items() if (shown.scheme, shown.size) == alike}
                take(chromium, address, chosen, folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
