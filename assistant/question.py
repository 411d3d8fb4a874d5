"""A question: as it comes in, and once it has been understood."""

from collections.abc import Sequence
from typing import Self, Unpack

from pydantic import Field, TypeAdapter, ValidationError

from assistant.errors import FilterError
from assistant.options import Limits
from knowledge.settings import check_setting
from knowledge.vocabulary import Filters, Frozen

MOST_CHARACTERS = 1000
FILTERS = TypeAdapter(Filters)


class Request(Frozen):
    """A question as it comes in.

    Parameters:
        question: the words.
        history: the earlier questions of the conversation, oldest first.
        filters: what the search is limited to.
    """

    question: str
    history: tuple[str, ...] = ()
    filters: Filters = Filters()

    @classmethod
    def of(cls, question: str, history: Sequence[str] = (), **limits: Unpack[Limits]) -> Self:
        """Return a question with what its search is limited to.

        Raises:
            FilterError: where a rank or a state is none that there is.
            UnknownSettingError: where no setting has that id.
        """
        check_setting(limits.get("setting"))
        try:
            filters = FILTERS.validate_python(limits)
        except ValidationError as error:
            wrong = error.errors()[0]
            raise FilterError(f"{wrong['loc'][0]} cannot be {wrong['input']!r}: {wrong['msg']}.") from error
        return cls(question=question, history=tuple(history), filters=filters)


class Question(Frozen):
    """A question that has been understood.

    Parameters:
        text: as asked, without white space around it.
        searched_for: what to look for: the question with what the conversation adds.
        notes: what to know of the provisions and acronyms that it names.
        filters: what the search is limited to.
        asks_commencement: whether it asks if or when something comes into force.
        asks_bill: whether it asks about the Bill, and not only the law.
        asks_list: whether it asks for several things.
        english: whether it reads as English.
        is_on_one_child: whether it asks for advice on a particular child.
        tells_of_danger: whether it tells of a child who is in danger now.
    """

    text: str
    searched_for: str
    notes: tuple[str, ...] = ()
    filters: Filters = Field(default_factory=Filters)
    asks_commencement: bool = False
    asks_bill: bool = False
    asks_list: bool = False
    english: bool = True
    is_on_one_child: bool = False
    tells_of_danger: bool = False
