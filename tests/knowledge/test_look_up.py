from types import SimpleNamespace
from typing import Any

import pytest

from knowledge.instruments import Instruments
from knowledge.library import Library
from knowledge.look_up import Reference, look_up
from knowledge.provisions import Name


def only(library: Library, text: str) -> Reference:
    (reference,) = look_up(library, text)
    return reference


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("s31ZA", "cws-act-2026/section-1"),
        ("section 16LA CA 2004", "cws-act-2026/section-4"),
        ("30ZI CSA 2000", "cws-act-2026/section-16"),
        ("reg 44", "childrens-homes-regulations-2015/regulation-44"),
        ("Sch 3 para 6", "cws-act-2026/schedule-3"),
        ("cl 10 of the bill as introduced", "cws-bill-151/clause-10"),
    ],
)
def test_finds_a_provision_by_either_address(library: Library, text: str, place: str) -> None:
    assert only(library, text).ids[0].startswith(f"{place}#")


def test_its_own_place_comes_before_the_places_that_change_it(library: Library) -> None:
    reference = only(library, "section 9")
    assert all(id_.startswith("cws-act-2026/section-9#") for id_ in reference.ids[: reference.own])
    assert reference.own


def test_a_number_that_does_not_exist_gives_the_nearest(library: Library) -> None:
    reference = only(library, "section 900 of the 2026 Act")
    assert reference.ids == ()
    assert reference.nearest == (Name("section", "79", "cws-act-2026"),)
    assert reference.at_nearest[0].startswith("cws-act-2026/section-79#")
    between = only(library, "section 31ZC of the Children Act 1989")
    assert between.nearest[0].number == "31ZA"


def test_a_provision_that_nothing_is_on_gives_what_names_it(library: Library) -> None:
    reference = only(library, "s22B of the Care Standards Act 2000")
    assert reference.ids == ()
    assert "ofsted-social-care-enforcement-policy/restricting-accommodation#0" in reference.mentioned
    assert reference.is_held
    assert not only(library, "section 900 of the Care Standards Act 2000").is_held


def test_a_provision_that_a_heading_names_is_named(library: Library) -> None:
    reference = only(library, "clause 18 of Bill 177")
    assert (reference.ids, reference.mentioned) == ((), ("cws-bill-177/the-print#1",))


def test_a_clause_without_a_print_shows_the_prints(library: Library) -> None:
    assert {"cws-bill-151", "hl-bill-84"} <= set(only(library, "clause 10").prints)
    assert {"cws-bill-151", "hl-bill-84"} <= set(only(library, "clause 10 of the Bill").prints)
    assert only(library, "clause 10 of HL Bill 84").prints == ()


def test_a_section_that_the_field_names_by_number(library: Library) -> None:
    assert only(library, "s47 is open").is_usual
    assert not only(library, "s47 of the 2026 Act").is_usual
    assert not only(library, "s48").is_usual


def test_a_section_of_an_act_that_nobody_knows_comes_after_the_one_that_is_meant() -> None:
    held = {None: ["order@made/article-2#0"], "cws-act-2026": ["cws-act-2026/section-31#0"]}
    passages = SimpleNamespace(named=lambda kind, number: held)
    library: Any = SimpleNamespace(passages=passages, instruments=Instruments.of([]))
    assert only(library, "section 31").ids == ("cws-act-2026/section-31#0", "order@made/article-2#0")
