import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.constants import PageLabelStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from ingest.formats.pdf.lines import Line, open_pdf, read_lines
from tests.ingest.formats.sample_pdf import BOLD, ITALIC, PLAIN, WIDTH, SamplePdf, one_page, raw_pdf, stream

NOTHING = b"BT /F1 11 Tf 72 700 Td (Owls) Tj ET"
WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9)
COLUMN = ["owls sleep in the old barn by day", "and hunt in the fields by night"]


def lines_of(body: bytes) -> tuple[Line, ...]:
    return read_lines(open_pdf(body)).lines


def texts_of(body: bytes) -> list[str]:
    return [line.text for line in lines_of(body)]


def drawn(content: bytes, **parts: bytes) -> list[str]:
    return texts_of(raw_pdf(one_page(content, **parts)))


def test_a_line_has_its_place_its_size_and_its_font() -> None:
    sample = SamplePdf().put(72, 700, "Owls sleep.", 12, BOLD).put(90, 650, "They hunt.", 9.5, ITALIC)
    bold, italic = lines_of(sample.pdf())
    assert bold == Line(1, "Owls sleep.", 72, bold.right, 700, 12, True, False)
    assert bold.right == pytest.approx(72 + stringWidth("Owls sleep.", BOLD, 12))
    assert (italic.left, italic.baseline, italic.size) == (90, 650, 9.5)
    assert (italic.bold, italic.italic) == (False, True)


def test_lines_come_from_the_top_down_however_they_were_drawn() -> None:
    sample = SamplePdf().put(72, 400, "third").put(72, 600, "first").put(72, 500, "second")
    sample.next_page().put(72, 700, "fourth")
    assert [(line.page, line.text) for line in lines_of(sample.pdf())] == [
        (1, "first"),
        (1, "second"),
        (1, "third"),
        (2, "fourth"),
    ]


@given(st.lists(st.lists(WORDS, min_size=1, max_size=8), min_size=1, max_size=20))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_word_is_in_its_line(rows: list[list[str]]) -> None:
    sample = SamplePdf(compressed=True)
    for number, row in enumerate(rows):
        sample.put(40, 780 - 30 * number, " ".join(row), 8)
    assert texts_of(sample.pdf()) == [" ".join(row) for row in rows]


def test_words_that_are_placed_one_by_one_are_a_line() -> None:
    left = 72.0
    sample = SamplePdf()
    for word in ("Owls", "sleep", "by", "day."):
        sample.put(left, 700, word)
        left += stringWidth(f"{word} ", PLAIN, 11)
    assert texts_of(sample.pdf()) == ["Owls sleep by day."]


def test_a_bold_word_is_part_of_its_line() -> None:
    sample = (
        SamplePdf()
        .put(72, 700, "Owls must")
        .put(72 + stringWidth("Owls must ", PLAIN, 11), 700, "sleep", font=BOLD)
    )
    (line,) = lines_of(sample.pdf())
    assert (line.text, line.bold) == ("Owls must sleep", False)


@pytest.mark.parametrize(("gap", "text"), [(-300, "barn owl"), (-60, "barnowl"), (40, "barnowl")])
def test_a_gap_is_a_space_and_kerning_is_none(gap: int, text: str) -> None:
    assert drawn(b"BT /F1 11 Tf 72 700 Td [(barn) %d (owl)] TJ ET" % gap) == [text]


def test_a_number_stands_off_from_its_text_and_columns_stand_apart() -> None:
    sample = SamplePdf().put(72, 700, "1.1").put(108, 700, "Owls sleep by day.")
    sample.put(72, 650, "Barn owl").put(300, 650, "mice")
    assert texts_of(sample.pdf()) == ["1.1 Owls sleep by day.", "Barn owl", "mice"]


def test_a_raised_number_is_the_number_of_a_note() -> None:
    after = 72 + stringWidth("Owls sleep", PLAIN, 11)
    sample = SamplePdf().put(72, 700, "Owls sleep").put(after, 704, "12", 7).put(after + 10, 700, "by day.")
    sample.put(72, 100, "12", 6).put(80, 96, "Some do not.", 9)
    assert texts_of(sample.pdf()) == ["Owls sleep[12] by day.", "[12] Some do not."]


def instead(code: str) -> bytes:
    """Return a drawn letter that reads as another."""
    return b"/Span<</ActualText<FEFF%s>>>BDC BT /F1 11 Tf 72 700 Td (x) Tj ET EMC " % code.encode()


def test_ligatures_are_spelled_out_and_private_bullets_are_bullets() -> None:
    assert drawn(instead("FB01") + b"BT /F1 11 Tf 78 700 Td (eld) Tj ET") == ["field"]
    assert drawn(instead("F0B7") + b"BT /F1 11 Tf 90 700 Td (owls) Tj ET") == ["• owls"]
    assert texts_of(SamplePdf().put(72, 700, "\u2022 owls").pdf()) == ["• owls"]


def test_a_soft_hyphen_stays_at_the_end_of_its_line() -> None:
    assert drawn(b"BT /F1 11 Tf 55 700 Td (day) Tj ET " + instead("00AD")) == ["day\u00ad"]


def test_what_is_printed_twice_to_look_bold_is_read_once() -> None:
    sample = SamplePdf().put(72, 700, "Owls sleep.").put(72.4, 700, "Owls sleep.").put(72, 600, "Owls sleep.")
    assert texts_of(sample.pdf()) == ["Owls sleep.", "Owls sleep."]


def test_what_is_beside_the_page_is_not_read() -> None:
    sample = SamplePdf().put(72, 700, "Owls").put(700, 700, "crop mark").put(72, -20, "colours")
    assert texts_of(sample.pdf()) == ["Owls"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_is_turned_is_read_as_it_is_seen(turn: int) -> None:
    objects = one_page(b"", entries=b"/Rotate %d" % turn)
    place = {
        0: b"1 0 0 1 72 700",
        90: b"0 1 -1 0 142 72",
        180: b"-1 0 0 -1 523 142",
        270: b"0 -1 1 0 453 770",
    }[turn]
    objects[4] = stream(b"BT /F1 11 Tf %s Tm (Owls sleep.) Tj 0 -20 Td (They hunt.) Tj ET" % place)
    first, second = lines_of(raw_pdf(objects))
    assert (first.text, second.text) == ("Owls sleep.", "They hunt.")
    assert first.left == pytest.approx(second.left)
    assert first.baseline - second.baseline == pytest.approx(20)
    assert first.baseline == pytest.approx(700 if turn in (0, 180) else 453, abs=1)


def test_text_in_the_margin_that_is_turned_comes_last() -> None:
    sample = SamplePdf()
    sample.canvas.saveState()
    sample.canvas.rotate(90)
    sample.put(300, -30, "Consultation")
    sample.canvas.restoreState()
    sample.put(72, 700, "Owls sleep.").put(72, 200, "They hunt.")
    assert texts_of(sample.pdf()) == ["Owls sleep.", "They hunt.", "Consultation"]


def test_columns_are_read_one_after_the_other() -> None:
    sample = SamplePdf().put(72, 760, "A heading that goes over both of the columns of the page", 14)
    for column, left in enumerate((72, 310)):
        for number in range(8):
            sample.put(left, 720 - 14 * number, f"{COLUMN[number % 2]} {column}{number}")
    texts = texts_of(sample.pdf())
    assert [text[-2:] for text in texts[1:]] == [
        f"{column}{number}" for column in "01" for number in range(8)
    ]


def test_columns_that_are_drawn_line_by_line_are_columns_too() -> None:
    sample = SamplePdf()
    for number in range(8):
        for column, left in enumerate((72, 310)):
            sample.put(left, 720 - 14 * number, f"{COLUMN[number % 2]} {column}{number}")
    assert [text[-2:] for text in texts_of(sample.pdf())] == [f"{c}{n}" for c in "01" for n in range(8)]


def test_the_rows_of_a_table_are_read_across() -> None:
    sample = SamplePdf()
    rows = [
        ("Barn owl", "mice"),
        ("Tawny owl", "voles"),
        ("Eagle owl", "hares"),
        ("Little owl", "worms"),
        ("Snowy owl", "lemmings"),
    ]
    for number, row in enumerate(rows):
        for left, cell in zip((72, 300), row, strict=True):
            sample.put(left, 700 - 20 * number, cell)
    assert texts_of(sample.pdf()) == [cell for row in rows for cell in row]


def test_text_in_forms_is_read_where_the_form_is_put() -> None:
    objects = one_page(b"q 1 0 0 1 0 -100 cm /Form Do Q", b"/XObject<</Form 6 0 R>>")
    objects[6] = stream(
        NOTHING,
        b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Matrix[1 0 0 1 8 0]/Resources<</Font<</F1 5 0 R>>>>",
    )
    (line,) = lines_of(raw_pdf(objects))
    assert (line.text, line.left, line.baseline) == ("Owls", 80, 600)


def test_every_way_to_show_text_is_read() -> None:
    content = (
        b"BT /F1 10 Tf 14 TL 72 700 Td (one) Tj (two) ' 1 0 (three) \" 0 -14 TD [(four)] TJ T* (five) Tj ET"
    )
    assert drawn(content) == ["one", "two", "three", "four", "five"]


def test_sizes_and_labels_of_pages_are_the_files_own() -> None:
    sample = SamplePdf().put(72, 700, "Owls").next_page().put(72, 700, "Mice")
    writer = PdfWriter(clone_from=io.BytesIO(sample.pdf()))
    writer.set_page_label(0, 0, style=PageLabelStyle.LOWERCASE_ROMAN)
    writer.set_page_label(1, 1, style=PageLabelStyle.DECIMAL, start=7)
    writer.pages[1].rotate(90)
    written = io.BytesIO()
    writer.write(written)
    pages = read_lines(open_pdf(written.getvalue()))
    assert pages.labels == ("i", "7")
    assert pages.sizes[0][0] == pytest.approx(WIDTH)
    assert pages.sizes[1] == pytest.approx(pages.sizes[0][::-1])


def test_nothing_is_said_on_the_way(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    body = SamplePdf().put(72, 700, "Owls").pdf()
    start = body.rindex(b"startxref")
    assert texts_of(body[:start] + b"startxref\n7\n%%EOF") == ["Owls"]
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


def test_published_documents_are_read_line_by_line(documents: Path) -> None:
    pages = read_lines(
        open_pdf((documents / "ofsted" / "ilacs-focused-visit-letter-2025-04.pdf").read_bytes())
    )
    assert len(pages.labels) == len(pages.sizes) == 5
    assert not pages.warnings
    assert {line.size for line in pages.lines if line.page > 1} == {12.0}
    assert sum(1 for line in pages.lines if line.bold) == 5
