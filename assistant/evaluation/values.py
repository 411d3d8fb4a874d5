"""What each question counts for: the values, from 0 to 1, of which most figures are the mean."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

from assistant.evaluation.outcomes import DEPTH, Outcome


class Figure(StrEnum):
    """A figure that is the mean of one value a question."""

    HIT_AT_1 = "hit_at_1"
    HIT_AT_5 = "hit_at_5"
    HIT_AT_10 = "hit_at_10"
    MRR_AT_5 = "mrr_at_5"
    NDCG_AT_10 = "ndcg_at_10"
    SETTING_FIRST = "setting_first"
    ANSWER_MUST = "answer_must"
    ANSWER_MUST_NOT = "answer_must_not"
    CITES_GOLD = "cites_gold"


HEADLINES = (Figure.HIT_AT_1, Figure.HIT_AT_5, Figure.MRR_AT_5, Figure.ANSWER_MUST)
"""The figures that come with an interval, and that two runs are compared by."""

Values = dict[Figure, float]
"""What one question counts for, without the figures that it does not count in."""


def values(outcomes: Sequence[Outcome]) -> list[Values]:
    """Return what each question counts for, in the order of the outcomes."""
    ranked = _ranked(outcomes)
    return [_checked(outcome) | ranked.get(str(number), {}) for number, outcome in enumerate(outcomes)]


def _checked(outcome: Outcome) -> Values:
    flags = {
        Figure.SETTING_FIRST: outcome.setting_first,
        Figure.ANSWER_MUST: outcome.has_must,
        Figure.ANSWER_MUST_NOT: outcome.has_must_not,
        Figure.CITES_GOLD: outcome.cites_gold,
    }
    return {figure: float(flag) for figure, flag in flags.items() if flag is not None}


def _ranked(outcomes: Sequence[Outcome]) -> dict[str, Values]:
    """Return the values of the search for each question with gold places, by its number.

    The run of a question has one document a rank. Success and reciprocal rank know one relevant document:
    the rank at which the last group of gold places was found. nDCG knows as many as there are groups, each
    at the rank at which it was first found: more passages at the same places gain nothing, since any one
    of them would have done.
    """
    from ir_measures import RR, Success, iter_calc, nDCG

    sought = {str(number): outcome for number, outcome in enumerate(outcomes) if outcome.found_at}
    if not sought:
        return {}
    run = {number: {str(rank): float(-rank) for rank in range(1, DEPTH + 1)} for number in sought}
    all_found = {number: _relevant([outcome.rank]) for number, outcome in sought.items()}
    each_found = {number: _relevant(outcome.found_at) for number, outcome in sought.items()}
    first = {
        Success @ 1: Figure.HIT_AT_1,
        Success @ 5: Figure.HIT_AT_5,
        Success @ 10: Figure.HIT_AT_10,
        RR @ 5: Figure.MRR_AT_5,
    }
    gained = {nDCG @ 10: Figure.NDCG_AT_10}
    ranked: dict[str, Values] = {number: {} for number in sought}
    for figures, relevant in ((first, all_found), (gained, each_found)):
        for metric in iter_calc(list(figures), relevant, run):
            ranked[metric.query_id][figures[metric.measure]] = float(metric.value)
    return ranked


def _relevant(ranks: Iterable[int | None]) -> dict[str, int]:
    """Return the gain of each document; what was not found is a document that the run does not have."""
    return Counter(f"missing {group}" if rank is None else str(rank) for group, rank in enumerate(ranks))
