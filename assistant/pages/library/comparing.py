"""Two editions of a text, side by side."""

import streamlit as st

from assistant.markdown import as_is, paragraphs
from assistant.pages.library.standing import draw_mark
from assistant.pages.wording import words
from assistant.reading.comparison import Kind, Row
from assistant.reading.editions import Compared, Comparison, Version

LOOKS = {
    Kind.CHANGED: (":material/edit:", "orange"),
    Kind.ADDED: (":material/add:", "green"),
    Kind.REMOVED: (":material/remove:", "red"),
}


def draw_editions(compared: Compared) -> None:
    """Draw a place's text beside an earlier one, or that there is one alone."""
    said = words("library")["editions"]
    st.header(said["heading"])
    if not compared.comparisons:
        st.markdown(said["one"])
        return
    comparison = compared.comparisons[0]
    if len(compared.comparisons) > 1:
        names = [_pair(item) for item in compared.comparisons]
        chosen = st.selectbox(said["which"], range(len(names)), format_func=names.__getitem__)
        comparison = compared.comparisons[chosen]
    _draw_comparison(comparison)


def _draw_comparison(comparison: Comparison) -> None:
    said = words("library")["editions"]
    counts = {kind.value: sum(row.kind is kind for row in comparison.rows) for kind in Kind}
    st.markdown(said["counts"].format_map(counts))
    only_changes = st.toggle(said["only_changes"], value=len(comparison.rows) > counts["changed"])
    before, after = st.columns(2)
    before.markdown(f"**{said['before']}:** {as_is(_name(comparison.before))}")
    after.markdown(f"**{said['after']}:** {as_is(_name(comparison.after))}")
    for row in comparison.rows:
        if row.kind is not Kind.SAME or not only_changes:
            _draw_row(row)


def _draw_row(row: Row) -> None:
    with st.container(border=row.kind is not Kind.SAME):
        if row.kind in LOOKS:
            icon, colour = LOOKS[row.kind]
            draw_mark(words("library")["editions"]["kinds"][row.kind], icon, colour)
        before, after = st.columns(2)
        before.markdown(paragraphs(row.before))
        after.markdown(paragraphs(row.after))


def _pair(comparison: Comparison) -> str:
    said = words("library")["editions"]
    return said["pair"].format(before=_name(comparison.before), after=_name(comparison.after))


def _name(version: Version) -> str:
    return f"{version.source_title}, {version.edition}"
