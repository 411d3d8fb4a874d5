"""The page of the library, run by Streamlit's own test runner on a small library."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import ingest.build
from assistant import Assistant
from assistant.pages import access
from assistant.people import Person, Role
from ingest.build import build
from ingest.ingestion import Order
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.errors import DamagedLibraryError
from knowledge.library import Library
from tests.small import write_briefings

PLACE = "sample-act/section-1"
HANDBOOK = "# Handbook of Lamp :red[House]\n\n## Visitors\n\nVisitors pay $5 or $6 and sign the *red* book.\n"
Opened = Callable[..., AppTest]


def only_the_library() -> None:
    import streamlit as st

    from assistant.pages import library

    st.navigation([st.Page(library.page, title="Library", url_path="library")]).run()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceTransformerEncoder) -> Iterator[Path]:
    """A home with the sample Act and a document of the user's."""
    folder = tmp_path_factory.mktemp("small")
    write_briefings(folder / "briefings")
    (folder / "handbook.md").write_text(HANDBOOK, "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ingest.build, "bundled_folder", lambda: folder / "briefings")
        from ingest.ingestion import ingest as run

        build(folder / "home", encoder)
        run(folder / "home", encoder, Order(paths=(folder / "handbook.md",)))
        yield folder / "home"


@pytest.fixture
def opened(small: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opened]:
    monkeypatch.setenv("CARELAW_HOME", str(small))
    st.cache_resource.clear()

    def opened(**address: str) -> AppTest:
        app = AppTest.from_function(only_the_library, default_timeout=120)
        for name, value in address.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    yield opened
    st.cache_resource.clear()


def links(app: AppTest) -> dict[str, str]:
    """The links of the page: what each is called, and where it leads within the library."""
    return {item.proto.label.replace("\\", ""): item.proto.query_string for item in app.get("page_link")}


def text_of(app: AppTest) -> str:
    shown = [*app.title, *app.header, *app.subheader, *app.markdown, *app.caption, *app.error, *app.info]
    return "\n".join(element.value for element in shown).replace("\\", "")


def test_lists_every_source_by_rank(opened: Opened, small: Path, encoder: SentenceTransformerEncoder) -> None:
    app = opened()
    assert [expander.label for expander in app.expander] == ["Acts (1)", "Your own documents (1)"]
    with Library.open(small, encoder) as library:
        assert set(links(app).values()) == {f"source={id_}" for id_ in library.holdings}


def test_the_address_of_a_passage_shows_its_place(opened: Opened) -> None:
    app = opened(passage=f"{PLACE}#1")
    assert app.title[0].value == r"Section 1\: Umbrellas"
    shown = text_of(app)
    assert "Not in force when last checked, June 2026" in shown
    assert "inserts [section 31ZA of the Children Act 1989](https://www.legislation.gov.uk" in shown
    assert "The Bill as introduced: clause 4. The library holds nothing on it." in shown
    assert "The library does not hold the official text" in shown
    assert "Only one edition of this text is held" in shown
    marked = shown.index("You came for this passage")
    assert shown.index("umbrella may be of any colour") < marked < shown.index("a keeper who is asleep")


@pytest.mark.parametrize("passage", ["nope", "sample-act/section-9#0", "../../etc/passwd", "<script>"])
def test_an_address_that_leads_nowhere_says_so(opened: Opened, passage: str) -> None:
    app = opened(passage=passage)
    assert f"There is no place '{passage}' in this library." in text_of(app)
    assert "Search for it, or browse the sources" in text_of(app)
    assert "/v1/" not in text_of(app)
    assert "Back to the library" in links(app)


def test_a_source_that_is_not_there_is_said_to_be_none(opened: Opened) -> None:
    assert "There is no source 'nope' in this library." in text_of(opened(source="nope"))


@pytest.mark.parametrize(("asked", "address"), [("place", "passage"), ("text", "source")])
def test_a_library_that_cannot_be_read_says_so(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, asked: str, address: str
) -> None:
    def fail(*_: object) -> None:
        raise DamagedLibraryError("The library cannot be read. Run: carelaw ingest")

    monkeypatch.setattr(Assistant, asked, fail)
    assert "The library cannot be read" in text_of(opened(**{address: "own-handbook"}))


def test_a_source_is_read_whole_and_as_it_is(opened: Opened) -> None:
    app = opened(source="own-handbook")
    assert "Visitors pay $5 or $6 and sign the" in text_of(app)
    assert r"\$5 or \$6" in "".join(item.value for item in app.markdown)
    assert r"\:red\[House\]" in app.title[0].value
    assert "All that is held on Visitors" in links(app)


@pytest.mark.parametrize("page", ["2", "0", "x", "99999999999999999999"])
def test_a_page_that_is_not_there_shows_one_that_is(opened: Opened, page: str) -> None:
    assert "The umbrella duty" in text_of(opened(source="sample-act", page=page))


def test_searches_without_answering(opened: Opened) -> None:
    app = opened(view="Search")
    assert "press Enter" in app.info[0].value
    app.text_input[0].set_value("do I need a brolly").run()
    assert "passage=sample-act%2Fsection-1%230" in links(app).values()
    app.multiselect[0].set_value(["unranked"]).run()
    assert not app.exception
    assert {link.partition("%2F")[0].partition("/")[0] for link in links(app).values()} == {
        "passage=own-handbook"
    }
    app.text_input[0].set_value("my client John Smith born 1.2.2014").run()
    assert "personal data" in app.error[0].value
    assert links(app) == {}


def test_sections_have_their_state_and_what_they_change(opened: Opened) -> None:
    app = opened(view="Sections")
    assert links(app) == {"Section 1: Umbrellas": "passage=sample-act%2Fsection-1"}
    shown = text_of(app)
    assert "Not in force" in shown
    assert "inserts [section 31ZA" in shown


@pytest.mark.parametrize("role", [Role.READER, Role.TRAINER])
def test_only_an_administrator_changes_the_library(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, role: Role
) -> None:
    who = Person(name="Cat", role=role)
    monkeypatch.setattr("assistant.pages.library.changing.person", lambda: who)
    app = opened(view="Update")
    assert "Only an administrator" in app.info[0].value
    assert not app.button
    assert access.person().may(Role.ADMINISTRATOR)


def test_removing_a_document_asks_first(
    opened: Opened, small: Path, encoder: SentenceTransformerEncoder
) -> None:
    app = opened(view="Update")
    next(button for button in app.button if "Remove…" in button.label).click().run()
    assert "Remove Handbook of Lamp :red[House] and everything made of it?" in text_of(app)
    with Library.open(small, encoder) as library:
        assert "own-handbook" in library.holdings
