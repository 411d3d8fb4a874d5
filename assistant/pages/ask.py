"""The page to ask on: a conversation, with what each answer stands on."""

import logging
from collections.abc import Iterator

import streamlit as st

from assistant.answer import Answer, Choice, Status
from assistant.assistant import Assistant
from assistant.markdown import as_is, paragraphs
from assistant.pages import opened
from assistant.pages.citations import draw_citation
from assistant.pages.links import linked
from assistant.question import MOST_CHARACTERS
from assistant.wording import wording
from knowledge.errors import CarelawError
from knowledge.settings import settings

logger = logging.getLogger(__name__)

ALL_SETTINGS = "All settings"


def page() -> None:
    """Draw the page."""
    st.title("carelaw")
    st.caption(as_is(wording()["about"]))
    try:
        assistant = opened.assistant()
    except CarelawError as error:
        st.error(as_is(str(error)))
        return
    setting = sidebar()
    exchanges: list[tuple[str, Answer | str]] = st.session_state.setdefault("exchanges", [])
    for number, (question, result) in enumerate(exchanges):
        draw_question(question)
        with st.chat_message("assistant", avatar=":material/balance:"):
            draw_result(result, f"exchange-{number}")
    asked = st.chat_input("Ask about the Act or the SCCIF", max_chars=MOST_CHARACTERS)
    chosen: Choice | None = st.session_state.pop("chosen", None)
    question = asked or (chosen.question if chosen else None) or (examples() if not exchanges else None)
    if question:
        # A choice completes its question: nothing of the conversation is to be added to it.
        history = [] if chosen else [earlier for earlier, _ in exchanges]
        shown = f"{question} ({chosen.name})" if chosen and chosen.setting else question
        draw_question(shown)
        with st.chat_message("assistant", avatar=":material/balance:"):
            result = answer(assistant, question, chosen.setting if chosen else setting, history)
        exchanges.append((shown, result))
        st.rerun()


def sidebar() -> str | None:
    """Draw the side bar; return the id of the chosen setting."""
    known = settings()
    with st.sidebar:
        setting = st.selectbox(
            "Setting",
            [None, *known],
            format_func=lambda id_: known[id_].title if id_ else ALL_SETTINGS,
            help="Leaves out guidance for other settings. The Act is always searched.",
        )
        if st.button("New conversation", icon=":material/add_comment:"):
            st.session_state["exchanges"] = []
            st.rerun()
    return setting


def examples() -> str | None:
    """Draw the example questions; return the one that was chosen."""
    st.subheader("Questions to start from")
    chosen = None
    for example in wording()["examples"]:
        if st.button(example, width="stretch"):
            chosen = example
    return chosen


def answer(assistant: Assistant, question: str, setting: str | None, history: list[str]) -> Answer | str:
    """Draw the answer as it comes; return it, or the words of the error."""
    last: list[Answer] = []

    def pieces() -> Iterator[str]:
        shown = ""
        for growing in assistant.stream(question, history, setting=setting):
            last[:] = [growing]
            text = paragraphs(growing.text)
            for word in text.removeprefix(shown).split(" "):
                yield f"{word} "
            shown = text

    try:
        st.write_stream(pieces())
    except CarelawError as error:
        return str(error)
    except Exception:
        logger.exception("the answer failed")
        return wording()["answers"]["error"]
    return last[0]


def draw_question(question: str) -> None:
    """Draw what the user asked."""
    with st.chat_message("user", avatar=":material/person:"):
        st.markdown(paragraphs(question))


def draw_result(result: Answer | str, key: str) -> None:
    """Draw an answer with its sources, or an error."""
    if isinstance(result, str):
        st.error(as_is(result), icon=":material/error:")
        return
    if result.searched_for != result.question:
        st.caption(as_is(f"Searched for: {result.searched_for}"))
    for note in result.notes:
        st.caption(as_is(note))
    draw_status(result)
    draw_choices(result.choices, key)
    st.markdown(paragraphs(result.text.removeprefix(result.lead)))
    for origin in dict.fromkeys(citation.origin for citation in result.citations):
        st.caption(as_is(wording()["origins"][origin]))
    for citation in result.citations:
        draw_citation(citation)
    if result.also_found:
        with st.expander("Also found, not used in the answer", key=f"{key}-also"):
            for hit in result.also_found:
                place = linked(f"{hit.source_title}, {hit.locator}", hit.url)
                st.markdown(f"{place}  \n{as_is(hit.heading_path[-1])}")


def draw_status(result: Answer) -> None:
    """Draw what the status says before the sentences: danger first of all, a refusal as one."""
    if result.status is Status.ANSWERED:
        return
    said = f"**{as_is(wording()['statuses'][result.status])}.** {as_is(result.lead)}"
    if result.status is Status.IMMEDIATE_RISK:
        st.error(said, icon=":material/emergency_home:")
    elif result.status.answers:
        st.info(said, icon=":material/info:")
    else:
        st.warning(said, icon=":material/block:")


def draw_choices(choices: list[Choice], key: str) -> None:
    """Draw what the question may be about as buttons; the next run asks with the one that was pressed."""
    for number, choice in enumerate(choices):
        st.button(
            as_is(choice.name),
            key=f"{key}-choice-{number}",
            on_click=lambda choice=choice: st.session_state.update(chosen=choice),
        )
