"""Questions in, cited answers out.

>>> from assistant import Assistant
>>> with Assistant.open() as assistant:
...     answer = assistant.ask("Is the duty to offer staying close support in force?")
>>> answer.status
<Status.ANSWERED: 'answered'>

Nothing slow is imported before it is needed. ``docs/python.md`` is the guide.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.answer import (
        Answer,
        Choice,
        Citation,
        Hit,
        SearchResult,
        Sentence,
        Side,
        Status,
    )
    from assistant.assistant import Assistant
    from assistant.conversation import Conversation
    from assistant.errors import (
        AssistantError,
        FilterError,
        NoProvisionError,
        PersonalDataError,
        QuestionError,
    )
    from assistant.holdings import PassageDetail, SourceEntry, SourceList
    from assistant.provision import ProvisionResult
    from assistant.question import Request
    from knowledge.errors import (
        CarelawError,
        EncoderError,
        LibraryError,
        NoLibraryError,
        UnknownPassageError,
        UnknownSettingError,
        UnknownSourceError,
    )
    from knowledge.retriever import LibraryRetriever
    from knowledge.vocabulary import Filters

__all__ = [
    "Answer",
    "Assistant",
    "AssistantError",
    "CarelawError",
    "Choice",
    "Citation",
    "Conversation",
    "EncoderError",
    "FilterError",
    "Filters",
    "Hit",
    "LibraryError",
    "LibraryRetriever",
    "NoLibraryError",
    "NoProvisionError",
    "PassageDetail",
    "PersonalDataError",
    "ProvisionResult",
    "QuestionError",
    "Request",
    "SearchResult",
    "Sentence",
    "Side",
    "SourceEntry",
    "SourceList",
    "Status",
    "UnknownPassageError",
    "UnknownSettingError",
    "UnknownSourceError",
]

_MODULES = {
    "assistant.answer": (
        *("Answer", "Choice", "Citation", "Hit", "SearchResult", "Sentence", "Side", "Status"),
    ),
    "assistant.assistant": ("Assistant",),
    "assistant.conversation": ("Conversation",),
    "assistant.errors": (
        *("AssistantError", "FilterError", "NoProvisionError", "PersonalDataError", "QuestionError"),
    ),
    "assistant.holdings": ("PassageDetail", "SourceEntry", "SourceList"),
    "assistant.provision": ("ProvisionResult",),
    "assistant.question": ("Request",),
    "knowledge.errors": (
        *("CarelawError", "EncoderError", "LibraryError", "NoLibraryError"),
        *("UnknownPassageError", "UnknownSettingError", "UnknownSourceError"),
    ),
    "knowledge.retriever": ("LibraryRetriever",),
    "knowledge.vocabulary": ("Filters",),
}


def __getattr__(name: str) -> object:
    for module, names in _MODULES.items():
        if name in names:
            found = globals()[name] = getattr(import_module(module), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
