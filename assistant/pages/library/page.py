"""The page: what its address asks for."""

from functools import cache
from importlib.resources import files

import streamlit as st

from assistant.markdown import as_is
from assistant.pages import opened
from assistant.pages.library.addresses import keep_address
from assistant.pages.library.browsing import draw_sources
from assistant.pages.library.changing import draw_changing
from assistant.pages.library.place import draw_place
from assistant.pages.library.searching import draw_search
from assistant.pages.library.sections import draw_sections
from assistant.pages.library.source import draw_source
from assistant.pages.wording import words
from knowledge.errors import CarelawError


def page() -> None:
    """Draw the page: the place or the source that the address names, or else the views."""
    st.html(f"<style>{_look()}</style>")
    try:
        assistant = opened.assistant()
    except CarelawError as error:
        st.title(words("library")["title"])
        st.error(as_is(str(error)))
        return
    keep_address()
    if passage := st.query_params.get("passage"):
        draw_place(assistant, passage)
    elif source := st.query_params.get("source"):
        draw_source(assistant, source)
    else:
        said = words("library")
        st.title(said["title"])
        st.caption(said["about"])
        draws = (draw_sources, draw_search, draw_sections, draw_changing)
        tabs = st.tabs(list(said["views"].values()), key="view", bind="query-params")
        for tab, draw in zip(tabs, draws, strict=True):
            if tab.open:
                with tab:
                    draw(assistant)


@cache
def _look() -> str:
    return files("assistant.pages.library").joinpath("look.css").read_text("utf-8")
