"""Search and answers on the project's own questions: below ``evaluation/floor.toml`` the build fails."""

import tomllib
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.evaluation import Evaluation, evaluate, figures

QUESTIONS = Path(__file__).parent / "evaluation"


@pytest.fixture(scope="module")
def evaluation(assistant: Assistant) -> Evaluation:
    return evaluate(assistant, QUESTIONS / "act.jsonl", QUESTIONS / "sccif.jsonl")


def test_every_question_is_counted(evaluation: Evaluation) -> None:
    assert evaluation.uncovered == 0


def test_no_figure_is_below_its_floor(evaluation: Evaluation) -> None:
    floor = tomllib.loads((QUESTIONS / "floor.toml").read_text("utf-8"))
    measured = figures(evaluation)
    assert floor
    assert {name: measured[name] for name, least in floor.items() if measured[name] < least} == {}
