"""What can be said beside a question, by keyword: the same for one question, many and a conversation."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from assistant.question import Request


class Limits(TypedDict, total=False):
    """What an answer is limited to, whatever is asked.

    Parameters:
        setting: the id of a setting, to leave out what is about others.
    """

    setting: str | None


class Asking(Limits, total=False):
    """What can be said beside a question: its limits, and what was asked before.

    Parameters:
        history: the earlier questions of the conversation, oldest first.
    """

    history: Sequence[str]


class Searching(Asking, total=False):
    """What can be said beside a query.

    Parameters:
        k: how many hits at the most, 10 by default.
        source: the id of a source, to search in it alone.
    """

    k: int
    source: str | None


def request_of(question: "str | Request", **options: object) -> "Request":
    """Return a question with what is said beside it as one request. A request is returned as it is."""
    # pydantic is slower to import than the rest of this package's surface together.
    from assistant.question import Request

    return (
        question
        if isinstance(question, Request)
        else Request.model_validate({"question": question, **options})
    )
