"""A question of a conversation, with what became of it."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from secrets import token_hex
from typing import Self

from pydantic import Field

from assistant.answer import Answer, Status
from assistant.personal_data import find_personal_data
from assistant.question import Limits
from knowledge.vocabulary import Filters, Frozen


class Exchange(Frozen):
    """A question of a conversation, with what became of it.

    Parameters:
        id: what it goes by.
        question: as asked.
        filters: what its search is limited to.
        choice: what was chosen where the question before had to be clarified; it stands alone then.
        named: the setting that the filters have from the question; None where it named none, or the same.
        before: the setting of the filters before the question named one.
        asked_at: when.
        answer: what came; where it was stopped, what had come until then.
        error: what to tell the reader where it failed.
        stopped: whether it was stopped while it was answered.
    """

    # Letters and figures alone: Streamlit takes no "__" in what a component goes by.
    id: str = Field(default_factory=lambda: token_hex(8))
    question: str
    filters: Filters = Filters()
    choice: str | None = None
    named: str | None = None
    before: str | None = None
    asked_at: datetime = Field(default_factory=lambda: datetime.now().astimezone())
    answer: Answer | None = None
    error: str = ""
    stopped: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to be answered."""
        return self.answer is None and not self.error and not self.stopped

    @property
    def is_answered(self) -> bool:
        """Whether its whole answer is there, whatever the answer is."""
        return self.answer is not None and not self.stopped

    @property
    def limits(self) -> Limits:
        """The filters, as ``Assistant.ask`` takes them."""
        return Limits(**asdict(self.filters))

    def history(self, exchanges: Sequence[Self]) -> list[str]:
        """Return the questions that this one may lean on: those before it in a conversation."""
        if self.choice:
            return []
        ids = [exchange.id for exchange in exchanges]
        before = exchanges[: ids.index(self.id)] if self.id in ids else exchanges
        return [exchange.question for exchange in before]

    def again(self) -> "Exchange":
        """Return the same question, to be answered anew."""
        kept = ("question", "filters", "choice", "named", "before")
        return Exchange(**{name: getattr(self, name) for name in kept})

    def holds_personal_data(self) -> bool:
        """Whether nothing of it may be kept."""
        stopped = self.answer is not None and self.answer.status is Status.PERSONAL_DATA
        return stopped or bool(find_personal_data(self.question))
