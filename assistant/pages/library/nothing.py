"""What stands in place of what an address names, where the library has no such thing."""

import streamlit as st

from assistant.markdown import as_is
from assistant.pages.wording import words


def draw_nothing(problem: str) -> None:
    """Draw what is wrong with the address, and what to do next."""
    said = words("library")
    st.title(said["title"])
    st.error(as_is(problem))
    st.markdown(said["nothing"])
