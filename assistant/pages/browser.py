"""Which browser it is: a random token in a cookie of its own, so that it finds its conversations again."""

import streamlit as st

from assistant.conversations import new_id
from assistant.pages import components

COOKIE = "carelaw_browser"
SESSION = "browser"


def token() -> str:
    """Return the token of this browser."""
    if SESSION not in st.session_state:
        st.session_state[SESSION] = st.context.cookies.get(COOKIE) or new_id()
    return st.session_state[SESSION]


def remember() -> None:
    """Have the browser keep its token."""
    components.mount("remember", "remember", {"name": COOKIE, "token": token()})
