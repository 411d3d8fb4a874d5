"""One question asked of the chat model that ``CARELAW_MODEL`` names: what it said, when, and what stood."""

import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.messages import AIMessageChunk

from assistant.answer import Answer
from assistant.chain import answer, drafting
from assistant.configuration import ModelConfiguration
from assistant.draft import Claim, Draft
from assistant.modelling.chat import open_chat
from assistant.modelling.compose import COMPOSER
from assistant.modelling.errors import ModelError
from assistant.modelling.reply import Said, said
from assistant.question import Request
from assistant.verifying.failure import Failure
from knowledge.library import Library


class Judged(NamedTuple):
    """What a model returned for a sentence, and what was thought of it.

    Parameters:
        said: the sentence; None where it could not be read.
        verdict: the claim that it became, or why it was dropped.
    """

    said: Said | None
    verdict: Claim | Failure


class Heard(NamedTuple):
    """What came of a question.

    Parameters:
        answer: what is shown.
        asked: whether the model was asked.
        reply: what it said, as it said it.
        trouble: why the passages' own sentences stand in, or what stood is not all; None where neither.
        judged: its sentences, in order.
        first_token: seconds from the request to the first word of the reply; None where none came.
        first_sentence: seconds from that word to the first sentence that stood; None where none did.
        checking: seconds from the last word of that sentence until it stood.
        replying: seconds from the request to the whole answer; 0 where none was sent.
        whole: seconds from the question to the whole answer.
    """

    answer: Answer
    asked: bool
    reply: str
    trouble: str | None
    judged: tuple[Judged, ...]
    first_token: float | None
    first_sentence: float | None
    checking: float | None
    replying: float
    whole: float


class Listener(BaseCallbackHandler):
    """Hears what a chat model says, and when. A second request starts it anew."""

    def __init__(self) -> None:
        self.reply, self.asked = "", 0.0
        self.first = self.last = None

    def on_chat_model_start(self, *_: object, **__: object) -> None:
        self.reply, self.first, self.last = "", None, None
        self.asked = self.asked or time.perf_counter()

    def on_llm_new_token(
        self, token: str | list[str | dict[str, Any]], *, chunk: Any = None, **_: object
    ) -> None:
        message = getattr(chunk, "message", None)
        if not isinstance(message, AIMessageChunk):
            return
        if text := "".join(call["args"] or "" for call in message.tool_call_chunks) or message.text:
            self.reply += text
            self.last = time.perf_counter()
            self.first = self.first or self.last


def hear(request: Request, library: Library, configured: ModelConfiguration) -> Heard:
    """Ask, as ``Assistant.answer`` does.

    Raises:
        ModelError: where the model cannot be opened.
    """
    chat = open_chat(configured.model or "", configured.model_timeout)
    listener = Listener()
    chat.callbacks = [listener]
    began, whole = time.perf_counter(), None
    items: list[Claim | Failure] = []
    stood = checking = None
    for draft in drafting(library).stream(request):
        if draft.composer == COMPOSER and (draft.claims or draft.dropped):
            items += [*draft.claims, *draft.dropped]
            if draft.claims and stood is None:
                stood = time.perf_counter()
                checking = stood - (listener.last or stood)
        whole = draft if whole is None else whole + draft
    if whole is None:
        message = "The chain yields a draft for every question."
        raise AssertionError(message)
    first, ended = listener.first, time.perf_counter()
    return Heard(
        answer=answer(whole, library),
        asked=bool(listener.asked),
        reply=listener.reply,
        trouble=whole.trouble,
        judged=tuple(_judged(listener.reply, items, whole)),
        first_token=first - listener.asked if first else None,
        first_sentence=stood - first if stood and first else None,
        checking=checking,
        replying=ended - listener.asked if listener.asked else 0.0,
        whole=ended - began,
    )


def _judged(reply: str, items: list[Claim | Failure], whole: Draft) -> Iterator[Judged]:
    """Yield each sentence with its verdict, without what the answer has beside the model's sentences."""
    denial = Claim.of(*whole.evidence.denial) if whole.evidence.denial else None
    verdicts = iter(item for item in items if item != denial)
    try:
        for sentence in said([reply]):
            if (verdict := next(verdicts, None)) is None:
                return
            yield Judged(sentence if isinstance(sentence, Said) else None, verdict)
    except ModelError:
        return
