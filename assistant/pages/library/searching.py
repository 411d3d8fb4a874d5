"""Searching, without answering."""

from datetime import date

import streamlit as st

from assistant.answer import Hit
from assistant.assistant import Assistant
from assistant.markdown import as_is, paragraphs
from assistant.pages.library.addresses import link_to_place
from assistant.pages.library.standing import draw_state
from assistant.pages.wording import words
from assistant.question import MOST_CHARACTERS, Limits
from assistant.wording import wording
from knowledge.errors import CarelawError
from knowledge.settings import settings
from knowledge.vocabulary import Authority, CommencementState, work_of

MOST_HITS = 20


def draw_search(assistant: Assistant) -> None:
    """Draw the search, its limits and what it finds."""
    said = words("library")["search"]
    st.markdown(said["intro"])
    query = st.text_input(
        said["query"],
        placeholder=said["placeholder"],
        max_chars=MOST_CHARACTERS,
        key="q",
        bind="query-params",
    )
    limits = _draw_limits(assistant)
    if not query:
        st.info(said["start"], icon=":material/search:")
        return
    try:
        found = assistant.search(query, k=MOST_HITS, **limits)
    except CarelawError as error:
        st.error(as_is(str(error)), icon=":material/error:")
        return
    for note in found.notes:
        st.caption(as_is(note))
    if not found.hits:
        st.info(said["none"], icon=":material/search_off:")
        return
    counts = said["found"]
    st.markdown(counts["one"] if len(found.hits) == 1 else counts["many"].format(count=len(found.hits)))
    authorities = {source.id: source.authority for source in assistant.sources().sources}
    for hit in found.hits:
        _draw_hit(hit, authorities[hit.source_id])


def _draw_hit(hit: Hit, authority: Authority) -> None:
    with st.container(border=True):
        link_to_place(f"{hit.source_title}, {hit.locator}: {hit.heading_path[-1]}", hit.passage_id)
        draw_state(hit.commencement, authority)
        if hit.heading_path[:-1]:
            st.caption(as_is(" > ".join(hit.heading_path[:-1])))
        st.markdown(paragraphs(hit.text))
        st.caption(as_is(hit.edition))


def _draw_limits(assistant: Assistant) -> Limits:
    said, known = words("library")["search"], settings()
    titles = {work_of(source.id): source.title for source in assistant.sources().sources}
    with st.expander(said["limits"], icon=":material/filter_list:"):
        setting = st.selectbox(
            said["setting"],
            [None, *known],
            format_func=lambda id_: known[id_].title if id_ else said["every_setting"],
        )
        source = st.selectbox(
            said["source"],
            [None, *titles],
            format_func=lambda id_: titles[id_] if id_ else said["every_source"],
        )
        authorities = st.multiselect(
            said["authorities"], list(Authority), format_func=wording()["authorities"].__getitem__
        )
        states = st.multiselect(
            said["states"], list(CommencementState), format_func=wording()["states"].__getitem__
        )
        on = st.date_input(said["on"], value=None, min_value=date(1900, 1, 1), format="DD/MM/YYYY")
    return Limits(setting=setting, source_id=source, authorities=authorities, states=states, on=on)
