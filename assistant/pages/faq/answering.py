"""Answering a set in the background, watched from any session, with stop and resume."""

import streamlit as st

from assistant.faq.background import AnsweringState, BackgroundAnswering
from assistant.faq.entry import FaqSet
from assistant.faq.reports import AnswerReport
from assistant.markdown import as_is
from assistant.pages import opened
from assistant.pages.faq.asides import draw_aside
from assistant.pages.faq.changes import change
from assistant.pages.wording import words

SECONDS_BETWEEN_LOOKS = 0.7


@st.cache_resource(show_spinner=False)
def background() -> BackgroundAnswering:
    """Return what answers in the background: one for all sessions, so that each sees the same."""
    return BackgroundAnswering(opened.faq_sets(), opened.assistant())


def start(set_id: str, numbers: list[int] | None = None, again: bool = False) -> None:
    """Start to answer the questions of a set that have no answer, or these."""
    change(lambda _, by: background().start(set_id, by, numbers=numbers, again=again))


def draw(faq_set: FaqSet) -> None:
    """Draw how far it is, or the button that starts it."""
    said = words("faq_sets")["answering"]
    if not faq_set.entries:
        st.info(said["no_questions"])
        return
    state = background().state(faq_set.id)
    if state and state.running:
        draw_running(faq_set.id)
        return
    if state:
        _draw_outcome(state)
    to_answer = sum(entry.answer is None for entry in faq_set.entries)
    if to_answer:
        label = said["all" if to_answer > 1 else "all_one"].format(count=to_answer)
        st.button(
            label,
            type="primary",
            icon=":material/play_arrow:",
            key=f"faq-answer-all-{faq_set.id}",
            on_click=start,
            args=(faq_set.id,),
        )
        return
    st.success(said["none_left"])
    st.button(
        said["again"],
        icon=":material/refresh:",
        key=f"faq-answer-again-{faq_set.id}",
        help=said["again_help"],
        on_click=lambda: start(faq_set.id, again=True),
    )


@st.fragment(run_every=SECONDS_BETWEEN_LOOKS)
def draw_running(set_id: str) -> None:
    """Draw how far it is, again and again; at the end, the whole page."""
    said, state = words("faq_sets")["answering"], background().state(set_id)
    if state is None or not state.running:
        st.rerun()
    step = state.step
    line = said["step"].format(done=step.done, total=step.total, question=step.question)
    st.progress(
        step.done / step.total if step.total else 0.0, as_is(line if step.total else said["starting"])
    )
    draw_aside(as_is(said["stopping"] if state.stopping else said["started"].format(by=state.by)))
    st.button(
        said["stop"],
        icon=":material/stop:",
        key=f"faq-stop-{set_id}",
        disabled=state.stopping,
        on_click=lambda: change(lambda _, by: background().stop(set_id)),
    )


def _draw_outcome(state: AnsweringState) -> None:
    said = words("faq_sets")["answering"]
    if state.failure:
        st.error(as_is(said["failed"].format(reason=state.failure)))
    if state.report:
        _draw_report(state.report)


def _draw_report(report: AnswerReport) -> None:
    said = words("faq_sets")["answering"]
    for name in ("answered", "proposed", "same"):
        if count := len(getattr(report, name)):
            st.success(said[name].format(count=count))
    if report.no_evidence:
        st.warning(said["no_evidence"].format(numbers=", ".join(map(str, report.no_evidence))))
    for item in report.left_out:
        st.warning(as_is(said["left_out"].format(where=item.where, reason=item.reason)))
    if report.remaining:
        st.info(said["stopped"].format(count=len(report.remaining)))
