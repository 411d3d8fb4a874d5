import contextlib
import html
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.characters import tidy
from ingest.document import Block, Division, Document
from ingest.errors import DocumentError
from ingest.hypertext import add_html, read_html
from ingest.outline import Outline

PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Allotments in winter - Anytown Council</title>
<meta name="DCTERMS.modified" content="2025-03-04"><meta property="og:site_name" content="Anytown Council">
<link rel="canonical" href="https://www.anytown.example/allotments"><style>p {color: red}</style></head>
<body><div id="global-cookie-message"><p>Biscuits are used.</p></div>
<header><h2>Anytown</h2><nav><ul><li><a href="/">Home</a></li></ul></nav></header>
<main id="content"><nav>You are here</nav><h1>Allotments in winter</h1>
<p>Frost <em>comes</em> early (<abbr title="North Anytown">NA</abbr>).</p>
<h2 id="water">Water</h2><p>Taps are shut.<br>Bring your own.</p>
<h3 id="barrels">Barrels</h3><p hidden>Hidden</p><p style="display: none">Unseen</p><p>Keep a lid on.</p>
<form><label>Search</label></form><script>let a = 1;</script>
<aside><a href="/x">Related pages</a></aside></main>
<footer><p>All rights reserved</p></footer></body></html>"""


def page(body: str) -> Document:
    return read_html(f"<!DOCTYPE html><title>Rules</title><body>{body}".encode())


def texts(body: str) -> list[str]:
    return [block.text for block in page(body).blocks()]


def fragments(document: Document) -> Iterator[str]:
    for division in document.divisions:
        yield from (part.fragment for part in (division, *division.blocks) if part.fragment)


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
        ("<title>Sheds</title>", "<main><h1>Roofs</h1><p>x<h1>Doors</h1><p>y</main>", "Sheds"),
        ("", "<header><h1>Sheds</h1></header><main><p>x</main>", "Sheds"),
        ("", "<p>x", None),
        ("<title>  </title>", "<p>x", None),
    ],
)
def test_finds_the_title(head: str, body: str, title: str | None) -> None:
    assert read_html(f"<html><head>{head}</head><body>{body}".encode()).title == title


def test_headings_of_the_first_level_are_headings_where_there_are_several() -> None:
    document = page("<h1>Rules</h1><p>a<h1>Roofs</h1><p>b<h1>Doors</h1><p>c")
    assert document.title == "Rules"
    assert [division.heading_path for division in document.divisions] == [(), ("Roofs",), ("Doors",)]


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


def test_lists_keep_their_items_apart_and_their_numbers() -> None:
    assert texts(
        """<p>Bring:<ul><li>gloves<ul><li>thick</li><li><p>thin</p></li></ul>or mittens</li>
        <li>a <b>fork</b></li></ul><ol start="4"><li>dig<li value="9">sow<li>(b) reap</ol>
        <ol type="a"><li>x<li>y</ol><ol type="I" reversed><li>p<li>q</ol>
        <ol class="legislative-list"><li>1. By hand<ol><li>(a) neatly</ol></ol><li>stray"""
    ) == [
        *(
            "Bring:",
            "- gloves",
            "- thick",
            "- thin",
            "or mittens",
            "- a fork",
            "4. dig",
            "9. sow",
            "(b) reap",
        ),
        *("a. x", "b. y", "II. p", "I. q", "1. By hand", "(a) neatly", "- stray"),
    ]


def test_an_item_is_one_block_however_many_paragraphs_it_has() -> None:
    assert texts("<ul><li><p>one</p><p>two</p></li><li><div>three</div></li></ul>") == [
        "- one two",
        "- three",
    ]


def test_terms_stand_with_what_they_mean() -> None:
    assert texts(
        "<dl><dt id=t>Plot</dt><dd>a piece of land</dd><dd>a plan</dd><dt>Bed:</dt><dt>Border</dt>"
        "<dd><ul><li>a strip</ul></dd><dt>Alone</dl><p>after"
    ) == ["Plot: a piece of land", "a plan", "Bed:", "Border", "- a strip", "Alone", "after"]


def test_tables_are_rows() -> None:
    assert texts(
        """<table><caption>Fees</caption><thead><tr><th>Plot<th colspan="2">Fee</thead>
        <tbody><tr><td>Small<td></td><td><p>£5</p><ul><li>a year<li>in cash</ul>
        <tr><td><table><tr><td>Big<td>one</table><td>£9<br>a year<tr></tr></table>"""
    ) == ["Fees", "Plot | Fee", "Small | £5 - a year - in cash", "Big one | £9 a year"]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td><h2>Hours</h2><p>Noon to six.</p></table>",
        "<table role=presentation><tr><td><h2>Hours</h2><td>Noon to six.</table>",
        "<table><tr><td><h2>Hours</h2><td></td></tr><tr><td>Noon to six.<td></table>",
    ],
)
def test_tables_that_only_arrange_are_read_as_text(table: str) -> None:
    (division,) = page(table).divisions
    assert (division.heading_path, division.blocks) == (("Hours",), (Block(text="Noon to six."),))


def test_quotations_code_figures_and_details_are_text() -> None:
    assert texts(
        "<blockquote><h2>Rule</h2><p>1.1 Dig.<footer>Ann</footer></blockquote><pre>one\n  two<br>three</pre>"
        "<figure><img src=x alt='A spade'><figcaption>Figure 1</figcaption></figure>"
        "<details><summary>More</summary>Less</details>"
    ) == ["Rule", "1.1 Dig.", "Ann", "one", "two", "three", "Figure 1", "More", "Less"]
    assert page("<p>x<img alt='A spade'><img alt=''><img>").warnings == ("1 picture is not read",)


def test_words_are_neither_joined_nor_parted() -> None:
    assert texts(
        "<p>un<b>bro</b>ken, (<abbr>NA</abbr>)s m<sup>2</sup> one<br>two <span> three</span><wbr>four"
        "<p>co\u00adop ﬁt"
    ) == ["unbroken, (NA)s m2 one two threefour", "coop fit"]


def test_headings_keep_their_path_where_they_repeat() -> None:
    grades = "".join(f'<h3 id="good{n}">Good</h3><p>good</p><h3>Poor</h3><p>poor</p>' for n in "123").split(
        "<h3 id"
    )
    body = "".join(f"<h2>Part {n}</h2><h3 id{grade}" for n, grade in enumerate(grades[1:], start=1))
    divisions = page(body).divisions
    assert [division.heading_path for division in divisions] == [
        (f"Part {n}", grade) for n in (1, 2, 3) for grade in ("Good", "Poor")
    ]
    assert [division.place for division in divisions] == [
        "good",
        "poor",
        "good-2",
        "poor-2",
        "good-3",
        "poor-3",
    ]


def test_headings_may_leave_levels_out_and_hold_other_elements() -> None:
    document = page(
        "<h2><span class=number>1. </span>Beds</h2><h5>Raised</h5><p>a"
        "<h3>Sunk <a href='#x'>b</a></h3><p>b<h2><img></h2>"
    )
    assert [division.heading_path for division in document.divisions] == [
        ("1. Beds", "Raised"),
        ("1. Beds", "Sunk b"),
    ]


def test_a_section_within_a_section_is_deeper_whatever_its_heading() -> None:
    document = page(
        "<section id=p><h2>Part</h2><section><h2 id=c>Chapter</h2><p>a</p>"
        "<section><h3>Rule</h3><p>b</section></section>"
        "<section><h2>Other</h2><p>c</section></section>"
    )
    assert [division.heading_path for division in document.divisions] == [
        *(("Part", "Chapter"), ("Part", "Chapter", "Rule"), ("Part", "Other")),
    ]


@pytest.mark.parametrize(
    "body",
    [
        '<h2 id="x">H</h2><p>a',
        '<h2><a name="x"></a>H</h2><p>a',
        '<h2><span id="x">H</span></h2><p>a',
        '<a id="x"></a><h2>H</h2><p>a',
        '<section id="x"><h2>H</h2><p>a</section>',
        '<div id="x"><div> <h2>H</h2></div><p>a</div>',
        '<p>before<p><a name="x"></a></p><h2>H</h2><p>a',
    ],
)
def test_a_heading_is_linked_by_the_id_that_stands_for_it(body: str) -> None:
    assert page(body).divisions[-1].fragment == "x"


@pytest.mark.parametrize(
    "body",
    [
        "<h2>H</h2><p>a",
        '<div id="x"><p>first</p><h2>H</h2><p>a</div>',
        '<p id="x">first</p><h2>H</h2><p>a',
        '<div id="x"><h2 id="x">H</h2><p>a</div>',
        '<h2 id="has space">H</h2><p>a',
        '<p id="x">first<h2 id="x">H</h2><p>a',
    ],
)
def test_no_heading_is_linked_by_the_id_of_something_else(body: str) -> None:
    assert page(body).divisions[-1].fragment != "x" or 'div id="x"><h2' in body


def test_blocks_have_their_own_ids() -> None:
    blocks = list(
        page(
            '<p id="a">x<p><a id="b"></a>y<p>z <a id="c">w</a><ul><li id="d"><p>v</ul><div id="e"><p>u</div>'
        ).blocks()
    )
    assert [(block.text, block.fragment) for block in blocks] == [
        *(("x", "a"), ("y", "b"), ("z w", None), ("- v", "d"), ("u", None)),
    ]


def test_numbered_paragraphs_are_labelled() -> None:
    assert [
        block.label
        for block in page("<p>10.17 The rule<p>(2A) Also<p>1.5 million<p>12. Twelve<p>It").blocks()
    ] == [
        *("10.17", "(2A)", None, None, None),
    ]
    counted = "".join(f"<p>{n}. The rule" for n in range(1, 13))
    assert [block.label for block in page(counted).blocks()] == [str(n) for n in range(1, 13)]


NOTED = """<h2>One</h2><p>First{} and second{}.<h2>Two{}</h2><p>Third.<h2>Three</h2><p>End.<hr>{}"""


@pytest.mark.parametrize(
    ("mark", "note", "around"),
    [
        (
            '<sup id="fnref:{0}"><a href="#fn:{0}" class="footnote">[footnote {0}]</a></sup>',
            '<li id="fn:{0}"><p>Note {0}. <a href="#fnref:{0}" class="reversefootnote">↩</a></p></li>',
            '<div class="footnotes"><ol>{}</ol></div>',
        ),
        (
            '<sup><a href="#footnote-{0}" id="footnote-ref-{0}">[{0}]</a></sup>',
            '<li id="footnote-{0}"><p> Note {0}. <a href="#footnote-ref-{0}">↑</a></p></li>',
            "<ol>{}</ol>",
        ),
        (
            '<a href="#_ftn{0}" name="_ftnref{0}"><span>[{0}]</span></a>',
            '<div><p><a href="#_ftnref{0}" name="_ftn{0}"><span>[{0}]</span></a> Note {0}.</p></div>',
            "{}",
        ),
    ],
)
def test_footnotes_end_the_division_that_refers_to_them(mark: str, note: str, around: str) -> None:
    marks = [mark.format(n) for n in (1, 2, 3)]
    notes = around.format("".join(note.format(n) for n in (1, 2, 3)))
    assert [
        (d.heading_path, [b.text for b in d.blocks]) for d in page(NOTED.format(*marks, notes)).divisions
    ] == [
        (("One",), ["First[1] and second[2].", "[1] Note 1.", "[2] Note 2."]),
        (("Two",), ["Third.", "[3] Note 3."]),
        (("Three",), ["End."]),
    ]


def test_a_footnote_is_told_once_and_never_lost() -> None:
    mark = '<sup id="r{0}"><a href="#n">1</a></sup>'
    note = '<p id="n">The note. <a href="#r">back</a><a href="#r2">back</a></p><p>After.'
    body = f"<h2>A</h2><p>a{mark.format('')}<h2>B</h2><p>b{mark.format('2')}{note}"
    assert texts(body) == ["a[1]", "[1] The note.", "b[1]", "After."]
    left_out = f"<main><p>x{note}</main><nav>{mark.format('')} {mark.format('2')}</nav>"
    assert texts(left_out) == ["x", "After.", "[1] The note."]


def test_links_that_only_look_like_footnotes_are_links() -> None:
    assert texts('<p><a id="a" href="#b">1</a> one<p id="b">Place.<p><a href="#zz">2</a> two') == [
        "1 one",
        "Place.",
        "2 two",
    ]


def test_contents_lists_and_links_to_the_top_are_left_out() -> None:
    links = "".join(f'<li><a href="#{name}"><span>1.</span> {name}</a></li>' for name in "abc")
    places = "".join(
        f'<h2 id="{name}">{name}</h2><p>{name}{name} <a href="#top">Back to top</a>' for name in "abc"
    )
    assert texts(f"<ul>{links}</ul>{places}") == ["aa", "bb", "cc"]
    assert texts(f"<ul>{links.replace('</a>', '</a> and more')}</ul>{places}")[3:] == ["aa", "bb", "cc"]


LAW = """<article><h1><span class="docTitle">Sheds Act 2001</span></h1>
<section id="part-1"><h2><span class="num">PART 1</span><span class="heading">SHEDS</span></h2>
<section id="section-1"><h2><span class="num">1</span><span class="heading">Roofs</span></h2>
<section id="section-1-1"><h2><span class="num">(1)</span></h2><div><p>A shed has a roof—</p></div>
<div id="section-1-1-a"><h3><span class="num">(a)</span></h3><div><p>of wood;</p></div></div></section>
<section id="section-1-2"><h2><span class="num">(2)</span></h2><div>In section 9 insert—
<blockquote><section><h2><span class="num">“9A</span><span class="heading">Doors</span></h2><section>
<h2><span class="num">(1)</span></h2><div><p>A door opens.”</p></div></section></section></blockquote>
</div></section><footer class="annotations"><div>Commencement</div>
<p><span class="marker">I1</span>S. 1 in force</p></footer></section>
<section id="section-2"><h2><span class="num">2</span><span class="heading">Floors</span></h2>
<section class="paragraph"><h2><span class="num">1</span></h2><section><h2><span class="num">(1)</span></h2>
<p>Flat.</p></section></section></section></section></article>"""


def test_reads_law_as_legislation_gov_uk_has_it() -> None:
    document = read_html(LAW.encode())
    roofs, floors = document.divisions
    assert document.title == "Sheds Act 2001"
    assert roofs.heading_path == ("PART 1 SHEDS", "1 Roofs")
    assert (roofs.fragment, floors.fragment) == ("section-1", "section-2")
    assert [(block.label, block.fragment, block.text) for block in roofs.blocks] == [
        ("(1)", "section-1-1", "(1) A shed has a roof—"),
        (None, "section-1-1-a", "(a) of wood;"),
        ("(2)", "section-1-2", "(2) In section 9 insert—"),
        (None, None, "“9A Doors"),
        (None, None, "(1) A door opens.”"),
    ]
    assert [note.text for note in roofs.notes] == ["Commencement", "I1 S. 1 in force"]
    assert [(block.label, block.text) for block in floors.blocks] == [("1", "1 (1) Flat.")]


def test_reads_law_as_legislation_gov_uk_had_it() -> None:
    document = read_html(
        b"""<div id="viewLegContents"><h3><span class="LegDS LegP1No" id="section-1">1</span>Roofs<span
        class="LegExtentRestriction">E+W</span></h3><p><span class="LegDS" id="section-1-1">(1)</span><span
        class="LegDS">A <span class="LegChangeDelimiter">[</span><a class="LegCommentaryLink" href="#c">F1</a
        >roof]</span></p><div class="LegAnnotations"><p>Amendments</p></div></div><p>Help</p>"""
    )
    (division,) = document.divisions
    assert (division.heading_path, division.fragment) == (("1 Roofs",), "section-1")
    assert division.blocks == (Block(text="(1) A roof]", label="(1)", fragment="section-1-1"),)
    assert division.notes == (Block(text="Amendments"),)


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


WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8)
PROSE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@st.composite
def elements(draw: st.DrawFn, headings: bool = True, depth: int = 3) -> tuple[str, list[str]]:
    """Return HTML, and its texts in order."""
    lines = ["p", "b", "pre", "dt", "figcaption", *(["h2", "h4"] if headings else [])]
    kind = draw(
        st.sampled_from([*lines, *(["ul", "table", "div", "blockquote", "section", "dl"] if depth else [])])
    )
    if kind in lines:
        words = draw(PROSE)
        space = draw(st.sampled_from([" ", "\n", " <i> </i>", "<br>"]))
        return f"<{kind}>{html.escape(words).replace(' ', space)}</{kind}>", [words]
    children = draw(st.lists(elements(headings=headings, depth=depth - 1), min_size=1, max_size=3))
    found = [text for _, texts_ in children for text in texts_]
    inner = {"ul": "li", "table": "td", "dl": "dd"}.get(kind)
    wrapped = (f"<{inner}>{child}</{inner}>" if inner else child for child, _ in children)
    return f"<{kind}>{''.join(wrapped)}</{kind}>", found


@given(st.lists(elements(), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_all_words_come_out_once_and_in_order(parts: list[tuple[str, list[str]]]) -> None:
    outline = Outline()
    add_html("".join(part for part, _ in parts), outline)
    divisions = outline.divisions()
    shown = "".join(block.text for division in divisions for block in division.blocks)
    told = iter(letters("".join(text for _, found in parts for text in found)))
    assert all(letter in told for letter in letters(shown))
    assert len({division.place for division in divisions}) == len(divisions)


@given(st.lists(elements(headings=False), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost(parts: list[tuple[str, list[str]]]) -> None:
    outline = Outline()
    add_html("".join(part for part, _ in parts), outline)
    shown = "".join(block.text for division in outline.divisions() for block in division.blocks)
    assert letters(shown) == letters("".join(text for _, found in parts for text in found))


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", tidy(text))


@given(st.data())
@settings(max_examples=200, deadline=None)
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


def test_reads_the_act_as_published(documents: Path) -> None:
    body = (documents / "clml" / "asc-2025-1-2025-03-25.html").read_bytes()
    document = read_html(body)
    assert document.dated == date(2025, 3, 25)
    assert document.address == "http://www.legislation.gov.uk/asc/2025/1/2025-03-25"
    sections = [
        division for division in document.divisions if (division.fragment or "").startswith("section-")
    ]
    assert [division.fragment for division in sections] == [f"section-{n}" for n in range(1, 31)]
    assert len([division for division in document.divisions if division.notes]) == 44
    assert all(
        division.heading_path[0].startswith(("PART ", "SCHEDULE ")) for division in document.divisions[1:]
    )
    known = set(re.findall(rb'id="([^"]+)"', body))
    assert {fragment.encode() for fragment in fragments(document)} <= known
    assert document.divisions[1].blocks[0].label == "(1)"
