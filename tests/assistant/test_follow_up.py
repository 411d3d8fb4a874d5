"""Follow-ups are put after the question that they lean on, and other questions are left alone."""

import json
from pathlib import Path

import pytest

from assistant.follow_up import complete, leans

EVALUATION = Path(__file__).parents[1] / "evaluation"


@pytest.mark.parametrize(
    ("text", "history", "searched_for"),
    [
        (
            "and when did that start?",
            ["What is a kinship offer?"],
            "What is a kinship offer? and when did that start?",
        ),
        ("who picks the police one?", ["Who is on a MACPT?"], "Who is on a MACPT? who picks the police one?"),
        (
            "what about fostering?",
            ["Do children's homes get notice?"],
            "Do get notice? what about independent fostering agencies?",
        ),
        ("what about fostering?", ["What is staying close?"], "What is staying close? what about fostering?"),
        ("How often?", ["What is reg 44?"], "What is reg 44? How often?"),
        (
            "Does it apply?",
            ["What is reg 44?", "and the report?"],
            "What is reg 44? and the report? Does it apply?",
        ),
        ("What is a limiting judgement?", ["What is reg 44?"], "What is a limiting judgement?"),
        (
            "What does section 9 change in housing law?",
            ["What is reg 44?"],
            "What does section 9 change in housing law?",
        ),
        ("and when did that start?", [], "and when did that start?"),
        ("What's a MACPT and who is on it", ["What is reg 44?"], "What's a MACPT and who is on it"),
        ("what is RI", ["What is reg 44?"], "what is RI"),
        ("LADO timescale", ["What is reg 44?"], "LADO timescale"),
        (
            "is there a duty to hold a family meeting before court",
            ["What is reg 44?"],
            "is there a duty to hold a family meeting before court",
        ),
        ("is there any way out of it", ["What is reg 44?"], "What is reg 44? is there any way out of it"),
        (
            "do the kids already there have to move",
            ["What is a restriction of accommodation?"],
            "What is a restriction of accommodation? do the kids already there have to move",
        ),
        (
            "how often and who pays for it",
            ["What is reg 44?"],
            "What is reg 44? how often and who pays for it",
        ),
    ],
)
def test_completes_a_follow_up(text: str, history: list[str], searched_for: str) -> None:
    assert complete(text, history) == searched_for


@pytest.mark.parametrize(
    ("half", "kept", "joined"), [("tune", 0.95, 0.07), ("report", 0.95, 0.07)], ids=["tune", "report"]
)
def test_most_follow_ups_lean_and_few_other_questions_do(half: str, kept: float, joined: float) -> None:
    follow_ups = _questions("states/follow_ups.jsonl", half)
    alone = [
        q for file in ("act.jsonl", "sccif.jsonl", "states/shapes.jsonl") for q in _questions(file, half)
    ]
    assert sum(map(leans, follow_ups)) >= kept * len(follow_ups)
    assert sum(map(leans, alone)) <= joined * len(alone)


def _questions(file: str, half: str) -> list[str]:
    lines = map(json.loads, (EVALUATION / file).read_text("utf-8").splitlines())
    of_half = [line for line in lines if line["half"] == half]
    follow_ups = file.endswith("follow_ups.jsonl")
    return [line["question"] for line in of_half if bool(line.get("history")) is follow_ups]
