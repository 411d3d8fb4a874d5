"""The questions of a set by section, each with its state, its answer and its sources."""

import streamlit as st

from assistant.faq.entry import Entry, FaqSet, State
from assistant.faq.exports.handout import text_of
from assistant.markdown import as_is, paragraphs
from assistant.pages.access import Person, Role
from assistant.pages.faq import place
from assistant.pages.faq.arranging import draw_undo
from assistant.pages.faq.badges import draw_badges
from assistant.pages.faq.cited import draw_sources
from assistant.pages.faq.staleness import checked
from assistant.pages.wording import words
from knowledge.errors import CarelawError

ON_A_PAGE = 20


def draw(faq_set: FaqSet, who: Person) -> None:
    """Draw the questions."""
    said, is_trainer = words("faq_sets")["set"], who.may(Role.TRAINER)
    draw_undo(faq_set)
    if not faq_set.entries:
        st.info(said["empty" if is_trainer else "empty_reader"])
        return
    to_answer = sum(entry.answer is None for entry in faq_set.entries)
    if is_trainer and to_answer:
        st.info(said["to_answer" if to_answer > 1 else "to_answer_one"].format(count=to_answer))
    stale = stale_numbers(faq_set)
    shown = _filtered(faq_set, stale) if is_trainer else faq_set.entries
    if not shown:
        st.info(said["none_shown"])
        return
    ordered = [
        entry
        for entries in faq_set.model_copy(update={"entries": shown}).by_section().values()
        for entry in entries
    ]
    pages = -(-len(ordered) // ON_A_PAGE)
    at = st.pagination(pages, key=f"faq-page-{faq_set.id}", persist_state="page") if pages > 1 else 1
    section = None
    for entry in ordered[(at - 1) * ON_A_PAGE : at * ON_A_PAGE]:
        if entry.section != section:
            section = entry.section
            st.header(as_is(section or ""), anchor=False)
        _draw_entry(faq_set, entry, entry.number in stale)


def stale_numbers(faq_set: FaqSet) -> frozenset[int]:
    """Return the numbers of the entries that are stale; none, and a word of it, without a library."""
    if not any(entry.answer for entry in faq_set.entries):
        return frozenset()
    try:
        return frozenset(entry.number for entry in checked(faq_set).stale)
    except CarelawError as error:
        st.warning(as_is(words("faq_sets")["set"]["library"].format(reason=error)))
        return frozenset()


def _filtered(faq_set: FaqSet, stale: frozenset[int]) -> list[Entry]:
    said = words("faq_sets")["set"]
    fits = {
        "all": lambda entry: True,
        "unanswered": lambda entry: entry.answer is None,
        "stale": lambda entry: entry.number in stale,
        "choice": lambda entry: entry.proposed is not None,
        **{state.value: lambda entry, state=state: entry.state is state for state in State},
    }
    counts = {name: sum(map(fit, faq_set.entries)) for name, fit in fits.items()}
    chosen = st.selectbox(
        said["show"],
        list(fits),
        format_func=lambda name: f"{said['filters'][name]} ({counts[name]})",
        key=f"faq-show-{faq_set.id}",
        persist_state="page",
    )
    return [entry for entry in faq_set.entries if fits[chosen](entry)]


def _draw_entry(faq_set: FaqSet, entry: Entry, is_stale: bool) -> None:
    said = words("faq_sets")
    with st.container(border=True):
        title = said["entry"]["title"].format(number=entry.number, question=entry.question)
        st.subheader(as_is(title), anchor=False)
        draw_badges(entry, is_stale)
        if entry.answer:
            st.markdown(paragraphs(text_of(entry.answer)))
            draw_sources(entry.answer.citations)
        st.button(
            said["set"]["open"].format(number=entry.number),
            key=f"faq-entry-{entry.number}",
            on_click=place.go,
            args=(faq_set.id, entry.number),
        )
