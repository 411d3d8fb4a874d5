"""Opening the chat model that ``CARELAW_MODEL`` names, and reading its reply as it comes."""

import logging
import time
from collections.abc import Iterator, Sequence
from contextvars import copy_context
from functools import lru_cache
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, NamedTuple

from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.runnables import Runnable, RunnableSequence

from assistant.modelling.errors import ModelError, Trouble, trouble_of
from assistant.modelling.reply import Reply

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

# These log requests whole where a program asks for everything to be logged: questions and passages.
TALKATIVE = ("openai", "anthropic", "httpcore", "ollama")
REFUSALS = ("content_filter", "refusal", "safety")
# What a server says to a request with a schema that it cannot read; llama-cpp-python says 500.
NO_SCHEMA = (400, 415, 422, 500, 501)
# What older servers of OpenAI's shape take in place of it; some hold the reply to the schema, some to JSON.
JSON_OBJECT = {"type": "json_object", "schema": Reply.model_json_schema()}


@lru_cache(4)
def open_chat(name: str, seconds: float) -> "BaseChatModel":
    """Return the model, ready to be asked. Nothing is sent.

    Parameters:
        name: ``provider:model``.
        seconds: how long it may be silent.

    Raises:
        ModelError: where the name is not one of ``init_chat_model``'s, its package or its key is missing.
    """
    for talkative in TALKATIVE:
        logger = logging.getLogger(talkative)
        logger.setLevel(max(logger.level, logging.WARNING))
    try:
        return _opened(name, seconds)
    except ImportError:
        raise ModelError(Trouble.NOT_INSTALLED) from None
    except Exception as error:  # noqa: BLE001 - the providers' errors share no base
        without_key = any(word in str(error).lower() for word in ("api_key", "api key", "credential"))
        raise ModelError(Trouble.NO_KEY if without_key else Trouble.BAD_NAME) from None


def _opened(name: str, seconds: float) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model

    patience: dict[str, Any] = {"timeout": seconds, "max_retries": 0}
    if name.startswith("ollama:"):
        patience = {"client_kwargs": {"timeout": seconds}}
    try:
        return init_chat_model(name, **patience)
    except (TypeError, ValueError):
        # Some providers forbid settings that they do not know.
        return init_chat_model(name)


def pieces(chat: "BaseChatModel", messages: Sequence[BaseMessage], seconds: float) -> Iterator[str]:
    """Yield a model's reply piece by piece: JSON in the shape of ``Reply``, if the model does as it is told.

    A server that cannot read a schema is asked for JSON; one that cannot do that either, like a model
    without structured output, is asked in words alone: the prompt describes the shape.

    Parameters:
        chat: the model.
        messages: what it is sent.
        seconds: how long the whole may take.

    Raises:
        ModelError: where there is no reply, or it ends early.
    """
    deadline = time.monotonic() + seconds
    for model in _ways(chat):
        try:
            yield from _read(model, messages, deadline)
        except ModelError:
            raise
        except Exception as error:  # noqa: BLE001 - the providers' errors share no base
            trouble = trouble_of(error)
            refuses_shape = getattr(error, "status_code", None) in NO_SCHEMA and trouble is Trouble.FAILED
            if model is not chat and refuses_shape:
                if time.monotonic() > deadline:
                    raise ModelError(Trouble.TIMEOUT) from None
                continue
            if trouble is not Trouble.MALFORMED:
                raise ModelError(trouble) from None
        # Where the provider's client cannot read the whole, whoever reads the pieces knows how far it came.
        return


def _ways(chat: "BaseChatModel") -> Iterator[Runnable[Any, Any]]:
    """Yield the ways to ask for the reply's shape, the strictest first; the model as it is comes last."""
    structured = _structured(chat)
    if structured is not chat:
        yield structured
        if "response_format" in getattr(structured, "kwargs", {}):
            yield chat.bind(response_format=JSON_OBJECT)
    yield chat


def _structured(chat: "BaseChatModel") -> Runnable[Any, Any]:
    """Return the model told of the reply's shape; without the parser behind it, which waits for the end."""
    try:
        structured = chat.with_structured_output(Reply)
    except (NotImplementedError, TypeError, ValueError):
        return chat
    return structured.first if isinstance(structured, RunnableSequence) else chat


def _read(model: Runnable[Any, Any], messages: Sequence[BaseMessage], deadline: float) -> Iterator[str]:
    for chunk in _until(model, messages, deadline):
        if not isinstance(chunk, AIMessageChunk):
            raise ModelError(Trouble.MALFORMED)
        if _refuses(chunk):
            raise ModelError(Trouble.REFUSED)
        arguments = "".join(call["args"] or "" for call in chunk.tool_call_chunks)
        yield arguments or chunk.text


def _until(model: Runnable[Any, Any], messages: Sequence[BaseMessage], deadline: float) -> Iterator[object]:
    """Yield a model's chunks until the time is over, whatever it does.

    A server that says now and then that it is still there keeps its client waiting. So a thread waits,
    and is left to itself when the time is over.
    """
    heard: SimpleQueue[object] = SimpleQueue()
    stop = Event()

    def listen() -> None:
        try:
            for chunk in model.stream(list(messages)):
                if stop.is_set():
                    return
                heard.put(chunk)
            heard.put(_End(None))
        except Exception as error:  # noqa: BLE001 - it is raised where the chunks are read
            heard.put(_End(error))

    Thread(target=copy_context().run, args=(listen,), daemon=True).start()
    try:
        while not isinstance(chunk := heard.get(timeout=max(0, deadline - time.monotonic())), _End):
            yield chunk
            if time.monotonic() > deadline:
                raise ModelError(Trouble.TIMEOUT)
    except Empty:
        raise ModelError(Trouble.TIMEOUT) from None
    finally:
        stop.set()
    if chunk.error:
        raise chunk.error


class _End(NamedTuple):
    error: Exception | None


def _refuses(chunk: AIMessageChunk) -> bool:
    reasons = (chunk.response_metadata.get(name) for name in ("finish_reason", "stop_reason"))
    return bool(chunk.additional_kwargs.get("refusal")) or any(
        str(reason).lower() in REFUSALS for reason in reasons
    )
