"""The questions that the benchmarks ask, and the figures of what was found for them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from assistant.evaluation import Case, Half, read_cases
from assistant.evaluation.places import Where, is_in
from assistant.question import Request
from assistant.understand import understand
from knowledge.library import Library
from knowledge.search import Found
from knowledge.vocabulary import Filters, Passage

FILES = tuple(sorted((Path(__file__).parents[1] / "evaluation").glob("*.jsonl")))
DEPTH = 10


class Asked(NamedTuple):
    """A question as the search gets it: a follow-up is completed, a setting that is given is a filter."""

    case: Case
    text: str
    filters: Filters


class Figures(NamedTuple):
    """Shares over the questions that they are for: see ``assistant.evaluation.measures.Score``."""

    hit_at_1: float
    hit_at_5: float
    mrr_at_5: float
    setting_first: float | None


def asked(library: Library, paths: Iterable[Path] = FILES, half: Half | None = None) -> list[Asked]:
    """Return the questions of the files, without those whose gold places the library does not hold."""
    held = [where(library.passages.passage(id_)) for id_ in library.passages.ids]
    cases = [case for path in paths for case in read_cases(path) if half in (None, case.half)]
    questions: list[Asked] = []
    for case in cases:
        if all(any(is_in(group, place) for place in held) for group in case.groups):
            request = Request.of(case.question, case.history, setting=case.setting)
            understood = understand(request, library)
            questions.append(Asked(case, understood.searched_for, understood.filters))
    return questions


def where(passage: Passage) -> Where:
    """Return the addresses and the locator of a passage."""
    second = (address.address for address in passage.second_addresses)
    return [passage.address, *second], passage.locator


def rank_of(case: Case, hits: Sequence[Iterable[Where]]) -> int | None:
    """Return the rank by which one place of each group of gold places was found; None where one was not.

    Parameters:
        case: the question.
        hits: the places of each hit, best first.
    """
    ranks = [
        next((rank for rank, places in enumerate(hits, 1) if any(is_in(group, at) for at in places)), None)
        for group in case.groups
    ]
    found = [rank for rank in ranks if rank is not None]
    return max(found) if found and len(found) == len(ranks) else None


def figures(questions: Sequence[Asked], find: Callable[[Asked], list[Found]]) -> Figures:
    """Return the figures of a search over the library."""
    ranks: list[int | None] = []
    settings: list[bool] = []
    for question in questions:
        found = find(question)
        if question.case.groups:
            ranks.append(rank_of(question.case, [[where(item.passage)] for item in found]))
        if question.case.setting_first:
            first = found[0].settings if found else ()
            settings.append(bool(found) and (not first or question.case.setting_first in first))
    return of_ranks(ranks)._replace(setting_first=fmean(settings) if settings else None)


def of_ranks(ranks: Sequence[int | None]) -> Figures:
    """Return the figures of the ranks at which the gold places were found."""
    return Figures(
        fmean(rank == 1 for rank in ranks),
        fmean(rank is not None and rank <= 5 for rank in ranks),
        fmean(1 / rank if rank is not None and rank <= 5 else 0.0 for rank in ranks),
        None,
    )
