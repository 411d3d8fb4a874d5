"""The FAQ sets in headless Chromium: what a trainer does, from a spreadsheet to a Word file."""

from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import Workbook
from playwright.sync_api import Browser, Page, expect

from assistant.faq import FaqSets, Format
from tests.browser.browsing import WAIT
from tests.browser.faq_sets import (
    Served,
    answer_all,
    field,
    make_set,
    no_barriers,
    part,
    press,
    see,
    settled,
)

pytestmark = pytest.mark.browser

TWENTY = [f"do I need a brolly on day {day}?" for day in range(1, 20)] + ["what is the VAT rate on nappies?"]


def write_workbook(path: Path) -> None:
    """Write the twenty questions, one of them twice, and one with a name."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Topic", "Question"])
    for question in TWENTY:
        sheet.append(["Weather" if "brolly" in question else "Money", question])
    sheet.append(["Weather", TWENTY[0]])
    sheet.append(["Weather", "Must Jane Smith carry one?"])
    book.save(path)


def check_word_file(path: Path) -> None:
    """Look for headings, a table of contents with links, sources, and dates of review."""
    document = docx.Document(str(path))
    headings = {
        p.text: p.style.name for p in document.paragraphs if p.style and str(p.style.name)[:4] == "Head"
    }
    assert headings["Weather"] == headings["Money"] == "Heading 1"
    assert headings[TWENTY[0]] == headings[TWENTY[19]] == "Heading 2"
    instructions = [element.text for element in document.element.iter(qn("w:instrText"))]
    assert any(str(text).startswith("TOC ") for text in instructions)
    links = [link.get(qn("w:anchor")) for link in document.element.iter(qn("w:hyperlink"))]
    assert len([anchor for anchor in links if anchor]) == 22
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    today = f"{datetime.now(UTC):%d %B %Y}"
    assert "In short: yes, whatever the weather. [1]" in text
    assert f"Approved: Local user, {today}" in text
    assert f"Draft: Local user, {today}" in text
    assert "Status: Not in force when last checked, June 2026" in text
    assert "https://www.legislation.gov.uk/ukpga/2020/1/section/1" in text


def test_from_twenty_questions_in_a_workbook_to_a_word_file(
    page: Page, server: Served, tmp_path: Path
) -> None:
    write_workbook(tmp_path / "questions.xlsx")
    make_set(page, server.address, "Lighthouse keepers")
    no_barriers(page)
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(tmp_path / "questions.xlsx")
    see(page, "questions.xlsx")
    press(page, "Add from the file")
    see(page, "Added: 20.")
    see(page, "In the set already, not added again: 1.")
    see(page, "a name: Jane Smith")
    no_barriers(page)
    answer_all(page, 20)
    see(page, "The sources do not answer question 20.")
    no_barriers(page)

    part(page, "Questions")
    expect(page.get_by_role("heading", name="Weather")).to_be_visible(timeout=WAIT)
    see(page, "Sample Act 2020, section 1")
    no_barriers(page)
    press(page, "Open question 1")
    press(page, "Edit the answer")
    field(page, "Answer").fill("In short: yes, whatever the weather. [1]", timeout=WAIT)
    no_barriers(page)
    press(page, "Save")
    see(page, "looked up again")
    press(page, "Approve")
    see(page, "The entry is approved now.")
    field(page, "Your comment").fill("Read with the team.")
    press(page, "Add the comment")
    see(page, "Read with the team.")
    no_barriers(page)

    press(page, "Back to the set")
    part(page, "Export")
    no_barriers(page)
    with page.expect_download(timeout=WAIT) as waiting:
        press(page, "Download Word")
    waiting.value.save_as(tmp_path / "set.docx")
    check_word_file(tmp_path / "set.docx")


def test_json_goes_out_and_comes_back_unchanged(page: Page, server: Served, tmp_path: Path) -> None:
    make_set(page, server.address, "Out and in", "do I need a brolly?\nwho does not need one?")
    answer_all(page, 2)
    with FaqSets.open(server.home) as sets:
        before = sets.get("out-and-in")
    part(page, "Export")
    with page.expect_download(timeout=WAIT) as waiting:
        press(page, "Download JSON")
    waiting.value.save_as(tmp_path / "set.json")
    part(page, "Manage")
    no_barriers(page)
    page.get_by_text("I want to remove the set").click(timeout=WAIT)
    press(page, "Remove this set")
    see(page, "Removed the set")
    page.get_by_text("Bring in a set from a JSON file").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(tmp_path / "set.json")
    see(page, "set.json")
    press(page, "Bring it in")
    see(page, "with 2 questions")
    with FaqSets.open(server.home) as sets:
        assert sets.get("out-and-in") == before
        assert sets.export("out-and-in", Format.JSON) == (tmp_path / "set.json").read_bytes()


def test_a_refresh_in_the_middle_of_answering_loses_nothing(page: Page, server: Served) -> None:
    count = 150
    questions = "\n".join(f"do I need a brolly on day {day}?" for day in range(1, count + 1))
    make_set(page, server.address, "Many days", questions)
    part(page, "Answer")
    press(page, f"Answer {count} questions")
    expect(page.get_by_role("progressbar")).to_be_visible(timeout=WAIT)
    no_barriers(page)
    page.reload()
    see(page, "it goes on")
    press(page, "Stop after this question")
    see(page, "Start again to go on", 5 * WAIT)
    no_barriers(page)
    with FaqSets.open(server.home) as sets:
        done = sum(entry.answer is not None for entry in sets.get("many-days").entries)
    assert 0 < done < count
    press(page, f"Answer {count - done} questions")
    see(page, f"of {count - done}")
    press(page, "Stop after this question")
    see(page, "Answered: ", 5 * WAIT)
    with FaqSets.open(server.home) as sets:
        assert sum(entry.answer is not None for entry in sets.get("many-days").entries) > done
    part(page, "Questions")
    expect(page.get_by_role("button", name="Open question 20")).to_be_visible(timeout=WAIT)
    no_barriers(page)


def test_an_entry_goes_stale_and_is_answered_again_beside(page: Page, server: Served) -> None:
    make_set(page, server.address, "Stale", "do I need a brolly?\nwhat is the VAT rate on nappies?")
    answer_all(page, 2)
    part(page, "Check")
    see(page, "None of the 2 answers is stale")
    no_barriers(page)
    server.change("of any colour", "of one colour")
    part(page, "Questions")
    see(page, "Changed since answered")
    part(page, "Check")
    press(page, "Check now")
    see(page, "1 of 2 answers are stale")
    see(page, "may be of any colour")
    see(page, "may be of one colour")
    no_barriers(page)
    press(page, "Answer the stale ones again")
    see(page, "New answers beside the old ones", 5 * WAIT)
    part(page, "Questions")
    press(page, "Open question 1")
    see(page, "Choose an answer")
    no_barriers(page)
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    press(page, "Take the new answer")
    see(page, "The new answer is in its place")
    expect(page.get_by_text("Changed since answered")).to_have_count(0)
    with FaqSets.open(server.home) as sets:
        kept = sets.entry("stale", 1).answer
    assert kept
    assert "of one colour" in kept.text


def tab_to(page: Page, name: str) -> None:
    """Go on with the Tab key until the control of that name has the focus."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText").strip().endswith(name):
            return
    pytest.fail(f"the Tab key does not come to {name}")


def test_the_keyboard_goes_all_the_way(page: Page, server: Served) -> None:
    make_set(page, server.address, "By keyboard", "do I need a brolly?\nwho does not need one?")
    page.goto(f"{server.address}?set=by-keyboard&entry=1")
    settled(page).get_by_role("button", name="Back to the set").focus()
    tab_to(page, "Have it answered")
    tab_to(page, "Question, section and order")
    page.keyboard.press("Enter")
    tab_to(page, "Move down")
    page.keyboard.press("Enter")
    see(page, "Moved to position 2 of 2.")
    with FaqSets.open(server.home) as sets:
        assert [entry.number for entry in sets.get("by-keyboard").entries] == [2, 1]


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        ("", "Make a set"),
        ("?set=narrow", "Open question 1"),
        ("?set=narrow&part=add", "Add the question"),
        ("?set=narrow&part=answer", "Answer one question"),
        ("?set=narrow&part=export", "Download Word"),
        ("?set=narrow&entry=1", "Have it answered"),
    ],
)
def test_narrow_and_dark(chromium: Browser, server: Served, where: str, shown: str) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640}, color_scheme="dark")
    with FaqSets.open(server.home) as sets:
        if "narrow" not in {item.id for item in sets.list().sets}:
            made = sets.new("Narrow", by="Sam")
            sets.add(made.id, "do I need a brolly?", by="Sam")
    page.goto(f"{server.address}{where}")
    see(page, shown)
    no_barriers(page)
    main = "document.querySelector('[data-testid=\"stMain\"]')"
    assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth")
    page.close()
