"""The sources by rank."""

import streamlit as st

from assistant.assistant import Assistant
from assistant.markdown import as_is
from assistant.pages.library.addresses import link_to_source
from assistant.pages.wording import words
from assistant.wording import wording


def draw_sources(assistant: Assistant) -> None:
    """Draw what is in the library, folded by rank of source."""
    said, listed = words("library"), assistant.sources()
    st.markdown(said["browse"]["intro"])
    for authority, title in wording()["authorities"].items():
        sources = [source for source in listed.sources if source.authority == authority]
        if not sources:
            continue
        with st.expander(f"{title} ({len(sources)})"):
            for source in sources:
                link_to_source(source.title, source.id)
                st.caption(as_is(said["browse"]["entry"].format_map(source.model_dump())))
    st.caption(
        as_is(
            said["built"].format(
                edition=listed.library_edition,
                built=listed.built[:10],
                passages=sum(source.passages for source in listed.sources),
                sources=len(listed.sources),
            )
        )
    )
