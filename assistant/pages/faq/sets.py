"""The list of sets, with how far each is; making one, and bringing one in."""

import streamlit as st

from assistant.faq.reports import SetSummary
from assistant.faq.sets import FaqSets
from assistant.markdown import as_is
from assistant.pages import opened
from assistant.pages.access import Person, Role
from assistant.pages.faq import place
from assistant.pages.faq.asides import draw_aside
from assistant.pages.faq.changes import change, draw_said, say
from assistant.pages.wording import words
from knowledge.settings import settings

TITLE, SETTING = "faq-new-title", "faq-new-setting"
FILE, AS_ID = "faq-import-file", "faq-import-id"


def draw(who: Person) -> None:
    """Draw the list."""
    said = words("faq_sets")
    st.title(said["title"], anchor=False)
    draw_aside(said["about"])
    draw_said()
    is_trainer = who.may(Role.TRAINER)
    held = opened.faq_sets().list().sets
    shown = held if is_trainer else [item for item in held if item.approved]
    if not shown:
        st.info(said["list"]["empty" if is_trainer else "empty_reader"])
    for item in shown:
        _draw_summary(item, is_trainer)
    if is_trainer:
        _draw_new()
        with st.expander(said["list"]["import"], icon=":material/upload_file:"):
            _draw_import()


def setting_name(setting: str | None) -> str:
    """Return the name of a setting; of none, that it is for all."""
    known = settings()
    if setting in known:
        return known[setting].title
    return setting or words("faq_sets")["all_settings"]


def _draw_summary(item: SetSummary, is_trainer: bool) -> None:
    said = words("faq_sets")["list"]
    with st.container(border=True):
        st.subheader(as_is(item.title), anchor=False)
        summary = said["summary" if is_trainer else "summary_reader"].format(
            answered=item.answered,
            entries=item.entries,
            approved=item.approved,
            by=item.created_by,
            date=f"{item.created_at:%d %B %Y}",
        )
        st.markdown(as_is(f"{setting_name(item.setting)}. {summary}"))
        st.button(
            as_is(said["open"].format(title=item.title)),
            key=f"faq-open-{item.id}",
            on_click=place.go,
            args=(item.id,),
        )


def _draw_new() -> None:
    said = words("faq_sets")["list"]
    st.subheader(said["new"], anchor=False)
    with st.form("faq-new"):
        st.text_input(said["name"], key=TITLE, max_chars=200)
        st.selectbox(
            said["setting"],
            [None, *settings()],
            format_func=setting_name,
            key=SETTING,
            help=said["setting_help"],
        )
        st.form_submit_button(said["make"], type="primary", on_click=_make)


def _make() -> None:
    def make(sets: FaqSets, by: str) -> None:
        made = sets.new(st.session_state[TITLE], by, st.session_state[SETTING])
        say("success", words("faq_sets")["list"]["made"].format(title=made.title))
        place.go(made.id, part="add")

    change(make)


def _draw_import() -> None:
    said = words("faq_sets")["list"]
    with st.form("faq-import", border=False):
        st.file_uploader(said["file"], type="json", key=FILE, help=said["import_help"])
        st.text_input(said["as_id"], key=AS_ID)
        st.form_submit_button(said["bring"], on_click=_import)


def _import() -> None:
    said, file = words("faq_sets")["list"], st.session_state[FILE]
    if file is None:
        say("warning", said["no_file"])
        return

    def bring(sets: FaqSets, by: str) -> None:
        made = sets.import_json(file.getvalue(), by, st.session_state[AS_ID] or None)
        say("success", said["imported"].format(title=made.title, entries=len(made.entries)))
        place.go(made.id)

    change(bring)
