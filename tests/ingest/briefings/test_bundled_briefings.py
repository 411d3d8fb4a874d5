"""The briefings that come with carelaw, held to the rules beside them."""

import re
from datetime import date
from pathlib import Path

import pytest

from assistant.forms import leaves_open
from ingest.briefings.briefing import BriefedSource, bundled_folder, folders_in, read_source
from ingest.content import in_context
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.glossary import terms
from knowledge.settings import settings
from knowledge.vocabulary import CommencementState, Passage, Role

RUN = 12
SECTIONS = range(1, 80)
SCHEDULES = range(1, 4)
GUIDES = {
    "childrens-homes",
    "secure-childrens-homes",
    "independent-fostering-agencies",
    "boarding-schools-and-residential-special-schools",
    "voluntary-adoption-agencies",
    "adoption-support-agencies",
    "residential-family-centres",
    "residential-holiday-schemes",
    "further-education-colleges",
    "supported-accommodation",
}
# What every guide is asked about; supported accommodation has outcomes beside its judgements.
TOPICS = {
    "judgement-structure",
    "required-evidence",
    "notice-of-inspection",
    "frequency-of-inspections",
    "length-of-inspection",
    "inadequate-judgements",
}
# Numerals, names of publishers, councils and school associations, and words everybody knows.
NOT_ACRONYMS = {
    *("II", "III", "IV", "VI", "VII", "UK", "HL", "LBC", "CYP", "CMS", "BCP", "GOV"),
    *("GSA", "HMC", "IAPS", "ISA", "PE", "COVID", "SCIFF", "SSCIF"),
}


@pytest.fixture(scope="module")
def sources() -> list[BriefedSource]:
    return [read_source(folder) for folder in folders_in(bundled_folder())]


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
    content = [
        passage
        for passage in passages
        if passage.role is not Role.COMMENCEMENT and passage.source_id != "glossary"
    ]
    assert {p.id: len(p.questions) for p in content if not 5 <= len(p.questions) <= 12} == {}
    asked = [q.lower() for passage in passages for q in (*passage.questions, *passage.mistaken)]
    assert sorted({question for question in asked if asked.count(question) > 1}) == []


def test_what_is_asked_by_mistake_leaves_nothing_open(passages: list[Passage]) -> None:
    corrects = [passage for passage in passages if passage.mistaken]
    assert {p.id: len(p.mistaken) for p in corrects if not 2 <= len(p.mistaken) <= 7} == {}
    open_ = {q for p in corrects for q in p.mistaken if leaves_open(q)}
    assert open_ == set()


def test_every_section_and_schedule_of_the_act_is_there(passages: list[Passage]) -> None:
    places = {passage.place for passage in passages if passage.source_id == "cws-act-2026"}
    assert {f"section-{n}" for n in SECTIONS} | {f"schedule-{n}" for n in SCHEDULES} == places


def test_every_provision_of_the_act_says_when_it_starts(passages: list[Passage]) -> None:
    act = [passage for passage in passages if passage.source_id == "cws-act-2026"]
    starts = {passage.place for passage in act if passage.role is Role.COMMENCEMENT}
    assert starts == {passage.place for passage in act}
    for passage in act:
        state = passage.commencement.state
        has_date = state in (CommencementState.IN_FORCE, CommencementState.PARTLY_IN_FORCE)
        assert (passage.commencement.since is not None) is has_date, passage.id


def test_two_months_after_royal_assent(passages: list[Passage]) -> None:
    """Section 78(2) lists what came into force on 29 June 2026."""
    started = {
        passage.locator
        for passage in passages
        if passage.source_id == "cws-act-2026" and passage.commencement.since == date(2026, 6, 29)
    }
    listed = {f"section {n}" for n in (5, 22, 31, 36, 51, 55, 56, 58, 59, 60, 61)} | {"Schedule 3"}
    assert started == listed


def test_every_guide_has_its_main_topics(passages: list[Passage]) -> None:
    assert set(settings()) == GUIDES
    for setting in GUIDES - {"childrens-homes"}:
        places = {passage.place for passage in passages if passage.source_id == f"sccif-{setting}"}
        assert places >= TOPICS, setting


def test_every_acronym_is_in_the_glossary(passages: list[Passage]) -> None:
    known = {part.upper() for term in terms() for part in re.findall(r"\w+", term)} | NOT_ACRONYMS
    unknown: dict[str, str] = {}
    for passage in passages:
        for word in re.findall(r"\b[A-Z]{2,6}\b", passage.text):
            if word not in known:
                unknown.setdefault(word, passage.id)
    assert unknown == {}


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
