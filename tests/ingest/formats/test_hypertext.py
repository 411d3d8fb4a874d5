import contextlib
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.documents.characters import tidy
from ingest.documents.document import Block, Division
from ingest.documents.outline import Outline
from ingest.errors import DocumentError
from ingest.formats.hypertext.reader import add_html, read_html
from tests.ingest.formats.sample_pages import LAW, NOTED, PAGE, elements, fragments, page, texts


def test_reads_the_text_of_a_page_and_nothing_around_it() -> None:
    document = read_html(PAGE.encode())
    assert [
        (division.heading_path, [block.text for block in division.blocks]) for division in document.divisions
    ] == [
        ((), ["Frost comes early (NA)."]),
        (("Water",), ["Taps are shut. Bring your own."]),
        (("Water", "Barrels"), ["Keep a lid on."]),
    ]


def test_reads_what_a_page_says_about_itself() -> None:
    document = read_html(PAGE.encode())
    assert document.title == "Allotments in winter"
    assert document.publisher == "Anytown Council"
    assert document.dated == date(2025, 3, 4)
    assert document.address == "https://www.anytown.example/allotments"
    assert document.warnings == ()
    assert [division.fragment for division in document.divisions] == [None, "water", "barrels"]


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Sheds | Anytown</title>", "<p>x", "Sheds"),
        ("<title>Sheds - and why - Anytown</title>", "<p>x", "Sheds - and why"),
        ("<title>Sheds</title>", "<main><h1>All about sheds</h1><p>x</main>", "All about sheds"),
        (
            "<title>Sheds - Guides - Anytown</title>",
            "<main><h1>Sheds</h1><p>x<h1>Doors</h1><p>y</main>",
            "Sheds",
        ),
        ("<title>Sheds</title>", "<main><h1>Roofs</h1><p>x<h1>Doors</h1><p>y</main>", "Sheds"),
        ("", "<header><h1>Sheds</h1></header><main><p>x</main>", "Sheds"),
        ("", "<p>x", None),
        ("<title>  </title>", "<p>x", None),
    ],
)
def test_finds_the_title(head: str, body: str, title: str | None) -> None:
    assert read_html(f"<html><head>{head}</head><body>{body}".encode()).title == title


@pytest.mark.parametrize(
    ("head", "dated"),
    [
        ('<meta property="article:modified_time" content="2024-12-31T23:00:00+00:00">', date(2024, 12, 31)),
        (
            '<meta name="dc.date" content="2020-01-01"><meta name="DC.Date.Valid" content="2021-02-03">',
            date(2021, 2, 3),
        ),
        ('<meta name="dcterms.modified" content="2024-13-45">', None),
        ('<meta name="dcterms.modified" content="soon">', None),
        ("", None),
    ],
)
def test_dates_a_page_only_where_it_says_so(head: str, dated: date | None) -> None:
    assert read_html(f"<head>{head}</head><p>x".encode()).dated == dated


def test_a_time_is_the_date_only_where_it_is_marked_as_that_of_publication() -> None:
    one = '<main><p>At <time datetime="2024-05-06">noon</time></p>'
    assert page(one).dated is None
    assert page(one + '<time itemprop="dateModified" datetime="2024-05-07">7 May</time>').dated == date(
        2024, 5, 7
    )
    assert page('<time class="updated" datetime="2024-05-07">a</time>' * 2 + "x").dated is None


def test_a_saved_page_knows_where_it_is_from() -> None:
    saved = b"<!-- saved from url=(0031)https://www.anytown.example/beds -->\n<html><body><p>x"
    assert read_html(saved).address == "https://www.anytown.example/beds"


@pytest.mark.parametrize(
    "body",
    [
        '<div class="wrap"><main><p>Dig.</p></main></div><div><p>Adverts</p></div>',
        '<div role="main"><p>Dig.</p></div><p>Adverts</p>',
        "<article><p>Dig.</p></article><p>Adverts</p>",
        "<main><script>1</script></main><article><p>Dig.</p></article>",
        "<header>Site</header><p>Dig.</p><aside>Adverts</aside><footer>Site</footer>",
        '<ul class="breadcrumb"><li>Home</ul><p>Dig.</p><div class="pagination">1 2 3</div>',
        '<main><p class="gem-c-inverse-header__supplement">Updated</p><ul class="organisation-logos"><li>Us'
        '</ul><section class="gem-c-devolved-nations">England</section><p>Dig.</p></main>',
        '<form id="whole"><h1>Rules</h1><p>Dig.</p></form>',
        '<div role="dialog">Sign up</div><p>Dig.</p><dialog>Sign up</dialog><noscript>Switch on</noscript>',
        '<p><span class="govuk-visually-hidden">Note:</span>Dig.</p><template>x</template><svg>x</svg>',
    ],
)
def test_finds_the_main_text(body: str) -> None:
    assert texts(body) == ["Dig."]


def test_asides_within_the_text_are_text_unless_they_are_links() -> None:
    assert texts(
        "<main><p>Dig.</p><aside><p>Dig <a href=x>deep</a> in May.</p></aside>"
        "<aside><a href=x>More</a></aside></main>"
    ) == [
        "Dig.",
        "Dig deep in May.",
    ]


def test_xhtml_elements_may_close_themselves() -> None:
    xhtml = """<?xml version="1.0" encoding="ISO-8859-1"?><html xmlns="http://www.w3.org/1999/xhtml"><head>
    <title>Café</title><script src="a.js"/></head><body><p>One<a id="x"/> two</p><p/>
    <h2><a name="h"/>Three</h2><p>é</p></body></html>"""
    document = read_html(xhtml.encode("latin-1"))
    assert (document.title, document.text) == ("Café", "One two\né")
    assert document.divisions[-1].fragment == "h"


@pytest.mark.parametrize("declared", ["utf-8", "windows-1252", "utf-16", "nonsense"])
def test_wrong_encodings_do_no_harm(declared: str) -> None:
    body = f'<meta http-equiv="content-type" content="text/html; charset={declared}"><p>“café”'
    assert read_html(body.encode("cp1252")).text == "“café”"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "has no text"),
        (b"<!-- only a comment -->", "has no text"),
        (b"<html><body><script>draw()</script></body></html>", "scripts"),
        (b"<p>x" * 5_500_000, "larger than 20 MB"),
        (b"<p>x" * 500_001, "too long"),
        (b"<div>" * 300 + b"x", "nested too deep"),
        (b"<p>" + b"word " * 2_500_000, "too much text in one piece"),
        (b"<p " + b" ".join(b"a%d" % n for n in range(30_000)) + b">x", "too many attributes"),
        (b"</b>" * 200 + b"<div>" * 300 + b"x", "nested too deep"),
        (b"\0\1\2\3" * 100, "not text"),
    ],
)
def test_what_cannot_be_read_whole_is_refused(body: bytes, problem: str) -> None:
    with pytest.raises(DocumentError, match=problem) as caught:
        read_html(body)
    assert "\n" not in str(caught.value)


def test_a_fragment_of_html_goes_into_an_outline_after_what_is_there() -> None:
    outline = Outline()
    outline.heading("Part", 0)
    outline.block(Block(text="before"))
    assert add_html("<h2 id=a>A</h2><p>x<aside>Note<footer>y</footer></aside><img alt=z>", outline) == (
        "1 picture is not read",
    )
    assert add_html("", outline) == add_html("<!-- -->", outline) == ()
    assert outline.divisions() == (
        Division(place="part", heading_path=("Part",), blocks=(Block(text="before"),)),
        Division(
            place="a",
            heading_path=("Part", "A"),
            blocks=(Block(text="x"), Block(text="Note"), Block(text="y")),
            fragment="a",
        ),
    )


@given(st.lists(elements(), min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_all_words_come_out_once_and_in_order(parts: list[tuple[str, list[str]]]) -> None:
    outline = Outline()
    add_html("".join(part for part, _ in parts), outline)
    divisions = outline.divisions()
    shown = "".join(block.text for division in divisions for block in division.blocks)
    told = iter(letters("".join(text for _, found in parts for text in found)))
    assert all(letter in told for letter in letters(shown))
    assert len({division.place for division in divisions}) == len(divisions)


@given(st.lists(elements(headings=False), min_size=1, max_size=6))
@settings(max_examples=80, deadline=None)
def test_no_word_is_lost(parts: list[tuple[str, list[str]]]) -> None:
    outline = Outline()
    add_html("".join(part for part, _ in parts), outline)
    shown = "".join(block.text for division in outline.divisions() for block in division.blocks)
    assert letters(shown) == letters("".join(text for _, found in parts for text in found))


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_mutated_pages_are_read_or_refused(data: st.DataObject) -> None:
    body = bytearray(data.draw(st.sampled_from([PAGE, LAW, NOTED])).encode())
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(body)))
        end = data.draw(st.integers(start, min(len(body), start + 40)))
        body[start:end] = data.draw(
            st.binary(max_size=8)
            | st.sampled_from([b"<table>", b"</p>", b"<li>", b"<h3>", b"<!--", b"<svg>", b"\0"])
        )
    with contextlib.suppress(DocumentError):
        document = read_html(bytes(body))
        assert len({division.place for division in document.divisions}) == len(document.divisions)
        text = bytes(body).decode("utf-8", "replace")
        assert all(fragment in text or "�" in text or "&" in text for fragment in fragments(document))


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", tidy(text))
