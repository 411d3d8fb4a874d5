"""The page to ask on: what it says, limits, and draws of an answer."""

from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from assistant.pages.wording import words
from assistant.sign_in import BEHIND_PROXY
from tests.app.conftest import APP, buttons, message, text_of


def test_says_what_it_is_and_what_to_ask(app: AppTest) -> None:
    assert not app.exception
    assert app.title[0].value == "carelaw"
    about = app.caption[0].value.replace("\\", "")
    assert "not legal advice" in about
    assert "names of children" in about
    examples = words("ask")["examples"]
    assert [tab.label for tab in app.tabs] == list(examples)
    assert [example for role in examples.values() for example in role if example not in buttons(app)] == []


def test_others_are_let_in_only_where_something_before_it_signs_them_in(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.set_option("server.address", "192.0.2.1")
    assert app.run().error
    assert not app.chat_input
    monkeypatch.setenv(BEHIND_PROXY, "true")
    assert not app.run().error
    assert app.chat_input


@pytest.mark.parametrize("role", words("ask")["examples"])
def test_every_example_is_answered(assistant: Assistant, role: str) -> None:
    for example in words("ask")["examples"][role]:
        assert assistant.ask(example).status.answers, example


def test_answers_an_example_with_citations(app: AppTest) -> None:
    buttons(app)["Is the duty to offer staying close support in force?"].click().run()
    assert not app.exception
    assert [message.name for message in app.chat_message] == ["user", "assistant"]
    assert "staying close support) was not in force when last confirmed in June 2026. [1]" in text_of(app)
    first = app.main.expander[0]
    assert "section 7: not in force when last checked, June 2026" in first.label.replace("\\", "")
    [shown] = first.markdown
    assert "> :yellow-background[**Section 7 of the Children's" in shown.value.replace("\\", "")
    assert "inserts section 23CZAA of the Children Act 1989" in text_of(app)
    assert "[Open the official page](https://www.legislation.gov.uk/ukpga/2026/21/section/7)" in shown.value
    assert "[See it in the library](library?passage=cws-act-2026%2Fsection-7%23" in shown.value


def test_says_when_the_sources_do_not_answer(app: AppTest) -> None:
    app.chat_input[0].set_value("what is the VAT rate on nappies").run()
    assert app.warning[0].value.startswith("**Outside what carelaw covers.**")
    assert not app.error


def test_shows_text_as_it_is(app: AppTest) -> None:
    app.chat_input[0].set_value("Is <b>s31ZA</b> worth $5 or $6 :red[now]?").run()
    assert app.chat_message[0].markdown[0].value == r"Is \<b\>s31ZA\<\/b\> worth \$5 or \$6 \:red\[now\]\?"
    assert not any(element.allow_html for element in app.markdown)


def test_limits_the_search_to_a_setting(app: AppTest) -> None:
    app.selectbox(key="filter-setting").select("adoption-support-agencies").run()
    app.chat_input[0].set_value("Will we get notice of an inspection?").run()
    assert "Looked in: Adoption support agencies." in message(app, "Looked in")
    assert not [e for e in app.main.expander if "children's homes" in e.label.replace("\\", "")]


def test_the_filters_can_be_cleared(app: AppTest) -> None:
    app.multiselect(key="filter-states").set_value(["in_force"]).run()
    app.date_input(key="filter-on").set_value(date(2026, 5, 1)).run()
    buttons(app)["Look in everything"].click().run()
    assert app.multiselect(key="filter-states").value == []
    assert app.date_input(key="filter-on").value is None
    app.chat_input[0].set_value("What is staying close support?").run()
    assert not message(app, "Looked")


def test_says_why_the_library_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "thesis.docx").write_text("mine")
    monkeypatch.setenv("CARELAW_HOME", str(tmp_path))
    st.cache_resource.clear()
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert "thesis.docx" in app.error[0].value.replace("\\", "")
    assert not app.exception


def test_danger_comes_first(app: AppTest) -> None:
    app.chat_input[0].set_value("he says hes going to kill himself tonight").run()
    assert "999" in app.error[0].value
    assert app.error[0].value.startswith("**If a child is in danger now.**")
