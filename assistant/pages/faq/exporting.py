"""A set as a file, made when it is asked for."""

from collections.abc import Callable

import streamlit as st

from assistant.assistant import Assistant
from assistant.faq.entry import FaqSet, State
from assistant.faq.exports import MEDIA_TYPES, Format
from assistant.faq.sets import FaqSets
from assistant.markdown import as_is
from assistant.pages import opened
from assistant.pages.access import Person, Role
from assistant.pages.faq.asides import draw_aside
from assistant.pages.wording import words
from knowledge.errors import CarelawError

# What is handed out. The others hold comments and drafts, and are for who works on the set.
READERS_FORMATS = (Format.WORD, Format.HTML, Format.MARKDOWN)


def draw(faq_set: FaqSet, who: Person) -> None:
    """Draw a button for each kind of file."""
    said, is_trainer = words("faq_sets")["exporting"], who.may(Role.TRAINER)
    st.markdown(said["about"])
    if not faq_set.entries:
        st.info(said["empty" if is_trainer else "none_approved"])
        return
    approved_only = not is_trainer or _draw_which(faq_set) == "approved"
    if approved_only and not any(entry.state is State.APPROVED for entry in faq_set.entries):
        st.info(said["none_approved"])
        return
    make = _maker(faq_set, approved_only)
    formats = [format_ for format_ in said["formats"] if is_trainer or Format(format_) in READERS_FORMATS]
    for format_ in map(Format, formats):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                said["download"].format(format=said["formats"][format_]),
                make(format_),
                f"{faq_set.id}.{format_}",
                MEDIA_TYPES[format_],
                key=f"faq-export-{format_}",
                icon=":material/download:",
                on_click="ignore",
            )
            draw_aside(said["for"][format_])


def _draw_which(faq_set: FaqSet) -> str | None:
    said = words("faq_sets")["exporting"]
    return st.radio(
        said["which"],
        ["all", "approved"],
        format_func=lambda which: said[which],
        key=f"faq-which-{faq_set.id}",
        horizontal=True,
        persist_state="page",
    )


def _maker(faq_set: FaqSet, approved_only: bool) -> Callable[[Format], Callable[[], bytes]]:
    """Return what makes the file of a format: it runs apart from the page, and so takes all with it."""
    sets, assistant = opened.faq_sets(), _assistant(faq_set)

    def maker(format_: Format) -> Callable[[], bytes]:
        return lambda: _made(sets, assistant, faq_set.id, format_, approved_only)

    return maker


def _assistant(faq_set: FaqSet) -> Assistant | None:
    """Return the assistant, to mark what is stale; without a library, the file is made without marks."""
    if not any(entry.answer for entry in faq_set.entries):
        return None
    try:
        return opened.assistant()
    except CarelawError as error:
        st.warning(as_is(words("faq_sets")["set"]["library"].format(reason=error)))
        return None


def _made(
    sets: FaqSets, assistant: Assistant | None, set_id: str, format_: Format, approved_only: bool
) -> bytes:
    stale = sets.check(set_id, assistant) if assistant and format_ is not Format.JSON else None
    return sets.export(set_id, format_, stale, approved_only)
