from pathlib import Path

import pytest

from assistant.errors import EvaluationError
from assistant.evaluation import Case, Half, read_cases


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "has no question"),
        ("{}", ":1: is not a question: question: Field required"),
        ('{"question": "x"}\nnope', ":2: is not a question: Expecting value"),
        ('{"question": "x", "half": "both"}', ":1: is not a question: half: Input should be 'tune'"),
        ('{"question": "x", "gold": [{"url": "y"}]}', ":1: is not a question: gold.0.url_contains: Field"),
    ],
)
def test_names_the_line_of_a_broken_file(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "q.jsonl").write_text(text)
    with pytest.raises(EvaluationError, match=message):
        read_cases(tmp_path / "q.jsonl")


def test_lets_other_fields_and_empty_lines_pass(tmp_path: Path) -> None:
    lines = ('{"question": "x", "answer": "y", "half": "tune"}', "", '{"question": "z", "id": "z-1"}')
    (tmp_path / "q.jsonl").write_text("\n".join(lines))
    cases = read_cases(tmp_path / "q.jsonl")
    assert [(case.key, case.half) for case in cases] == [("x", Half.TUNE), ("z-1", None)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, False),
        ({"refuse": True}, True),
        ({"kind": "unanswerable"}, True),
        ({"kind": "out_of_scope"}, True),
    ],
)
def test_knows_what_is_to_be_refused(fields: dict, expected: bool) -> None:
    assert Case.model_validate({"question": "x"} | fields).to_refuse is expected


def test_groups_of_places_come_before_single_ones() -> None:
    place = {"url_contains": "a"}
    case = Case.model_validate({"question": "x", "gold": [place], "gold_all": [[place], [place]]})
    assert len(case.groups) == 2
    assert Case(question="x").groups == []
