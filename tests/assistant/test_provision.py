"""Provisions by their reference: what is on each, what is near, and what names none."""

import pytest

from assistant import Assistant
from assistant.errors import NoProvisionError, PersonalDataError


def test_a_misspelt_kind_is_mended(assistant: Assistant) -> None:
    (named,) = assistant.provisions("regualtion 44").provisions
    assert (named.kind, named.number, named.instrument) == ("regulation", "44", None)


def test_nearest_is_there_to_be_shown(assistant: Assistant) -> None:
    (named,) = assistant.provisions("s900 of the 2026 Act").provisions
    assert (named.passages, named.instrument) == ([], "cws-act-2026")
    (near,) = named.nearest
    assert assistant.passage(near.passage_id).locator == "section 79"


def test_several_provisions_come_in_their_order(assistant: Assistant) -> None:
    found = assistant.provisions("reg 44 and clause 10 of the Bill")
    assert [(named.kind, named.number) for named in found.provisions] == [
        ("regulation", "44"),
        ("clause", "10"),
    ]
    assert found.provisions[0].passages[0].source_id == "childrens-homes-regulations-2015"
    assert len(found.provisions[1].prints) > 1


def test_words_that_name_no_provision(assistant: Assistant) -> None:
    with pytest.raises(NoProvisionError, match="s31ZA"):
        assistant.provisions("staying close")
    with pytest.raises(PersonalDataError, match="Kelly Smith"):
        assistant.provisions("reg 44 for Kelly Smith")
