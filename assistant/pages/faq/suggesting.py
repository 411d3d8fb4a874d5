"""Questions that the library can answer on a topic and that the set does not have."""

from collections.abc import Callable

import streamlit as st

from assistant.faq.asked import Asked
from assistant.faq.entry import FaqSet
from assistant.faq.reports import Suggestions
from assistant.markdown import as_is
from assistant.pages import opened
from assistant.pages.faq.asides import draw_aside
from assistant.pages.faq.changes import say
from assistant.pages.wording import words
from knowledge.errors import CarelawError

MOST = 12


def draw(faq_set: FaqSet, add: Callable[[list[Asked]], object]) -> None:
    """Draw the search for a topic, and what it suggests.

    Parameters:
        faq_set: the set that they are for.
        add: called with the questions that were ticked.
    """
    said, key = words("faq_sets")["adding"], f"faq-topic-{faq_set.id}"
    st.subheader(said["suggest"], anchor=False)
    with st.form(f"{key}-form"):
        st.text_input(said["topic"], key=key, help=said["topic_help"], persist_state="page")
        st.form_submit_button(said["find"])
    topic = st.session_state[key]
    found = _found(faq_set, topic) if topic else None
    if found is None:
        return
    if not found.suggestions:
        st.info(said["no_suggestions"])
        return

    def add_ticked() -> None:
        ticked = [
            Asked(question=suggestion.question)
            for suggestion in found.suggestions
            if st.session_state[f"{key}-{suggestion.question}"]
        ]
        if ticked:
            add(ticked)
        else:
            say("warning", said["none_chosen"])

    with st.form(f"{key}-chosen"):
        st.markdown(said["choose"])
        for suggestion in found.suggestions:
            with st.container(gap=None):
                st.checkbox(as_is(suggestion.question), key=f"{key}-{suggestion.question}")
                draw_aside(as_is(f"{suggestion.source_title}, {suggestion.locator}"))
        st.form_submit_button(said["add_chosen"], on_click=add_ticked)


def _found(faq_set: FaqSet, topic: str) -> Suggestions | None:
    try:
        return opened.faq_sets().suggest(topic, opened.assistant(), count=MOST, set_id=faq_set.id)
    except CarelawError as error:
        st.error(as_is(str(error)))
        return None
