"""Fits the weights of ``assistant/risk.yaml``, and prints what they are worth: ``make risk``.

They are fitted to every other message of ``tests/evaluation/states/risk.txt`` and to the half of the
project's questions that the search was tuned on, none of which tells of danger; the figures are of the rest.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray
from rich.console import Console
from sklearn.linear_model import LogisticRegression

import assistant.risk
from assistant.evaluation import Half, read_cases
from assistant.risk import weighing
from knowledge.encoder import SentenceTransformerEncoder, Vectors32

QUESTIONS = Path(__file__).parents[1] / "evaluation"
MESSAGES = QUESTIONS / "states" / "risk.txt"
FILES = ("act.jsonl", "sccif.jsonl", "states/refusals.jsonl", "states/premises.jsonl", "states/shapes.jsonl")
OTHERS = "states/unanswerable.txt"
LEAST, FIRMNESS = 0.57, 2
WRITTEN = Path(assistant.risk.__file__).with_suffix(".yaml")
HEAD = "# Fitted by `make risk`: see assistant/risk.py. `words` alone is written by hand.\n"


class Message(NamedTuple):
    """What somebody types, whether it tells of danger, and whether the weights may be fitted to it."""

    text: str
    danger: bool
    fitted: bool


def main() -> None:
    """Fit, write and print."""
    encoder = SentenceTransformerEncoder()
    messages = _messages()
    vectors = encoder.encode([message.text for message in messages])
    danger = np.array([message.danger for message in messages])
    fitted = np.array([message.fitted for message in messages])
    model = LogisticRegression(C=FIRMNESS, class_weight="balanced", max_iter=3000)
    model.fit(vectors[fitted], danger[fitted])
    weights = [round(float(weight), 3) for weight in np.ravel(model.coef_)]
    base = round(float(np.ravel(model.intercept_)[0]), 3)
    told = _probabilities(vectors, weights, base) >= LEAST
    figures = {
        "found": round(float(told[danger & ~fitted].mean()), 3),
        "false_alarms": round(float(told[~danger & ~fitted].mean()), 3),
        "told_of": int((danger & ~fitted).sum()),
        "others": int((~danger & ~fitted).sum()),
    }
    written = weighing().model_copy(
        update={
            "encoder": encoder.name,
            "base": base,
            "least": LEAST,
            "chosen_by": figures,
            "weights": tuple(weights),
        }
    )
    data = yaml.safe_dump(written.model_dump(mode="json"), sort_keys=False, default_flow_style=None)
    WRITTEN.write_text(HEAD + data, "utf-8")
    Console().print(figures)


def _messages() -> list[Message]:
    lines = [line.split("\t") for line in MESSAGES.read_text("utf-8").splitlines()]
    told = [Message(text, kind == "risk", n % 2 == 0) for n, (kind, text) in enumerate(lines)]
    others = (QUESTIONS / OTHERS).read_text("utf-8").splitlines()
    told += [Message(text, False, number % 2 == 0) for number, text in enumerate(others)]
    cases = [case for name in FILES for case in read_cases(QUESTIONS / name)]
    return [*told, *(Message(case.question, False, case.half is Half.TUNE) for case in cases)]


def _probabilities(vectors: Vectors32, weights: list[float], base: float) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-(base + vectors.astype(np.float64) @ np.array(weights))))


if __name__ == "__main__":
    main()
