"""The page to ask on: a conversation, with what each answer stands on."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.assistant import Assistant
from assistant.exchange import Exchange
from assistant.markdown import as_is
from assistant.pages import browser, conversation, opened
from assistant.pages.answers import AVATAR, draw_coming, draw_question, draw_result
from assistant.pages.downloads import draw_downloads
from assistant.pages.filters import draw_filters
from assistant.pages.starting import draw_examples
from assistant.pages.uses import draw_uses
from assistant.pages.wording import words
from assistant.question import MOST_CHARACTERS
from assistant.wording import wording
from knowledge.errors import CarelawError

ASKED = "asked"


def page() -> None:
    """Draw the page."""
    said = words("ask")
    st.title("carelaw")
    st.caption(as_is(wording()["about"]))
    try:
        assistant = opened.assistant()
    except CarelawError as error:
        st.error(as_is(str(error)))
        return
    conversation.open_conversation()
    whole, downloads = _draw_sidebar()
    with st.bottom:
        with st.container(horizontal=True, vertical_alignment="center"):
            draw_filters()
            stopping = st.empty()
        st.chat_input(said["placeholder"], key=ASKED, max_chars=MOST_CHARACTERS, on_submit=_asked)
    if conversation.is_lost():
        st.info(as_is(said["lost"]), icon=":material/history:")
    exchanges = conversation.exchanges()
    if not exchanges:
        draw_examples()
    for exchange in list(exchanges):
        _draw_exchange(exchange, assistant, exchange is exchanges[-1], whole, stopping)
    with downloads:
        draw_downloads(conversation.exchanges(), assistant)
    browser.remember()


def _asked() -> None:
    if question := st.session_state[ASKED]:
        conversation.ask(question)


def _draw_sidebar() -> tuple[bool, DeltaGenerator]:
    """Draw the side bar; return whether answers are to be shown whole, and the place for downloads."""
    said = words("ask")
    with st.sidebar:
        st.button(said["new"], icon=":material/add_comment:", on_click=conversation.begin)
        whole = st.toggle(said["whole"], help=said["whole_help"], key="whole")
        downloads = st.container()
        recent = conversation.recent()
        if recent:
            st.subheader(said["recent"])
            for one in recent:
                st.button(
                    as_is(one.question),
                    key=f"recent-{one.id}",
                    type="tertiary",
                    on_click=conversation.take_up,
                    args=(one.id,),
                )
            st.button(said["forget"], icon=":material/delete:", on_click=conversation.forget_all)
            st.caption(as_is(said["kept"]))
    return whole, downloads


def _draw_exchange(
    exchange: Exchange, assistant: Assistant, is_last: bool, whole: bool, stopping: DeltaGenerator
) -> None:
    if is_last and conversation.is_editing():
        _draw_editing(exchange)
        return
    draw_question(exchange)
    with st.chat_message("assistant", avatar=AVATAR):
        # There in every drawing: without it, all below would change places once the answer is whole, and
        # whoever goes by keyboard would lose theirs.
        place = st.empty()
        if exchange.is_open:
            stopping.button(words("ask")["stop"], icon=":material/stop_circle:", on_click=conversation.stop)
            draw_coming(exchange, assistant, whole, place)
            stopping.empty()
            exchange = conversation.exchanges()[-1]
        draw_result(exchange, assistant, is_last)
        draw_uses(exchange, assistant)
    if is_last:
        _draw_again()


def _draw_again() -> None:
    said = words("ask")
    with st.container(horizontal=True):
        st.button(said["edit"], icon=":material/edit:", key="edit", on_click=conversation.edit)
        st.button(said["again"], icon=":material/refresh:", key="again", on_click=conversation.ask_again)


def _draw_editing(exchange: Exchange) -> None:
    said = words("ask")
    with st.form("editing"):
        st.text_area(
            said["edit_label"], exchange.question, key=f"edited-{exchange.id}", max_chars=MOST_CHARACTERS
        )
        with st.container(horizontal=True):
            st.form_submit_button(
                said["edit_ask"], type="primary", on_click=lambda: _edited(f"edited-{exchange.id}")
            )
            st.form_submit_button(said["edit_leave"], on_click=conversation.leave_editing)


def _edited(key: str) -> None:
    conversation.ask_edited(st.session_state[key])
