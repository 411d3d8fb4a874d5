import pytest

from assistant.draft import Claim, Draft
from assistant.evidence import Evidence
from assistant.extract import compose
from assistant.question import Question
from assistant.verify import failure_of
from assistant.verifying.failure import Failure
from knowledge.library import Library
from knowledge.search import search
from knowledge.vocabulary import Authority, CommencementState, Filters, Role
from tests.assistant.made_evidence import claim_of, evidence_of, found_of


@pytest.fixture(scope="module")
def evidence(library: Library) -> Evidence:
    found = search(library, "kinship local offer", 3).found
    return Evidence(
        question=Question(text="q", searched_for="kinship local offer"),
        found=tuple(found),
        selected=tuple(found[:1]),
    )


@pytest.fixture(scope="module")
def claim(evidence: Evidence) -> Claim:
    return next(iter(compose(evidence)))


def test_what_is_quoted_may_stand(claim: Claim, evidence: Evidence) -> None:
    assert failure_of(claim, evidence) is None


@pytest.mark.parametrize("change", ["start", "end", "text", "empty", "beyond"])
def test_what_is_not_quoted_may_not(claim: Claim, evidence: Evidence, change: str) -> None:
    changes = {
        "start": {"start": claim.start + 1},
        "end": {"end": claim.end - 2},
        "text": {"text": claim.text.replace("requires", "forbids")},
        "empty": {"end": claim.start, "text": ""},
        "beyond": {"end": len(claim.passage.text) + 5},
    }
    assert failure_of(claim.model_copy(update=changes[change]), evidence) is not None


def test_a_passage_that_is_not_evidence_may_not_be_quoted(claim: Claim, evidence: Evidence) -> None:
    other = evidence.found[2]
    stray = Claim(text=other.passage.text[:20], passage=other.passage, source=other.source, start=0, end=20)
    assert stray.text == stray.quote
    assert failure_of(stray, evidence) is Failure.NOT_EVIDENCE


def test_a_passage_of_the_same_name_with_other_words_is_not_evidence() -> None:
    held, forged = found_of("The home must be clean."), found_of("The home must be dirty.")
    claim = claim_of("The home must be dirty.", forged)
    assert failure_of(claim, evidence_of(held)) is Failure.NOT_EVIDENCE


def test_all_that_the_extractive_composer_says_stands(library: Library) -> None:
    for asked in (
        "kinship local offer",
        "notice of inspection of a children's home",
        "clause 11 of HL Bill 84",
    ):
        found = tuple(search(library, asked, 5).found)
        evidence = Evidence(question=Question(text=asked, searched_for=asked), found=found, selected=found)
        assert [failure_of(claim, evidence) for claim in compose(evidence)].count(None) > 0
        assert all(failure_of(claim, evidence) is None for claim in compose(evidence))


UNLESS = (
    "Unless the child is at risk, the council must hold a meeting, which parents may attend. Tea is served."
)


@pytest.mark.parametrize(
    ("quote", "failure"),
    [
        ("the council must hold a meeting", Failure.CLIPPED),
        ("parents may attend", Failure.CLIPPED),
        ("the counc", Failure.NOT_QUOTED),
        ("Tea is served.", None),
        ("is served", Failure.UNFINISHED),
    ],
)
def test_a_quotation_leaves_out_nothing_that_turns_it(quote: str, failure: Failure | None) -> None:
    found = found_of(UNLESS)
    assert failure_of(claim_of(quote, found, quote), evidence_of(found)) is failure


def test_a_number_is_not_cut() -> None:
    found = found_of("Write within 100 days.")
    assert failure_of(claim_of("Write within 10", found, "Write within 10"), evidence_of(found)) is (
        Failure.NOT_QUOTED
    )


def test_an_item_of_a_list_keeps_its_lead_in() -> None:
    found = found_of("The rule does not apply to:\n- a school\n- a college")
    claim = claim_of("a college", found, "a college")
    assert failure_of(claim, evidence_of(found)) is Failure.CLIPPED


DUTY = "A council must offer a meeting to parents."
AS_LAW = "A council must offer parents a meeting."


@pytest.mark.parametrize(
    "state",
    [CommencementState.NOT_IN_FORCE, CommencementState.PARTLY_IN_FORCE, CommencementState.UNKNOWN],
)
@pytest.mark.parametrize(
    ("sentence", "failure"),
    [
        (AS_LAW, Failure.NOT_LAW),
        ("Councils offer parents a meeting.", Failure.NOT_LAW),
        ("By law a council must offer parents a meeting.", Failure.NOT_LAW),
        ("Under the Bill a council must offer parents a meeting.", Failure.NOT_LAW),
        ("This is in force: a council must offer parents a meeting.", Failure.STATE),
        ("A council would have to offer parents a meeting.", None),
        ("Once in force, a council must offer parents a meeting.", None),
        ("This is not yet in force, but a council must offer parents a meeting once commenced.", None),
    ],
)
def test_what_is_not_in_force_is_not_put_as_law(
    state: CommencementState, sentence: str, failure: Failure | None
) -> None:
    found = found_of(DUTY, state=state)
    assert failure_of(claim_of(sentence, found), evidence_of(found)) is failure


@pytest.mark.parametrize(
    ("sentence", "failure"),
    [
        (AS_LAW, Failure.NOT_LAW),
        ("The law says a council must offer parents a meeting.", Failure.NOT_LAW),
        ("The Bill says a council must offer parents a meeting.", None),
        ("A council would have to offer parents a meeting.", None),
    ],
)
def test_a_bill_is_not_put_as_law(sentence: str, failure: Failure | None) -> None:
    found = found_of(DUTY, authority=Authority.BILL, state=CommencementState.NOT_APPLICABLE)
    assert failure_of(claim_of(sentence, found), evidence_of(found)) is failure


def test_a_passage_on_commencement_speaks_for_itself() -> None:
    found = found_of(
        "Section 7 was not in force in June 2026.",
        state=CommencementState.NOT_IN_FORCE,
        role=Role.COMMENCEMENT,
    )
    evidence = evidence_of(found)
    assert failure_of(claim_of("In June 2026 section 7 was not in force.", found), evidence) is None
    assert failure_of(claim_of("In June 2026 section 7 was in force.", found), evidence) is Failure.STATE


FOSTERING = "independent-fostering-agencies"


@pytest.mark.parametrize(
    ("sentence", "question", "filtered", "failure"),
    [
        ("Inspectors give two days' notice.", "how much notice", None, Failure.SETTING),
        ("Inspectors give a fostering agency two days' notice.", "how much notice", None, None),
        ("Inspectors give two days' notice.", "how much notice does an IFA get", None, None),
        ("Inspectors give two days' notice.", "how much notice", FOSTERING, None),
        ("Inspectors give a boarding school two days' notice.", "how much for an IFA", None, Failure.SETTING),
        ("Inspectors give two days' notice.", "how much for a boarding school", None, Failure.SETTING),
    ],
)
def test_a_sentence_names_its_setting(
    sentence: str, question: str, filtered: str | None, failure: Failure | None
) -> None:
    found = found_of(
        "Inspectors give two days' notice by letter.",
        authority=Authority.INSPECTION_GUIDANCE,
        state=CommencementState.NOT_APPLICABLE,
        settings=(FOSTERING,),
    )
    evidence = evidence_of(found).model_copy(
        update={"question": Question(text=question, searched_for=question, filters=Filters(setting=filtered))}
    )
    assert failure_of(claim_of(sentence, found), evidence) is failure


def test_drafts_add_up(claim: Claim, evidence: Evidence) -> None:
    empty = Draft(evidence=evidence, composer="extractive")
    one = Draft(evidence=evidence, composer="extractive", claims=(claim,))
    assert (empty + one + one).claims == (claim, claim)
