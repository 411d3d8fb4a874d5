"""Wording, section and order of an entry, and taking it out."""

import streamlit as st

from assistant.faq.entry import Entry, FaqSet
from assistant.faq.sets import FaqSets
from assistant.markdown import as_is
from assistant.pages.access import Person, Role
from assistant.pages.faq import place
from assistant.pages.faq.changes import change
from assistant.pages.wording import words

REMOVED = "faq-removed"


def draw(faq_set: FaqSet, entry: Entry, who: Person) -> None:
    """Draw how to change them."""
    said = words("faq_sets")["arranging"]
    with st.expander(said["title"], icon=":material/tune:", key=f"faq-arrange-{faq_set.id}-{entry.number}"):
        _draw_wording(faq_set, entry)
        _draw_section(faq_set, entry)
        _draw_position(faq_set, entry)
    if who.may(Role.ADMINISTRATOR):
        with st.expander(said["remove"], icon=":material/delete:"):
            _draw_removing(faq_set, entry)


def draw_undo(faq_set: FaqSet) -> None:
    """Draw how to put back the question that was taken out last."""
    set_id, number = st.session_state.get(REMOVED, (None, 0))
    if set_id == faq_set.id:
        draw_put_back(faq_set.id, number, "undo")


def draw_put_back(set_id: str, number: int, key: str) -> None:
    """Draw a button that puts a question back."""
    said = words("faq_sets")["arranging"]

    def put_back(sets: FaqSets, by: str) -> None:
        st.session_state.pop(REMOVED, None)
        sets.restore(set_id, number, by)

    st.button(
        said["put_back"].format(number=number),
        icon=":material/undo:",
        key=f"faq-{key}-{number}",
        on_click=lambda: change(put_back, said["restored"].format(number=number), Role.ADMINISTRATOR),
    )


def _draw_wording(faq_set: FaqSet, entry: Entry) -> None:
    said, key = words("faq_sets")["arranging"], f"faq-question-{faq_set.id}-{entry.number}-{entry.version}"

    def reword(sets: FaqSets, by: str) -> None:
        sets.reword(faq_set.id, entry.number, st.session_state[key], version=entry.version, by=by)

    with st.form(f"{key}-form", border=False):
        st.text_area(said["question"], entry.question, key=key, height="content")
        st.form_submit_button(said["reword"], on_click=lambda: change(reword, said["reworded"]))


def _draw_section(faq_set: FaqSet, entry: Entry) -> None:
    said, key = words("faq_sets")["arranging"], f"faq-section-{faq_set.id}-{entry.number}-{entry.section}"

    def set_section(sets: FaqSets, by: str) -> None:
        sets.set_section(faq_set.id, entry.number, st.session_state[key], by)

    sections = [section for section in faq_set.by_section() if section]
    with st.form(f"{key}-form", border=False):
        st.selectbox(
            said["section"],
            sections,
            index=sections.index(entry.section) if entry.section else None,
            key=key,
            accept_new_options=True,
            help=said["section_help"],
            placeholder="",
        )
        st.form_submit_button(said["set_section"], on_click=lambda: change(set_section, said["sectioned"]))


def _draw_position(faq_set: FaqSet, entry: Entry) -> None:
    said, total = words("faq_sets")["arranging"], len(faq_set.entries)
    at = [other.number for other in faq_set.entries].index(entry.number) + 1
    key = f"faq-position-{faq_set.id}-{entry.number}-{at}"

    def move(position: int) -> None:
        change(
            lambda sets, by: sets.move(faq_set.id, entry.number, position, by),
            said["moved"].format(position=position, total=total),
        )

    with st.form(f"{key}-form", border=False):
        st.number_input(said["position"], 1, total, at, key=key)
        st.form_submit_button(said["move"], on_click=lambda: move(st.session_state[key]))
    with st.container(horizontal=True):
        up, down = (":material/arrow_upward:", at - 1), (":material/arrow_downward:", at + 1)
        for name, (icon, position) in {"up": up, "down": down}.items():
            st.button(
                said[name],
                icon=icon,
                key=f"faq-{name}-{entry.number}",
                disabled=not 1 <= position <= total,
                on_click=move,
                args=(position,),
            )


def _draw_removing(faq_set: FaqSet, entry: Entry) -> None:
    said = words("faq_sets")["arranging"]

    def remove(sets: FaqSets, by: str) -> None:
        sets.remove(faq_set.id, entry.number, version=entry.version, by=by)
        st.session_state[REMOVED] = (faq_set.id, entry.number)
        place.go(faq_set.id)

    st.markdown(as_is(said["remove_sure"]))
    ticked = st.checkbox(said["remove_tick"], key=f"faq-sure-{faq_set.id}-{entry.number}")
    st.button(
        said["remove"],
        key=f"faq-remove-{entry.number}",
        disabled=not ticked,
        on_click=lambda: change(remove, said["removed"].format(number=entry.number), Role.ADMINISTRATOR),
    )
