"""The conversation of a page: what is shown, and what can be done with it.

What is shown is in the session. What may be kept of it goes to ``Conversations``, where a page that is opened
anew finds it by the id in its address.
"""

from dataclasses import replace

import streamlit as st

from assistant.answer import Choice
from assistant.conversations import Recent, new_id
from assistant.exchange import Exchange
from assistant.limits import with_named_setting
from assistant.pages import browser, filters, opened

PARAMETER = "conversation"
EXCHANGES, ID, EDITING, LOST = "exchanges", "conversation_id", "editing_last", "conversation_lost"


def open_conversation() -> None:
    """Take up the conversation of the address, or the one of this session."""
    asked_for = st.query_params.get(PARAMETER)
    if asked_for is None and st.session_state.get(EXCHANGES):
        # Coming back from another page.
        st.query_params[PARAMETER] = st.session_state[ID]
    elif asked_for and asked_for != st.session_state.get(ID):
        _take_up(asked_for)
    elif EXCHANGES not in st.session_state:
        _begin()


def exchanges() -> list[Exchange]:
    """Return what has been asked in this conversation, oldest first."""
    return st.session_state[EXCHANGES]


def is_lost() -> bool:
    """Whether the address has a conversation that is no longer kept."""
    return bool(st.session_state.get(LOST))


def recent() -> list[Recent]:
    """Return the other conversations of this browser."""
    own = opened.conversations().recent(browser.token())
    return [one for one in own if one.id != st.session_state[ID]]


def ask(question: str) -> None:
    """Ask a question; a setting that it names becomes the setting of the filters."""
    chosen = filters.chosen()
    limited = with_named_setting(question, chosen)
    if limited != chosen:
        filters.choose(limited)
        _add(Exchange(question=question, filters=limited, named=limited.setting, before=chosen.setting))
    else:
        _add(Exchange(question=question, filters=limited))


def ask_choice(choice: Choice) -> None:
    """Ask a question with what was chosen of the things that it may be about."""
    limited = filters.chosen()
    if choice.setting:
        limited = replace(limited, setting=choice.setting)
        filters.choose(limited)
    _add(Exchange(question=choice.question, filters=limited, choice=choice.name))


def ask_again() -> None:
    """Ask the last question again, limited as the filters are now."""
    last = exchanges()[-1]
    _replace_last(last.again().model_copy(update={"filters": filters.chosen()}))


def take_back_setting() -> None:
    """Ask the last question again without the setting that it named."""
    last = exchanges()[-1]
    limited = replace(last.filters, setting=last.before)
    filters.choose(limited)
    _replace_last(Exchange(question=last.question, filters=limited))


def edit() -> None:
    """Let the last question be edited."""
    st.session_state[EDITING] = True


def is_editing() -> bool:
    """Whether the last question is being edited."""
    return bool(st.session_state.get(EDITING)) and bool(exchanges())


def leave_editing() -> None:
    """Leave the last question as it is."""
    st.session_state[EDITING] = False


def ask_edited(question: str) -> None:
    """Ask in place of the last question."""
    leave_editing()
    if question.strip():
        _drop_last()
        ask(question)


def stop() -> None:
    """Stop answering; what has been shown stays."""
    last = exchanges()[-1] if exchanges() else None
    if last is None or not last.is_open:
        return
    running = opened.running().find(last.id)
    if running:
        running.stop()
    keep(last.model_copy(update={"stopped": True, "answer": running.latest if running else None}))


def keep(exchange: Exchange) -> None:
    """Put what became of the last question in its place."""
    shown = exchanges()
    shown[:] = [exchange if one.id == exchange.id else one for one in shown]
    opened.conversations().put(st.session_state[ID], browser.token(), exchange)


def begin() -> None:
    """Begin a new conversation."""
    stop()
    _begin()
    st.query_params.clear()


def take_up(conversation_id: str) -> None:
    """Go on with another conversation of this browser."""
    stop()
    _take_up(conversation_id)
    st.query_params[PARAMETER] = st.session_state[ID]


def forget_all() -> None:
    """Forget all conversations of this browser, this one too."""
    opened.conversations().forget(browser.token())
    begin()


def _begin() -> None:
    st.session_state.update({EXCHANGES: [], ID: new_id(), EDITING: False, LOST: False})


def _take_up(conversation_id: str) -> None:
    kept = opened.conversations().get(conversation_id)
    _begin()
    if kept is None:
        st.session_state[LOST] = True
        del st.query_params[PARAMETER]
        return
    st.session_state.update({EXCHANGES: kept, ID: conversation_id})
    if kept:
        filters.choose(kept[-1].filters)


def _add(exchange: Exchange) -> None:
    stop()
    leave_editing()
    st.session_state[LOST] = False
    exchanges().append(exchange)
    opened.conversations().put(st.session_state[ID], browser.token(), exchange)
    st.query_params[PARAMETER] = st.session_state[ID]


def _replace_last(exchange: Exchange) -> None:
    _drop_last()
    _add(exchange)


def _drop_last() -> None:
    stop()
    last = exchanges().pop()
    opened.conversations().drop(st.session_state[ID], last.id)
