"""A citation: where it is from, in which state, and the words themselves in the words around them."""

from typing import Literal

import streamlit as st

from assistant.answer import Citation, Hit
from assistant.assistant import Assistant
from assistant.markdown import as_is
from assistant.pages.links import in_library, is_page, linked
from assistant.pages.quotations import in_passage
from assistant.pages.wording import words
from assistant.wording import badge, wording
from knowledge.errors import LibraryError
from knowledge.settings import settings

LOOKS: dict[str, tuple[Literal["green", "orange", "blue", "gray", "red"], str]] = {
    "in_force": ("green", ":material/check_circle:"),
    "partly_in_force": ("orange", ":material/contrast:"),
    "not_in_force": ("red", ":material/hourglass_empty:"),
    "not_applicable": ("blue", ":material/menu_book:"),
    "unknown": ("gray", ":material/help:"),
}


def draw_citations(citations: list[Citation], assistant: Assistant, key: str) -> None:
    """Draw what an answer stands on."""
    if not citations:
        return
    st.markdown(f"**{as_is(words('ask')['citations']['title'])}**")
    for origin in dict.fromkeys(citation.origin for citation in citations):
        st.caption(as_is(wording()["origins"][origin]))
    for citation in citations:
        _draw_citation(citation, assistant, f"{key}-{citation.number}")


def draw_also_found(hits: list[Hit], key: str) -> None:
    """Draw what was found and not used."""
    if not hits:
        return
    with st.expander(
        as_is(words("ask")["citations"]["also_found"]), icon=":material/manage_search:", key=key
    ):
        for hit in hits:
            place = linked(f"{hit.source_title}, {hit.locator}", hit.url)
            st.markdown(f"{place}  \n{as_is(hit.heading_path[-1])}")
            st.caption(as_is(badge(hit.commencement)))


def _draw_citation(citation: Citation, assistant: Assistant, key: str) -> None:
    said = words("ask")["citations"]
    state = badge(citation.commencement, citation.authority)
    colour, icon = LOOKS[citation.commencement.state]
    place = f"[{citation.number}] {citation.source_title}, {citation.locator}"
    with st.expander(as_is(f"{place}: {state[0].lower()}{state[1:]}"), key=key, icon=icon):
        note = citation.commencement.note
        st.markdown(f":{colour}-background[:{colour}[{icon} **{as_is(state)}**]]")
        st.caption(as_is(said["marked"]))
        with st.container(border=True):
            st.markdown(in_passage(citation.quote, _passage(citation, assistant)))
        known = settings()
        facts = {
            "status": None if note in ("", state) else f"{note.rstrip('.')}.",
            "place": " > ".join(citation.heading_path),
            "address": f"{citation.locator} of the {citation.source_title}"
            if citation.second_address
            else None,
            "second_address": citation.second_address,
            "settings": "; ".join(known[id_].title for id_ in citation.settings if id_ in known),
            "edition": citation.edition,
            "licence": citation.attribution,
            "file": None if is_page(citation.url) else citation.url,
        }
        st.markdown(
            "  \n".join(f"**{as_is(said[name])}:** {as_is(value)}" for name, value in facts.items() if value)
        )
        with st.container(horizontal=True):
            if is_page(citation.url):
                st.link_button(said["official"], citation.url, icon=":material/open_in_new:")
            st.link_button(said["library"], in_library(citation.passage_id), icon=":material/menu_book:")


def _passage(citation: Citation, assistant: Assistant) -> str:
    try:
        return assistant.passage(citation.passage_id).text
    except LibraryError:
        # The library has been built anew since, without this passage.
        return citation.quote
