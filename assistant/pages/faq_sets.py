"""The page of FAQ sets: the list, or the set or entry that the address names."""

import streamlit as st

from assistant.faq.errors import FaqError, UnknownSetError
from assistant.markdown import as_is
from assistant.pages import opened
from assistant.pages.access import Role, person
from assistant.pages.faq import entries, one_set, place, sets
from assistant.pages.faq.changes import say
from assistant.pages.wording import words


def page() -> None:
    """Draw the page."""
    try:
        _page()
    except FaqError as error:
        st.error(as_is(str(error)))


def _page() -> None:
    who, set_id = person(), place.set_id()
    if set_id is None:
        sets.draw(who)
        return
    try:
        faq_set = opened.faq_sets().get(set_id)
    except UnknownSetError:
        say("warning", words("faq_sets")["set"]["gone"])
        place.go()
        sets.draw(who)
        return
    if not who.may(Role.TRAINER):
        faq_set = faq_set.approved()
    number = place.number()
    entry = next((entry for entry in faq_set.entries if entry.number == number), None)
    if entry:
        entries.draw(faq_set, entry, who)
        return
    if number is not None:
        say("warning", words("faq_sets")["entry"]["gone"].format(number=number))
        place.go(set_id)
    one_set.draw(faq_set, who)
