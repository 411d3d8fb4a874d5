"""Questions to start from, by who asks."""

import streamlit as st

from assistant.markdown import as_is
from assistant.pages import conversation
from assistant.pages.wording import words


def draw_examples() -> None:
    """Draw example questions for each role as buttons."""
    said = words("ask")
    st.subheader(said["start"])
    roles = list(said["examples"])
    for tab, role in zip(st.tabs([as_is(role) for role in roles]), roles, strict=True):
        for example in said["examples"][role]:
            tab.button(
                as_is(example),
                key=f"example-{role}-{example}",
                width="stretch",
                on_click=conversation.ask,
                args=(example,),
            )
