"""Fits the weights of ``assistant/sufficiency.yaml``, and prints what they are worth: ``make sufficiency``.

They are fitted to one half of the project's questions. The table is of the other half, and the file keeps the
row of its thresholds.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray
from rich.console import Console
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

import assistant.sufficiency
from assistant.evaluation import Case, Half, read_cases
from assistant.question import Request
from assistant.sufficiency import Weighing, Weight, figures_of, probability_of, weighing
from assistant.understand import understand
from knowledge.encoder import SentenceTransformerEncoder, query_encoder
from knowledge.library import Library
from knowledge.search import search
from tests.benchmarks.libraries import arguments, bundled_home, folder_for
from tests.benchmarks.tables import show

QUESTIONS = Path(__file__).parents[1] / "evaluation"
FILES = ("act.jsonl", "sccif.jsonl", "states/refusals.jsonl", "states/premises.jsonl", "states/shapes.jsonl")
OTHERS = "states/unanswerable.txt"
# What is neither to be answered nor to be refused: other steps than the evidence decide on them.
APART = frozenset({"false_premise", "partly", "clarify"})
SOME, ENOUGH = 0.15, 0.67
FIRMNESS = 0.2
DEPTH = 10
WRITTEN = Path(assistant.sufficiency.__file__).with_suffix(".yaml")
HEAD = "# Fitted by `make sufficiency`: see assistant/sufficiency.py. Do not edit by hand.\n"


class Example(NamedTuple):
    """A question's figures, and whether the library answers it."""

    half: Half
    figures: dict[str, float]
    is_answered: bool


def main() -> None:
    """Fit, write and print."""
    options = arguments(__doc__ or "").parse_args()
    with folder_for(options.keep) as folder:
        home = bundled_home(folder)
        encoder = query_encoder(home, SentenceTransformerEncoder().name)
        with Library.open(home, encoder) as library:
            examples = list(_examples(library))
    fitted = [example for example in examples if example.half is Half.TUNE]
    held_out = [example for example in examples if example.half is Half.REPORT]
    weights = _fit(fitted)
    _write(weights)
    weighing.cache_clear()
    _write(weights.model_copy(update={"chosen_by": _row(held_out, SOME, ENOUGH)}))
    weighing.cache_clear()
    _show(fitted, held_out)


def _examples(library: Library) -> list[Example]:
    cases = [case for name in FILES for case in read_cases(QUESTIONS / name) if case.kind not in APART]
    halves = (Half.TUNE, Half.REPORT)
    lines = (QUESTIONS / OTHERS).read_text("utf-8").splitlines()
    cases += [
        Case(question=line, half=halves[number % 2], refuse=True) for number, line in enumerate(lines) if line
    ]
    examples: list[Example] = []
    for case in cases:
        request = Request.of(case.question, case.history, setting=case.setting)
        asked = understand(request, library)
        searched = search(library, asked.searched_for, DEPTH, asked.filters)
        if searched.found and case.half:
            examples.append(Example(case.half, figures_of(searched, library), not case.to_refuse))
    return examples


def _fit(examples: Sequence[Example]) -> Weighing:
    names = list(examples[0].figures)
    figures = np.array([[example.figures[name] for name in names] for example in examples])
    means, spreads = figures.mean(axis=0), figures.std(axis=0)
    model = LogisticRegression(C=FIRMNESS, class_weight="balanced")
    model.fit((figures - means) / spreads, [example.is_answered for example in examples])
    rows = zip(names, means, spreads, np.ravel(model.coef_), strict=True)
    weights = {
        name: Weight(mean=round(mean, 4), spread=round(spread, 4), weight=round(weight, 3))
        for name, mean, spread, weight in rows
    }
    base = round(float(np.ravel(model.intercept_)[0]), 3)
    return Weighing(weights=weights, base=base, some=SOME, enough=ENOUGH, chosen_by={})


def _row(examples: Sequence[Example], some: float, enough: float) -> dict[str, float]:
    answered, others = (
        np.array([probability_of(e.figures) for e in examples if e.is_answered is kind])
        for kind in (True, False)
    )
    return {
        "answerable_refused": _share(answered < some),
        "answerable_shown_as_some": _share((answered >= some) & (answered < enough)),
        "unanswerable_refused": _share(others < some),
        "unanswerable_shown_as_some": _share((others >= some) & (others < enough)),
        "unanswerable_answered": _share(others >= enough),
    }


def _share(kept: NDArray[np.bool_]) -> float:
    return round(float(kept.mean()), 3)


def _write(weights: Weighing) -> None:
    WRITTEN.write_text(HEAD + yaml.safe_dump(weights.model_dump(), sort_keys=False), "utf-8")


def _show(fitted: Sequence[Example], held_out: Sequence[Example]) -> None:
    console = Console()
    for name, examples in (("fitted to", fitted), ("held out", held_out)):
        kinds = [example.is_answered for example in examples]
        area = roc_auc_score(kinds, [probability_of(example.figures) for example in examples])
        console.print(
            f"{name}: {len(kinds)} questions, {sum(kinds)} answered; area under the curve {area:.3f}"
        )
    rows = [
        (f"{some}, {enough}", *(f"{share:.3f}" for share in _row(held_out, some, enough).values()))
        for some in (0.05, 0.1, SOME, 0.2)
        for enough in (0.5, 0.6, 0.65, ENOUGH, 0.7)
    ]
    headings = [heading.replace("_", " ") for heading in ("some,_enough", *_row(held_out, SOME, ENOUGH))]
    show("The half that nothing was fitted to, by the two thresholds", headings, rows)


if __name__ == "__main__":
    main()
