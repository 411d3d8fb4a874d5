"""What can be said beside a question, by keyword: the same for one question, many and a conversation."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

if TYPE_CHECKING:
    from assistant.question import Request


class Limits(TypedDict, total=False):
    """What a search is limited to, whatever is asked; each may be left out.

    Parameters:
        source_id: the id of a source or work, to search in it alone.
        setting: the id of a setting, to leave out what is about others.
        authorities: ranks of sources: ``act``, ``inspection_guidance``, …
        states: states of the law: ``in_force``, ``not_in_force``, …
        on: the day whose editions are meant.
    """

    source_id: str | None
    setting: str | None
    authorities: Collection[str]
    states: Collection[str]
    on: date | None


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
    """

    k: int


def request_of(question: "str | Request", **options: Unpack[Asking]) -> "Request":
    """Return a question with what is said beside it as one request. A request is returned as it is.

    Raises:
        FilterError: where a rank or a state is none that there is.
        UnknownSettingError: where no setting has that id.
    """
    # pydantic is slower to import than the rest of this package's surface together.
    from assistant.question import Request

    return question if isinstance(question, Request) else Request.of(question, **options)
