from datetime import date

import pytest

from ingest.formats.legislation.commencement_notes import Portion, statements

ASSENT = date(2024, 4, 29)


@pytest.mark.parametrize(
    ("note", "portion", "since", "under"),
    [
        ("S. 58 in force at 29.6.2026, see s. 78(2)", Portion.ALL, date(2026, 6, 29), " by section 78(2)"),
        ("S. 58 wholly in force at 1.6.2026", Portion.ALL, date(2026, 6, 1), ""),
        (
            "Pt. 2 in force at 1.6.2026 by S.I. 2026/1, art. 2",
            Portion.ALL,
            date(2026, 6, 1),
            " by S.I. 2026/1, art. 2",
        ),
        ("S. 58 in force at Royal Assent, see s. 78(1)", Portion.ALL, ASSENT, " by section 78(1)"),
        (
            "S. 58 in force at Royal Assent for specified purposes, see s. 78(1)",
            Portion.SOME,
            ASSENT,
            " by section 78(1)",
        ),
        (
            "S. 58 in force at 1.6.2026 for E. by S.I. 2026/1, reg. 2",
            Portion.SOME,
            date(2026, 6, 1),
            " by S.I. 2026/1, reg. 2",
        ),
        ("S. 58(1)(4) in force at 1.6.2026, see Sch. 1", Portion.SOME, date(2026, 6, 1), " by Schedule 1"),
        ("S. 58 partly in force at 1.6.2026", Portion.SOME, date(2026, 6, 1), ""),
        ("S. 58 in force at 1.6.2026 except para. 6", Portion.SOME, date(2026, 6, 1), ""),
        (
            "S. 58 in force at 1.7.2026 in so far as not already in force by S.I. 2026/2",
            Portion.ALL,
            date(2026, 7, 1),
            " by S.I. 2026/2",
        ),
        ("S. 58 not in force at Royal Assent, see s. 78(5)", Portion.NONE, None, " by section 78(5)"),
    ],
)
def test_a_note_says_how_much_is_in_force_since_when(
    note: str, portion: Portion, since: date | None, under: str
) -> None:
    [statement] = statements(note, ASSENT)
    assert (statement.portion, statement.since, statement.under) == (portion, since, under)


def test_a_note_may_make_several_statements() -> None:
    note = "S. 5 wholly in force at 1.4.2026; S. 5 not in force at Royal Assent see s. 9; S. 5 applied"
    assert [statement.portion for statement in statements(note, ASSENT)] == [Portion.ALL, Portion.NONE]


@pytest.mark.parametrize(
    "note", ["", "S. 5 applied (1.4.2026)", "S. 5 in force", "S. 5 in force at 31.2.2026"]
)
def test_words_without_a_start_state_nothing(note: str) -> None:
    assert list(statements(note, ASSENT)) == []
