"""The sections of an Act, or the headings of a guide, with the state of each."""

from math import ceil

import streamlit as st

from assistant.assistant import Assistant
from assistant.markdown import as_is
from assistant.pages.library.addresses import link_to_place
from assistant.pages.library.standing import changes_of, draw_state
from assistant.pages.wording import words
from assistant.wording import wording
from knowledge.vocabulary import Authority, CommencementState, work_of

ACT = "cws-act-2026"
A_PAGE = 20
LAW = (Authority.ACT, Authority.REGULATIONS)
EVERY = "every"


def draw_sections(assistant: Assistant) -> None:
    """Draw the sections of the chosen source, those in the chosen state."""
    said = words("library")["sections"]
    st.markdown(said["intro"])
    titles = {work_of(source.id): source.title for source in assistant.sources().sources}
    law = {work_of(s.id): s.title for s in assistant.sources().sources if s.authority in LAW}
    works = [*law, *(work for work in titles if work not in law)]
    if not works:
        return
    source = st.selectbox(
        said["source"],
        works,
        index=works.index(ACT) if ACT in works else 0,
        format_func=titles.__getitem__,
        key="of",
        bind="query-params",
    )
    every = assistant.sections(source)
    held = {section.commencement.state for section in every.sections}
    states = [EVERY, *(state.value for state in CommencementState if state in held)]
    state = EVERY
    if len(states) > 2:  # noqa: PLR2004  (all, and two to choose from)
        names = {EVERY: said["every"], **wording()["states"]}
        state = (
            st.segmented_control(
                said["state"], states, default=EVERY, required=True, format_func=names.__getitem__, wrap=True
            )
            or EVERY
        )
    listed = every if state == EVERY else assistant.sections(source, [CommencementState(state)])
    st.caption(said["count"].format(shown=len(listed.sections), of=listed.of))
    pages = max(1, ceil(len(listed.sections) / A_PAGE))
    page = 1
    shown = st.container()
    if pages > 1:
        page = st.pagination(pages, key=f"sections-{source}-{state}")
    with shown:
        within: list[str] | None = None
        for section in listed.sections[(page - 1) * A_PAGE : page * A_PAGE]:
            if section.within != within and section.within:
                st.header(as_is(" > ".join(section.within)))
            within = section.within
            link_to_place(section.title, section.id)
            draw_state(section.commencement, listed.authority)
            if section.changes:
                st.markdown(changes_of(section))
