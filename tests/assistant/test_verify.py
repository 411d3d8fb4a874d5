import pytest

from assistant.draft import Claim, Draft
from assistant.evidence import Evidence
from assistant.extract import compose
from assistant.question import Question
from assistant.verify import may_stand
from knowledge.library import Library
from knowledge.search import search


@pytest.fixture(scope="module")
def evidence(library: Library) -> Evidence:
    found = search(library, "kinship local offer", 3)
    return Evidence(
        question=Question(text="q", searched_for="kinship local offer"),
        found=tuple(found),
        selected=tuple(found[:1]),
    )


@pytest.fixture(scope="module")
def claim(evidence: Evidence) -> Claim:
    return next(iter(compose(evidence)))


def test_what_is_quoted_may_stand(claim: Claim, evidence: Evidence) -> None:
    assert may_stand(claim, evidence)


@pytest.mark.parametrize("change", ["start", "end", "text", "empty", "beyond"])
def test_what_is_not_quoted_may_not(claim: Claim, evidence: Evidence, change: str) -> None:
    changes = {
        "start": {"start": claim.start + 1},
        "end": {"end": claim.end - 1},
        "text": {"text": claim.text.replace("requires", "forbids")},
        "empty": {"end": claim.start, "text": ""},
        "beyond": {"end": len(claim.passage.text) + 5},
    }
    assert not may_stand(claim.model_copy(update=changes[change]), evidence)


def test_a_passage_that_is_not_evidence_may_not_be_quoted(claim: Claim, evidence: Evidence) -> None:
    other = evidence.found[2]
    stray = Claim(text=other.passage.text[:20], passage=other.passage, source=other.source, start=0, end=20)
    assert stray.text == stray.quote
    assert not may_stand(stray, evidence)


def test_drafts_add_up(claim: Claim, evidence: Evidence) -> None:
    empty = Draft(evidence=evidence, composer="extractive")
    one = Draft(evidence=evidence, composer="extractive", claims=(claim,))
    assert (empty + one + one).claims == (claim, claim)
