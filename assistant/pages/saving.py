"""Saving an answer to an FAQ set."""

import streamlit as st

from assistant.assistant import Assistant
from assistant.exchange import Exchange
from assistant.faq.sets import FaqSets
from assistant.markdown import as_is
from assistant.pages import access, opened
from assistant.pages.wording import words
from knowledge.errors import CarelawError


@st.dialog(words("ask")["save"]["title"])
def save(exchange: Exchange, assistant: Assistant) -> None:
    """Have a set chosen or made, and put the answer into it."""
    said = words("ask")["save"]
    try:
        sets = opened.faq_sets()
        titles = {one.id: one.title for one in sets.list().sets}
    except CarelawError as error:
        st.error(as_is(str(error)))
        return
    if exchange.answer:
        st.markdown(as_is(said["question"].format(question=exchange.answer.searched_for)))
    chosen = st.selectbox(
        said["set"],
        [*titles, None],
        format_func=lambda id_: titles[id_] if id_ else said["new_set"],
        key="save-set",
    )
    title = "" if chosen else st.text_input(said["name"], key="save-title", max_chars=200)
    if st.button(said["save"], type="primary", key="save-now"):
        try:
            st.success(_saved(exchange, assistant, sets, chosen, title), icon=":material/check:")
        except CarelawError as error:
            st.error(as_is(str(error)))


def _saved(exchange: Exchange, assistant: Assistant, sets: FaqSets, chosen: str | None, title: str) -> str:
    """Put the answer into a set, and return what to say of it.

    Errors are those of ``FaqSets.new`` and ``FaqSets.add_answer``.
    """
    said, by = words("ask")["save"], access.person().name
    if exchange.answer is None:
        return as_is(said["nothing"])
    into = sets.get(chosen) if chosen else sets.new(title, by)
    report = sets.add_answer(into.id, exchange.answer, assistant, by, setting=exchange.filters.setting)
    if not report.added:
        return as_is("; ".join(one.reason for one in report.left_out) or said["nothing"])
    return as_is(said["saved"].format(title=into.title, number=report.added[0].number))
