"""Changes in the name of who is at the browser, and what is said of them on the next drawing."""

from collections.abc import Callable
from typing import Literal, NamedTuple

import streamlit as st

from assistant.faq.errors import EditConflictError
from assistant.faq.sets import FaqSets
from assistant.markdown import as_is
from assistant.pages import opened
from assistant.pages.access import Role, person
from assistant.pages.wording import words
from knowledge.errors import CarelawError

SAID = "faq-said"


class Said(NamedTuple):
    """What is said of a change."""

    kind: Literal["success", "warning", "error"]
    text: str


def say(kind: Literal["success", "warning", "error"], text: str) -> None:
    """Keep what is to be said when the page is drawn next."""
    st.session_state.setdefault(SAID, []).append(Said(kind, text))


def draw_said() -> None:
    """Draw what is to be said, once."""
    for said in st.session_state.pop(SAID, []):
        draw = {"success": st.success, "warning": st.warning, "error": st.error}[said.kind]
        draw(as_is(said.text))


def change(action: Callable[[FaqSets, str], object], done: str = "", role: Role = Role.TRAINER) -> None:
    """Make a change, and say that it is made, or why not.

    Parameters:
        action: called with the sets and the name of who makes the change.
        done: what to say then.
        role: who may make it. Looked up now: since the page was drawn, they may have signed out.
    """
    who = person()
    if not who.may(role):
        say("error", words("faq_sets")["not_allowed"])
        return
    try:
        action(opened.faq_sets(), who.name)
    except EditConflictError as conflict:
        say("warning", words("faq_sets")["review"]["conflict"].format(by=conflict.by))
    except CarelawError as error:
        say("error", str(error))
    else:
        if done:
            say("success", done)
