"""Which settings a question names, and which homes are none."""

import pytest

from knowledge.settings import in_full, settings_in, without_settings


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Is our home told before a visit?", {"childrens-homes"}),
        (
            "Must an IFA or a mother and baby unit say so?",
            {"independent-fostering-agencies", "residential-family-centres"},
        ),
        ("secure children’s homes", {"secure-childrens-homes"}),
        ("Who does the return home interview?", set()),
        ("Does home education need consent?", set()),
        ("Was the foster carer’s home seen on a home visit?", set()),
        ("May a child’s home be a children's home?", {"childrens-homes"}),
        ("homely", set()),
    ],
)
def test_names_settings_and_no_other_homes(text: str, named: set[str]) -> None:
    assert settings_in(text) == named


def test_leaves_out_settings_alone() -> None:
    assert without_settings("Our IFA saw the carer’s home").split() == [
        "Our",
        "saw",
        "the",
        "carer's",
        "home",
    ]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("What about fostering?", "What about independent fostering agencies?"),
        ("and for secure", "and for secure children's homes?"),
        ("is it the same in supported?", "is it the same in supported accommodation?"),
        ("same for boarding?", "same for boarding schools and residential special schools?"),
        ("does that go for fostering too", "does that go for independent fostering agencies?"),
        ("and adoption support?", "and adoption support agencies?"),
        ("Is the child supported?", "Is the child supported?"),
        ("and is it secure?", "and is it secure?"),
        ("what about the college's own rules?", "what about the college's own rules?"),
    ],
)
def test_a_follow_up_may_name_a_setting_in_short(text: str, whole: str) -> None:
    assert in_full(text) == whole
