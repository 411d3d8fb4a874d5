"""One entry: its answer with the sources, and all that can be done with it."""

import streamlit as st

from assistant.answer import Status
from assistant.faq.entry import Entry, EntryAnswer, FaqSet
from assistant.faq.exports.handout import text_of
from assistant.faq.reports import StaleEntry
from assistant.markdown import as_is, paragraphs
from assistant.pages.access import Person, Role
from assistant.pages.faq import arranging, attaching, choosing, editing, place, reviewing
from assistant.pages.faq.asides import draw_aside
from assistant.pages.faq.badges import draw_badges
from assistant.pages.faq.changes import draw_said
from assistant.pages.faq.cited import draw_citations
from assistant.pages.faq.staleness import checked
from assistant.pages.wording import words
from assistant.wording import wording
from knowledge.errors import CarelawError


def draw(faq_set: FaqSet, entry: Entry, who: Person) -> None:
    """Draw the entry."""
    said = words("faq_sets")["entry"]
    st.button(
        said["back"], icon=":material/arrow_back:", type="tertiary", on_click=place.go, args=(faq_set.id,)
    )
    st.title(as_is(said["title"].format(number=entry.number, question=entry.question)), anchor=False)
    draw_said()
    stale = _stale(faq_set, entry)
    draw_badges(entry, stale is not None)
    edit = editing.editing(faq_set, entry)
    if who.may(Role.TRAINER):
        if stale:
            choosing.draw_changes(stale)
            choosing.draw_stale_actions(faq_set, entry)
        if entry.proposed:
            choosing.draw_choice(faq_set, entry)
    if edit and who.may(Role.TRAINER):
        editing.draw(edit)
    elif entry.answer and not entry.proposed:
        st.markdown(paragraphs(text_of(entry.answer)))
    if entry.answer and not entry.proposed:
        draw_facts(entry.answer)
    if who.may(Role.TRAINER) and not edit:
        _draw_actions(faq_set, entry)
    if who.may(Role.TRAINER):
        if entry.answer and not entry.proposed and not edit:
            attaching.draw(faq_set, entry)
        reviewing.draw_comments(faq_set, entry)
        arranging.draw(faq_set, entry, who)
    _draw_neighbours(faq_set, entry)


def draw_facts(answer: EntryAnswer) -> None:
    """Draw what came of the question, who wrote the answer when, and its sources."""
    said = words("faq_sets")["entry"]
    if answer.status is not Status.ANSWERED:
        st.warning(as_is(wording()["statuses"].get(answer.status, answer.status)), icon=":material/info:")
    for note in answer.notes:
        draw_aside(as_is(note))
    made = said["answered"].format(date=f"{answer.answered_at:%d %B %Y}", edition=answer.library_edition)
    if answer.edited_by and answer.edited_at:
        by, date = answer.edited_by, f"{answer.edited_at:%d %B %Y}"
        made = f"{made} {said['edited'].format(by=by, date=date)}"
    draw_aside(as_is(made))
    if not answer.citations:
        draw_aside(said["no_sources"])
    draw_citations(answer.citations)


def _stale(faq_set: FaqSet, entry: Entry) -> StaleEntry | None:
    if entry.answer is None:
        return None
    try:
        found = checked(faq_set).stale
    except CarelawError as error:
        st.warning(as_is(words("faq_sets")["set"]["library"].format(reason=error)))
        return None
    return next((stale for stale in found if stale.number == entry.number), None)


def _draw_actions(faq_set: FaqSet, entry: Entry) -> None:
    with st.container(horizontal=True):
        if not entry.proposed:
            editing.draw_button(faq_set, entry)
        choosing.draw_answer_button(faq_set, entry)
    if entry.answer and not entry.proposed:
        st.subheader(words("faq_sets")["review"]["title"], anchor=False)
        reviewing.draw_states(faq_set, entry)


def _draw_neighbours(faq_set: FaqSet, entry: Entry) -> None:
    said, numbers = words("faq_sets")["entry"], [other.number for other in faq_set.entries]
    at = numbers.index(entry.number)
    before, after = numbers[max(at - 1, 0) : at], numbers[at + 1 : at + 2]
    with st.container(horizontal=True):
        for name, found in {"previous": before, "next": after}.items():
            for number in found:
                st.button(said[name], key=f"faq-{name}", on_click=place.go, args=(faq_set.id, number))
