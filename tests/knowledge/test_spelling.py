import pytest

from knowledge.library import Library
from knowledge.spelling import Spelling


@pytest.fixture(scope="module")
def spelling(library: Library) -> Spelling:
    return Spelling(library.lexicon)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("do kids homes get told b4 ofsted visit", "do kids homes get told before ofsted visit"),
        ("famly group descision", "family group decision"),
        ("saftey of childern in care", "safety of children in care"),
        ("registred manger", "registered manger"),
        ("what do CYP get", "what do children and young people get"),
        ("Reg 40 notif", "Reg 40 notification"),
    ],
)
def test_mends_what_is_typed_in_a_hurry(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.mended(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "how do I appeal a parking fine",
        "MACPT FGDM IFA DoL",
        "s31ZA",
        "section 16LA CA 2004",
        "xqzvbk",
        "Who must be told?",
        "the children's guide",
        "",
    ],
)
def test_leaves_right_words_other_subjects_and_acronyms_alone(spelling: Spelling, typed: str) -> None:
    assert spelling.mended(typed) == typed
