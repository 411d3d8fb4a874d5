from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.reading.comparison import Kind, compare
from assistant.sentences import units_of


def test_a_changed_sentence_stands_beside_what_it_became() -> None:
    rows = compare(
        "Homes get no notice. Inspectors bring a letter. Bells ring. They leave at noon.",
        "Homes get a day of notice. Inspectors bring a letter. The lamp is lit. They leave at two.",
    )
    assert [(row.kind, row.before, row.after) for row in rows] == [
        (Kind.CHANGED, "Homes get no notice.", "Homes get a day of notice."),
        (Kind.SAME, "Inspectors bring a letter.", "Inspectors bring a letter."),
        (Kind.REMOVED, "Bells ring.", ""),
        (Kind.ADDED, "", "The lamp is lit."),
        (Kind.CHANGED, "They leave at noon.", "They leave at two."),
    ]


def test_the_same_text_has_no_row_that_differs() -> None:
    assert {row.kind for row in compare("One thing. Another.", "One thing. Another.")} == {Kind.SAME}


WORDS = ["A lamp burns.", "A lamp burns low.", "Bells ring.", "Keepers sleep."]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=6)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SENTENCES, SENTENCES)
def test_each_sentence_of_both_is_in_one_row_in_its_order(before: list[str], after: list[str]) -> None:
    rows = compare(" ".join(before), " ".join(after))
    assert [row.before for row in rows if row.before] == [u.text for u in units_of(" ".join(before))]
    assert [row.after for row in rows if row.after] == [u.text for u in units_of(" ".join(after))]
    assert all((row.kind is Kind.SAME) == (row.before == row.after) for row in rows)
    assert all((row.kind is Kind.ADDED) == (not row.before) for row in rows)
    assert all((row.kind is Kind.REMOVED) == (not row.after) for row in rows)
