"""Measure carelaw on questions of your own, and list those that it gets wrong.

    python docs/examples/evaluate_own_questions.py questions.jsonl --floor hit_at_5=0.9

docs/evaluation.md says how to write the questions and what the figures mean. With a floor, the exit code is 1
where a figure is below it, so that this can run in CI. ``carelaw evaluate`` prints all figures as tables.
"""

import argparse
import sys
from pathlib import Path

from assistant import Assistant, CarelawError
from assistant.evaluation import evaluate, figures


def main() -> None:
    """Print the figures and the questions whose places were not found."""
    parser = argparse.ArgumentParser(description="Measure carelaw on questions of your own.")
    parser.add_argument("questions", type=Path, help="one JSON object a line")
    parser.add_argument("--floor", action="append", default=[], metavar="FIGURE=LEAST")
    given = parser.parse_args()
    try:
        with Assistant.open() as assistant:
            found = evaluate(assistant, given.questions)
    except CarelawError as error:
        sys.exit(str(error))
    measured = figures(found)
    for name, figure in measured.items():
        print(f"{name:<24}{figure:.3f}")
    for outcome in found.outcomes:
        if outcome.found_at and outcome.rank is None:
            print(f"Not found: {outcome.question}")
    floors = dict(floor.split("=") for floor in given.floor)
    below = {name for name, least in floors.items() if measured.get(name, 0) < float(least)}
    if below:
        sys.exit(f"Below the floor: {', '.join(sorted(below))}")


if __name__ == "__main__":
    main()
