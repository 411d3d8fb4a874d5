"""Asking each question, and what came of it."""

from time import perf_counter

from assistant.answer import Answer, Hit, Result, Status
from assistant.assistant import Assistant
from assistant.errors import EvaluationError, QuestionError
from assistant.evaluation.cases import Case
from assistant.evaluation.places import first_in, is_in, says
from knowledge.errors import UnknownSettingError
from knowledge.settings import check_setting

DEPTH = 10
"""How many hits are looked at."""


class Outcome(Result):
    """What came of one question. None stands for what the question does not ask to be checked.

    Parameters:
        file: the file that it is from, as it was named.
        found_at: for each group of gold places, the rank of the first hit there, from 1; None where it is
            not among the hits. Empty where there are no gold places.
        rank: the rank at which every group has been found; None where never.
        setting_first: whether the first hit is about the setting that has to come first, or about all.
        has_must: whether the answer has what it must have.
        has_must_not: whether it has what it must not.
        cites_gold: whether a gold place of every group is among the cited; None too where the question was
            rightly refused.
        citations: how many places the answer cites.
        citations_at_gold: how many of them are gold places.
        to_refuse: whether the right answer is a refusal.
        refused: whether it was refused.
        search_seconds: how long the search alone took.
        answer_seconds: how long the answer took, its own search included.
    """

    file: str
    id: str
    kind: str
    persona: str
    question: str
    status: str
    found_at: list[int | None]
    rank: int | None
    setting_first: bool | None
    has_must: bool | None
    has_must_not: bool | None
    cites_gold: bool | None
    citations: int
    citations_at_gold: int
    to_refuse: bool
    refused: bool
    search_seconds: float
    answer_seconds: float

    @property
    def key(self) -> str:
        """What pairs it with the same question of another run: its id, or else its words."""
        return self.id or self.question


def ask(assistant: Assistant, case: Case, file: str) -> Outcome:
    """Search for the question and ask it, and return what came of both.

    Raises:
        EvaluationError: where it cannot be asked, naming the question.
    """
    try:
        check_setting(case.setting_first)
        started = perf_counter()
        hits = assistant.search(case.question, k=DEPTH, setting=case.setting, history=case.history).hits
        searched = perf_counter()
        answer = assistant.ask(case.question, setting=case.setting, history=case.history)
        answered = perf_counter()
    except (QuestionError, UnknownSettingError) as error:
        raise EvaluationError(f"{file}: {case.key!r} cannot be asked: {error}") from error
    found = [assistant.addresses(hit.passage_id) for hit in hits]
    cited = [assistant.addresses(citation.passage_id) for citation in answer.citations]
    found_at = [first_in(group, found) for group in case.groups]
    ranks = [rank for rank in found_at if rank is not None]
    refused = not Status(answer.status).answers
    to_cite = bool(case.groups) and not (case.to_refuse and refused)
    return Outcome(
        file=file,
        id=case.id,
        kind=case.kind,
        persona=case.persona,
        question=case.question,
        status=answer.status,
        found_at=found_at,
        rank=max(ranks) if ranks and len(ranks) == len(found_at) else None,
        setting_first=_is_about(case.setting_first, hits) if case.setting_first else None,
        has_must=all(_says_any(answer, group) for group in case.answer_must) if case.answer_must else None,
        has_must_not=_says_any(answer, case.answer_must_not) if case.answer_must_not else None,
        cites_gold=all(first_in(group, cited) for group in case.groups) if to_cite else None,
        citations=len(cited),
        citations_at_gold=sum(any(is_in(group, where) for group in case.groups) for where in cited),
        to_refuse=case.to_refuse,
        refused=refused,
        search_seconds=searched - started,
        answer_seconds=answered - searched,
    )


def _is_about(setting: str, hits: list[Hit]) -> bool:
    return bool(hits) and (not hits[0].settings or setting in hits[0].settings)


def _says_any(answer: Answer, wordings: list[str]) -> bool:
    return any(says(answer.text, wording) for wording in wordings)
