"""The check of a set against the library as it is now."""

import streamlit as st

from assistant.faq.entry import FaqSet
from assistant.markdown import as_is
from assistant.pages.faq import answering, place
from assistant.pages.faq.choosing import draw_changes
from assistant.pages.faq.staleness import checked
from assistant.pages.wording import words
from knowledge.errors import CarelawError


def draw(faq_set: FaqSet) -> None:
    """Draw which entries are stale, and what to do."""
    said = words("faq_sets")
    st.markdown(said["checking"]["about"])
    if not any(entry.answer for entry in faq_set.entries):
        st.info(said["checking"]["none"])
        return
    st.button(said["checking"]["check"], icon=":material/fact_check:", key=f"faq-check-{faq_set.id}")
    try:
        report = checked(faq_set)
    except CarelawError as error:
        st.error(as_is(str(error)))
        return
    counts = {"checked": report.checked, "stale": len(report.stale), "edition": report.library_edition}
    if not report.stale:
        st.success(said["checking"]["fresh"].format_map(counts))
        return
    st.warning(said["checking"]["stale"].format_map(counts))
    numbers = [stale.number for stale in report.stale]
    st.button(
        said["checking"]["answer_stale"],
        icon=":material/refresh:",
        key=f"faq-answer-stale-{faq_set.id}",
        help=said["checking"]["answer_stale_help"],
        on_click=_answer_again,
        args=(faq_set.id, numbers),
    )
    for stale in report.stale:
        title = said["entry"]["title"].format(number=stale.number, question=stale.question)
        st.header(as_is(title), anchor=False)
        draw_changes(stale)
        st.button(
            said["set"]["open"].format(number=stale.number),
            key=f"faq-stale-{stale.number}",
            on_click=place.go,
            args=(faq_set.id, stale.number),
        )


def _answer_again(set_id: str, numbers: list[int]) -> None:
    answering.start(set_id, numbers, again=True)
    place.go(set_id, part="answer")
