"""Which entries of a set are stale: looked up once for each state of the set and the library."""

import streamlit as st

from assistant.assistant import Assistant
from assistant.faq.entry import FaqSet
from assistant.faq.reports import CheckReport
from assistant.faq.sets import FaqSets
from assistant.pages import opened

MOST_KEPT = 50


def checked(faq_set: FaqSet) -> CheckReport:
    """Return what has changed since the answers of a set were made.

    Raises:
        CarelawError: where the library cannot be opened.
    """
    assistant = opened.assistant()
    versions = tuple((entry.number, entry.version) for entry in faq_set.entries if entry.answer)
    return _checked(opened.faq_sets(), assistant, faq_set.id, versions, assistant.library.manifest.edition)


@st.cache_data(show_spinner=False, max_entries=MOST_KEPT)
def _checked(
    _sets: FaqSets,
    _assistant: Assistant,
    set_id: str,
    versions: tuple[tuple[int, int], ...],
    edition: int,
) -> CheckReport:
    return _sets.check(set_id, _assistant)
