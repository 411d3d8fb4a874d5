import pytest

from ingest.formats.legislation.amended_instruments import Instruments, Link
from ingest.formats.legislation.amending_words import Amending
from knowledge.vocabulary import Effect

WALES = Link("Social Care (Wales) Act 2016 (anaw 2)", "http://www.legislation.gov.uk/id/anaw/2016/2")
SHORT = (
    "It amends the Regulation of Social Care (Wales) Act 2016 (anaw 2) (“the 2016 Act”).",
    "“the 2004 Act” (“Deddf 2004”) means the Children Act 2004;",
    "In this Part “the 1996 Act” means the Education Act 1996.",
    "Elsewhere the Housing Act 1996 (“the 1996 Act”) applies.",
)
START = Amending(Instruments(SHORT, [WALES]))
CARE = START.after("The Children Act 1989 is amended as follows.")


def place(amending: Amending, words: str) -> str | None:
    """Return the place that words change, with what they do to it."""
    second = amending.under(words).second_addresses(words)
    return f"{second[0].effect} {second[0].place}" if second else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In section 31, omit “oil”.", "amends section 31"),
        ("In section 31(2)(a), for “oil” substitute “wax”.", "amends section 31"),
        ("In subsection (2) of section 31, after “oil” insert “wax”.", "amends section 31"),
        ("After section 31(2) insert—", "amends section 31"),
        ("At the end of section 31 insert—", "amends section 31"),
        ("In the heading of section 31, omit “oil”.", "amends section 31"),
        ("Omit section 31.", "repeals section 31"),
        ("Section 31 is repealed.", "repeals section 31"),
        ("For section 31 substitute—", "replaces section 31"),
        ("In Schedule 2, omit “oil”.", "amends Schedule 2"),
        ("In paragraph 4(1) of Schedule 2, omit “oil”.", "amends paragraph 4 of Schedule 2"),
        ("After section 31 insert—", None),
        ("In sections 31 and 32, omit “oil”.", None),
        ("In Part 3, omit “oil”.", None),
        ("In section 31 a lantern includes a lamp.", None),
        ("In section 31 of this Act, omit “oil”.", None),
        ("In section 31 of the Lamp Oil Act 1850, omit “oil”.", None),
        ("In section 31 of the Equality Act 2010 (Oil) Regulations 2011, omit “oil”.", None),
    ],
)
def test_the_words_name_the_place(words: str, expected: str | None) -> None:
    found = place(CARE, words)
    if expected is None:
        assert found is None
    else:
        joint = "to" if expected.split()[-2] == "Schedule" else "of"
        assert found == f"{expected} {joint} the Children Act 1989"


def test_a_place_holds_for_what_stands_under_it() -> None:
    section = CARE.under("In section 31 (oil that is mentioned in the Housing Act 1996)—")
    assert place(section, "in subsection (2), omit “oil”;") == "amends section 31 of the Children Act 1989"
    assert place(section, "after section 32(4) insert—") == "amends section 32 of the Children Act 1989"
    assert place(section, "in section 2 of the Children Act 2004, omit “oil”.") == (
        "amends section 2 of the Children Act 2004"
    )
    assert place(CARE, "in subsection (2), omit “oil”;") is None


def test_that_act_is_the_one_that_is_being_amended() -> None:
    assert (
        place(CARE, "In section 31 of that Act, omit “oil”.") == "amends section 31 of the Children Act 1989"
    )
    assert place(START, "In section 31 of that Act, omit “oil”.") is None


def test_an_act_that_is_not_known_does_not_leave_the_one_before_it() -> None:
    after = CARE.after("The Lamp Oil Act 1850 is amended as follows.")
    assert place(after, "In section 31, omit “oil”.") is None


def test_a_statement_about_a_section_holds_for_what_comes_after_it() -> None:
    after = START.after("Section 31 of the Children Act 1989 (oil) is amended as follows.")
    assert place(after, "In subsection (2), omit “oil”.") == "amends section 31 of the Children Act 1989"


def test_a_heading_may_be_the_title_of_the_act() -> None:
    for heading in ("Children Act 1989 (c. 41)", "Amendments of the Children Act 1989"):
        assert place(START.titled(heading), "Omit section 9.") == "repeals section 9 of the Children Act 1989"
    assert START.titled("Lanterns and wicks") is START


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("In section 1 of the 2016 Act, omit “oil”.", "https://www.legislation.gov.uk/anaw/2016/2/section/1"),
        (
            "In section 1 of the 2004 Act, omit “oil”.",
            "https://www.legislation.gov.uk/ukpga/2004/31/section/1",
        ),
        ("In section 1 of the 1996 Act, omit “oil”.", None),
        ("In section 1 of the 1801 Act, omit “oil”.", None),
    ],
)
def test_short_names_have_the_one_meaning_that_the_document_gives_them(
    words: str, address: str | None
) -> None:
    second = START.under(words).second_addresses(words)
    assert (second[0].address if second else None) == address


@pytest.mark.parametrize(
    ("words", "number", "effect"),
    [
        ("After section 31 insert—", "31ZA", Effect.INSERTS),
        ("For section 31 substitute—", "31", Effect.REPLACES),
        ("For section 31 substitute—", "31A", Effect.INSERTS),
        ("For sections 50 to 52 substitute—", "51", Effect.REPLACES),
        ("Section 31 reads—", "31", None),
        ("After section 31 insert—", "(a)", None),
    ],
)
def test_a_quoted_section_is_inserted_or_replaces_one(words: str, number: str, effect: Effect | None) -> None:
    second = CARE.under(words).inserted("section", number, words)
    assert [(each.place, each.effect) for each in second] == (
        [(f"section {number} of the Children Act 1989", effect)] if effect else []
    )


def test_a_quoted_paragraph_needs_a_schedule() -> None:
    words = "In Schedule 2, after paragraph 4 insert—"
    (second,) = CARE.under(words).inserted("paragraph", "4A", words)
    assert second.place == "paragraph 4A of Schedule 2 to the Children Act 1989"
    assert second.address == "https://www.legislation.gov.uk/ukpga/1989/41/schedule/2/paragraph/4A"
    assert CARE.inserted("paragraph", "4A", words) == ()
