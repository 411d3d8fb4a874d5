"""The briefings that come with carelaw, held to the rules beside them."""

import re
from pathlib import Path

import pytest

from ingest.briefings import BriefedSource, bundled_folder, read_briefings
from ingest.content import in_context
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.vocabulary import Passage, Role

RUN = 12


@pytest.fixture(scope="module")
def sources() -> list[BriefedSource]:
    return read_briefings(bundled_folder())


@pytest.fixture(scope="module")
def passages(sources: list[BriefedSource]) -> list[Passage]:
    return [passage for source in sources for passage in source.passages]


def test_no_passage_is_longer_than_the_model_reads(
    sources: list[BriefedSource], encoder: SentenceTransformerEncoder
) -> None:
    too_long = {
        passage.id: tokens
        for source, passages in sources
        for passage in passages
        if (tokens := encoder.count_tokens(in_context(passage, source.title))) > encoder.max_tokens
    }
    assert too_long == {}


def test_every_passage_has_questions_of_its_own(passages: list[Passage]) -> None:
    content = [passage for passage in passages if passage.role is not Role.COMMENCEMENT]
    assert {p.id: len(p.questions) for p in content if not 5 <= len(p.questions) <= 12} == {}
    asked = [question.lower() for passage in passages for question in passage.questions]
    assert sorted({question for question in asked if asked.count(question) > 1}) == []


def test_sentences_name_their_subject(passages: list[Passage]) -> None:
    pronoun = re.compile(r"(?:^|[.:?]\s)(It|They|This|These|He|She)\s", re.MULTILINE)
    assert [passage.id for passage in passages if pronoun.search(passage.text)] == []


def test_lists_have_a_lead_in(passages: list[Passage]) -> None:
    def without(passage: Passage) -> bool:
        lines = passage.text.splitlines()
        return any(
            line.startswith("- ") and not before.startswith("- ") and not before.endswith(":")
            for before, line in zip(["", *lines], lines, strict=False)
        )

    assert [passage.id for passage in passages if without(passage)] == []


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9’']+", text.lower().replace("’", "'"))


def test_none_copies_a_published_document(passages: list[Passage], documents: Path) -> None:
    published: set[tuple[str, ...]] = set()
    for path in documents.rglob("*.txt"):
        words = words_of(path.read_text("utf-8", errors="ignore"))
        published.update(tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))
    copied = {
        passage.id: " ".join(run)
        for passage in passages
        if (words := words_of(passage.text))
        for run in [tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
        if run in published
    }
    assert copied == {}
