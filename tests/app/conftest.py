"""The app, run by Streamlit's own test runner against the real library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit import config
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from assistant.sign_in import LOCAL

APP = Path(__file__).parents[2] / "streamlit_app.py"


@pytest.fixture(autouse=True)
def local_server() -> Iterator[None]:
    """As ``carelaw ui`` serves the page: at any other address people would have to sign in."""
    before = config.get_option("server.address")
    config.set_option("server.address", LOCAL)
    yield
    config.set_option("server.address", before)


@pytest.fixture
def app(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    monkeypatch.setenv("CARELAW_HOME", str(home))
    st.cache_resource.clear()
    yield AppTest.from_file(str(APP), default_timeout=120).run()
    st.cache_resource.clear()


def text_of(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown).replace("\\", "")


def message(app: AppTest, text: str) -> str:
    return "\n".join(caption.value for caption in app.caption if text in caption.value).replace("\\", "")


def buttons(app: AppTest) -> dict[str, Button]:
    return {button.label.replace("\\", ""): button for button in app.button}
