"""The conversation as a file. It is made when it is asked for."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from assistant.assistant import Assistant
from assistant.exchange import Exchange
from assistant.pages.wording import words
from assistant.transcript import TranscriptFormat, transcript

KINDS = {
    TranscriptFormat.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    TranscriptFormat.MARKDOWN: "text/markdown",
    TranscriptFormat.PDF: "application/pdf",
}


def draw_downloads(exchanges: Sequence[Exchange], assistant: Assistant) -> None:
    """Draw a button for each kind of file, where there is anything to download."""
    if not any(exchange.is_answered for exchange in exchanges):
        return
    said = words("ask")["download"]
    st.subheader(said["title"])
    for kind, mime in KINDS.items():
        st.download_button(
            said[kind],
            partial(transcript, tuple(exchanges), assistant, kind),
            file_name=f"{said['file']}.{kind}",
            mime=mime,
            key=f"download-{kind}",
            on_click="ignore",
            icon=":material/download:",
        )
