"""Data in the documents is what the code reads; tables of the documents are what the code knows."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.api.problems import kinds
from assistant.evaluation import Score, read_cases
from assistant.wording import wording
from ingest.briefings.briefing import bundled_folder, folders_in, read_briefing, read_source
from ingest.briefings.commencement import Commencements
from ingest.publishers.licences import licences
from ingest.publishers.registry import entries, read_registry, registry
from tests.documents.blocks import DOCUMENTS, PAGES, Block, blocks_of, name

RUN = {"sh", "console", "python", "pycon"}
READERS: dict[str, Any] = {"json": json.loads, "yaml": yaml.safe_load, "toml": tomllib.loads}
# Prose: diagrams, and what test_data and others read by the page.
PROSE = {"", "text", "markdown"}
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_block_is_of_a_language_that_is_tested(page: Path) -> None:
    for block in blocks_of(page):
        assert block.language in RUN | READERS.keys() | PROSE, f"{name(page)}:{block.line}"


BLOCKS = [block for page in PAGES for block in blocks_of(page, *READERS)]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"{name(block.page)}:{block.line}")
def test_data_can_be_read(block: Block) -> None:
    assert READERS[block.language](block.text)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_index_lists_every_page() -> None:
    listed = {
        (DOCUMENTS / target).resolve()
        for target in LINK.findall((DOCUMENTS / "README.md").read_text("utf-8"))
    }
    assert set(DOCUMENTS.glob("*.md")) - {DOCUMENTS / "README.md"} <= listed
    assert "docs/README.md" in LINK.findall((DOCUMENTS.parent / "README.md").read_text("utf-8"))


def test_the_example_of_a_question_is_one(tmp_path: Path) -> None:
    (example,) = blocks_of(DOCUMENTS / "evaluation.md", "json")
    (tmp_path / "cases.jsonl").write_text(example.text, "utf-8")
    (case,) = read_cases(tmp_path / "cases.jsonl")
    assert case.groups
    (floor,) = blocks_of(DOCUMENTS / "evaluation.md", "toml")
    assert set(tomllib.loads(floor.text)) <= set(Score.model_fields)


def test_the_example_of_an_official_text_is_one_more() -> None:
    (example,) = blocks_of(DOCUMENTS / "sources.md", "toml")
    hosts = json.dumps(sorted(registry().hosts))
    (added,) = read_registry(f"hosts = {hosts}\n{example.text}").source
    assert added.id not in {entry.id for entry in entries()}


def test_the_example_of_a_briefing_is_one(tmp_path: Path) -> None:
    (example,) = blocks_of(DOCUMENTS / "sources.md", "markdown")
    folder = bundled_folder() / "childrens-homes-regulations-2015"
    source = read_source(folder).source
    commencements = Commencements.read(folder / "commencement.yaml", source)
    (tmp_path / "regulation-44.md").write_text(example.text, "utf-8")
    first, *_ = read_briefing(tmp_path / "regulation-44.md", source, commencements)
    assert (first.locator, len(first.questions)) == ("regulation 44", 1)


def test_the_sources_page_names_all_sources_and_terms() -> None:
    page = (DOCUMENTS / "sources.md").read_text("utf-8")
    for entry in entries():
        assert (
            f"| `{entry.id}` | {entry.title} | {entry.issued_by} | {licences()[entry.licence].name} |" in page
        )
    for folder in folders_in(bundled_folder()):
        assert f"`{folder.name}`" in page or folder.name.startswith("news-"), folder.name
    for licence in licences().values():
        assert f"[{licence.name}]({licence.address}) | {licence.attribution} |" in page
    assert all(f"`{host}`" in page for host in registry().hosts)


def test_the_guide_for_practitioners_has_every_status_and_badge() -> None:
    page = (DOCUMENTS / "for-practitioners.md").read_text("utf-8")
    said = set(wording()["statuses"].values()) - {"Something went wrong"}
    assert {status for status in said if f"| {status.removesuffix(' now')}" not in page} == set()
    # What is no law has the badge of its rank in its stead.
    badges = [words for state, words in wording()["states"].items() if state != "not_applicable"]
    assert all(f"| {badge} |" in page for badge in badges)


def test_the_page_on_answers_and_that_on_http_have_every_status() -> None:
    answers = (DOCUMENTS / "answers.md").read_text("utf-8")
    assert all(f"| `{status}` |" in answers for status in wording()["statuses"])
    http = (DOCUMENTS / "http.md").read_text("utf-8")
    assert all(f"`{slug}`" in http for slug in kinds())
