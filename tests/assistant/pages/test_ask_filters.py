"""What limits a question, in words, and the limit that it sets itself."""

from datetime import date

from assistant.limits import all_limits_in_words, with_named_setting
from knowledge.vocabulary import Authority, CommencementState, Filters


def test_a_setting_in_the_question_takes_the_place_of_the_one_before() -> None:
    before = Filters(setting="adoption-support-agencies", authorities=frozenset({Authority.ACT}))
    after = with_named_setting("Will a children's home get notice?", before)
    assert after == Filters(setting="childrens-homes", authorities=frozenset({Authority.ACT}))


def test_a_question_that_compares_settings_is_about_neither_alone() -> None:
    question = "Do children's homes and supported accommodation get the same notice?"
    assert with_named_setting(question, Filters(setting="childrens-homes")) == Filters()


def test_a_question_that_names_no_setting_leaves_the_filters() -> None:
    filters = Filters(setting="childrens-homes")
    assert with_named_setting("How long is the notice?", filters) is filters


def test_limits_are_said_in_words() -> None:
    filters = Filters(
        setting="childrens-homes",
        authorities=frozenset({Authority.INSPECTION_GUIDANCE, Authority.ACT}),
        states=frozenset({CommencementState.IN_FORCE}),
        on=date(2025, 4, 1),
    )
    assert all_limits_in_words(filters) == [
        "Children's homes",
        "Acts",
        "Inspection guidance",
        "In force",
        "editions of 1 April 2025 or before",
    ]
    assert all_limits_in_words(Filters()) == []


def test_a_follow_up_may_name_another_setting_in_short() -> None:
    after = with_named_setting("And fostering?", Filters(setting="childrens-homes"))
    assert after.setting == "independent-fostering-agencies"
    assert with_named_setting("And fostering?", Filters()) == Filters()
