"""How a place stands: the state of the law in words, shape and colour, and what it changes."""

import streamlit as st

from assistant.markdown import as_is
from assistant.pages.citations import LOOKS
from assistant.pages.links import linked
from assistant.reading.section import Section
from assistant.wording import badge
from knowledge.vocabulary import Authority, Commencement


def draw_state(commencement: Commencement, authority: Authority) -> None:
    """Draw the state of the law in words that wrap, with its sign, in its colour."""
    colour, icon = LOOKS[commencement.state]
    draw_mark(badge(commencement, authority), icon, colour)


def draw_mark(text: str, icon: str, colour: str) -> None:
    """Draw a few words with a sign, on a ground of a colour."""
    st.markdown(f":{colour}-background[:{colour}[{icon} **{as_is(text)}**]]")


def changes_of(section: Section) -> str:
    """Return what a section does to other Acts as Markdown, with a link to each place."""
    return "; ".join(f"{change.effect} {linked(change.place, change.url)}" for change in section.changes)
