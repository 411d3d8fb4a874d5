import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sentences import units_of


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("See s. 47 and reg. 44 first. Then act.", ["See s. 47 and reg. 44 first.", "Then act."]),
        ("The fee (see para. 3) is £5. It rose.", ["The fee (see para. 3) is £5.", "It rose."]),
        ('He said "stop." Then left.', ['He said "stop."', "Then left."]),
        ("Under section 3. 28 days apply.", ["Under section 3.", "28 days apply."]),
        (
            "First. The offer covers:\n- money\n- health. And more\nLast.",
            ["First.", "The offer covers:\n- money\n- health. And more", "Last."],
        ),
        ("- only\n- items", ["- only\n- items"]),
        ("", []),
    ],
)
def test_cuts_text_into_units(text: str, units: list[str]) -> None:
    assert [unit.text for unit in units_of(text)] == units


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_units_are_the_text_itself(text: str) -> None:
    units = units_of(text)
    assert all(text[unit.start : unit.end] == unit.text for unit in units)
    assert [u.start for u in units] == sorted(u.start for u in units)
    assert re.sub(r"\s", "", "".join(unit.text for unit in units)) == re.sub(r"\s", "", text)
