"""Adding questions: typed, pasted, from a file, or suggested. The report says what came of each."""

from collections.abc import Callable, Iterable
from pathlib import Path

import streamlit as st

from assistant.faq.asked import Asked, from_lines
from assistant.faq.entry import FaqSet
from assistant.faq.question_files import LARGEST, READERS, questions_in
from assistant.faq.reports import AddReport
from assistant.faq.sets import FaqSets
from assistant.markdown import as_is
from assistant.pages.faq import suggesting
from assistant.pages.faq.changes import change, say
from assistant.pages.faq.sets import setting_name
from assistant.pages.wording import words
from knowledge.settings import settings

REPORT = "faq-added"


def draw(faq_set: FaqSet) -> None:
    """Draw the ways to add questions, and what came of the last."""
    _draw_report(faq_set)
    _draw_one(faq_set)
    _draw_lines(faq_set)
    _draw_file(faq_set)
    suggesting.draw(faq_set, lambda asked: _add(faq_set, lambda: asked))


def _add(faq_set: FaqSet, questions: Callable[[], Iterable[Asked]]) -> bool:
    """Add questions and keep the report; return whether any was added."""
    st.session_state.pop(REPORT, None)

    def add(sets: FaqSets, by: str) -> None:
        st.session_state[REPORT] = sets.add_many(faq_set.id, list(questions()), by)

    change(add)
    report: AddReport | None = st.session_state.get(REPORT)
    return report is not None and bool(report.added)


def _draw_one(faq_set: FaqSet) -> None:
    said, key = words("faq_sets")["adding"], f"faq-add-{faq_set.id}"

    def add() -> None:
        state = st.session_state
        setting, section = state[f"{key}-setting"], state[f"{key}-section"]
        asked = Asked(question=state[f"{key}-question"], setting=setting, section=section or None)
        if _add(faq_set, lambda: [asked]):
            state[f"{key}-question"] = ""

    st.subheader(said["one"], anchor=False)
    with st.form(f"{key}-form"):
        st.text_input(said["question"], key=f"{key}-question")
        st.text_input(said["section"], key=f"{key}-section", help=said["section_help"])
        st.selectbox(
            said["setting"],
            [None, *settings()],
            format_func=lambda setting: setting_name(setting) if setting else said["as_set"],
            key=f"{key}-setting",
        )
        st.form_submit_button(said["add"], type="primary", on_click=add)


def _draw_lines(faq_set: FaqSet) -> None:
    said, key = words("faq_sets")["adding"], f"faq-lines-{faq_set.id}"

    def add() -> None:
        lines = enumerate(st.session_state[key].splitlines(), start=1)
        asked = list(from_lines((f"line {at}", line) for at, line in lines))
        if _add(faq_set, lambda: asked):
            st.session_state[key] = ""

    st.subheader(said["many"], anchor=False)
    with st.form(f"{key}-form"):
        st.text_area(said["lines"], key=key, height=150, help=said["lines_help"])
        st.form_submit_button(said["add_lines"], on_click=add)


def _draw_file(faq_set: FaqSet) -> None:
    said, key = words("faq_sets")["adding"], f"faq-file-{faq_set.id}"

    def add() -> None:
        file = st.session_state[key]
        if file is None:
            say("warning", words("faq_sets")["list"]["no_file"])
        else:
            _add(faq_set, lambda: questions_in(Path(file.name), file.getvalue()))

    st.subheader(said["file"], anchor=False)
    with st.form(f"{key}-form", clear_on_submit=True):
        st.file_uploader(
            said["file_label"],
            type=list(READERS),
            key=key,
            help=said["file_help"],
            max_upload_size=LARGEST // 1024**2,
        )
        st.form_submit_button(said["add_file"], on_click=add)


def _draw_report(faq_set: FaqSet) -> None:
    """Draw what was added, what was there already, and what was refused and why."""
    report: AddReport | None = st.session_state.get(REPORT)
    if report is None or report.set_id != faq_set.id:
        return
    said = words("faq_sets")["adding"]
    with st.container(border=True):
        st.subheader(said["report"], anchor=False)
        if report.added:
            st.success(f"{said['added'].format(count=len(report.added))} {said['added_next']}")
        for added in report.added:
            if added.similar_to:
                others = ", ".join(map(str, added.similar_to))
                line = said["similar"].format(number=added.number, question=added.question, others=others)
                st.warning(as_is(line))
        duplicates = [
            said["duplicate"].format(
                question=item.question, where=f" ({item.where})" if item.where else "", number=item.number
            )
            for item in report.duplicates
        ]
        left_out = [
            said["left_out_item"].format(where=f"{item.where}: " if item.where else "", reason=item.reason)
            for item in report.left_out
        ]
        for heading, lines in (("duplicates", duplicates), ("left_out", left_out)):
            if lines:
                items = "\n".join(f"- {as_is(line)}" for line in lines)
                st.warning(f"{said[heading].format(count=len(lines))}\n\n{items}")
