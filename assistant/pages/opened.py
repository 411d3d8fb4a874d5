"""What all sessions of one server share: the opened library and the FAQ sets' database."""

from threading import Thread

import streamlit as st

from assistant.assistant import Assistant
from assistant.configuration import answers_at_once
from assistant.conversations import Conversations
from assistant.faq.sets import FaqSets
from assistant.feedback import FeedbackBook
from assistant.running import AllRunning

FIRST = "When must a family group decision-making meeting be offered?"


@st.cache_resource(show_spinner="Opening the library. The first time, it is built: about a minute.")
def assistant() -> Assistant:
    """Return the assistant. Errors are those of ``Assistant.open``."""
    opened = Assistant.open()
    # What the first question needs is loaded while it is being typed. The thread is waited for at the end: a
    # daemon, as those of Streamlit's that it would be one by, aborts the process while the model computes.
    Thread(target=opened.search, args=(FIRST,), daemon=False, name="warming").start()
    return opened


@st.cache_resource(show_spinner=False)
def faq_sets() -> FaqSets:
    """Return the FAQ sets. Errors are those of ``FaqSets.open``."""
    return FaqSets.open()


@st.cache_resource(show_spinner=False)
def feedback() -> FeedbackBook:
    """Return what people thought of answers. Errors are those of ``FeedbackBook.open``."""
    return FeedbackBook.open()


@st.cache_resource(show_spinner=False)
def conversations() -> Conversations:
    """Return the conversations of this server."""
    return Conversations()


@st.cache_resource(show_spinner=False)
def running() -> AllRunning:
    """Return the answers that are on their way."""
    return AllRunning(answers_at_once())
