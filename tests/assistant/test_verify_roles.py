"""Sentences made of their quotation's own words that say something else, and some that say the same."""

import pytest

from assistant.verify import failure_of
from assistant.verifying.failure import Failure
from tests.assistant.made_evidence import claim_of, evidence_of, found_of

HARBOUR = "The harbour office must offer the keeper's owner a meeting within 10 working days of the storm."
LAMPS = "The keeper cleans the lamp and the owner sells the goat."
TELL = "The keeper must tell the harbour office and the pilot."
FLAG = "The ferry must stop at any pier where a flag is shown."
FORM = "Owners or keepers must sign the form."
WASH = "A keeper must wash a goat that is lame before the tide turns."
CAFE = "The harbour office plans to open a café in the tower."

STAND = [
    (HARBOUR, "The harbour office must offer a meeting to the keeper's owner."),
    (
        HARBOUR,
        "Within 10 working days of the storm, the harbour office has to offer the keeper's owner a meeting.",
    ),
    (HARBOUR, "Within 10 working days of the storm the harbour office must offer a meeting."),
    (LAMPS, "The lamp is cleaned by the keeper."),
    (LAMPS, "The owner sells the goat, and the keeper cleans the lamp."),
    (TELL, "The keeper must tell the pilot and the harbour office."),
    (TELL, "The keeper must tell the pilot."),
    (FLAG, "Where a flag is shown, the ferry has to stop at any pier."),
    (FLAG, "If a flag is shown at any pier, the ferry must stop."),
    (WASH, "A goat that is lame must be washed by a keeper."),
    ("Some pilots keep a goat, and all keepers keep a lamp.", "All keepers keep a lamp."),
    ("Keepers aged 16 or over may steer.", "A keeper who is 16 or over can steer."),
    ("It is reported that the pier has closed.", "The pier is reported to have closed."),
    ("The keeper must write a log each night.", "A log must be written each night."),
]
FALL = [
    (HARBOUR, "The harbour office must charge the keeper's owner for a meeting.", Failure.UNSUPPORTED),
    (HARBOUR, "The harbour office must offer the keeper's owner a free meeting.", Failure.UNSUPPORTED),
    (HARBOUR, "The school must offer the keeper's owner a meeting.", Failure.UNSUPPORTED),
    (HARBOUR, "The keeper's owner must offer the harbour office a meeting.", Failure.ROLES),
    (HARBOUR, "The keeper's owner must be offered a storm by the harbour office.", Failure.ROLES),
    (HARBOUR, "The harbour office must offer the keeper a meeting.", Failure.CLIPPED_PHRASE),
    (LAMPS, "The owner cleans the lamp.", Failure.ROLES),
    (LAMPS, "The keeper sells the goat.", Failure.ROLES),
    (LAMPS, "The keeper cleans the lamp and sells the goat.", Failure.ROLES),
    (LAMPS, "The goat sells the owner.", Failure.ROLES),
    (LAMPS, "The keeper is cleaned by the lamp.", Failure.ROLES),
    (TELL, "The harbour office must tell the keeper and the pilot.", Failure.ROLES),
    (TELL, "The keeper must tell the harbour office or the pilot.", Failure.CLIPPED_PHRASE),
    (FORM, "Owners and keepers must sign the form.", Failure.CLIPPED_PHRASE),
    (FLAG, "The ferry must stop at any pier.", Failure.CONDITION),
    (WASH, "A keeper must wash a goat before the tide turns.", Failure.ROLES),
    (WASH, "A keeper must wash a goat that is lame after the tide turns.", Failure.CONDITION),
    ("Goats under 3 must be fed.", "Goats must be fed.", Failure.CLIPPED_PHRASE),
    ("The pilot replaced the lamp, and section 7 is a duty.", "The pilot replaced section 7.", Failure.ROLES),
    (
        "The pilot is whom the owner of a boat sends to run it.",
        "The pilot is who runs the boat.",
        Failure.ROLES,
    ),
    ("A newsletter reported in May that boats call.", "Boats call.", Failure.REPORTED),
    ("No goat is fed before the tide turns.", "No goat is fed.", Failure.CONDITION),
    (CAFE, "The harbour office opens a café in the tower.", Failure.FREQUENCY),
    ("Some keepers keep a goat.", "All keepers keep a goat.", Failure.FREQUENCY),
    ("Most keepers keep a goat.", "Keepers keep a goat.", Failure.FREQUENCY),
    ("Keepers keep a goat.", "Every keeper keeps a goat.", Failure.FREQUENCY),
    ("It is reported that the pier has closed.", "The pier has closed.", Failure.REPORTED),
    ("How often boats call has not been confirmed.", "Boats call often.", Failure.REPORTED),
    ("A large boat pays more than a small boat.", "A small boat pays more than a large boat.", Failure.ROLES),
]


@pytest.mark.parametrize(("quotation", "sentence"), STAND)
def test_the_same_in_another_order_stands(quotation: str, sentence: str) -> None:
    found = found_of(quotation)
    assert failure_of(claim_of(sentence, found), evidence_of(found)) is None


@pytest.mark.parametrize(("quotation", "sentence", "failure"), FALL)
def test_the_same_words_turned_round_fall(quotation: str, sentence: str, failure: Failure) -> None:
    found = found_of(quotation)
    assert failure_of(claim_of(sentence, found), evidence_of(found)) is failure


def test_a_heading_is_no_subject() -> None:
    found = found_of("A duty applies: the keeper must sing.", locator="pilots")
    assert failure_of(claim_of("Pilots must sing.", found), evidence_of(found)) is Failure.ROLES
    named = "Under section 7 of the Invented Act 2020, the keeper must sing."
    found = found_of("The keeper must sing.")
    assert failure_of(claim_of(named, found), evidence_of(found)) is None
