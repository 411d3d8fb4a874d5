import pytest

from assistant.premise import takes_for_granted


@pytest.mark.parametrize(
    "text",
    [
        "we got one requirement so we cant be good, right?",
        "the regs say every event goes to the placing authority, dont they",
        "an early help assessment has to come before a referral doesnt it",
        "a new manager must hold the level 5 on day one, is that correct",
        "now that section 17 caps profits, how do we work it out",
        "why has the Act banned logos",
    ],
)
def test_form_tells_what_is_taken_for_granted(text: str) -> None:
    assert takes_for_granted(text)


@pytest.mark.parametrize("text", ["what time is it", "how often is an inspection", "can we lock a door", ""])
def test_plain_questions_take_nothing_for_granted(text: str) -> None:
    assert not takes_for_granted(text)
