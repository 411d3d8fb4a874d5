"""A citation: where it is from, in which state, and the words themselves in the words around them."""

from collections.abc import Iterator
from typing import Literal

import streamlit as st

from assistant.answer import Citation, Hit
from assistant.assistant import Assistant
from assistant.markdown import as_is, inset
from assistant.pages.links import in_library, is_page, linked
from assistant.pages.quotations import in_passage
from assistant.pages.wording import words
from assistant.wording import badge, wording
from knowledge.errors import LibraryError
from knowledge.passages import PassageStore
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
    try:
        passages = assistant.library.passages
    except LibraryError:
        # It was damaged, or moved away, since.
        passages = None
    for citation in citations:
        _draw_citation(citation, passages, f"{key}-{citation.number}")


def draw_also_found(hits: list[Hit], key: str) -> None:
    """Draw what was found and not used."""
    if not hits:
        return
    with st.expander(
        as_is(words("ask")["citations"]["also_found"]), icon=":material/manage_search:", key=key
    ):
        st.markdown("\n".join(map(_also_found, hits)))


def _also_found(hit: Hit) -> str:
    place = linked(f"{hit.source_title}, {hit.locator}", hit.url)
    return f"- {place}  \n  {as_is(hit.heading_path[-1])}  \n  :small[{as_is(badge(hit.commencement))}]"


def _draw_citation(citation: Citation, passages: PassageStore | None, key: str) -> None:
    said = words("ask")["citations"]
    state = badge(citation.commencement, citation.authority)
    colour, icon = LOOKS[citation.commencement.state]
    place = f"[{citation.number}] {citation.source_title}, {citation.locator}"
    with st.expander(as_is(f"{place}: {state[0].lower()}{state[1:]}"), key=key, icon=icon):
        shown = (
            f":{colour}-background[:{colour}[{icon} **{as_is(state)}**]]  \n:small[{as_is(said['marked'])}]"
        )
        passage = inset(in_passage(citation.quote, _passage(citation, passages)))
        facts = [f"**{as_is(said[name])}:** {as_is(value)}" for name, value in _facts(citation, state)]
        # One element for all of it: a page has dozens of citations, and each element takes a while.
        st.markdown("\n\n".join((shown, passage, "  \n".join(facts), "  \n".join(_links(citation)))))


def _facts(citation: Citation, state: str) -> Iterator[tuple[str, str]]:
    """Yield what is known of a citation by the name of its wording."""
    note, known = citation.commencement.note, settings()
    facts = {
        "status": None if note in ("", state) else f"{note.rstrip('.')}.",
        "place": " > ".join(citation.heading_path),
        "address": f"{citation.locator} of the {citation.source_title}" if citation.second_address else None,
        "second_address": citation.second_address,
        "settings": "; ".join(known[id_].title for id_ in citation.settings if id_ in known),
        "edition": citation.edition,
        "licence": citation.attribution,
        "file": None if is_page(citation.url) else citation.url,
    }
    return ((name, value) for name, value in facts.items() if value)


def _links(citation: Citation) -> Iterator[str]:
    said = words("ask")["citations"]
    if is_page(citation.url):
        yield f":material/open_in_new: {linked(said['official'], citation.url)}"
    yield f":material/menu_book: [{as_is(said['library'])}]({in_library(citation.passage_id)})"


def _passage(citation: Citation, passages: PassageStore | None) -> str:
    try:
        return passages.passage(citation.passage_id).text if passages else citation.quote
    except LibraryError:
        # The library has been built anew since, without this passage.
        return citation.quote
