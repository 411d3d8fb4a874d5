"""One place: its state, the official text, the briefing, the Bill clauses, and earlier texts."""

import streamlit as st

from assistant.assistant import Assistant
from assistant.markdown import as_is, paragraphs
from assistant.pages.library.addresses import link_back, link_to_place, link_to_source
from assistant.pages.library.comparing import draw_editions
from assistant.pages.library.nothing import draw_nothing
from assistant.pages.library.standing import changes_of, draw_mark, draw_state
from assistant.pages.links import is_page
from assistant.pages.wording import words
from assistant.reading.errors import UnknownPlaceError
from assistant.reading.place import Place, PlaceText
from assistant.wording import wording
from knowledge.errors import CarelawError
from knowledge.vocabulary import Origin


def draw_place(assistant: Assistant, reference: str) -> None:
    """Draw the place, or the place of the passage, with that id."""
    said = words("library")
    link_back()
    try:
        place = assistant.place(reference)
    except UnknownPlaceError:
        draw_nothing(said["place"]["nowhere"].format(place=reference))
        return
    except CarelawError as error:
        draw_nothing(str(error))
        return
    section = place.section
    link_to_source(place.source_title, section.id.partition("/")[0])
    st.title(as_is(section.title))
    _draw_standing(place)
    origins = [text.source.origin for text in place.texts]
    if Origin.OWN not in origins:
        for origin, none in ((Origin.OFFICIAL, "no_official"), (Origin.BRIEFING, "no_briefing")):
            st.header(said["place"]["texts"][origin])
            if origin not in origins:
                st.markdown(said["place"][none])
            for text in place.texts:
                if text.source.origin is origin:
                    _draw_text(text, reference)
        _draw_clauses(place)
    else:
        for text in place.texts:
            st.header(said["place"]["texts"][text.source.origin])
            _draw_text(text, reference)
    draw_editions(assistant.compared(section.id))
    _draw_neighbours(place)


def _draw_standing(place: Place) -> None:
    said, section = words("library"), place.section
    if section.within:
        st.caption(as_is(" > ".join(section.within)))
    draw_state(section.commencement, place.texts[0].source.authority)
    st.markdown(f"**{said['place']['status']}:** {as_is(section.commencement.note)}.")
    if section.changes:
        st.markdown(f"**{said['place']['changes']}:** {changes_of(section)}.")
    if is_page(section.url):
        label = said["official_at"].format(locator=section.locator)
        st.link_button(as_is(label), section.url, icon=":material/open_in_new:")


def _draw_text(text: PlaceText, reference: str) -> None:
    said = words("library")["place"]
    st.caption(as_is(wording()["origins"][text.source.origin]))
    for passage in text.passages:
        if text.source.origin is Origin.BRIEFING:
            st.subheader(as_is(passage.heading_path[-1]))
        elif len(text.passages) > 1:
            st.markdown(f"**{as_is(passage.locator)}**")
        if passage.passage_id == reference:
            draw_mark(said["asked_for"], ":material/bookmark:", "blue")
        st.markdown(paragraphs(passage.text))
        if passage.reported_by:
            st.caption(as_is(said["reported"].format(by="; ".join(passage.reported_by))))
    st.caption(as_is(text.passages[0].edition))
    if text.source.attribution:
        st.caption(as_is(text.source.attribution))


def _draw_clauses(place: Place) -> None:
    said = words("library")["place"]
    st.header(said["clauses"])
    if not place.clauses:
        st.markdown(said["no_clauses"])
    for clause in place.clauses:
        title = f"{clause.print_title[0].upper()}{clause.print_title[1:]}"
        key = "clause" if clause.place else "nothing_on_clause"
        label = said[key].format(print=title, number=clause.number)
        if clause.place:
            link_to_place(label, clause.place)
        else:
            st.markdown(as_is(label))


def _draw_neighbours(place: Place) -> None:
    said = words("library")["place"]
    st.divider()
    for key, other in (("previous", place.previous), ("next", place.next)):
        if other:
            slug = other.partition("/")[2].replace("-", " ")
            link_to_place(said[key].format(locator=slug), other)
