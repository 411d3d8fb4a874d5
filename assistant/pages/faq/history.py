"""Who changed what in a set, when."""

import streamlit as st

from assistant.faq.entry import FaqSet
from assistant.faq.reports import AuditRecord
from assistant.faq.wording import faq_wording
from assistant.markdown import as_is, paragraphs
from assistant.pages import opened
from assistant.pages.access import Role, person
from assistant.pages.faq.arranging import draw_put_back
from assistant.pages.faq.asides import draw_aside
from assistant.pages.wording import words

ON_A_PAGE = 25


def draw(faq_set: FaqSet) -> None:
    """Draw the audit list, newest first."""
    said = words("faq_sets")["history"]
    records = list(reversed(opened.faq_sets().audit(faq_set.id).records))
    if not records:
        st.info(said["empty"])
        return
    draw_aside(said["older"])
    there = {entry.number for entry in faq_set.entries}
    pages = -(-len(records) // ON_A_PAGE)
    at = st.pagination(pages, key=f"faq-history-{faq_set.id}") if pages > 1 else 1
    can_put_back = person().may(Role.ADMINISTRATOR)
    for record in records[(at - 1) * ON_A_PAGE : at * ON_A_PAGE]:
        _draw_record(record)
        if record.action == "removed" and record.entry and record.entry not in there and can_put_back:
            there.add(record.entry)
            draw_put_back(faq_set.id, record.entry, "history")


def _draw_record(record: AuditRecord) -> None:
    said = words("faq_sets")["history"]
    what = faq_wording()["actions"][record.action]
    if record.entry:
        what = said["entry"].format(number=record.entry, what=what)
    line = said["line"].format(date=f"{record.at:%d %B %Y, %H:%M}", by=record.by, what=what)
    sides = [(said["before"], record.before), (said["after"], record.after)]
    # What is kept of an entry that was removed is for putting it back, not for reading.
    if record.action == "removed" or not (record.before or record.after):
        st.markdown(as_is(line))
        return
    with st.expander(as_is(line)):
        for name, text in sides:
            if text:
                st.markdown(f"**{name}**")
                st.markdown(paragraphs(text))
