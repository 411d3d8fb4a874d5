import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.parts import MOST_PARTS, WHAT_IS, parts_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "how often are homes inspected and who must be told if the manager leaves?",
            ("how often are homes inspected", "who must be told if the manager leaves?"),
        ),
        (
            "which diploma does a manager need, also by when must care staff have theirs",
            ("which diploma does a manager need", "by when must care staff have theirs"),
        ),
        (
            "who is our independent person and how often do they visit the home",
            ("who is our independent person", "our independent person how often do they visit the home"),
        ),
        (
            "what does section 31ZA deal with, and when did it start",
            ("what does section 31ZA deal with", "what does section 31ZA deal with when did it start"),
        ),
        ("what's a MACPT and who is on it", ("what's a MACPT", "a MACPT who is on it")),
    ],
)
def test_cuts_a_question_into_its_parts(text: str, parts: tuple[str, ...]) -> None:
    assert parts_of(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "who must be told and when?",
        "what is the difference between a requirement and what a recommendation is",
        "given the lead practitioner has to be a social worker, can we use a student",
        "when must the home notify Ofsted and the placing authority",
        "s31ZA",
        "",
    ],
)
def test_leaves_whole_what_asks_one_thing(text: str) -> None:
    assert parts_of(text) == (text,)


@given(st.text(alphabet="who what is and, ?-.é", max_size=80))
def test_takes_any_text(text: str) -> None:
    parts = parts_of(text)
    assert 1 <= len(parts) <= MOST_PARTS
    assert all(part in text or part.startswith(WHAT_IS.sub("", parts[0])) for part in parts)
