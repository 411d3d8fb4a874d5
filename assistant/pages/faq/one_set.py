"""A set: how far it is, and its parts."""

import streamlit as st

from assistant.faq.entry import FaqSet, State
from assistant.faq.sets import FaqSets
from assistant.markdown import as_is
from assistant.pages.access import Person, Role
from assistant.pages.faq import adding, answering, checking, exporting, history, place, questions
from assistant.pages.faq.asides import draw_aside
from assistant.pages.faq.changes import change, draw_said
from assistant.pages.faq.sets import setting_name
from assistant.pages.wording import words

READERS_PARTS = ("questions", "export")


def draw(faq_set: FaqSet, who: Person) -> None:
    """Draw the set with the part that is open."""
    said = words("faq_sets")["set"]
    st.button(said["back"], icon=":material/arrow_back:", type="tertiary", on_click=place.go)
    st.title(as_is(faq_set.title), anchor=False)
    summary = said["progress"].format(
        answered=sum(entry.answer is not None for entry in faq_set.entries),
        entries=len(faq_set.entries),
        approved=sum(entry.state is State.APPROVED for entry in faq_set.entries),
    )
    draw_aside(as_is(f"{setting_name(faq_set.setting)}. {summary}."))
    draw_said()
    part = _draw_parts(faq_set, who)
    if part == "questions":
        questions.draw(faq_set, who)
    elif part == "add":
        adding.draw(faq_set)
    elif part == "answer":
        answering.draw(faq_set)
    elif part == "check":
        checking.draw(faq_set)
    elif part == "export":
        exporting.draw(faq_set, who)
    elif part == "history":
        history.draw(faq_set)
    else:
        _draw_manage(faq_set)


def _draw_parts(faq_set: FaqSet, who: Person) -> str:
    """Draw what can be done with the set; return what was chosen."""
    said = words("faq_sets")["set"]
    parts = [part for part in place.PARTS if part != "manage" or who.may(Role.ADMINISTRATOR)]
    if not who.may(Role.TRAINER):
        parts = list(READERS_PARTS)
    key = f"faq-part-{faq_set.id}"
    open_part = place.part() if place.part() in parts else parts[0]
    # What was said or done may have opened another part than the one that was pressed last.
    st.session_state[key] = open_part
    st.radio(
        said["parts_label"],
        parts,
        format_func=lambda part: said["parts"][part],
        horizontal=True,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: place.go(faq_set.id, part=st.session_state[key]),
    )
    return open_part


def _draw_manage(faq_set: FaqSet) -> None:
    """Draw how to remove the set; it is asked twice."""
    said, sure = words("faq_sets")["set"], f"faq-remove-{faq_set.id}"

    def remove(sets: FaqSets, by: str) -> None:
        sets.remove_set(faq_set.id, by)
        place.go()

    st.subheader(said["remove"], anchor=False)
    st.warning(as_is(said["remove_sure"].format(title=faq_set.title)))
    ticked = st.checkbox(said["remove_tick"], key=sure)
    st.button(
        said["remove"],
        icon=":material/delete:",
        disabled=not ticked,
        on_click=lambda: change(remove, said["removed"].format(title=faq_set.title), Role.ADMINISTRATOR),
    )
