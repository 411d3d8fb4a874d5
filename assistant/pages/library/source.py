"""A source: what it is, and its whole text, a page at a time."""

import streamlit as st

from assistant.assistant import Assistant
from assistant.holdings import SourceEntry
from assistant.markdown import as_is, paragraphs
from assistant.pages.library.addresses import link_back, link_to_place, link_to_source
from assistant.pages.library.nothing import draw_nothing
from assistant.pages.library.standing import draw_state
from assistant.pages.links import is_page
from assistant.pages.wording import words
from assistant.reading.text import TextPart
from assistant.wording import wording
from knowledge.errors import CarelawError, UnknownSourceError
from knowledge.settings import settings
from knowledge.vocabulary import Authority

PAGE = "page"


def draw_source(assistant: Assistant, source_id: str) -> None:
    """Draw the source with that id, or that there is none."""
    said = words("library")["source"]
    link_back()
    try:
        first = assistant.text(source_id)
        # An address may name a page that a refresh took away.
        number = min(_asked_page(), first.pages)
        read = assistant.text(source_id, number) if number > 1 else first
    except UnknownSourceError:
        draw_nothing(said["nowhere"].format(source=source_id))
        return
    except CarelawError as error:
        draw_nothing(str(error))
        return
    st.title(as_is(read.source.title))
    _draw_facts(read.source)
    for other in read.also:
        link_to_source(said["also"].format(id=other), other)
    st.header(said["text"])
    for part in read.parts:
        _draw_part(part, read.source.authority)
    if read.pages > 1:
        st.pagination(read.pages, key=PAGE, bind="query-params")


def _asked_page() -> int:
    asked = st.query_params.get(PAGE, "1")
    return max(1, int(asked)) if asked.isdecimal() else 1


def _draw_facts(source: SourceEntry) -> None:
    said = words("library")
    facts = {
        "edition": source.edition,
        "publisher": source.publisher,
        "settings": ", ".join(settings()[id_].title for id_ in source.settings if id_ in settings()),
        "file": None if is_page(source.url) else source.url,
        "id": source.id,
    }
    names = said["source"]["facts"]
    st.markdown("  \n".join(f"**{names[id_]}:** {as_is(value)}" for id_, value in facts.items() if value))
    st.caption(as_is(wording()["origins"][source.origin]))
    if is_page(source.url):
        st.link_button(said["official"], source.url, icon=":material/open_in_new:")
    if source.attribution:
        st.caption(as_is(source.attribution))


def _draw_part(part: TextPart, authority: Authority) -> None:
    section = part.section
    st.subheader(as_is(section.title))
    if section.within:
        st.caption(as_is(" > ".join(section.within)))
    draw_state(section.commencement, authority)
    link_to_place(words("library")["source"]["place"].format(locator=section.locator), section.id)
    for passage in part.passages:
        if passage.heading_path[-1] != section.heading:
            st.markdown(f"**{as_is(passage.heading_path[-1])}**")
        st.markdown(paragraphs(passage.text))
