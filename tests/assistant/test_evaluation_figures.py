"""The figures of made-up outcomes, and two runs compared. No library is needed."""

import json
from math import log2
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import EvaluationError
from assistant.evaluation import Baseline, Outcome, Score
from assistant.evaluation.comparison import compare
from assistant.evaluation.measures import Grouping, Interval, interval, scores
from assistant.evaluation.values import Figure, values


def outcome(id_: str, found_at: list[int | None] | None = None, **fields: Any) -> Outcome:
    ranks = found_at or []
    known = [rank for rank in ranks if rank]
    made: dict[str, Any] = {
        "file": "a.jsonl",
        "id": id_,
        "kind": "fact",
        "persona": "",
        "question": f"question {id_}",
        "status": "answered",
        "found_at": ranks,
        "rank": max(known) if known and len(known) == len(ranks) else None,
        "setting_first": None,
        "has_must": None,
        "has_must_not": None,
        "cites_gold": None,
        "citations": 0,
        "citations_at_gold": 0,
        "to_refuse": False,
        "refused": False,
        "search_seconds": 0.1,
        "answer_seconds": 0.2,
    }
    return Outcome.model_validate(made | fields)


def overall(*outcomes: Outcome) -> Score:
    return scores(outcomes)[0]


@pytest.mark.parametrize(
    ("found_at", "hits", "reciprocal", "gain"),
    [
        ([1], (1, 1, 1), 1, 1),
        ([3], (0, 1, 1), 1 / 3, 1 / log2(4)),
        ([7], (0, 0, 1), 0, 1 / log2(8)),
        ([None], (0, 0, 0), 0, 0),
        ([1, 3], (0, 1, 1), 1 / 3, (1 + 1 / log2(4)) / (1 + 1 / log2(3))),
        ([2, 2], (0, 1, 1), 1 / 2, 1 / log2(3)),
        ([1, None], (0, 0, 0), 0, 1 / (1 + 1 / log2(3))),
    ],
)
def test_a_question_counts_by_where_its_places_were_found(
    found_at: list[int | None], hits: tuple[int, int, int], reciprocal: float, gain: float
) -> None:
    own = values([outcome("other"), outcome("one", found_at)])[1]
    assert [own[figure] for figure in (Figure.HIT_AT_1, Figure.HIT_AT_5, Figure.HIT_AT_10)] == list(hits)
    assert own[Figure.MRR_AT_5] == pytest.approx(reciprocal)
    assert own[Figure.NDCG_AT_10] == pytest.approx(gain, abs=1e-4)


def test_a_question_counts_only_in_what_it_asks_for() -> None:
    score = overall(outcome("a", [1]), outcome("b", has_must=True), outcome("c", has_must=False))
    assert (score.questions, score.with_gold, score.hit_at_1, score.answer_must) == (3, 1, 1.0, 0.5)
    assert (score.setting_first, score.cites_gold, score.refusal_f1) == (None, None, None)


def test_counts_citations_and_not_questions_for_their_precision() -> None:
    score = overall(
        outcome("a", [1], citations=4, citations_at_gold=1),
        outcome("b", [1], citations=1, citations_at_gold=1),
        outcome("c", citations=5),
    )
    assert score.citation_precision == 0.4


def test_refusals() -> None:
    score = overall(
        outcome("right", to_refuse=True, refused=True),
        outcome("missed", to_refuse=True),
        outcome("missed too", to_refuse=True),
        outcome("wrong", refused=True),
        outcome("answered"),
    )
    found = (score.refusal_precision, score.refusal_recall, score.refusal_f1)
    assert found == (0.5, pytest.approx(1 / 3, abs=1e-4), 0.4)
    assert (score.refused_wrongly, score.answered_in_part) == (0.5, 0.0)


def test_a_warning_handles_what_is_to_be_refused() -> None:
    score = overall(
        outcome("warned", to_refuse=True, status="partly_answered"),
        outcome("denied", to_refuse=True, status="premise_not_supported", refused=True),
        outcome("one child", to_refuse=True, status="one_child"),
        outcome("as if nothing were amiss", to_refuse=True),
        outcome("in part", status="partly_answered"),
        outcome("answered"),
    )
    assert (score.handled, score.answered_in_part) == (0.5, 0.5)


def test_seconds() -> None:
    quick = [outcome(str(number), search_seconds=0.01) for number in range(99)]
    score = overall(*quick, outcome("slow", search_seconds=9.0, answer_seconds=9.0))
    assert (score.search_seconds_median, score.search_seconds_p95) == (0.01, 0.01)
    assert overall(outcome("a", answer_seconds=1), outcome("b", answer_seconds=3)).answer_seconds_median == 2


def test_groups_by_file_kind_and_persona() -> None:
    scored = scores(
        [
            outcome("a", [1], persona="manager"),
            outcome("b", [2], kind="list"),
            outcome("c", [None], file="b.jsonl", persona="manager"),
        ]
    )
    found = {(score.by, score.name): (score.questions, score.hit_at_5) for score in scored}
    assert found == {
        (Grouping.ALL, "all"): (3, 0.6667),
        (Grouping.FILE, "a.jsonl"): (2, 1.0),
        (Grouping.FILE, "b.jsonl"): (1, 0.0),
        (Grouping.KIND, "fact"): (2, 0.5),
        (Grouping.KIND, "list"): (1, 1.0),
        (Grouping.PERSONA, "manager"): (2, 0.5),
    }
    assert scored[0].by is Grouping.ALL


def test_an_interval_holds_the_mean_and_narrows_with_more_questions() -> None:
    few, many = interval([0.0, 1.0] * 5), interval([0.0, 1.0] * 100)
    assert few
    assert many
    assert few.low < many.low < 0.5 < many.high < few.high
    assert interval([0.0, 1.0] * 5) == few
    assert interval([1.0, 1.0, 1.0]) == Interval(low=1, high=1)
    assert interval([1.0]) is None


def baseline(*outcomes: Outcome) -> Baseline:
    return Baseline(file="before.json", outcomes=list(outcomes))


def test_compares_question_by_question() -> None:
    before = baseline(
        outcome("a", [2]), outcome("b", [1]), outcome("c", [1]), outcome("gone", [1]), outcome("d")
    )
    now = [outcome("c", [6]), outcome("a", [1]), outcome("b", [1]), outcome("new", [9]), outcome("d", [1])]
    comparison = compare(now, before)
    assert (comparison.questions, comparison.only_here, comparison.only_before) == (4, ["new"], ["gone"])
    of = {change.figure: change for change in comparison.differences}
    assert Figure.ANSWER_MUST not in of
    first, fifth = of[Figure.HIT_AT_1], of[Figure.HIT_AT_5]
    assert (first.questions, first.before, first.now, first.difference) == (3, 0.6667, 0.6667, 0.0)
    assert (first.won, first.lost) == (["a"], ["c"])
    assert (fifth.difference, fifth.won, fifth.lost) == (-0.3333, [], ["c"])


def test_pairing_narrows_the_interval() -> None:
    """Half of the questions are hard in both runs; paired, that takes no part in the difference."""
    ranks = [[1], [None]] * 20
    before = baseline(*(outcome(str(number), rank) for number, rank in enumerate(ranks)))
    same = compare(before.outcomes, before)
    assert [change.interval for change in same.differences] == [Interval(low=0, high=0)] * 3
    better = [outcome(str(number), [1] if number < 10 else rank) for number, rank in enumerate(ranks)]
    found = compare(better, before).differences[0].interval
    assert found
    assert 0 < found.low < 0.125 < found.high < 0.3


def test_questions_without_ids_are_paired_by_their_words() -> None:
    before = baseline(outcome("", [2], question="who"), outcome("", [1], question="when"))
    comparison = compare([outcome("", [1], question="who")], before)
    assert comparison.differences[0].won == ["who"]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (["x", "y"], "before.json has none of these questions: their ids do not match"),
        (["a", "x", "x"], "The questions cannot be compared: 'x' is there twice"),
    ],
)
def test_says_where_questions_cannot_be_paired(keys: list[str], message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        baseline(outcome("a", [1])).check(keys)


def test_says_where_a_baseline_has_a_question_twice() -> None:
    with pytest.raises(EvaluationError, match=r"before\.json cannot be compared: 'a' is there twice"):
        baseline(outcome("a"), outcome("a")).check(["a"])


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"outcomes": [{"id": "a"}]}', "\udcff"])
def test_says_where_a_baseline_is_no_run(tmp_path: Path, text: str) -> None:
    (tmp_path / "before.json").write_text(text, "utf-8", "surrogateescape")
    with pytest.raises(EvaluationError, match="is not a run to compare with"):
        Baseline.read(tmp_path / "before.json")


def test_reads_a_run_of_another_version_that_has_more_in_it(tmp_path: Path) -> None:
    run = {"mood": "good", "outcomes": [outcome("a", [1]).model_dump(mode="json") | {"shoe": 43}]}
    (tmp_path / "before.json").write_text(json.dumps(run))
    assert Baseline.read(tmp_path / "before.json").outcomes == [outcome("a", [1])]
    with pytest.raises(EvaluationError, match="cannot be read"):
        Baseline.read(tmp_path / "nowhere.json")
