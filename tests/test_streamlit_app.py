"""The page, run by Streamlit's own test runner against the real library."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant import Assistant
from assistant.wording import wording

APP = Path(__file__).parents[1] / "streamlit_app.py"


@pytest.fixture
def app(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CARELAW_HOME", str(home))
    st.cache_resource.clear()
    yield AppTest.from_file(str(APP), default_timeout=120).run()
    st.cache_resource.clear()


def text_of(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown).replace("\\", "")


def test_says_what_it_is(app: AppTest) -> None:
    assert not app.exception
    assert app.title[0].value == "carelaw"
    about = app.caption[0].value.replace("\\", "")
    assert "not legal advice" in about
    assert "names of children" in about
    assert [button.label for button in app.main.button] == wording()["examples"]


def test_answers_an_example_with_citations(app: AppTest) -> None:
    app.main.button[1].click().run()
    assert not app.exception
    assert [message.name for message in app.chat_message] == ["user", "assistant"]
    assert "staying close support) was not in force when last confirmed in June 2026. [1]" in text_of(app)
    first = app.main.expander[0]
    assert "section 7: not in force when last checked, June 2026" in first.label.replace("\\", "")
    assert "> Section 7 of the Children's" in first.markdown[1].value.replace("\\", "")
    assert "inserts section 23CZAA of the Children Act 1989" in text_of(app)
    assert app.get("link_button")[0].proto.url == "https://www.legislation.gov.uk/ukpga/2026/21/section/7"


def test_follows_up(app: AppTest) -> None:
    app.chat_input[0].set_value("What is staying close support?").run()
    app.chat_input[0].set_value("Is it in force?").run()
    assert len(app.chat_message) == 4
    searched = [c.value.replace("\\", "") for c in app.caption if "Searched for" in c.value]
    assert searched == ["Searched for: What is staying close support? Is it in force?"]


def test_a_new_conversation_forgets(app: AppTest) -> None:
    app.chat_input[0].set_value("What is staying close support?").run()
    app.sidebar.button[0].click().run()
    assert not app.chat_message
    assert [button.label for button in app.main.button] == wording()["examples"]


def test_says_when_the_sources_do_not_answer(app: AppTest) -> None:
    app.chat_input[0].set_value("what is the VAT rate on nappies").run()
    assert app.warning[0].value.startswith("**Outside what carelaw covers.**")
    assert not app.error


def test_shows_an_error_and_keeps_the_question(app: AppTest) -> None:
    app.chat_input[0].set_value("🙂🙂").run()
    assert "has no words" in app.error[0].value.replace("\\", "")
    assert app.chat_message[0].markdown[0].value == "🙂🙂"


def test_shows_text_as_it_is(app: AppTest) -> None:
    app.chat_input[0].set_value("Is <b>s31ZA</b> worth $5 or $6 :red[now]?").run()
    assert app.chat_message[0].markdown[0].value == r"Is \<b\>s31ZA\<\/b\> worth \$5 or \$6 \:red\[now\]\?"
    assert not any(element.allow_html for element in app.markdown)


def test_limits_the_search_to_a_setting(app: AppTest) -> None:
    app.sidebar.selectbox[0].select("adoption-support-agencies").run()
    app.chat_input[0].set_value("Will a children's home get notice of an inspection?").run()
    assert not [e for e in app.main.expander if "children's homes" in e.label.replace("\\", "")]


def test_says_why_the_library_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "thesis.docx").write_text("mine")
    monkeypatch.setenv("CARELAW_HOME", str(tmp_path))
    st.cache_resource.clear()
    app = AppTest.from_file(str(APP), default_timeout=60).run()
    assert "thesis.docx" in app.error[0].value.replace("\\", "")
    assert not app.exception


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
    choices = {button.label: button for button in app.main.button}
    choices["Independent fostering agencies"].click().run()
    assert not app.exception
    assert len(app.chat_message) == 4
    assert "Independent fostering agencies" in app.chat_message[2].markdown[0].value
    assert "It depends" not in "".join(info.value for info in app.chat_message[3].info)


def test_danger_comes_first(app: AppTest) -> None:
    app.chat_input[0].set_value("he says hes going to kill himself tonight").run()
    assert "999" in app.error[0].value
    assert app.error[0].value.startswith("**If a child is in danger now.**")
