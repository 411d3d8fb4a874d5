import io
import re
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter

from ingest.documents.document import Division, Document, Format
from ingest.errors import DocumentError
from ingest.formats.bill_print.reader import is_bill_print, read_bill_print
from knowledge.vocabulary import Authority, Effect, SecondAddress
from tests.ingest.formats.sample_bill import BOLD, ENACTING, ITALIC, PLAIN, Layout, SampleBill

LAYOUTS = (Layout(), Layout(hanging=True, outer=False, gap=0, lines=42), Layout(outer=False, glued=True))
# Each word where a line may break in it; all of them are in the long title as well.
WORDS = (
    *("kite", "balloon", "string", "of", "and", "the", "section", "5", "10", "subsection", "well-known"),
    *("fly\u00ading", "arr\u00adange\u00adment", "reg\u00adu\u00adla\u00adtion", "chil\u00addren’s"),
)
LONG_TITLE = f"Make provision about {' '.join(WORDS)}.".replace("\u00ad", "")


def clauses(layout: Layout = LAYOUTS[0]) -> SampleBill:
    bill = SampleBill(layout)
    bill.group("Part 1", "Kites")
    bill.cross_heading("Flying of kites")
    bill.clause(1, "Duty to fly kites")
    bill.text("A person must fly a kite—", label="(1)")
    bill.text("on Sundays, or", 1, "(a)")
    bill.text("on other days.", 1, "(b)")
    bill.text("In this section “kite” has its usual meaning.", label="(2)")
    bill.clause(2, "Exceptions")
    bill.text("Section 1 does not apply—")
    bill.text("to balloons;", 1, "(a)")
    bill.text("to birds.", 1, "(b)")
    return bill


def sample(layout: Layout = LAYOUTS[0]) -> SampleBill:
    bill = clauses(layout)
    bill.schedule("String", 1)
    bill.cross_heading("Length")
    bill.paragraph(1, "String is as long as it is.", "(1)")
    bill.text("A knot makes it shorter.", label="(2)")
    bill.paragraph(2, "Knots are to be tied by hand.")
    return bill


def read(bill: SampleBill) -> Document:
    return read_bill_print(bill.pdf())


def division(document: Document, place: str) -> Division:
    return next(division for division in document.divisions if division.place == place)


def texts(document: Document, place: str) -> list[str]:
    return [block.text for block in division(document, place).blocks]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_clause_and_each_paragraph_of_a_schedule_is_a_division(layout: Layout) -> None:
    document = read(sample(layout))
    assert [(each.place, each.locator, each.heading_path) for each in document.divisions] == [
        ("introduction", "introduction", ()),
        ("clause-1", "clause 1", ("Part 1: KITES", "Flying of kites", "Duty to fly kites")),
        ("clause-2", "clause 2", ("Part 1: KITES", "Flying of kites", "Exceptions")),
        ("schedule-1-paragraph-1", "Schedule 1, paragraph 1", ("Schedule 1: String", "Length")),
        ("schedule-1-paragraph-2", "Schedule 1, paragraph 2", ("Schedule 1: String", "Length")),
    ]
    assert document.warnings == ()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_labels_are_those_directly_under_the_provision(layout: Layout) -> None:
    document = read(sample(layout))
    labels = {each.place: [block.label for block in each.blocks] for each in document.divisions}
    assert labels == {
        "introduction": [None, None],
        "clause-1": ["(1)", None, None, "(2)"],
        "clause-2": [None, "(a)", "(b)"],
        "schedule-1-paragraph-1": ["(1)", "(2)"],
        "schedule-1-paragraph-2": [None],
    }
    assert texts(document, "clause-1")[1] == "(a) on Sundays, or"


def test_the_introduction_is_the_long_title_and_the_enacting_words() -> None:
    bill = sample()
    assert texts(read(bill), "introduction") == [f"A Bill to {bill.long_title}", ENACTING]


def test_says_what_the_print_says_of_itself() -> None:
    document = read(sample())
    assert (document.format, document.authority, document.licence) == (
        Format.BILL_PRINT,
        Authority.BILL,
        "opl-3.0",
    )
    assert document.title == "Kites and Balloons Bill"
    assert document.edition == "Bill 9 of session 2024-25, as introduced"
    assert (document.edition_id, document.dated) == ("bill-9", date(2025, 3, 3))


def test_reads_the_cover_of_a_lords_print() -> None:
    bill = sample()
    bill.title, bill.number = "Kites Bill [HL]", "HL Bill 19"
    bill.stage, bill.printed = "AS AMENDED IN GRAND COMMITTEE", "Ordered to be Printed, 18th September 2025"
    document = read(bill)
    assert (document.title, document.edition_id) == ("Kites Bill [HL]", "hl-bill-19")
    assert document.edition == "HL Bill 19 of session 2024-25, as amended in Grand Committee"
    assert document.dated == date(2025, 9, 18)


def test_pages_have_their_printed_numbers() -> None:
    bill = sample(Layout(lines=22))
    assert read(bill).page_labels == ("", "", "1", "2", "")
    bill.contents += [("", f"Filler {number}", ITALIC) for number in range(60)]
    document = read(bill)
    assert document.page_labels == ("", "i", "ii", "1", "2", "")
    assert division(document, "schedule-1-paragraph-2").blocks[0].pages == (5,)


def test_titles_in_capitals_are_read_from_the_running_heads() -> None:
    bill = clauses(Layout(lines=22))
    assert division(read(bill), "clause-2").heading_path[0] == "Part 1: Kites"


def test_a_lone_schedule_without_paragraphs_is_one_division() -> None:
    bill = clauses()
    bill.schedule("Form of the certificate of a kite")
    bill.text(" ".join(["I certify that this is a kite and that I have flown it."] * 6))
    bill.text("Signed by a person who has seen it.")
    document = read(bill)
    schedule = division(document, "schedule")
    assert schedule.locator == "Schedule"
    assert schedule.heading_path == ("Schedule: Form of the certificate of a kite",)
    assert texts(document, "schedule") == bill.written[-1].texts
    assert document.warnings == ()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_inserted_sections_say_where_they_go(layout: Layout) -> None:
    bill = clauses(layout)
    bill.clause(3, "Kites for children")
    bill.text("The Children Act 1989 is amended as follows.", label="(1)")
    bill.text("After section 31 insert—", label="(2)")
    bill.text("Kites", 1, "“31ZA", font=BOLD)
    bill.text("A child must have a kite, called “the kite”.", 2, "(1)")
    bill.text("It may be red.", 2, "(2)")
    bill.text("Balloons", 1, "31ZB", font=BOLD)
    bill.text("A balloon is not a kite.”", 2)
    bill.text("In the Kites Act 1911, omit section 2.", label="(3)")
    clause = division(read(bill), "clause-3")
    places = [[address.place for address in block.second_addresses] for block in clause.blocks]
    kites, balloons = "section 31ZA of the Children Act 1989", "section 31ZB of the Children Act 1989"
    assert places == [[], [], [kites], [kites], [kites], [balloons], [balloons], []]
    assert clause.blocks[2].second_addresses == (
        SecondAddress(
            place=kites,
            effect=Effect.INSERTS,
            address="https://www.legislation.gov.uk/ukpga/1989/41/section/31ZA",
        ),
    )
    assert [block.label for block in clause.blocks] == ["(1)", "(2)", *[None] * 5, "(3)"]
    assert clause.blocks[2].text == "“31ZA Kites"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_line_that_goes_on_with_a_number_in_brackets_starts_no_block(layout: Layout) -> None:
    bill = clauses(layout)
    bill.clause(3, "References")
    bill.text(
        "This applies to a kite that is in the air under section 5, subsection\n(2) or (3) of it.", 0, "(1)"
    )
    bill.text(
        "It does not apply to a kite on the ground in the case of subsection\n(1) of this section.", 0, "(2)"
    )
    assert [block.label for block in division(read(bill), "clause-3").blocks] == ["(1)", "(2)"]


def test_mends_words_that_a_line_breaks_and_keeps_their_own_hyphens() -> None:
    bill = clauses()
    bill.long_title = "Make provision about flying and about decision-making; and for co-operation."
    bill.clause(3, "Hyphens")
    bill.text(
        "A person who is fly-\ning in co-\noperation, with decision-\nmaking of non-\nmembers, of un-\nknown."
    )
    written = "A person who is flying in co-operation, with decision-making of non-members, of unknown."
    assert texts(read(bill), "clause-3") == [written]


def test_a_large_first_capital_is_put_back() -> None:
    bill = clauses()
    bill.enacting = "E IT ENACTED by those who wrote this sample for the tests, at great length and with\n"
    bill.enacting += "B the consent of nobody in particular, as follows:—"
    assert texts(read(bill), "introduction")[1] == (
        "BE IT ENACTED by those who wrote this sample for the tests, at great length and with"
        " the consent of nobody in particular, as follows:—"
    )


def test_closing_words_are_a_block_of_their_own() -> None:
    bill = clauses()
    bill.clause(3, "Closing words")
    bill.text("A person who—", label="(1)")
    bill.text("has a kite, or", 1, "(a)")
    bill.text("has a balloon that is so large that the line which describes it has to be broken,", 1, "(b)")
    bill.text("must fly it.", 1)
    assert texts(read(bill), "clause-3") == bill.written[-1].texts


def test_headings_are_found_where_no_font_is_bold() -> None:
    assert len(read(sample(Layout(bold=False))).divisions) == 5


def test_says_what_is_lost_with_a_page() -> None:
    bill = sample(Layout(lines=40))
    for number in range(3, 60):
        bill.paragraph(number, "Knots are to be tied again.")
    pages = PdfReader(io.BytesIO(bill.pdf())).pages
    writer = PdfWriter()
    for page in (*pages[:3], *pages[4:-1]):
        writer.add_page(page)
    cut = io.BytesIO()
    writer.write(cut)
    doubt, lost_page, lost_paragraphs = read_bill_print(cut.getvalue()).warnings
    assert doubt == "the back cover was not found: the end may be missing"
    assert lost_page == "printed page 2 was not found"
    assert re.fullmatch(r"Schedule 1, paragraphs \d+ to \d+ were not found", lost_paragraphs)


def test_says_when_the_contents_list_more_than_there_is() -> None:
    bill = sample()
    bill.contents.insert(-1, ("3", "Clause of which nothing is printed", PLAIN))
    bill.contents.append(("Schedule 2", "— Schedule of which nothing is printed", PLAIN))
    assert read(bill).warnings == ("clause 3 was not found", "Schedule 2 was not found")


def test_a_pdf_without_clauses_is_refused() -> None:
    bill = SampleBill()
    with pytest.raises(DocumentError, match="no clauses"):
        read(bill)
    with pytest.raises(DocumentError, match="empty"):
        read_bill_print(b"")


@pytest.mark.parametrize(
    ("text", "is_bill"),
    [
        ("Kites Bill\nEXPLANATORY NOTES\nas Bill 9—EN.\nBill 9 59/1", True),
        ("Kites Bill [HL]\n[AS INTRODUCED]\nHL Bill 9\n59/1", True),
        ("EXPLANATORY NOTES\nKites Bill\nBill 9–EN 59/1", False),
        ("Kites and how to fly them, for the Bill 9 club", False),
        ("", False),
    ],
)
def test_knows_a_print_from_its_first_page(text: str, is_bill: bool) -> None:
    assert is_bill_print(text) is is_bill
