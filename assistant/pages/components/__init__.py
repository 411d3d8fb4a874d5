"""What a page needs of the browser and Streamlit has not: a few lines of JavaScript each, and no more."""

from functools import cache
from importlib.resources import files

import streamlit as st
from streamlit.components.v2 import component


def mount(name: str, key: str, data: dict[str, str]) -> None:
    """Put a component into the page.

    Parameters:
        name: of the files with its JavaScript and, where it has some, its style sheet.
        key: what it goes by on the page.
        data: what it is given; it treats it as text.
    """
    component(f"carelaw_{name}", js=_read(f"{name}.js"), css=_read(f"{name}.css"))(key=key, data=data)


def dress() -> None:
    """Give the page the look that is in ``look.css``."""
    st.html(f"<style>{_read('look.css')}</style>")


@cache
def _read(file: str) -> str | None:
    path = files("assistant.pages.components").joinpath(file)
    return path.read_text("utf-8") if path.is_file() else None
