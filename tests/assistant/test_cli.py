"""The command line, as its own process: what it prints, where, and with which exit code."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from assistant import cli
from assistant.answer import Answer, SearchResult
from assistant.evaluation import Evaluation
from assistant.holdings import PassageDetail, SourceList
from assistant.ingesting import IngestSummary
from knowledge.editions import Editions

BLOCKED = """
import socket, sys
def refuse(self, address, *rest):
    if self.family != socket.AF_UNIX:
        raise AssertionError(f"tried the network: {address}")
socket.socket.connect = refuse
socket.socket.connect_ex = refuse
socket.getaddrinfo = lambda *a, **k: (_ for _ in ()).throw(AssertionError(f"tried to look up {a}"))
from assistant.cli import main
main()
"""


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run ``carelaw`` as its own process, with every way to the network blocked."""
    return subprocess.run(
        [sys.executable, "-c", BLOCKED, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"CARELAW_HOME": str(home), "COLUMNS": "100"},
    )


def printed(home: Path, *arguments: str) -> dict:
    done = run(home, *arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_ask(home: Path) -> None:
    shown = printed(home, "ask", "When must we offer a family group decision-making meeting?")
    jsonschema.validate(shown, Answer.model_json_schema(mode="serialization"))
    assert list(shown) == (
        [
            "question",
            "searched_for",
            "notes",
            "status",
            "lead",
            "text",
            "sentences",
            "citations",
            "also_found",
            "library_edition",
            "composer",
            "dropped",
            "not_covered",
            "choices",
            "comparison",
        ]
    )
    assert list(shown["citations"][0]) == (
        [
            "number",
            "passage_id",
            "source_id",
            "source_title",
            "authority",
            "locator",
            "second_address",
            "heading_path",
            "url",
            "edition",
            "settings",
            "commencement",
            "origin",
            "attribution",
            "counterparts",
            "quote",
        ]
    )
    assert list(shown["citations"][0]["commencement"]) == ["state", "since", "note", "checked"]
    assert list(shown["sentences"][0]) == ["text", "citations"]
    assert (shown["status"], shown["composer"]) == ("answered", "extractive")
    assert shown["citations"][0]["passage_id"].startswith("cws-act-2026/section-1#")


def test_search(home: Path) -> None:
    shown = printed(home, "search", "staying close", "-k", "4", "--source", "cws-act-2026")
    jsonschema.validate(shown, SearchResult.model_json_schema(mode="serialization"))
    assert list(shown) == ["query", "searched_for", "notes", "hits"]
    assert list(shown["hits"][0]) == (
        [
            "rank",
            "score",
            "passage_id",
            "source_id",
            "source_title",
            "locator",
            "heading_path",
            "url",
            "text",
            "edition",
            "settings",
            "commencement",
            "origin",
            "counterparts",
            "alike",
            "beside",
        ]
    )
    assert [hit["rank"] for hit in shown["hits"]] == [1, 2, 3, 4]
    assert {hit["source_id"] for hit in shown["hits"]} == {"cws-act-2026"}


def test_sources(home: Path) -> None:
    shown = printed(home, "sources")
    jsonschema.validate(shown, SourceList.model_json_schema(mode="serialization"))
    assert "cws-act-2026" in [source["id"] for source in shown["sources"]]


def test_show(home: Path) -> None:
    shown = printed(home, "show", "cws-act-2026/section-1#0")
    jsonschema.validate(shown, PassageDetail.model_json_schema(mode="serialization"))
    assert "questions" not in shown
    assert shown["text"].startswith("Section 1 requires")


def test_ingest(home: Path) -> None:
    shown = printed(home, "ingest", "--offline")
    jsonschema.validate(shown, IngestSummary.model_json_schema(mode="serialization"))
    assert (shown["changed"], shown["texts_embedded"]) == (False, 0)
    assert shown["passages"] == Editions(home).manifest().passages


def test_takes_in_own_documents_and_forgets_them(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home, tmp_path / "home")
    (tmp_path / "lamp rules.md").write_text(
        "# Lamp rules\n\n## Oil\n\nThe lamp oil is kept in the blue shed.\n"
    )
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    taken = printed(tmp_path / "home", "ingest", str(tmp_path / "lamp rules.md"), str(tmp_path / "photo.png"))
    assert [document["id"] for document in taken["documents"]] == ["own-lamp-rules"]
    assert (taken["new"], taken["texts_embedded"]) == (1, 1)
    assert taken["problems"][0].startswith(f"{tmp_path / 'photo.png'}: is of a kind that is not read")
    answer = printed(tmp_path / "home", "ask", "where is the lamp oil kept")
    citation = answer["citations"][0]
    assert (citation["origin"], citation["source_id"]) == ("own", "own-lamp-rules")
    assert citation["edition"].endswith("added to this library")
    listed = printed(tmp_path / "home", "sources")
    assert "own" in [source["origin"] for source in listed["sources"]]
    gone = printed(tmp_path / "home", "forget", "own-lamp-rules")
    assert (gone["removed"], gone["new"]) == (1, 0)


def test_fails_where_nothing_of_what_was_given_could_be_taken(home: Path, tmp_path: Path) -> None:
    done = run(home, "ingest", "--dry-run", str(tmp_path / "nowhere.pdf"))
    assert done.returncode == 1
    assert f"Left out: {tmp_path / 'nowhere.pdf'}: does not exist" in done.stdout


def test_evaluate(home: Path, tmp_path: Path) -> None:
    case = {
        "id": "one",
        "question": "s31ZA",
        "kind": "lookup",
        "gold": [{"url_contains": "ukpga/2026/21/section/1", "locator_contains": "1"}],
        "answer_must": [["FGDM", "family group"]],
        "answer_must_not": ["banana"],
    }
    (tmp_path / "questions.jsonl").write_text(json.dumps(case) + "\n")
    shown = printed(home, "evaluate", str(tmp_path / "questions.jsonl"))
    jsonschema.validate(shown, Evaluation.model_json_schema(mode="serialization"))
    assert (shown["outcomes"][0]["rank"], shown["outcomes"][0]["has_must"]) == (1, True)


def run_here(
    home: Path,
    arguments: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> tuple[int, str, str]:
    """Run ``carelaw`` in this process; return its exit code and what it printed to each stream."""
    monkeypatch.setenv("CARELAW_HOME", str(home))
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys, "argv", ["carelaw", *arguments])
    monkeypatch.setattr(cli.errors, "file", sys.stderr)
    code = 0
    try:
        cli.main()
    except SystemExit as exit_:
        code = int(exit_.code or 0)
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("ask", "who is on a MACPT"), ["[1]", "Sources", "Not in force when last checked, June 2026"]),
        (("ask", "what is the VAT rate on nappies"), ["Outside what carelaw covers", "no answer is given"]),
        (("search", "s31ZA", "-k", "1"), ["cws-act-2026/section-1#", "https://www.legislation.gov.uk"]),
        (("sources",), ["cws-act-2026", "sccif-childrens-homes"]),
        (("show", "cws-act-2026/section-1#0"), ["section 31ZA of the Children Act 1989", "clause 1 of"]),
        (("ingest", "--offline"), ["Nothing has changed"]),
    ],
)
def test_prints_plain_text(
    home: Path,
    arguments: tuple[str, ...],
    expected: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = run_here(home, arguments, monkeypatch, capsys)
    assert (code, err) == (0, "")
    flat = " ".join(out.split())
    assert all(words in flat for words in expected)
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ask", "  "), "carelaw: The question is empty"),
        (("ask", "x" * 5000), "carelaw: The question has 5,000 characters"),
        (("ask", "🙂🙂"), "carelaw: The question has no words"),
        (("ask", "notice", "--setting", "castle"), "carelaw: No setting is called 'castle'. Use one of"),
        (("search", "notice", "--source", "nope"), "carelaw: The library has no source 'nope'"),
        (("show", "nope"), "carelaw: The library has no source 'nope'. The list of sources has the ids"),
        (
            ("show", "cws-act-2025"),
            "carelaw: The library has no source 'cws-act-2025'. Did you mean cws-act-2026",
        ),
        (("show", "cws-act-2026/section-900"), "carelaw: There is no place 'cws-act-2026/section-900'"),
        (("show", "nope#0"), "carelaw: There is no passage 'nope#0'"),
        (("evaluate", "nope.jsonl"), "carelaw: nope.jsonl cannot be read"),
        (("ingest", "--source", "nope"), "carelaw: There is no official text 'nope'. There are: cws-act"),
        (("forget", "cws-act-2026"), "carelaw: There is no document 'cws-act-2026' to forget"),
    ],
)
def test_an_error_is_one_line(
    home: Path,
    arguments: tuple[str, ...],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = run_here(home, arguments, monkeypatch, capsys)
    assert (code, out) == (1, "")
    assert err.startswith(message)
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [("bogus",), ("ask",), ("search", "x", "-k", "0"), ("ask", "x", "--no")]
)
def test_a_wrong_call_exits_with_2(
    home: Path,
    arguments: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_here(home, arguments, monkeypatch, capsys)[0] == 2


def test_a_foreign_folder_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "thesis.docx").write_text("mine")
    for verb in (("ask", "notice"), ("ingest", "--offline")):
        done = run(tmp_path, *verb)
        assert done.returncode == 1
        assert "thesis.docx" in done.stderr
        assert done.stderr.count("\n") == 1


def test_a_home_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    done = run(tmp_path / "file", "ask", "notice")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert done.stderr.count("\n") == 1


def test_several_processes_read_at_once(home: Path) -> None:
    command = [sys.executable, "-m", "assistant", "search", "notice", "-k", "1", "--json"]
    environment = os.environ | {"CARELAW_HOME": str(home)}
    readers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) for _ in range(4)
    ]
    outputs = [reader.communicate(timeout=180)[0] for reader in readers]
    assert [reader.returncode for reader in readers] == [0, 0, 0, 0]
    assert len({json.loads(output)["hits"][0]["passage_id"] for output in outputs}) == 1


def test_importing_is_light() -> None:
    code = (
        "import sys, assistant; "
        "print([m for m in ('torch', 'chromadb', 'streamlit', 'langchain_core') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
