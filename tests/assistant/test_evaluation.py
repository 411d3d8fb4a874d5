import json
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.errors import EvaluationError
from assistant.evaluation import Place, evaluate, is_at, read_cases, says

SECTION_1 = ["https://www.legislation.gov.uk/ukpga/2026/21/section/1"]


@pytest.mark.parametrize(
    ("url", "locator", "expected"),
    [
        ("ukpga/2026/21/section/1", "1", True),
        ("ukpga/2026/21/section/1", "", True),
        ("ukpga/2026/21/section", "", True),
        ("ukpga/2026/21/section/17", "", False),
        ("6/21/section/1", "", False),
        ("ukpga/2026/21/section/1", "7", False),
    ],
)
def test_compares_numbers_whole(url: str, locator: str, expected: bool) -> None:
    assert is_at(Place(url_contains=url, locator_contains=locator), SECTION_1, "section 1") is expected
    longer = ["https://www.legislation.gov.uk/ukpga/2026/21/section/17"]
    assert not is_at(Place(url_contains="ukpga/2026/21/section/1"), longer, "section 17")


def test_apostrophes_and_case_do_not_matter() -> None:
    place = Place(url_contains="gov.uk", locator_contains="Children’s homes reports")
    assert is_at(place, ["https://www.gov.uk/x"], "Children's homes reports")
    assert says("The CHILD’S  home", "child's home")


def write(path: Path, *cases: dict) -> Path:
    path.write_text("\n".join(json.dumps(case) for case in cases), "utf-8")
    return path


def gold(section: int) -> list[dict[str, str]]:
    return [{"url_contains": f"ukpga/2026/21/section/{section}", "locator_contains": str(section)}]


def test_counts_what_was_found_and_said(assistant: Assistant, tmp_path: Path) -> None:
    path = write(
        tmp_path / "questions.jsonl",
        {"question": "s31ZA", "kind": "a", "gold": gold(1), "answer_must": [["best interests"], ["FGDM"]]},
        {"question": "s31ZA", "kind": "a", "gold": gold(7), "answer_must": [["unicorn"]]},
        {"question": "s31ZA", "kind": "b", "gold_all": [gold(1), gold(999)]},
        {"question": "s31ZA", "kind": "b", "answer_must_not": ["family group"]},
    )
    result = evaluate(assistant, path)
    assert result.uncovered == 1
    of_kind = {score.kind: score for score in result.scores}
    assert (of_kind["a"].questions, of_kind["a"].hit_at_1, of_kind["a"].answer_must) == (2, 0.5, 0.5)
    assert (of_kind["b"].hit_at_1, of_kind["b"].answer_must_not) == (None, 1.0)
    assert of_kind["all"].questions == 3
    assert evaluate(assistant, path, everything=True).uncovered == 0


def test_two_groups_count_by_the_later(assistant: Assistant, tmp_path: Path) -> None:
    path = write(tmp_path / "q.jsonl", {"question": "s31ZA", "gold_all": [gold(1), gold(78)]})
    rank = evaluate(assistant, path).outcomes[0].rank
    assert rank is None or rank > 1


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "has no question"), ("{}", ":1: is not a question"), ('{"question": "x"}\nnope', ":2: is not")],
)
def test_names_the_line_of_a_broken_file(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "q.jsonl").write_text(text)
    with pytest.raises(EvaluationError, match=message):
        read_cases(tmp_path / "q.jsonl")
