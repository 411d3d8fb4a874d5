"""Questions asked of the real library, and the command that does it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import Assistant, cli
from assistant.errors import EvaluationError
from assistant.evaluation import Evaluation, Half, Outcome, evaluate, figures


def write(path: Path, *cases: dict) -> Path:
    path.write_text("\n".join(json.dumps(case) for case in cases), "utf-8")
    return path


def gold(section: int) -> list[dict[str, str]]:
    return [{"url_contains": f"ukpga/2026/21/section/{section}", "locator_contains": str(section)}]


def asked(assistant: Assistant, folder: Path, **fields: object) -> Outcome:
    return evaluate(assistant, write(folder / "one.jsonl", fields)).outcomes[0]


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
    of = {score.name: score for score in result.scores}
    assert (of["a"].questions, of["a"].hit_at_1, of["a"].answer_must) == (2, 0.5, 0.5)
    assert (of["b"].hit_at_1, of["b"].answer_must_not) == (None, 1.0)
    assert of["all"].questions == 3
    assert evaluate(assistant, path, everything=True).uncovered == 0
    named = figures(result)
    assert (named["hit_at_1"], named["answer_must"], named["questions"]) == (0.5, 0.5, 3)
    assert "setting_first" not in named


def test_two_groups_count_by_the_later(assistant: Assistant, tmp_path: Path) -> None:
    found = asked(assistant, tmp_path, question="s31ZA", gold_all=[gold(1), gold(78)])
    assert found.found_at[0] == 1
    assert found.rank == found.found_at[1] != 1


def test_what_is_cited(assistant: Assistant, tmp_path: Path) -> None:
    found = asked(assistant, tmp_path, question="s31ZA", gold=gold(1))
    assert found.cites_gold
    assert 1 <= found.citations_at_gold <= found.citations
    elsewhere = asked(assistant, tmp_path, question="s31ZA", gold=gold(78))
    assert (elsewhere.cites_gold, elsewhere.citations_at_gold) == (False, 0)


def test_refusals_are_told_from_answers(assistant: Assistant, tmp_path: Path) -> None:
    right = asked(assistant, tmp_path, question="What is the VAT rate on nappies?", kind="out_of_scope")
    assert (right.to_refuse, right.refused) == (True, True)
    nearest = asked(
        assistant, tmp_path, question="What is the VAT rate on nappies?", refuse=True, gold=gold(1)
    )
    assert nearest.cites_gold is None
    answered = asked(assistant, tmp_path, question="s31ZA", refuse=True)
    assert (answered.to_refuse, answered.refused) == (True, False)


@pytest.mark.parametrize(
    ("setting", "expected"), [("independent-fostering-agencies", True), ("residential-family-centres", False)]
)
def test_whose_rule_comes_first(assistant: Assistant, tmp_path: Path, setting: str, expected: bool) -> None:
    question = "notice period for fostering agency inspections"
    assert asked(assistant, tmp_path, question=question, setting_first=setting).setting_first is expected


def test_a_follow_up_is_searched_with_its_history_and_setting(assistant: Assistant, tmp_path: Path) -> None:
    question = {"question": "and who must be invited to it?", "gold": gold(1)}
    history = ["When must we offer a family group decision-making meeting before care proceedings?"]
    assert asked(assistant, tmp_path, **question, history=history).rank == 1
    with pytest.raises(
        EvaluationError, match="'and who must be invited to it\\?' cannot be asked: No setting"
    ):
        asked(assistant, tmp_path, **question, setting="castle")


def test_says_which_question_names_an_unknown_setting(assistant: Assistant, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="'q-7' cannot be asked: No setting is called 'castle'"):
        asked(assistant, tmp_path, id="q-7", question="notice", setting_first="castle")


def test_keeps_one_half(assistant: Assistant, tmp_path: Path) -> None:
    path = write(tmp_path / "q.jsonl", {"question": "s31ZA", "half": "tune"}, {"question": "MACPT"})
    result = evaluate(assistant, path, half=Half.TUNE)
    assert ([outcome.question for outcome in result.outcomes], result.half) == (["s31ZA"], "tune")
    with pytest.raises(EvaluationError, match="No question has the half report"):
        evaluate(assistant, path, half=Half.REPORT)


def test_says_where_the_library_has_none_of_the_places(assistant: Assistant, tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="gold places of none of the questions"):
        asked(assistant, tmp_path, question="s31ZA", gold=gold(999))


def command(monkeypatch: pytest.MonkeyPatch, home: Path, *arguments: object) -> str:
    monkeypatch.setenv("CARELAW_HOME", str(home))
    done = CliRunner().invoke(cli.app, ["evaluate", *map(str, arguments)], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def test_several_files_and_an_earlier_run(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = write(tmp_path / "act.jsonl", {"id": "a", "question": "s31ZA", "gold": gold(1), "persona": "nurse"})
    other = write(tmp_path / "other.jsonl", {"id": "b", "question": "MACPT", "gold": gold(3)})
    printed = command(monkeypatch, home, act, other, "--json")
    run = Evaluation.model_validate_json(printed)
    assert run.files == [act.as_posix(), other.as_posix()]
    assert [(score.by, score.questions) for score in run.scores][:3] == [("all", 2), ("file", 1), ("file", 1)]
    earlier = json.loads(printed)
    earlier["outcomes"][0] |= {"rank": None, "found_at": [None]}
    earlier["outcomes"][1]["id"] = "gone"
    (tmp_path / "before.json").write_text(json.dumps(earlier))
    shown = command(monkeypatch, home, act, other, "--compare", tmp_path / "before.json")
    for words in ("other.jsonl", "nurse", "hit@1 won: a", "+1.000", "1 only here, 1 only in the baseline"):
        assert words in shown


def test_the_measures_are_loaded_only_when_they_are_needed() -> None:
    code = "import sys, assistant.cli; print([m for m in ('scipy', 'ir_measures') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
