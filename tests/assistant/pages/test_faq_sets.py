"""The pages of FAQ sets, run by Streamlit's own test runner on the small library."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from assistant.faq import FaqSets, State
from assistant.pages import faq_sets
from assistant.pages.access import Person, Role
from assistant.pages.faq import changes, history
from tests.assistant.faq.conftest import small, small_home

__all__ = ["small", "small_home"]

Open = Callable[..., AppTest]


def drawn() -> None:
    from assistant.pages.faq_sets import page

    page()


@pytest.fixture
def app(small: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    monkeypatch.setenv("CARELAW_HOME", str(tmp_path))
    monkeypatch.setattr(Assistant, "open", classmethod(lambda cls, **_: small))
    st.cache_resource.clear()
    st.cache_data.clear()

    def open_page(**query: str) -> AppTest:
        app = AppTest.from_function(drawn, default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    yield open_page
    st.cache_resource.clear()
    st.cache_data.clear()


@pytest.fixture
def sets(tmp_path: Path, small: Assistant) -> Iterator[FaqSets]:
    """A set of two questions, the first answered and approved."""
    with FaqSets.open(tmp_path) as sets:
        made = sets.new("Rain", by="Sam")
        sets.add_many(made.id, ["do I need a brolly?", "who does not need one?"], by="Sam")
        sets.answer(made.id, small, by="Sam", numbers=[1])
        sets.set_state("rain", 1, State.APPROVED, version=sets.entry("rain", 1).version, by="Lee")
        yield sets


def as_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (faq_sets, changes, history):
        monkeypatch.setattr(module, "person", lambda: Person(name="Robin", role=Role.READER))


def shown(app: AppTest) -> str:
    drawn = [*app.title, *app.header, *app.subheader, *app.markdown, *app.info, *app.success, *app.warning]
    return "\n".join(element.value for element in drawn).replace("\\", "")


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if button.label.replace("\\", "") == label]
    button.click().run()
    assert not app.exception
    return app


def test_an_empty_list_says_what_to_do(app: Open) -> None:
    assert "Make the first one below" in shown(app())


def test_a_set_without_a_title_is_not_made(app: Open) -> None:
    page = press(app(), "Make the set")
    assert "between 1 and 200" in page.error[0].value
    assert "set" not in page.query_params


def test_a_new_set_is_open_and_asks_for_questions(app: Open) -> None:
    page = app()
    page.text_input(key="faq-new-title").set_value("Hats")
    press(page, "Make the set")
    assert page.query_params["set"] == "hats"
    assert page.query_params["part"] == "add"
    assert "Next, add its questions" in shown(page)


@pytest.mark.usefixtures("sets")
def test_the_address_opens_set_and_entry(app: Open) -> None:
    assert "1 of 2 answered, 1 approved" in shown(app(set="rain"))
    entry = shown(app(set="rain", entry="1"))
    assert "1. do I need a brolly?" in entry
    assert "Lee, " in entry
    assert "no such set" in shown(app(set="nope"))
    assert "not in this set any more" in shown(app(set="rain", entry="7"))
    assert "1 of 2 answered" in shown(app(set="rain", entry="x"))


def test_a_file_says_what_came_of_each_question(app: Open, sets: FaqSets) -> None:
    page = app(set="rain", part="add")
    body = b"Question\nmay I carry two?\ndo I need a brolly?\nMust Jane Smith carry one?\n"
    page.file_uploader[0].set_value(("mine.csv", body, "text/csv"))
    press(page, "Add from the file")
    assert "Added: 1." in shown(page)
    assert "not added again: 1." in shown(page)
    assert "a name: Jane Smith" in shown(page)
    assert [entry.question for entry in sets.get("rain").entries][2:] == ["may I carry two?"]


def test_what_was_not_read_is_not_approved(app: Open, sets: FaqSets) -> None:
    page = app(set="rain", entry="1")
    sets.set_state("rain", 1, State.DRAFT, version=sets.entry("rain", 1).version, by="Kim")
    press(page, "Mark as reviewed")
    assert "Kim changed this entry" in shown(page)
    assert sets.entry("rain", 1).state is State.DRAFT


def test_an_edit_that_cannot_be_saved_keeps_the_text(app: Open, sets: FaqSets) -> None:
    page = press(app(set="rain", entry="1"), "Edit the answer")
    page.text_area(key="faq-text-rain-1").set_value("It says so. [9]")
    press(page, "Save")
    assert "[9]" in page.error[0].value.replace("\\", "")
    assert page.text_area(key="faq-text-rain-1").value == "It says so. [9]"
    assert sets.entry("rain", 1).state is State.APPROVED


def test_three_people_edit_one_entry_and_each_sees_the_newest_beside_their_own(
    app: Open, sets: FaqSets, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = {name: press(app(set="rain", entry="1"), "Edit the answer") for name in ("Ann", "Ben", "Cat")}

    def save(name: str, text: str, button: str = "Save my text") -> str:
        monkeypatch.setattr(changes, "person", lambda: Person(name=name, role=Role.TRAINER))
        pages[name].text_area(key="faq-text-rain-1").set_value(text)
        return shown(press(pages[name], button))

    save("Ann", "First words. [1]", "Save")
    for name, text in (("Ben", "Second words. [1]"), ("Cat", "Third words. [1]")):
        conflict = save(name, text, "Save")
        assert "Ann changed this entry" in conflict
        assert "First words. [1]" in conflict
    assert "looked up again" in save("Ben", "The first and second words. [1]")
    conflict = save("Cat", "The first and third words. [1]")
    assert "Ben changed this entry" in conflict
    assert "The first and second words. [1]" in conflict
    assert pages["Cat"].text_area(key="faq-text-rain-1").value == "The first and third words. [1]"
    assert "looked up again" in save("Cat", "All words. [1]")
    texts = [record.after for record in sets.audit("rain").records if record.action == "edited"]
    assert texts == ["First words. [1]", "The first and second words. [1]", "All words. [1]"]


def test_a_removed_question_is_put_back(app: Open, sets: FaqSets) -> None:
    page = app(set="rain", entry="1")
    page.checkbox(key="faq-sure-rain-1").check().run()
    press(page, "Remove this question")
    assert [entry.number for entry in sets.get("rain").entries] == [2]
    press(page, "Put question 1 back")
    assert [entry.number for entry in sets.get("rain").entries] == [1, 2]


def test_readers_see_approved_entries_and_change_nothing(
    app: Open, sets: FaqSets, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_reader(monkeypatch)
    page = app(set="rain")
    assert page.radio[0].options == ["Questions", "Export"]
    assert "who does not need one" not in shown(page)
    assert "not in this set" in shown(app(set="rain", entry="2"))
    entry = app(set="rain", entry="1")
    assert [button.label for button in entry.button] == ["Back to the set"]
    assert app(set="rain", part="manage").radio[0].value == "questions"
    labels = [button.label for button in app(set="rain", part="export").download_button]
    assert labels == ["Download Word", "Download Web page", "Download Markdown"]


def test_who_signed_out_meanwhile_changes_nothing(
    app: Open, sets: FaqSets, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = app(set="rain", entry="1")
    as_reader(monkeypatch)
    press(page, "Back to draft")
    assert "not change them" in page.error[0].value
    assert sets.entry("rain", 1).state is State.APPROVED
