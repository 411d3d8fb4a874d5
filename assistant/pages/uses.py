"""What can be done with an answer: copy it, say what one thinks of it, save it to an FAQ set."""

import streamlit as st

from assistant.assistant import Assistant
from assistant.copying import as_text
from assistant.exchange import Exchange
from assistant.markdown import as_is
from assistant.pages import access, components, opened
from assistant.pages.saving import save
from assistant.pages.wording import words
from knowledge.errors import CarelawError

THUMBS = {0: False, 1: True}


def draw_uses(exchange: Exchange, assistant: Assistant) -> None:
    """Draw what can be done with an answer; with one to a question with personal data, nothing."""
    answer = exchange.answer
    if answer is None or not exchange.is_answered or exchange.holds_personal_data():
        return
    said = words("ask")
    with st.container(horizontal=True, vertical_alignment="center"):
        components.mount(
            "copy",
            f"{exchange.id}-copy",
            {"text": as_text(answer), "label": said["copy"]["label"], "copied": said["copy"]["copied"]},
        )
        if access.person().may(access.Role.TRAINER) and st.button(
            said["save"]["button"], key=f"{exchange.id}-save", icon=":material/quiz:"
        ):
            save(exchange, assistant)
        thumb = st.feedback("thumbs", key=f"{exchange.id}-thumbs", on_change=_thumb, args=(exchange,))
    if thumb is not None:
        _draw_comment(exchange, THUMBS[thumb])


def _thumb(exchange: Exchange) -> None:
    """Keep a thumb at once: a comment may never come."""
    thumb = st.session_state[f"{exchange.id}-thumbs"]
    if thumb is not None:
        _keep(exchange, THUMBS[thumb], "")


def _draw_comment(exchange: Exchange, helpful: bool) -> None:
    said = words("ask")["thumbs"]
    with st.form(f"{exchange.id}-comment", border=False):
        comment = st.text_area(said["comment"], key=f"{exchange.id}-commented")
        if st.form_submit_button(said["send"]) and comment.strip() and _keep(exchange, helpful, comment):
            st.success(as_is(said["kept"]), icon=":material/check:")
    if error := st.session_state.pop(f"{exchange.id}-feedback-error", None):
        st.error(as_is(error))


def _keep(exchange: Exchange, helpful: bool, comment: str) -> bool:
    """Keep feedback; where that cannot be done, say so in the next run."""
    try:
        opened.feedback().put(exchange, helpful, access.person().name, comment)
    except CarelawError as error:
        st.session_state[f"{exchange.id}-feedback-error"] = str(error)
        return False
    return True
