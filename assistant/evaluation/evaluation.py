"""An evaluation: files of questions, asked one by one, and the figures of what came of them."""

from collections.abc import Iterable
from pathlib import Path

from assistant.answer import Result
from assistant.assistant import Assistant
from assistant.errors import EvaluationError
from assistant.evaluation.cases import Case, Half, read_cases
from assistant.evaluation.comparison import Baseline, Comparison, compare
from assistant.evaluation.measures import Grouping, Score, scores
from assistant.evaluation.outcomes import Outcome, ask
from assistant.evaluation.places import Where, first_in


class Evaluation(Result):
    """The figures of the files, counted together and each by itself, and each outcome.

    Parameters:
        files: as they were named.
        half: the half that was kept; None where all was.
        uncovered: questions left out because the library has not all of their gold places.
        scores: over all first, then by file, kind and persona.
        comparison: with an earlier run; None where there was none to compare with.
    """

    files: list[str]
    half: Half | None
    uncovered: int
    scores: list[Score]
    comparison: Comparison | None
    outcomes: list[Outcome]


def evaluate(
    assistant: Assistant,
    *paths: Path,
    everything: bool = False,
    half: Half | None = None,
    baseline: Baseline | None = None,
) -> Evaluation:
    """Ask every question of the files and compare what comes back with what should.

    Parameters:
        assistant: who is asked.
        paths: the files.
        everything: count the questions too whose gold places the library does not hold.
        half: keep the questions of this half alone.
        baseline: an earlier run to compare with.

    Raises:
        EvaluationError: where a file cannot be read, nothing is left to be asked, a question cannot be
            asked, or the questions are not those of the baseline.
    """
    files = list(dict.fromkeys(path.as_posix() for path in paths))
    cases = [(file, case) for file in files for case in read_cases(Path(file))]
    kept = [(file, case) for file, case in cases if half in (None, case.half)]
    if not kept:
        raise EvaluationError(f"No question has the half {half!s}. Give questions a field `half`.")
    held = [] if everything else assistant.places()
    counted = [(file, case) for file, case in kept if everything or _is_covered(case, held)]
    if not counted:
        raise EvaluationError(
            "The library has the gold places of none of the questions. --everything counts them all the same."
        )
    if baseline:
        baseline.check([case.key for _, case in counted])
    _warm(assistant, *counted[0])
    outcomes = [ask(assistant, case, file) for file, case in counted]
    return Evaluation(
        files=files,
        half=half,
        uncovered=len(kept) - len(counted),
        scores=scores(outcomes),
        comparison=compare(outcomes, baseline) if baseline else None,
        outcomes=outcomes,
    )


def figures(evaluation: Evaluation) -> dict[str, float]:
    """Return the figures over all questions by name, without those that no question counts in.

    The names are those of ``Score``; a floor for a figure is written under the same name.
    """
    overall = next(score for score in evaluation.scores if score.by is Grouping.ALL)
    numbers = overall.model_dump(exclude={"by", "name", "intervals"})
    return {name: float(number) for name, number in numbers.items() if number is not None}


def _is_covered(case: Case, held: Iterable[Where]) -> bool:
    return all(first_in(group, held) for group in case.groups)


def _warm(assistant: Assistant, file: str, case: Case) -> None:
    """Ask once without counting: the first question of a process pays for what is loaded on first use."""
    ask(assistant, case, file)
