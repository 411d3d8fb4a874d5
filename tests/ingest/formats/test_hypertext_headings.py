import re
from datetime import date
from pathlib import Path

import pytest

from ingest.documents.document import Block
from ingest.formats.hypertext.reader import read_html
from tests.ingest.formats.sample_pages import LAW, fragments, page


def test_headings_of_the_first_level_are_headings_where_there_are_several() -> None:
    document = page("<h1>Rules</h1><p>a<h1>Roofs</h1><p>b<h1>Doors</h1><p>c")
    assert document.title == "Rules"
    assert [division.heading_path for division in document.divisions] == [(), ("Roofs",), ("Doors",)]


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
        '<h2 id="has space">H</h2><p>a',
        '<p id="x">first<h2 id="x">H</h2><p>a',
    ],
)
def test_no_heading_is_linked_by_the_id_of_something_else(body: str) -> None:
    assert page(body).divisions[-1].fragment is None


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
