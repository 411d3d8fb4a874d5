"""FAQ sets over HTTP: what the command line exports, and nothing written by reading."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import Assistant, cli
from assistant.faq import FaqSets
from tests.assistant.api.serving import Served, served

QUESTIONS = ("What is regulation 44?", "Who visits?")


@pytest.fixture(scope="module")
def kept(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    """A server, and its home, in which there are no sets yet."""
    home = tmp_path_factory.mktemp("kept")
    with served(assistant, home, opened=lambda: nullcontext(assistant)) as server:
        yield server, home


def test_sets_are_what_the_command_line_prints(
    kept: tuple[Served, Path], assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    server, home = kept
    assert server.client.get("/v1/faq-sets").json() == {"sets": []}
    missing = server.client.get("/v1/faq-sets/induction")
    assert (missing.status_code, missing.json()["type"]) == (404, "urn:carelaw:problem:unknown-faq-set")
    assert not (home / "faq.sqlite").exists()

    with FaqSets.open(home) as sets:
        made = sets.new("Induction", by="Sam")
        sets.add_many(made.id, QUESTIONS, by="Sam")
        sets.answer(made.id, assistant, by="Sam", numbers=[1])
    monkeypatch.setenv("CARELAW_HOME", str(home))
    printed = CliRunner().invoke(cli.app, ["faq", "export", "induction", "--format", "json", "--out", "-"])
    got = server.client.get("/v1/faq-sets/induction")
    assert got.text == printed.stdout
    assert [entry["question"] for entry in got.json()["entries"]] == [*QUESTIONS]
    assert server.client.get("/v1/faq-sets/induction", params={"approved": True}).json()["entries"] == []
    listed = CliRunner().invoke(cli.app, ["faq", "list", "--json"])
    assert server.client.get("/v1/faq-sets").json() == json.loads(listed.stdout)
    unknown = server.client.get("/v1/faq-sets/other").json()
    assert "induction" in unknown["detail"]


def test_sets_need_the_key_that_everything_needs(kept: tuple[Served, Path]) -> None:
    server, _ = kept
    server.keys.add("team")
    for path in ("/v1/faq-sets", "/v1/faq-sets/induction"):
        assert server.client.get(path).status_code == 401


def test_a_database_that_cannot_be_used_is_a_problem(assistant: Assistant, tmp_path: Path) -> None:
    (tmp_path / "faq.sqlite").write_bytes(b"not a database" * 100)
    with served(assistant, tmp_path) as server:
        response = server.client.get("/v1/faq-sets")
    assert (response.status_code, response.json()["type"]) == (503, "urn:carelaw:problem:faq-database")
    assert str(tmp_path) not in response.text
