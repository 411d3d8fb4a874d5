"""Web pages, made up in the structure of published ones."""

import html
from collections.abc import Iterator

from hypothesis import strategies as st

from ingest.documents.document import Document
from ingest.formats.hypertext.reader import read_html

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


NOTED = """<h2>One</h2><p>First{} and second{}.<h2>Two{}</h2><p>Third.<h2>Three</h2><p>End.<hr>{}"""


def page(body: str) -> Document:
    return read_html(f"<!DOCTYPE html><title>Rules</title><body>{body}".encode())


def texts(body: str) -> list[str]:
    return [block.text for block in page(body).blocks()]


WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=8)


PROSE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@st.composite
def elements(draw: st.DrawFn, headings: bool = True, depth: int = 3) -> tuple[str, list[str]]:
    """Return HTML, and its texts in order."""
    lines: list[str] = ["p", "b", "pre", "dt", "figcaption", *(["h2", "h4"] if headings else [])]
    kind = draw(
        st.sampled_from([*lines, *(["ul", "table", "div", "blockquote", "section", "dl"] if depth else [])])
    )
    if kind in lines:
        words = draw(PROSE)
        space = draw(st.sampled_from([" ", "\n", " <i> </i>", "<br>"]))
        return f"<{kind}>{html.escape(words).replace(' ', space)}</{kind}>", [words]
    children = draw(st.lists(elements(headings=headings, depth=depth - 1), min_size=1, max_size=3))
    found = [text for _, texts_ in children for text in texts_]
    inner: dict[object, str] = {"ul": "li", "table": "td", "dl": "dd"}
    tag = inner.get(kind)
    wrapped = (f"<{tag}>{child}</{tag}>" if tag else child for child, _ in children)
    return f"<{kind}>{''.join(wrapped)}</{kind}>", found


def fragments(document: Document) -> Iterator[str]:
    for division in document.divisions:
        yield from (part.fragment for part in (division, *division.blocks) if part.fragment)
