"""A citation: where it is from, in which state, and the words themselves."""

from typing import Literal

import streamlit as st

from assistant.answer import Citation
from assistant.markdown import as_is, paragraphs
from assistant.pages.links import is_page
from assistant.wording import badge

LOOKS: dict[str, tuple[Literal["green", "orange", "blue", "gray"], str]] = {
    "in_force": ("green", ":material/check_circle:"),
    "partly_in_force": ("orange", ":material/contrast:"),
    "not_in_force": ("orange", ":material/hourglass_empty:"),
    "not_applicable": ("blue", ":material/menu_book:"),
    "unknown": ("gray", ":material/help:"),
}


def draw_citation(citation: Citation) -> None:
    """Draw a citation: closed it says where and in what state, open it shows the quotation."""
    state = badge(citation.commencement, citation.authority)
    place = f"[{citation.number}] {citation.source_title}, {citation.locator}"
    with st.expander(as_is(f"{place}: {state[0].lower()}{state[1:]}")):
        colour, icon = LOOKS[citation.commencement.state]
        st.badge(as_is(state), icon=icon, color=colour)
        st.markdown("\n".join(f"> {line}" for line in paragraphs(citation.quote).splitlines()))
        facts = {
            "Place": " > ".join(citation.heading_path),
            "Second address": citation.second_address,
            "Status": f"{citation.commencement.note}.",
            "Edition": citation.edition,
            "Licence": citation.attribution,
            "File": None if is_page(citation.url) else citation.url,
        }
        st.markdown("  \n".join(f"**{name}:** {as_is(value)}" for name, value in facts.items() if value))
        if is_page(citation.url):
            st.link_button("Open the official page", citation.url, icon=":material/open_in_new:")
