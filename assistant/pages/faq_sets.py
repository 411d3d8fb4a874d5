"""The page of FAQ sets."""

import streamlit as st

from assistant.faq.errors import FaqError
from assistant.markdown import as_is
from assistant.pages import opened


def page() -> None:
    """Draw the page."""
    st.title("FAQ sets")
    try:
        sets = opened.faq_sets().list().sets
    except FaqError as error:
        st.error(as_is(str(error)))
        return
    for item in sets:
        st.markdown(as_is(item.title))
