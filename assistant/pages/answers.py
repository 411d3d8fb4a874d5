"""An answer: what came of the question, its sentences, and what they stand on."""

from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.answer import Answer, Choice, Status
from assistant.assistant import Assistant
from assistant.exchange import Exchange
from assistant.markdown import as_is, paragraphs, table
from assistant.pages import conversation, opened
from assistant.pages.citations import draw_also_found, draw_citations
from assistant.pages.wording import words
from assistant.wording import wording
from knowledge.settings import settings

AVATAR = ":material/balance:"


class Look(NamedTuple):
    """How a status looks: the kind of box, and its sign."""

    box: str
    icon: str


LOOKS = {
    Status.PARTLY_ANSWERED: Look("info", ":material/incomplete_circle:"),
    Status.NEEDS_CLARIFICATION: Look("info", ":material/alt_route:"),
    Status.PREMISE_NOT_SUPPORTED: Look("warning", ":material/rule:"),
    Status.ONE_CHILD: Look("info", ":material/groups:"),
    Status.IMMEDIATE_RISK: Look("error", ":material/emergency_home:"),
    Status.NO_EVIDENCE: Look("warning", ":material/search_off:"),
    Status.OUT_OF_SCOPE: Look("warning", ":material/block:"),
    Status.NOT_ENGLISH: Look("warning", ":material/translate:"),
    Status.PERSONAL_DATA: Look("error", ":material/shield_person:"),
    Status.ERROR: Look("error", ":material/error:"),
}


def draw_question(exchange: Exchange) -> None:
    """Draw what was asked."""
    asked = f"{exchange.question} ({exchange.choice})" if exchange.choice else exchange.question
    with st.chat_message("user", avatar=":material/person:"):
        st.markdown(paragraphs(asked))


def draw_coming(exchange: Exchange, assistant: Assistant, whole: bool, place: DeltaGenerator) -> None:
    """Draw an answer as it comes; put what became of it into the conversation.

    Parameters:
        exchange: the question.
        assistant: whom to ask.
        whole: whether to show the answer only once it is all there.
        place: where to draw it; empty in the end.
    """
    history = exchange.history(conversation.exchanges())
    running = opened.running().of(
        exchange.id, lambda: assistant.stream(exchange.question, history, **exchange.limits)
    )
    shown = looking = f":material/search: {as_is(words('ask')['looking'])}"
    place.markdown(shown)
    for growing in running.follow():
        if growing and not whole:
            shown = paragraphs(growing.text)
        # Drawing the same again lets Streamlit turn to whoever presses a button meanwhile.
        place.markdown(shown or looking)
    place.empty()
    conversation.keep(exchange.model_copy(update={"answer": running.latest, "error": running.error}))


def draw_result(exchange: Exchange, assistant: Assistant, is_last: bool) -> None:
    """Draw what became of a question."""
    said = words("ask")
    _draw_limits(exchange, is_last)
    if exchange.error:
        st.error(as_is(exchange.error), icon=":material/error:")
    if exchange.answer:
        _draw_answer(exchange.answer, assistant, exchange.id)
    if exchange.stopped:
        st.warning(as_is(said["stopped"]), icon=":material/stop_circle:")


def _draw_limits(exchange: Exchange, is_last: bool) -> None:
    said = words("ask")["filters"]
    if exchange.named:
        setting = settings()[exchange.named].title
        st.caption(as_is(said["named"].format(setting=setting)))
        if is_last:
            before = settings()[exchange.before].title if exchange.before else said["all_settings"]
            st.button(
                as_is(said["take_back"].format(before=before)),
                key=f"{exchange.id}-take-back",
                icon=":material/undo:",
                on_click=conversation.take_back_setting,
            )
    elif exchange.filters.setting:
        # The other limits are in the answer's own notes.
        st.caption(as_is(said["limited"].format(setting=settings()[exchange.filters.setting].title)))


def _draw_answer(answer: Answer, assistant: Assistant, key: str) -> None:
    if answer.searched_for != answer.question:
        st.caption(as_is(words("ask")["searched_for"].format(searched_for=answer.searched_for)))
    for note in answer.notes:
        st.caption(as_is(note))
    _draw_status(answer)
    _draw_choices(answer.choices, key)
    if answer.comparison:
        st.markdown(table({side.title: [s.cited for s in side.sentences] for side in answer.comparison}))
        st.markdown(paragraphs("\n".join(sentence.cited for sentence in answer.apart)))
    elif text := answer.text.removeprefix(answer.lead).strip():
        st.markdown(paragraphs(text))
    draw_citations(answer.citations, assistant, f"{key}-citation")
    draw_also_found(answer.also_found, f"{key}-also")


def _draw_status(answer: Answer) -> None:
    """Draw what the status says before the sentences: danger first of all, a refusal as one."""
    look = LOOKS.get(answer.status)
    if look:
        said = f"**{as_is(wording()['statuses'][answer.status])}.** {as_is(answer.lead)}"
        {"info": st.info, "warning": st.warning, "error": st.error}[look.box](said, icon=look.icon)


def _draw_choices(choices: list[Choice], key: str) -> None:
    if not choices:
        return
    with st.container(horizontal=True):
        for number, choice in enumerate(choices):
            st.button(
                as_is(choice.name),
                key=f"{key}-choice-{number}",
                on_click=conversation.ask_choice,
                args=(choice,),
            )
