"""A citation as an entry keeps it: the quotation in its passage as that was, and whether it still stands."""

import streamlit as st

from assistant.faq.entry import CitedPassage
from assistant.faq.wording import faq_wording
from assistant.markdown import as_is, paragraphs
from assistant.pages.links import is_page, linked
from assistant.pages.wording import words
from assistant.wording import badge, wording

ICONS = {
    "in_force": ":material/check_circle:",
    "partly_in_force": ":material/contrast:",
    "not_in_force": ":material/hourglass_empty:",
    "not_applicable": ":material/menu_book:",
    "unknown": ":material/help:",
}


def draw_sources(citations: list[CitedPassage]) -> None:
    """Draw the sources of an answer, a line each: where, and the state of the law in words."""
    said = words("faq_sets")["entry"]
    lines = [
        said["source"].format(
            number=citation.number,
            place=linked(f"{citation.source_title}, {citation.locator}", citation.url),
            status=as_is(badge(citation.commencement, citation.authority)),
        )
        for citation in citations
    ]
    if lines:
        st.markdown("  \n".join(f":small[{line}]" for line in lines))
    _draw_fallen(citations)


def draw_citations(citations: list[CitedPassage]) -> None:
    """Draw each citation: closed it says where and in what state, open it shows the quotation."""
    said = words("faq_sets")["cited"]
    for citation in citations:
        state = badge(citation.commencement, citation.authority)
        place = f"[{citation.number}] {citation.source_title}, {citation.locator}"
        label = as_is(f"{place}: {state[0].lower()}{state[1:]}")
        with st.expander(label, icon=ICONS[citation.commencement.state]):
            with st.container(border=True):
                st.markdown(paragraphs(faq_wording()["handout"]["quote"].format(quote=citation.quote)))
            facts = {
                "place": " > ".join(citation.heading_path),
                "second": citation.second_address,
                "status": f"{state}. {citation.commencement.note}.",
                "edition": citation.edition,
                "origin": wording()["origins"][citation.origin],
                "licence": citation.attribution,
            }
            lines = [f"**{said[name]}:** {as_is(value)}" for name, value in facts.items() if value]
            st.markdown("  \n".join(lines))
            if is_page(citation.url):
                st.markdown(linked(said["official"], citation.url))
            if citation.passage_text != citation.quote:
                st.markdown(said["passage"])
                st.markdown(paragraphs(citation.passage_text))
    _draw_fallen(citations)


def _draw_fallen(citations: list[CitedPassage]) -> None:
    said = words("faq_sets")["entry"]
    for citation in citations:
        if not citation.stands:
            st.warning(as_is(said["not_standing"].format(number=citation.number)))
