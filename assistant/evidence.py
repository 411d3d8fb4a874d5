"""What an answer may be made of."""

from pydantic import ConfigDict

from assistant.answer import Choice
from assistant.question import Question
from assistant.sentences import Unit
from assistant.sufficiency import Verdict
from knowledge.search import Found
from knowledge.vocabulary import Frozen


class Evidence(Frozen):
    """What an answer may be made of.

    Parameters:
        question: what is asked.
        found: all that the search found, best first.
        selected: those that answer, best first; empty where there is not evidence enough.
        statuses: the passages on the commencement of the selected provisions, in the same order.
        verdict: how much of an answer there is in them.
        parts: the evidence on each part of a question that has several; empty where it asks one thing.
        not_covered: the parts that nothing answers, or else the words that no selected passage has.
        choices: what the answer depends on, where each selected passage is about another.
        denial: the words that deny what the question takes for granted; None where there are none.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    question: Question
    found: tuple[Found, ...]
    selected: tuple[Found, ...] = ()
    statuses: tuple[Found, ...] = ()
    verdict: Verdict = Verdict.ENOUGH
    parts: tuple["Evidence", ...] = ()
    not_covered: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    denial: tuple[Found, Unit] | None = None
