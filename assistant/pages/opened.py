"""What all sessions of one server share: the opened library and the FAQ sets' database."""

import streamlit as st

from assistant.assistant import Assistant
from assistant.faq.sets import FaqSets


@st.cache_resource(show_spinner="Opening the library. The first time, it is built: about a minute.")
def assistant() -> Assistant:
    """Return the assistant. Errors are those of ``Assistant.open``."""
    return Assistant.open()


@st.cache_resource(show_spinner=False)
def faq_sets() -> FaqSets:
    """Return the FAQ sets. Errors are those of ``FaqSets.open``."""
    return FaqSets.open()
