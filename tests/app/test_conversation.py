"""A conversation on the page: followed up, edited, stopped, taken up again; nothing asked is lost."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from assistant.answer import Answer
from assistant.exchange import Exchange
from assistant.faq import FaqSets
from assistant.pages import answers as answers_page
from assistant.pages import conversation, opened
from assistant.pages.wording import words
from assistant.wording import wording
from tests.app.conftest import APP, buttons, message, text_of


@pytest.fixture
def own_faq_sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FaqSets]:
    """A database of the test's own, in which the page keeps what is saved."""
    monkeypatch.setenv("CARELAW_DATABASE_URL", f"sqlite:///{tmp_path / 'faq.sqlite'}")
    with FaqSets.open() as sets:
        yield sets


def test_follows_up(app: AppTest) -> None:
    app.chat_input[0].set_value("What is staying close support?").run()
    app.chat_input[0].set_value("Is it in force?").run()
    assert len(app.chat_message) == 4
    searched = [c.value.replace("\\", "") for c in app.caption if "Searched for" in c.value]
    assert searched == ["Searched for: What is staying close support? Is it in force?"]


def test_a_new_conversation_begins_and_the_one_before_can_be_taken_up(app: AppTest) -> None:
    app.chat_input[0].set_value("What is staying close support?").run()
    app.sidebar.button[0].click().run()
    assert not app.chat_message
    assert app.tabs
    recent = {button.label.replace("\\", ""): button for button in app.sidebar.button}
    recent["What is staying close support?"].click().run()
    assert len(app.chat_message) == 2
    assert "What is staying close support?" not in [b.label.replace("\\", "") for b in app.sidebar.button]


def test_another_page_with_the_address_shows_the_conversation(app: AppTest) -> None:
    app.chat_input[0].set_value("What is staying close support?").run()
    address = app.query_params["conversation"]
    other = AppTest.from_file(str(APP), default_timeout=120)
    other.query_params["conversation"] = address
    other.run()
    assert text_of(other) == text_of(app)
    # The browser is another: it is told of no conversation but the one of its address.
    assert [button.label for button in other.sidebar.button] == [words("ask")["new"]]


def test_a_question_that_was_not_answered_is_asked_again(app: AppTest) -> None:
    exchange = Exchange(question="What is staying close support?")
    opened.conversations().put("an-id", "another browser", exchange)
    other = AppTest.from_file(str(APP), default_timeout=120)
    other.query_params["conversation"] = "an-id"
    other.run()
    assert len(other.chat_message) == 2
    assert other.expander
    [kept] = opened.conversations().get("an-id") or []
    assert kept.is_answered


def test_says_when_a_conversation_is_no_longer_kept(app: AppTest) -> None:
    other = AppTest.from_file(str(APP), default_timeout=120)
    other.query_params["conversation"] = "gone"
    other.run()
    assert "no longer kept" in other.info[0].value
    assert "conversation" not in other.query_params
    assert other.tabs


def test_nothing_is_kept_of_a_stopped_question(app: AppTest) -> None:
    app.chat_input[0].set_value("Can Jayden Smith have staying close support?").run()
    assert app.error[0].value.startswith("**Stopped\\, because of personal data.**")
    address = app.query_params["conversation"]
    assert not opened.conversations().get(address)
    assert words("ask")["save"]["button"] not in buttons(app)


def test_the_last_question_can_be_edited(app: AppTest) -> None:
    app.chat_input[0].set_value("What is staying close support?").run()
    app.chat_input[0].set_value("what is the VAT rate on nappies").run()
    buttons(app)["Edit the question"].click().run()
    app.text_area[0].set_value("Is it in force?")
    buttons(app)["Ask this instead"].click().run()
    assert [m.markdown[0].value for m in app.chat_message if m.name == "user"] == [
        r"What is staying close support\?",
        r"Is it in force\?",
    ]
    assert "What is staying close support? Is it in force?" in message(app, "Searched for")


def test_the_last_question_can_be_asked_again_with_other_limits(app: AppTest) -> None:
    app.chat_input[0].set_value("What is staying close support?").run()
    app.multiselect(key="filter-authorities").set_value(["inspection_guidance"]).run()
    buttons(app)["Ask again"].click().run()
    assert len(app.chat_message) == 2
    assert message(app, "Inspection guidance") == "Looked only in: Inspection guidance."


def test_stops_while_it_answers(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page's own stop, called where a press of the button would call it."""
    go_on = Event()
    real = Assistant.stream

    def fake_slow_stream(self: Assistant, *arguments: Any, **limits: Any) -> Iterator[Answer]:
        answers = list(real(self, *arguments, **limits))
        yield answers[0]
        go_on.wait(20)
        yield answers[-1]

    monkeypatch.setattr(Assistant, "stream", fake_slow_stream)
    drawn = answers_page.draw_coming

    def stopped(exchange: Exchange, *arguments: Any) -> None:
        running = opened.running().of(exchange.id, lambda: opened.assistant().stream(exchange.question))
        next(answer for answer in running.follow() if answer)
        conversation.stop()

    monkeypatch.setattr("assistant.pages.ask.draw_coming", stopped)
    app.chat_input[0].set_value("When must we offer a family group decision-making meeting?").run()
    monkeypatch.setattr("assistant.pages.ask.draw_coming", drawn)
    go_on.set()
    app.run()
    assert not app.exception
    assert "Stopped before the answer was whole" in app.warning[0].value
    assert "family group decision" in app.chat_message[1].markdown[0].value
    assert "[3]" not in text_of(app)


def test_shows_an_error_and_keeps_the_question(app: AppTest) -> None:
    app.chat_input[0].set_value("🙂🙂").run()
    assert "has no words" in app.error[0].value.replace("\\", "")
    assert app.chat_message[0].markdown[0].value == "🙂🙂"


def test_a_setting_in_the_question_sets_it_until_it_is_taken_back(app: AppTest) -> None:
    app.selectbox(key="filter-setting").select("adoption-support-agencies").run()
    app.chat_input[0].set_value("Will a children's home get notice of an inspection?").run()
    assert app.selectbox(key="filter-setting").value == "childrens-homes"
    assert "Setting taken from the question: Children's homes." in message(app, "Setting taken")
    buttons(app)["Ask for Adoption support agencies instead"].click().run()
    assert app.selectbox(key="filter-setting").value == "adoption-support-agencies"
    assert len(app.chat_message) == 2
    assert "Looked in: Adoption support agencies." in message(app, "Looked in")


def test_a_thumb_and_a_comment_are_kept(app: AppTest, own_faq_sets: FaqSets) -> None:
    app.chat_input[0].set_value("What is staying close support?").run()
    [thumbs] = app.feedback
    thumbs.set_value(0).run()
    [kept] = opened.feedback().list().feedback
    assert (kept.helpful, kept.comment) == (False, "")
    app.text_area[0].set_value("It was about Jayden Smith, born 03/04/2012")
    buttons(app)["Send"].click().run()
    assert "personal data" in app.error[0].value
    app.text_area[0].set_value("Too long")
    buttons(app)["Send"].click().run()
    [kept] = opened.feedback().list().feedback
    assert (kept.helpful, kept.comment) == (False, "Too long")


def test_keeps_the_question_whatever_happens(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    def fake_stream(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr(Assistant, "stream", fake_stream)
    app.chat_input[0].set_value("What is staying close support?").run()
    assert not app.exception
    assert app.error[0].value.replace("\\", "") == wording()["answers"]["error"]
    assert app.chat_message[0].markdown[0].value == r"What is staying close support\?"


def test_a_choice_is_asked_with_its_setting(app: AppTest) -> None:
    app.chat_input[0].set_value("how many days will the inspector be with us").run()
    buttons(app)["Independent fostering agencies"].click().run()
    assert not app.exception
    assert len(app.chat_message) == 4
    assert "Independent fostering agencies" in app.chat_message[2].markdown[0].value
    assert "It depends" not in "".join(info.value for info in app.chat_message[3].info)
