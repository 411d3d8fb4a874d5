import pytest

from ingest.documents.document import Block
from tests.ingest.formats.sample_pages import NOTED, page, texts


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
