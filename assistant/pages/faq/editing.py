"""Editing an answer in place. Where two people do, both texts are shown and neither is lost."""

from typing import NamedTuple

import streamlit as st

from assistant.faq.entry import Entry, FaqSet
from assistant.faq.errors import EditConflictError
from assistant.faq.sets import FaqSets
from assistant.markdown import as_is, paragraphs
from assistant.pages import opened
from assistant.pages.faq.asides import draw_aside
from assistant.pages.faq.changes import change, say
from assistant.pages.wording import words

EDIT = "faq-edit"


class Edit(NamedTuple):
    """An answer that is being edited.

    Parameters:
        set_id: of which set.
        number: of which entry.
        version: the version that the writer has read.
        theirs: what somebody else made of the answer meanwhile; None where there is no conflict.
        by: who.
    """

    set_id: str
    number: int
    version: int
    theirs: str | None = None
    by: str = ""

    @property
    def key(self) -> str:
        """The key of the text field."""
        return f"faq-text-{self.set_id}-{self.number}"


def editing(faq_set: FaqSet, entry: Entry) -> Edit | None:
    """Return the edit of an entry that is going on in this session."""
    edit: Edit | None = st.session_state.get(EDIT)
    return edit if edit and (edit.set_id, edit.number) == (faq_set.id, entry.number) else None


def draw_button(faq_set: FaqSet, entry: Entry) -> None:
    """Draw the button that begins an edit."""
    said = words("faq_sets")["editing"]

    def begin() -> None:
        st.session_state[EDIT] = edit = Edit(faq_set.id, entry.number, entry.version)
        st.session_state[edit.key] = entry.answer.text if entry.answer else ""

    label = said["edit" if entry.answer else "write"]
    st.button(label, icon=":material/edit:", key=f"faq-edit-{entry.number}", on_click=begin)


def draw(edit: Edit) -> None:
    """Draw the text to edit; beside it, where there is a conflict, the text of the other."""
    said = words("faq_sets")["editing"]
    if edit.theirs is not None:
        st.warning(as_is(said["conflict"].format(by=edit.by)))
        with st.container(border=True):
            st.markdown(f"**{as_is(said['theirs'].format(by=edit.by))}**")
            st.markdown(paragraphs(edit.theirs or said["no_text"]))
    with st.form(f"{edit.key}-form", border=False, enter_to_submit=False):
        label = said["text"] if edit.theirs is None else said["yours"]
        st.text_area(label, key=edit.key, height="content", persist_state="session")
        with st.container(horizontal=True):
            saving = said["save"] if edit.theirs is None else said["save_yours"]
            st.form_submit_button(saving, type="primary", on_click=_save, args=(edit,))
            ending = said["cancel"] if edit.theirs is None else said["keep_theirs"]
            st.form_submit_button(ending, on_click=_cancel, args=(edit,))
    draw_aside(said["help"])


def _save(edit: Edit) -> None:
    text = st.session_state[edit.key]

    def save(sets: FaqSets, by: str) -> None:
        arguments = {"version": edit.version, "by": by, "assistant": opened.assistant()}
        try:
            entry = sets.edit(edit.set_id, edit.number, text, **arguments)
        except EditConflictError as conflict:
            # Having seen the other text, they may save over it: the history keeps both.
            st.session_state[EDIT] = edit._replace(
                version=conflict.version, theirs=conflict.theirs or "", by=conflict.by
            )
            st.session_state[edit.key] = text
            return
        st.session_state.pop(EDIT)
        _say_verified(entry)

    change(save)


def _cancel(edit: Edit) -> None:
    st.session_state.pop(EDIT, None)
    if edit.theirs is not None:
        say("success", words("faq_sets")["editing"]["kept_theirs"])


def _say_verified(entry: Entry) -> None:
    """Say what came of looking up each quotation again."""
    said, citations = words("faq_sets")["editing"], entry.answer.citations if entry.answer else []
    fallen = [str(citation.number) for citation in citations if not citation.stands]
    if fallen:
        say("warning", said["falls"].format(numbers=", ".join(fallen)))
    elif citations:
        say("success", said["stands" if len(citations) > 1 else "stands_one"].format(count=len(citations)))
    else:
        say("success", said["saved"])
