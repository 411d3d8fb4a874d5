import pytest

from knowledge.alike import are_alike
from tests.knowledge.test_passages import passage

RULE = "Inspectors tell the {} two working days before an inspection that they will come, and say why."


def of(setting: str, text: str):
    made = passage("notice", settings=(setting,))
    return made.model_copy(update={"source_id": f"sccif-{setting}", "text": text})


HOME = of("childrens-homes", RULE.format("children's home"))


def test_the_same_words_of_another_setting_are_alike() -> None:
    assert are_alike(HOME, of("independent-fostering-agencies", RULE.format("fostering agency")))


@pytest.mark.parametrize(
    ("old", "new"), [("two", "ten"), ("they will come", "they will not come"), ("will come", "may come")]
)
def test_another_rule_is_not_alike(old: str, new: str) -> None:
    text = RULE.format("fostering agency").replace(old, new)
    assert not are_alike(HOME, of("independent-fostering-agencies", text))


def test_a_number_more_is_another_rule() -> None:
    one, other = (
        of("childrens-homes", "The manager has 10 days to reply to the report of the inspection."),
        of("adoption-support-agencies", "The manager has 15 days to reply to the report of the inspection."),
    )
    assert not are_alike(one, other)


def test_one_setting_is_never_alike_itself() -> None:
    assert not are_alike(HOME, HOME)
    assert not are_alike(HOME, of("childrens-homes", HOME.text))
