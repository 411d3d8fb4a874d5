import pytest

from assistant.forms import is_negated, leaves_open, takes_for_granted


@pytest.mark.parametrize(
    "text",
    [
        "we got one requirement so we cant be good, right?",
        "the regs say every event goes to the placing authority, dont they",
        "an early help assessment has to come before a referral doesnt it",
        "a new manager must hold the level 5 on day one, is that correct",
        "now that section 17 caps profits, how do we work it out",
        "why has the Act banned logos",
        "all homes get four weeks of notice so when do they ring",
        "reg 34 being the six monthly review, what goes in it",
    ],
)
def test_form_tells_what_is_taken_for_granted(text: str) -> None:
    assert takes_for_granted(text)


@pytest.mark.parametrize(
    "text",
    [
        "what time is it",
        "how often is an inspection",
        "can we lock a door",
        "as a manager, who do I tell",
        "",
    ],
)
def test_plain_questions_take_nothing_for_granted(text: str) -> None:
    assert not takes_for_granted(text)


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("is there a limit", True),
        ("we have one home, can we add a room?", True),
        ("there is a limit, isn't there", False),
        ("corporate parents may share it all, can't they", False),
        ("what is the limit", False),
    ],
)
def test_tells_what_leaves_it_open(text: str, open_: bool) -> None:
    assert leaves_open(text) is open_


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("homes get notice, don't they?", False),
        ("homes get no notice, do they?", True),
        ("we cant be good now, right?", True),
    ],
)
def test_the_question_at_the_end_negates_nothing(text: str, negated: bool) -> None:
    assert is_negated(text) is negated
