"""Citing one more passage in an answer."""

import streamlit as st

from assistant.answer import Hit
from assistant.faq.entry import Entry, FaqSet
from assistant.faq.sets import FaqSets
from assistant.markdown import as_is, paragraphs
from assistant.pages import opened
from assistant.pages.faq.changes import change
from assistant.pages.wording import words
from knowledge.errors import CarelawError

MOST_FOUND = 8


def draw(faq_set: FaqSet, entry: Entry) -> None:
    """Draw a search for a passage, and where to copy the words of it to quote."""
    said, key = words("faq_sets")["editing"], f"faq-attach-{faq_set.id}-{entry.number}"
    with st.expander(said["attach"], icon=":material/add_link:", key=key):
        sought = st.text_input(said["find"], key=f"{key}-sought")
        hits = _found(sought, entry.setting or faq_set.setting) if sought else []
        if not hits:
            return
        chosen = st.radio(
            said["passage"],
            hits,
            format_func=lambda hit: as_is(f"{hit.source_title}, {hit.locator}: {hit.heading_path[-1]}"),
            key=f"{key}-passage",
        )
        st.markdown(paragraphs(opened.assistant().passage(chosen.passage_id).text))
        _draw_quote(faq_set, entry, chosen.passage_id, f"{key}-quote-{entry.version}")


def _found(sought: str, setting: str | None) -> list[Hit]:
    try:
        hits = opened.assistant().search(sought, k=MOST_FOUND, setting=setting).hits
    except CarelawError as error:
        st.error(as_is(str(error)))
        return []
    if not hits:
        st.info(words("faq_sets")["editing"]["nothing_found"])
    return hits


def _draw_quote(faq_set: FaqSet, entry: Entry, passage_id: str, key: str) -> None:
    said = words("faq_sets")["editing"]

    def attach(sets: FaqSets, by: str) -> None:
        quote = st.session_state[key]
        arguments = {"version": entry.version, "by": by, "assistant": opened.assistant()}
        sets.attach(faq_set.id, entry.number, passage_id, quote, **arguments)

    with st.form(f"{key}-form", border=False):
        st.text_area(said["quote"], key=key, height=100)
        st.form_submit_button(said["attach_button"], on_click=lambda: change(attach, said["attached"]))
