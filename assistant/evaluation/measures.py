"""The figures of a group of questions."""

from collections.abc import Sequence
from enum import StrEnum

from assistant.answer import Result, Status
from assistant.evaluation.outcomes import Outcome
from assistant.evaluation.values import HEADLINES, Figure, Values, values

DIGITS = 4
RESAMPLES = 9999
RESAMPLES_AT_ONCE = 1000
SEED = 2026
# The statuses of answers that say nothing of what they may lack.
UNWARNED = frozenset({Status.ANSWERED, Status.ONE_CHILD})


class Grouping(StrEnum):
    """What the questions of a score have in common."""

    ALL = "all"
    FILE = "file"
    KIND = "kind"
    PERSONA = "persona"


class Interval(Result):
    """Where the figure of all such questions is with 95% confidence, going by the ones that were asked."""

    low: float
    high: float


class Score(Result):
    """The figures of a group of questions. None stands for a figure that no question of the group counts in.

    Parameters:
        by: what the questions have in common.
        name: the file, the kind or the persona.
        with_gold: how many of the questions have gold places.
        hit_at_1: share of those whose gold places are all among the first one, five, ten hits.
        mrr_at_5: mean of 1 / the rank at which all were found, 0 beyond rank 5.
        ndcg_at_10: normalised discounted gain, where each group of gold places counts once.
        setting_first: share of questions whose first hit is about the right setting, or about all.
        answer_must: share of answers with all that they must have, of those that must have something.
        answer_must_not: share of answers with something that they must not have. Less is better.
        cites_gold: share of answers that cite a gold place of every group.
        citation_precision: share of the citations that are at a gold place. A lower bound: a citation may
            support its sentence and not be at a place that the question lists.
        refusal_precision: share of the refusals that were right.
        refusal_recall: share of the questions to be refused that were.
        refusal_f1: the harmonic mean of both.
        refused_wrongly: share of the questions to be answered that were refused.
        answered_in_part: share of them that were answered with a warning that it may not be all.
        handled: share of the questions to be refused that were not answered as if nothing were amiss: they
            were refused, or came with a warning.
        search_seconds_median: of a search alone; 95% are as quick as ``search_seconds_p95``.
        answer_seconds_median: of an answer, its own search included; likewise.
        intervals: of the headline figures, where there are two questions or more.
    """

    by: Grouping
    name: str
    questions: int
    with_gold: int
    hit_at_1: float | None
    hit_at_5: float | None
    hit_at_10: float | None
    mrr_at_5: float | None
    ndcg_at_10: float | None
    setting_first: float | None
    answer_must: float | None
    answer_must_not: float | None
    cites_gold: float | None
    citation_precision: float | None
    refusal_precision: float | None
    refusal_recall: float | None
    refusal_f1: float | None
    refused_wrongly: float | None
    answered_in_part: float | None
    handled: float | None
    search_seconds_median: float
    search_seconds_p95: float
    answer_seconds_median: float
    answer_seconds_p95: float
    intervals: dict[Figure, Interval]


def scores(outcomes: Sequence[Outcome]) -> list[Score]:
    """Return the figures over all, then by file, by kind and, where there is one, by persona."""
    counted = list(zip(outcomes, values(outcomes), strict=True))
    scored = [_score(Grouping.ALL, "all", counted)]
    for by in (Grouping.FILE, Grouping.KIND, Grouping.PERSONA):
        for name in sorted({getattr(outcome, by) for outcome in outcomes} - {""}):
            scored.append(_score(by, name, [pair for pair in counted if getattr(pair[0], by) == name]))
    return scored


def mean(numbers: Sequence[float]) -> float | None:
    """Return the mean, rounded; None where there is none."""
    return share(sum(numbers), len(numbers))


def share(part: float, whole: float) -> float | None:
    """Return the part of the whole, rounded; None where the whole is nothing."""
    return round(part / whole, DIGITS) if whole else None


def interval(numbers: Sequence[float]) -> Interval | None:
    """Return the 95% bootstrap interval of the mean, the same in every run; None below two numbers.

    Percentiles are used, since the better intervals are not defined where all numbers are equal, as the
    hits of a small group often are.
    """
    import numpy as np
    from scipy.stats import bootstrap

    if len(numbers) < 2:  # noqa: PLR2004  (one number has no spread)
        return None
    drawn = bootstrap(
        (np.asarray(numbers),),
        np.mean,
        confidence_level=0.95,
        method="percentile",
        n_resamples=RESAMPLES,
        batch=RESAMPLES_AT_ONCE,
        rng=SEED,
    )
    low, high = drawn.confidence_interval
    return Interval(low=round(float(low), DIGITS), high=round(float(high), DIGITS))


def _score(by: Grouping, name: str, counted: Sequence[tuple[Outcome, Values]]) -> Score:
    outcomes = [outcome for outcome, _ in counted]
    measured = {figure: [own[figure] for _, own in counted if figure in own] for figure in Figure}
    intervals = {figure: interval(measured[figure]) for figure in HEADLINES}
    return Score(
        by=by,
        name=name,
        questions=len(outcomes),
        with_gold=sum(bool(outcome.found_at) for outcome in outcomes),
        intervals={figure: found for figure, found in intervals.items() if found},
        citation_precision=_citation_precision(outcomes),
        **{figure.value: mean(numbers) for figure, numbers in measured.items()},
        **_refusals(outcomes),
        **_seconds("search_seconds", [outcome.search_seconds for outcome in outcomes]),
        **_seconds("answer_seconds", [outcome.answer_seconds for outcome in outcomes]),
    )


def _citation_precision(outcomes: Sequence[Outcome]) -> float | None:
    sought = [outcome for outcome in outcomes if outcome.found_at]
    return share(
        sum(outcome.citations_at_gold for outcome in sought), sum(outcome.citations for outcome in sought)
    )


def _refusals(outcomes: Sequence[Outcome]) -> dict[str, float | None]:
    refused = sum(outcome.refused for outcome in outcomes)
    to_refuse = sum(outcome.to_refuse for outcome in outcomes)
    right = sum(outcome.refused and outcome.to_refuse for outcome in outcomes)
    to_answer = [outcome for outcome in outcomes if not outcome.to_refuse]
    in_part = sum(outcome.status == Status.PARTLY_ANSWERED for outcome in to_answer)
    handled = sum(outcome.to_refuse and outcome.status not in UNWARNED for outcome in outcomes)
    return {
        "refusal_precision": share(right, refused),
        "refusal_recall": share(right, to_refuse),
        "refusal_f1": share(2 * right, refused + to_refuse),
        "refused_wrongly": share(refused - right, len(to_answer)),
        "answered_in_part": share(in_part, len(to_answer)),
        "handled": share(handled, to_refuse),
    }


def _seconds(name: str, seconds: Sequence[float]) -> dict[str, float]:
    import numpy as np

    return {
        f"{name}_median": round(float(np.median(seconds)), DIGITS),
        f"{name}_p95": round(float(np.percentile(seconds, 95)), DIGITS),
    }
