"""How far work on the library has come, and what came of it."""

import streamlit as st

from assistant.library_work import LibraryWork, Outcome, WorkReport
from assistant.markdown import as_is
from assistant.pages.wording import words
from assistant.wording import wording

SECONDS = 0.5
MOST_OPEN = 12
ICONS = {
    Outcome.DONE: ":material/check_circle:",
    Outcome.STOPPED: ":material/stop_circle:",
    Outcome.BUSY: ":material/hourglass_top:",
    Outcome.FAILED: ":material/error:",
}


def draw_work(work: LibraryWork) -> None:
    """Draw the work that runs, following it, or what came of the last."""
    if work.is_running:
        st.fragment(_follow, run_every=SECONDS)(work)
    elif work.report:
        _draw_result(work.report)


def _follow(work: LibraryWork) -> None:
    said, report = words("library")["change"], work.report
    if report is None or not work.is_running:
        st.rerun()
        return
    stage = wording()["stages"][report.stage] if report.stage else said["starting"]
    counted = f" {report.done:,} / {report.total:,}" if report.total > 1 else ""
    with st.container(border=True):
        st.markdown(f"**{said['running'][report.work]}.** {as_is(said['started_by'].format(by=report.by))}")
        share = min(1.0, report.done / report.total) if report.total else 0.0
        st.progress(share, text=as_is(f"{stage}{counted} {report.name}".strip()))
        if report.stopping:
            st.caption(said["stopping"])
        st.button(said["stop"], icon=":material/stop_circle:", disabled=report.stopping, on_click=work.stop)


def _draw_result(report: WorkReport) -> None:
    said = words("library")["change"]
    outcome = f"**{said['outcomes'][report.outcome][report.work]}** "
    outcome += as_is(said["started_by"].format(by=report.by))
    if report.outcome is Outcome.FAILED:
        st.error(f"{outcome}  \n{as_is(report.problem or said['failed_note'])}", icon=ICONS[report.outcome])
        return
    if report.outcome is Outcome.BUSY:
        st.warning(f"{outcome}  \n{as_is(report.problem)}", icon=ICONS[report.outcome])
        return
    if report.outcome is Outcome.STOPPED or report.summary is None:
        st.info(f"{outcome}  \n{said['stopped_note']}", icon=ICONS[report.outcome])
        return
    summary = report.summary
    changed = said["changed" if summary.changed else "unchanged"].format(
        edition=summary.library_edition,
        new=summary.new,
        changed=summary.changed_passages,
        removed=summary.removed,
    )
    draw = st.warning if summary.problems else st.success
    icon = ":material/warning:" if summary.problems else ICONS[report.outcome]
    draw(f"{outcome}  \n{as_is(changed)}", icon=icon)
    if not summary.documents and not summary.problems:
        return
    with st.expander(said["log"], expanded=len(summary.problems) + len(summary.documents) < MOST_OPEN):
        for document in summary.documents:
            line = said["document"].format(title=document.title, passages=document.passages)
            notes = "".join(f"\n    - {as_is(warning)}" for warning in document.warnings)
            st.markdown(f"- {as_is(line)}{notes}")
        for problem in summary.problems:
            st.markdown(f"- {as_is(said['left_out'].format(problem=problem))}")
