"""How well the library and the assistant do on a file of questions with known answers.

A file has one JSON object a line: ``question``, ``kind``, ``gold`` (any of these places) or ``gold_all``
(one place of each group), ``answer_must`` (one wording of each group), ``answer_must_not``, ``history``
and ``setting``. A place is ``url_contains`` and ``locator_contains``.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answer import Answer, Hit, Result
from assistant.assistant import Assistant
from assistant.errors import EvaluationError

DEPTHS = (1, 5, 10)


class Place(BaseModel):
    """A gold place: a hit is there if its address and its locator have these words whole."""

    url_contains: str
    locator_contains: str = ""


class Case(BaseModel):
    """One question of a file. Fields that this command does not use are let pass."""

    model_config = ConfigDict(extra="ignore")

    id: str = ""
    question: str
    kind: str = "fact"
    history: list[str] = Field(default_factory=list)
    setting: str | None = None
    gold: list[Place] = Field(default_factory=list)
    gold_all: list[list[Place]] = Field(default_factory=list)
    answer_must: list[list[str]] = Field(default_factory=list)
    answer_must_not: list[str] = Field(default_factory=list)

    @property
    def groups(self) -> list[list[Place]]:
        """Groups of gold places: one place of each has to be found."""
        return self.gold_all or ([self.gold] if self.gold else [])


class Outcome(Result):
    """What came of one question.

    Parameters:
        rank: the rank at which every group of gold places has been found, from 1; None where never.
        places: whether it has gold places at all.
        has_must: whether the answer has what it must have.
        has_must_not: whether it has what it must not.
        cites_gold: whether a gold place is among the cited.
    """

    id: str
    kind: str
    question: str
    status: str
    rank: int | None
    places: bool
    has_must: bool
    has_must_not: bool
    cites_gold: bool


class Score(Result):
    """The figures of one kind of question, as shares from 0 to 1; None where nothing was to be found."""

    kind: str
    questions: int
    hit_at_1: float | None
    hit_at_5: float | None
    hit_at_10: float | None
    answer_must: float
    answer_must_not: float
    cites_gold: float | None


class Evaluation(Result):
    """The figures of a file: by kind, over all, and each outcome.

    Parameters:
        uncovered: questions left out because the library has none of their gold places.
    """

    file: str
    uncovered: int
    scores: list[Score]
    outcomes: list[Outcome]


def evaluate(assistant: Assistant, path: Path, everything: bool = False) -> Evaluation:
    """Ask every question of the file and compare what comes back with what should.

    Parameters:
        assistant: who is asked.
        path: the file.
        everything: count the questions too whose gold places the library does not hold.

    Raises:
        EvaluationError: where the file cannot be read, or has no question.
    """
    cases = read_cases(path)
    held = assistant.places()
    counted = [
        case
        for case in cases
        if everything or not case.groups or all(_holds(held, group) for group in case.groups)
    ]
    outcomes = [_outcome(assistant, case) for case in counted]
    by_kind: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_kind[outcome.kind].append(outcome)
    scores = [_score(kind, of_kind) for kind, of_kind in sorted(by_kind.items())]
    if outcomes:
        scores.append(_score("all", outcomes))
    return Evaluation(file=path.name, uncovered=len(cases) - len(counted), scores=scores, outcomes=outcomes)


def read_cases(path: Path) -> list[Case]:
    """Return the questions of a file.

    Raises:
        EvaluationError: where it cannot be read, naming the line, or has no question.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path} cannot be read: {error}") from error
    cases: list[Case] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            cases.append(Case.model_validate(json.loads(line)))
        except (json.JSONDecodeError, ValidationError) as error:
            reason = str(error).splitlines()[0]
            raise EvaluationError(f"{path}:{number}: is not a question: {reason}") from error
    if not cases:
        raise EvaluationError(f"{path} has no question. Write one JSON object a line.")
    return cases


def is_at(place: Place, addresses: Iterable[str], locator: str) -> bool:
    """Whether one of the addresses and the locator are those of the place.

    Numbers are compared whole: ``section/1`` is not part of ``section/17``.
    """
    return any(_has(address, place.url_contains) for address in addresses) and _has(
        locator, place.locator_contains
    )


def says(text: str, wording: str) -> bool:
    """Whether the text has the wording, without regard to case and to the kind of apostrophe."""
    return _plain(wording) in _plain(text)


def _has(text: str, part: str) -> bool:
    pattern = re.escape(_plain(part))
    before = r"(?<![0-9a-z])" if part[:1].isalnum() else ""
    after = r"(?![0-9a-z])" if part[-1:].isalnum() else ""
    return re.search(before + pattern + after, _plain(text)) is not None


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").lower().split())


def _holds(held: Iterable[tuple[list[str], str]], group: list[Place]) -> bool:
    return any(is_at(place, urls, locator) for place in group for urls, locator in held)


def _outcome(assistant: Assistant, case: Case) -> Outcome:
    result = assistant.search(case.question, k=max(DEPTHS), setting=case.setting, history=case.history)
    answer = assistant.ask(case.question, setting=case.setting, history=case.history)
    cited = [assistant.addresses(citation.passage_id) for citation in answer.citations]
    return Outcome(
        id=case.id,
        kind=case.kind,
        question=case.question,
        status=answer.status,
        rank=_rank(assistant, case, result.hits),
        places=bool(case.groups),
        has_must=all(_any_said(answer, group) for group in case.answer_must),
        has_must_not=_any_said(answer, case.answer_must_not),
        cites_gold=bool(case.groups)
        and all(
            any(is_at(place, urls, locator) for place in group for urls, locator in cited)
            for group in case.groups
        ),
    )


def _rank(assistant: Assistant, case: Case, hits: list[Hit]) -> int | None:
    ranks: list[int] = []
    for group in case.groups:
        rank = next(
            (
                hit.rank
                for hit in hits
                if any(is_at(place, *assistant.addresses(hit.passage_id)) for place in group)
            ),
            None,
        )
        if rank is None:
            return None
        ranks.append(rank)
    return max(ranks, default=None)


def _any_said(answer: Answer, wordings: list[str]) -> bool:
    return any(says(answer.text, wording) for wording in wordings)


def _score(kind: str, outcomes: list[Outcome]) -> Score:
    sought = [outcome for outcome in outcomes if outcome.places]
    hits = [
        _share(o.rank is not None and o.rank <= depth for o in sought) if sought else None for depth in DEPTHS
    ]
    return Score(
        kind=kind,
        questions=len(outcomes),
        hit_at_1=hits[0],
        hit_at_5=hits[1],
        hit_at_10=hits[2],
        answer_must=_share(o.has_must for o in outcomes),
        answer_must_not=_share(o.has_must_not for o in outcomes),
        cites_gold=_share(o.cites_gold for o in sought) if sought else None,
    )


def _share(flags: Iterable[bool]) -> float:
    counted = list(flags)
    return round(sum(counted) / len(counted), 3)
