"""An evaluation as plain text for a terminal."""

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from assistant.evaluation.comparison import Comparison
from assistant.evaluation.evaluation import Evaluation
from assistant.evaluation.measures import Grouping, Interval, Score
from assistant.evaluation.values import Figure

SEARCH = {
    "hit@1": "hit_at_1",
    "hit@5": "hit_at_5",
    "hit@10": "hit_at_10",
    "MRR@5": "mrr_at_5",
    "nDCG@10": "ndcg_at_10",
    "setting": "setting_first",
}
ANSWERS = {
    "must": "answer_must",
    "must not": "answer_must_not",
    "cites": "cites_gold",
    "at gold": "citation_precision",
    "ref P": "refusal_precision",
    "ref R": "refusal_recall",
    "ref F1": "refusal_f1",
    "refused": "refused_wrongly",
    "in part": "answered_in_part",
    "handled": "handled",
}
HEADINGS = {
    Figure.HIT_AT_1: "hit@1",
    Figure.HIT_AT_5: "hit@5",
    Figure.MRR_AT_5: "MRR@5",
    Figure.ANSWER_MUST: "must",
}


def show_evaluation(result: Evaluation, console: Console) -> None:
    """Print the figures, those of each file only where there are several, and the comparison."""
    several = len(result.files) > 1
    rows = [score for score in result.scores if several or score.by is not Grouping.FILE]
    for title, columns in (("Search", SEARCH), ("Answers", ANSWERS)):
        console.print(_scores(title, rows, columns))
        console.print()
    overall = result.scores[0]
    for figure, interval in overall.intervals.items():
        console.print(Text(f"{HEADINGS[figure]} {getattr(overall, figure):.3f}, 95%: {_between(interval)}"))
    for what in ("search", "answer"):
        median, p95 = (getattr(overall, f"{what}_seconds_{which}") for which in ("median", "p95"))
        console.print(Text(f"{what} {median:.3f} s, 95% within {p95:.3f} s"))
    if result.uncovered:
        console.print(Text(f"Left out, since the library has not all gold places: {result.uncovered}"))
    if result.comparison:
        console.print()
        _show_comparison(result.comparison, console)


def _scores(title: str, scores: Iterable[Score], columns: dict[str, str]) -> Table:
    table = _table(title, "n", *columns)
    for by, of_group in groupby(scores, key=lambda score: score.by):
        if by is not Grouping.ALL:
            table.add_row(Text(f"by {by}", style="dim"))
        for score in of_group:
            name = Path(score.name).name if by is Grouping.FILE else score.name
            numbers = (getattr(score, figure) for figure in columns.values())
            cells = ("-" if number is None else f"{number:.3f}" for number in numbers)
            table.add_row(Text(name if by is Grouping.ALL else f"  {name}"), str(score.questions), *cells)
    return table


def _show_comparison(comparison: Comparison, console: Console) -> None:
    console.print(Text(f"Compared with {comparison.baseline}, 95% intervals by question"), soft_wrap=True)
    here, before = len(comparison.only_here), len(comparison.only_before)
    if here or before:
        console.print(Text(f"Ids that do not match: {here} only here, {before} only in the baseline."))
    table = _table("", "n", "before", "now", "difference", "95%")
    for change in comparison.differences:
        table.add_row(
            HEADINGS[change.figure],
            str(change.questions),
            f"{change.before:.3f}",
            f"{change.now:.3f}",
            f"{change.difference:+.3f}",
            _between(change.interval, "+.3f") if change.interval else "-",
        )
    console.print(table)
    for change in comparison.differences:
        for what, keys in (("won", change.won), ("lost", change.lost)):
            if keys:
                console.print(Text(f"{HEADINGS[change.figure]} {what}: {', '.join(keys)}"), soft_wrap=True)


def _between(interval: Interval, form: str = ".3f") -> str:
    return f"{interval.low:{form}} to {interval.high:{form}}"


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for position, heading in enumerate(headings):
        table.add_column(heading, justify="right" if position else "left", no_wrap=True)
    return table
