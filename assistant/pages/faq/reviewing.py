"""How far the review of an entry is, and what people say of it."""

import streamlit as st

from assistant.faq.entry import Entry, FaqSet, State
from assistant.faq.sets import FaqSets
from assistant.faq.wording import faq_wording
from assistant.markdown import as_is, paragraphs
from assistant.pages.faq.asides import draw_aside
from assistant.pages.faq.changes import change
from assistant.pages.wording import words

ICONS = {
    State.REVIEWED: ":material/visibility:",
    State.APPROVED: ":material/check_circle:",
    State.DRAFT: ":material/edit_note:",
}


def draw_states(faq_set: FaqSet, entry: Entry) -> None:
    """Draw the states that an entry can be given, as buttons."""
    with st.container(horizontal=True):
        for state, icon in ICONS.items():
            if state is not entry.state:
                st.button(
                    words("faq_sets")["review"][state],
                    icon=icon,
                    key=f"faq-state-{entry.number}-{state}",
                    on_click=_set_state,
                    args=(faq_set.id, entry.number, entry.version, state),
                )


def draw_comments(faq_set: FaqSet, entry: Entry) -> None:
    """Draw the comments, and where to write one."""
    said, key = words("faq_sets")["review"], f"faq-comment-{faq_set.id}-{entry.number}-{len(entry.comments)}"
    st.subheader(said["comments"], anchor=False)
    if not entry.comments:
        draw_aside(said["no_comments"])
    for comment in entry.comments:
        draw_aside(as_is(said["comment"].format(by=comment.by, date=f"{comment.at:%d %B %Y}")))
        st.markdown(paragraphs(comment.text))

    def add(sets: FaqSets, by: str) -> None:
        sets.comment(faq_set.id, entry.number, st.session_state[key], by)

    with st.form(f"{key}-form", border=False):
        st.text_area(said["comment_label"], key=key, height=100, max_chars=5_000)
        st.form_submit_button(said["comment_button"], on_click=lambda: change(add, said["commented"]))


def _set_state(set_id: str, number: int, version: int, state: State) -> None:
    # The version is the one that was drawn: what somebody has not read, they cannot approve.
    done = words("faq_sets")["review"]["done"].format(state=faq_wording()["states"][state].lower())
    change(lambda sets, by: sets.set_state(set_id, number, state, version=version, by=by), done)
