"""Two runs compared, question by question."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ValidationError

from assistant.answer import Result
from assistant.errors import EvaluationError
from assistant.evaluation.measures import DIGITS, Interval, interval
from assistant.evaluation.outcomes import Outcome
from assistant.evaluation.values import HEADLINES, Figure, Values, values


class Difference(Result):
    """How a figure has changed, over the questions that count in it in both runs.

    Parameters:
        questions: how many they are.
        interval: of the difference, paired by question; None below two questions. Where it does not
            include 0, the change is more than chance.
        won: the questions that do better than before, by their ids, or by their words where they have none.
        lost: those that do worse.
    """

    figure: Figure
    questions: int
    before: float
    now: float
    difference: float
    interval: Interval | None
    won: list[str]
    lost: list[str]


class Comparison(Result):
    """How a run differs from an earlier one.

    Parameters:
        baseline: the file of the earlier run.
        questions: how many questions are in both.
        only_here: the questions that the earlier run does not have.
        only_before: those that only the earlier run has.
        differences: of the headline figures that both runs have.
    """

    baseline: str
    questions: int
    only_here: list[str]
    only_before: list[str]
    differences: list[Difference]


class Baseline(BaseModel):
    """An earlier run, as ``carelaw evaluate --json`` printed it.

    Parameters:
        file: where it was read from.
    """

    file: str = ""
    outcomes: list[Outcome]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the earlier run of a file.

        Raises:
            EvaluationError: where it cannot be read, or is no such file.
        """
        try:
            read = cls.model_validate_json(path.read_bytes(), extra="ignore")
        except OSError as error:
            raise EvaluationError(f"{path} cannot be read: {error}") from error
        except ValidationError as error:
            raise EvaluationError(
                f"{path} is not a run to compare with: give a file that `carelaw evaluate --json` wrote."
            ) from error
        return read.model_copy(update={"file": path.as_posix()})

    def check(self, keys: Sequence[str]) -> None:
        """Check that questions with these keys can be paired with those of this run.

        Raises:
            EvaluationError: where two have the same key, or none is in both.
        """
        before = [outcome.key for outcome in self.outcomes]
        for whose, keys_of in (("The questions", keys), (self.file, before)):
            if twice := [key for key, times in Counter(keys_of).items() if times > 1]:
                raise EvaluationError(
                    f"{whose} cannot be compared: {twice[0]!r} is there twice. Give each question an id."
                )
        if not set(keys) & set(before):
            raise EvaluationError(
                f"{self.file} has none of these questions: their ids do not match. "
                "Compare runs of the same questions."
            )


def compare(outcomes: Sequence[Outcome], baseline: Baseline) -> Comparison:
    """Return how the outcomes differ from the baseline, which has been checked to have some of them."""
    now, before = _by_key(outcomes), _by_key(baseline.outcomes)
    both = [key for key in now if key in before]
    differences = (
        _difference(figure, [(key, before[key], now[key]) for key in both]) for figure in HEADLINES
    )
    return Comparison(
        baseline=baseline.file,
        questions=len(both),
        only_here=_missing(now, before),
        only_before=_missing(before, now),
        differences=[difference for difference in differences if difference],
    )


def _difference(figure: Figure, pairs: Iterable[tuple[str, Values, Values]]) -> Difference | None:
    measured = {key: (was[figure], is_[figure]) for key, was, is_ in pairs if figure in was and figure in is_}
    if not measured:
        return None
    changes = {key: is_ - was for key, (was, is_) in measured.items()}
    before, now = (sum(side) / len(measured) for side in zip(*measured.values(), strict=True))
    return Difference(
        figure=figure,
        questions=len(measured),
        before=round(before, DIGITS),
        now=round(now, DIGITS),
        difference=round(now - before, DIGITS),
        interval=interval(list(changes.values())),
        won=[key for key, change in changes.items() if change > 0],
        lost=[key for key, change in changes.items() if change < 0],
    )


def _by_key(outcomes: Sequence[Outcome]) -> dict[str, Values]:
    return {outcome.key: own for outcome, own in zip(outcomes, values(outcomes), strict=True)}


def _missing(here: Iterable[str], there: Iterable[str]) -> list[str]:
    others = set(there)
    return [key for key in here if key not in others]
