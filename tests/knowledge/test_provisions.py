import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.provisions import Name, references


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s31ZA", Name("section", "31ZA", None)),
        ("s. 31ZA CA 1989", Name("section", "31ZA", "children-act-1989")),
        ("section 16LA CA 2004", Name("section", "16LA", "children-act-2004")),
        ("Section 16LA(2) of the Children Act 2004", Name("section", "16LA", "children-act-2004")),
        ("cl 10 of the bill as introduced", Name("clause", "10", "cws-bill-151")),
        ("clause 11 of HL Bill 84", Name("clause", "11", "hl-bill-84")),
        ("clause 10 of the Bill", Name("clause", "10", "cws-bill")),
        ("reg 44", Name("regulation", "44", None)),
        ("Sch 3 para 6", Name("schedule", "3", None)),
        (
            "what is section 9 of the Children’s Wellbeing and Schools Act",
            Name("section", "9", "cws-act-2026"),
        ),
    ],
)
def test_reads_a_reference(text: str, expected: Name) -> None:
    assert references(text) == [expected]


def test_gives_each_reference_its_own_instrument() -> None:
    text = "section 1 of the Housing Act 1996 and section 2 of the Children Act 1989"
    assert references(text) == [
        Name("section", "1", "housing-act-1996"),
        Name("section", "2", "children-act-1989"),
    ]


@pytest.mark.parametrize("text", ["within 24 hours", "the 3rd", "5 days", "sections", "s", "50% of s"])
def test_leaves_other_numbers_alone(text: str) -> None:
    assert references(text) == []


@given(st.integers(1, 999), st.sampled_from(["", "A", "ZA", "LC"]), st.sampled_from(["s", "s.", "section "]))
def test_reads_any_number(number: int, letters: str, form: str) -> None:
    assert references(f"what about {form}{number}{letters}?") == [Name("section", f"{number}{letters}", None)]


@given(st.text())
def test_never_fails(text: str) -> None:
    assert all(name.number for name in references(text))
