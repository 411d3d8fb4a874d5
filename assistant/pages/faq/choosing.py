"""A stale entry: what has changed, another answer beside the old one, and the choice between them."""

import streamlit as st

from assistant.errors import AssistantError
from assistant.faq.entry import Entry, FaqSet
from assistant.faq.exports.handout import text_of
from assistant.faq.reports import StaleEntry
from assistant.faq.sets import FaqSets
from assistant.faq.wording import faq_wording
from assistant.markdown import as_is, paragraphs
from assistant.pages import opened
from assistant.pages.faq.asides import draw_aside
from assistant.pages.faq.changes import change, say
from assistant.pages.faq.cited import draw_sources
from assistant.pages.wording import words


def draw_changes(stale: StaleEntry) -> None:
    """Draw what has changed under an answer, before beside after."""
    said = words("faq_sets")["checking"]
    st.subheader(said["title"], anchor=False)
    for change_ in stale.changes:
        kind = faq_wording()["changes"][change_.kind]
        line = said["change"].format(number=change_.citation, locator=change_.locator, kind=kind)
        with st.container(border=True):
            st.markdown(f"**{as_is(line)}**")
            sides = {"before": change_.before, "after": change_.after or said["nothing"]}
            for column, (name, text) in zip(st.columns(2), sides.items(), strict=True):
                with column:
                    st.markdown(f"**{said[name]}**")
                    st.markdown(paragraphs(text))
            draw_aside(said["quote_stands" if change_.quote_stands else "quote_gone"])


def draw_stale_actions(faq_set: FaqSet, entry: Entry) -> None:
    """Draw how to say that a stale answer is still right."""
    said = words("faq_sets")["checking"]

    def confirm(sets: FaqSets, by: str) -> None:
        version, assistant = entry.version, opened.assistant()
        sets.confirm(faq_set.id, entry.number, version=version, by=by, assistant=assistant)

    if not entry.proposed:
        st.button(
            said["confirm"],
            icon=":material/done:",
            key=f"faq-confirm-{entry.number}",
            on_click=lambda: change(confirm, said["confirmed"]),
        )


def draw_answer_button(faq_set: FaqSet, entry: Entry) -> None:
    """Draw the button that has one question answered, the first time or again."""
    said = words("faq_sets")["entry"]

    def answer(sets: FaqSets, by: str) -> None:
        report = sets.answer(faq_set.id, opened.assistant(), by, numbers=[entry.number], again=True)
        if report.left_out:
            raise AssistantError(report.left_out[0].reason)
        outcomes = {"answered_now": report.answered, "answered_beside": report.proposed}
        outcome = next((name for name, numbers in outcomes.items() if numbers), "answered_same")
        say("success", said[outcome])

    label = said["answer_again" if entry.answer else "answer"]
    key = f"faq-answer-{entry.number}"
    st.button(label, icon=":material/refresh:", key=key, on_click=lambda: change(answer))


def draw_choice(faq_set: FaqSet, entry: Entry) -> None:
    """Draw the answer that an entry has beside the new one, and the choice."""
    said = words("faq_sets")["choice"]
    st.subheader(said["title"], anchor=False)
    sides = (("old", "keep_old", "kept_old", entry.answer), ("new", "take_new", "took_new", entry.proposed))
    for column, (name, button, done, answer) in zip(st.columns(2), sides, strict=True):
        with column, st.container(border=True):
            st.markdown(f"**{said[name]}**")
            if answer:
                st.markdown(paragraphs(text_of(answer)))
                draw_sources(answer.citations)
            st.button(
                said[button],
                key=f"faq-{button}-{entry.number}",
                on_click=_choose,
                args=(faq_set.id, entry, name == "new", said[done]),
            )


def _choose(set_id: str, entry: Entry, new: bool, done: str) -> None:
    def choose(sets: FaqSets, by: str) -> None:
        sets.choose(set_id, entry.number, new=new, version=entry.version, by=by)

    change(choose, done)
