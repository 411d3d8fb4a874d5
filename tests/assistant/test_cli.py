"""The command line, as its own process: what it prints, where, and with which exit code."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema

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
