"""Changing the library: refresh official texts, add documents, remove one. For administrators."""

from collections.abc import Callable

import streamlit as st

from assistant.assistant import Assistant
from assistant.library_work import LibraryWork
from assistant.markdown import as_is
from assistant.pages.access import Person, Role, person
from assistant.pages.library.progress import draw_work
from assistant.pages.wording import words
from assistant.uploads import Upload
from ingest.errors import BusyError
from ingest.formats.detection import LARGEST
from ingest.publishers.registry import entries
from knowledge.configuration import Configuration
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.vocabulary import Origin

TYPES = ["pdf", "docx", "html", "htm", "md", "txt", "json", "xml"]


@st.cache_resource(show_spinner=False)
def shared_work() -> LibraryWork:
    """Return what works on the library: one for all sessions, since it does one thing at a time."""
    configuration = Configuration()
    return LibraryWork(configuration.home, lambda: SentenceTransformerEncoder(configuration.encoder))


def draw_changing(assistant: Assistant) -> None:
    """Draw what an administrator may do with the library, and how far it has come."""
    said, who = words("library")["change"], person()
    if not who.may(Role.ADMINISTRATOR):
        st.info(said["not_allowed"], icon=":material/lock:")
        return
    work = shared_work()
    draw_work(work)
    _draw_refresh(work, who)
    _draw_add(work, who)
    _draw_forget(assistant, work, who)


def _draw_refresh(work: LibraryWork, who: Person) -> None:
    said = words("library")["change"]
    st.header(said["refresh_heading"])
    st.markdown(said["refresh_intro"])
    titles = {entry.id: entry.title for entry in entries()}
    source = st.selectbox(
        said["which"], [None, *titles], format_func=lambda id_: titles[id_] if id_ else said["all"]
    )
    if st.button(said["refresh"], icon=":material/sync:", disabled=work.is_running):
        _begin(lambda: work.refresh(who.name, source))


def _draw_add(work: LibraryWork, who: Person) -> None:
    said = words("library")["change"]
    st.header(said["add_heading"])
    st.markdown(said["add_intro"])
    # A new key empties the list of files, once they were handed over.
    sent = st.session_state.setdefault("library-sent", 0)
    files = st.file_uploader(
        said["files"],
        TYPES,
        accept_multiple_files=True,
        max_upload_size=LARGEST // 1024 // 1024,
        key=f"library-files-{sent}",
    )
    label = said["add"]["one"] if len(files) == 1 else said["add"]["many"].format(count=len(files))
    if st.button(label, icon=":material/upload_file:", disabled=work.is_running or not files):
        uploads = [Upload(file.name, file.getvalue()) for file in files]
        st.session_state["library-sent"] += 1
        _begin(lambda: work.add(uploads, who.name))


def _draw_forget(assistant: Assistant, work: LibraryWork, who: Person) -> None:
    said = words("library")["change"]
    st.header(said["forget_heading"])
    titles = {
        source.id: source.title
        for source in assistant.sources().sources
        if source.origin is not Origin.BRIEFING
    }
    if not titles:
        st.markdown(said["none_own"])
        return
    chosen = st.selectbox(
        said["forget_which"], list(titles), format_func=lambda id_: f"{titles[id_]} ({id_})"
    )
    if st.button(said["forget"], icon=":material/delete:", disabled=work.is_running):
        _confirm(work, who, chosen, titles[chosen])


@st.dialog(words("library")["change"]["forget_heading"])
def _confirm(work: LibraryWork, who: Person, source_id: str, title: str) -> None:
    said = words("library")["change"]
    st.markdown(as_is(said["forget_sure"].format(title=title)))
    if st.button(said["forget_yes"], type="primary", icon=":material/delete:"):
        _begin(lambda: work.forget(source_id, who.name))
    if st.button(said["forget_no"]):
        st.rerun()


def _begin(start: Callable[[], None]) -> None:
    try:
        start()
    except BusyError as error:
        st.warning(as_is(str(error)), icon=":material/hourglass_top:")
    else:
        st.rerun()
