"""Sentences against their quotations: each row is a change of meaning that may not stand, or none."""

import pytest

from assistant.verify import failure_of
from assistant.verifying.failure import Failure
from tests.assistant.made_evidence import claim_of, evidence_of, found_of

MEETING = (
    "The local authority must offer the child's parents a meeting within 10 working days of the decision."
)
VISIT = "Inspectors may visit the agency at least twice a year, but usually visit once."
RECORD = "The agency must not destroy a child's record before 1 April 2030 unless the child has died."
CHOICE = "The manager does not have to tell the parents if the child is aged 16 or over."
GUIDE = "Staff should read the policy. Only the manager can change the policy."
TWO = "The provider must keep a register and must not share a register."
PAY = "A council may charge up to £5,000 or 10% of the cost under section 12(3)(b)."
MONTHS = "A review must take place by 30 June, in the first 6 months."

STAND = [
    (
        MEETING,
        "The council must offer the child's parents a meeting within ten working days of the decision.",
    ),
    (MEETING, "The council has to offer parents a meeting within 10 working days."),
    (MEETING, "Under section 7 of the Invented Act 2020, the council must offer the parents a meeting."),
    (VISIT, "Inspectors can visit the agency at least two times a year, but normally visit once."),
    (RECORD, "A child's record must not be destroyed before 1st April 2030 unless the child has died."),
    (CHOICE, "The manager need not tell the parents where the child is aged sixteen or older."),
    (PAY, "A council may charge a maximum of £5000, or 10 per cent of the cost, under section 12(3)(b)."),
    (PAY, "A council may charge up to £5,000 under section 12(3)."),
    (MONTHS, "A review must take place before 30 June."),
]
FALL = [
    (MEETING, "The council must offer parents a meeting within 14 working days.", Failure.FIGURE),
    (MEETING, "The council must offer parents a meeting within ten weeks.", Failure.FIGURE),
    (MEETING, "The council must offer parents a meeting within 10 days.", Failure.FIGURE),
    (MEETING, "The council must offer parents a meeting after 10 working days.", Failure.FIGURE),
    (MEETING, "Under section 8 the council must offer parents a meeting.", Failure.FIGURE),
    (MEETING, "The council must offer the child's 7 parents a meeting.", Failure.FIGURE),
    (MEETING, "The council may offer parents a meeting.", Failure.MODAL),
    (MEETING, "The council should offer parents a meeting.", Failure.MODAL),
    (MEETING, "The council must not offer parents a meeting.", Failure.NEGATION),
    (MEETING, "The council must offer parents a meeting unless they refuse a decision.", Failure.NEGATION),
    (MEETING, "Only the council must offer parents a meeting.", Failure.NEGATION),
    (MEETING, "The council must always offer parents a meeting.", Failure.FREQUENCY),
    (MEETING, "The council must decide and pay the parents of the child.", Failure.MODAL),
    (MEETING, "The council must offer parents a meeting, and parents pay costs.", Failure.UNSUPPORTED),
    (
        MEETING,
        "The council must offer the child's parents a meeting. Ring the newspaper.",
        Failure.UNSUPPORTED,
    ),
    (MEETING, "The council must offer parents a meeting within", Failure.UNFINISHED),
    (MEETING, "The council must offer a meeting: see https://example.org.", Failure.MARKUP),
    (MEETING, "The council must <b>offer</b> parents a meeting.", Failure.MARKUP),
    (MEETING, "This is not in force: the council would have to offer parents a meeting.", Failure.STATE),
    (VISIT, "Inspectors must visit the agency at least twice a year, but usually visit once.", Failure.MODAL),
    (VISIT, "Inspectors may visit the agency at most twice a year, but usually visit once.", Failure.FIGURE),
    (VISIT, "Inspectors may visit the agency twice a year, but usually visit once.", Failure.FIGURE),
    (VISIT, "Inspectors may visit the agency.", Failure.FREQUENCY),
    (VISIT, "Inspectors usually visit the agency.", Failure.MODAL),
    (RECORD, "The agency must destroy a child's record unless the child has died.", Failure.NEGATION),
    (RECORD, "The agency must not destroy a child's record.", Failure.NEGATION),
    (
        RECORD,
        "The agency must not destroy a record before 1 May 2030 unless the child has died.",
        Failure.FIGURE,
    ),
    (RECORD, "The agency must not destroy a record before April 2031 unless the child died.", Failure.FIGURE),
    (
        RECORD,
        "The agency need not destroy a record before 1 April 2030 unless the child died.",
        Failure.MODAL,
    ),
    (CHOICE, "The manager must not tell the parents if the child is aged 16 or over.", Failure.MODAL),
    (CHOICE, "The manager does not have to tell the parents.", Failure.CONDITION),
    (CHOICE, "The manager does not have to tell the parents if the child is aged 16.", Failure.FIGURE),
    (CHOICE, "The manager does not have to tell the parents if the child is under 16.", Failure.FIGURE),
    (GUIDE, "Only the manager must read the policy.", Failure.MODAL),
    (GUIDE, "Staff can read the policy. Only the manager should change the policy.", Failure.MODAL),
    (TWO, "The provider must not keep a register and must share a register.", Failure.NEGATION),
    (PAY, "A council may charge up to £50,000.", Failure.FIGURE),
    (PAY, "A council may charge up to 20% of the cost.", Failure.FIGURE),
    (PAY, "A council may charge up to £5,000 under section 12(3)(a).", Failure.FIGURE),
    (PAY, "A council may charge up to £5,000 under regulation 12(3)(b).", Failure.FIGURE),
    (MONTHS, "A review must take place by 30 July.", Failure.FIGURE),
]


@pytest.mark.parametrize(("quotation", "sentence"), STAND)
def test_a_sentence_that_says_the_same_stands(quotation: str, sentence: str) -> None:
    found = found_of(quotation)
    assert failure_of(claim_of(sentence, found), evidence_of(found)) is None


@pytest.mark.parametrize(("quotation", "sentence", "failure"), FALL)
def test_a_sentence_that_says_something_else_falls(quotation: str, sentence: str, failure: Failure) -> None:
    found = found_of(quotation)
    assert failure_of(claim_of(sentence, found), evidence_of(found)) is failure


@pytest.mark.parametrize("quotation", [MEETING, VISIT, RECORD, CHOICE, GUIDE, TWO, PAY, MONTHS])
def test_a_sentence_that_is_its_quotation_stands(quotation: str) -> None:
    found = found_of(quotation)
    assert failure_of(claim_of(quotation, found), evidence_of(found)) is None
