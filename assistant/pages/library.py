"""The page of the library: what it holds."""

import streamlit as st

from assistant.answer import SourceList
from assistant.markdown import as_is
from assistant.pages import opened
from assistant.pages.links import linked
from assistant.wording import wording
from knowledge.errors import CarelawError


def page() -> None:
    """Draw the page."""
    st.title("Library")
    try:
        assistant = opened.assistant()
    except CarelawError as error:
        st.error(as_is(str(error)))
        return
    draw_library(assistant.sources())


def draw_library(listed: SourceList) -> None:
    """Draw what is in the library, folded by rank of source."""
    for authority, title in wording()["authorities"].items():
        sources = [source for source in listed.sources if source.authority == authority]
        if not sources:
            continue
        with st.expander(f"{title} ({len(sources)})"):
            for source in sources:
                st.markdown(linked(source.title, source.url))
                st.caption(as_is(f"{source.edition}. {source.passages} passages. {source.licence}."))
    st.caption(as_is(f"Library edition {listed.library_edition}, built {listed.built[:10]}."))
