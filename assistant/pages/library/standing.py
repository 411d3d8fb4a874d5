"""How a place stands: the state of the law in words, shape and colour, and what it changes."""

import streamlit as st

from assistant.markdown import as_is
from assistant.pages.citations import LOOKS
from assistant.pages.links import linked
from assistant.reading.section import Section
from assistant.wording import badge
from knowledge.vocabulary import Authority, Commencement


def draw_state(commencement: Commencement, authority: Authority) -> None:
    """Draw the state of the law as a badge."""
    colour, icon = LOOKS[commencement.state]
    st.badge(as_is(badge(commencement, authority)), icon=icon, color=colour)


def changes_of(section: Section) -> str:
    """Return what a section does to other Acts as Markdown, with a link to each place."""
    return "; ".join(f"{change.effect} {linked(change.place, change.url)}" for change in section.changes)
