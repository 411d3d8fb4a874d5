"""The state of an entry in words, shape and colour, with who said so and when."""

from typing import Literal

import streamlit as st

from assistant.faq.entry import Entry, State
from assistant.faq.wording import faq_wording
from assistant.markdown import as_is
from assistant.pages.faq.asides import draw_aside
from assistant.pages.wording import words

LOOKS: dict[State, tuple[Literal["gray", "blue", "green"], str]] = {
    State.DRAFT: ("gray", ":material/edit_note:"),
    State.REVIEWED: ("blue", ":material/visibility:"),
    State.APPROVED: ("green", ":material/check_circle:"),
}


def draw_badges(entry: Entry, is_stale: bool) -> None:
    """Draw how far an entry is."""
    said = words("faq_sets")["entry"]
    colour, icon = LOOKS[entry.state]
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.badge(faq_wording()["states"][entry.state], icon=icon, color=colour)
        draw_aside(as_is(said["state"].format(by=entry.state_by, date=f"{entry.state_at:%d %B %Y}")))
        if entry.answer is None:
            st.badge(said["unanswered"], icon=":material/help:", color="gray")
        if is_stale:
            st.badge(said["stale"], icon=":material/history:", color="orange")
        if entry.proposed:
            st.badge(said["choice"], icon=":material/call_split:", color="orange")
