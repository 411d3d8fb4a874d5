import contextlib
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import DocumentError
from ingest.formats.govuk.reader import attachments, read_govuk, sections
from tests.ingest.formats.sample_govuk import (
    GUIDE,
    PAGE_PATH,
    PATH,
    SITE,
    body,
    guide,
    html_publication,
    manual,
    of,
    outline,
    publication,
    section,
)


def test_the_parts_of_a_guide_are_pages() -> None:
    document = read_govuk(
        guide(
            {"title": "Overview", "slug": "overview", "body": '<p>a<h2 id="x">Beds</h2><p>b'},
            {"title": "Rules", "slug": "rules", "body": '<h2 id="x">Beds</h2><p>c'},
        )
    )
    assert [
        (division.place, division.heading_path, division.address, division.fragment)
        for division in document.divisions
    ] == [
        ("overview", ("Overview",), f"{SITE}/plots/overview", None),
        ("beds", ("Overview", "Beds"), f"{SITE}/plots/overview", "x"),
        ("beds-2", ("Rules", "Beds"), f"{SITE}/plots/rules", "x"),
    ]


def test_a_manual_is_read_with_its_sections_in_its_order() -> None:
    document = read_govuk(
        section("water", "<h1>Taps</h1><p>w"),
        manual("soil", "water", "air"),
        section("soil", '<p>s<h2 id="h">Beds</h2><p>t'),
    )
    assert [(division.heading_path, division.address) for division in document.divisions] == [
        (("Plots",), None),
        (("Soil",), f"{SITE}/guidance/plots/soil"),
        (("Soil", "Beds"), f"{SITE}/guidance/plots/soil"),
        (("Water", "Taps"), f"{SITE}/guidance/plots/water"),
        (("Changes",), None),
        (("Changes",), None),
    ]
    assert of(document, "change-2024-02-01").blocks[0].text == "1 February 2024: Soil: New section."
    assert of(document, "change-2024-02-01-2").blocks[0].text == "1 February 2024: Wet? New section."
    assert document.warnings == ("some of its sections were not read: Air",)
    assert (document.title, document.publisher, document.dated) == (
        "Plots",
        "Anytown Council",
        date(2024, 2, 1),
    )


def test_a_manuals_groups_are_headings_where_there_are_several() -> None:
    groups = [
        {"title": title, "child_sections": [{"title": name, "base_path": f"/guidance/plots/{name.lower()}"}]}
        for title, name in (("Ground", "Soil"), ("Wet", "Water"))
    ]
    document = read_govuk(
        manual(details={"child_section_groups": groups}), section("water", "<p>w"), section("soil", "<p>s")
    )
    assert outline(document)[1:3] == [("Ground", "Soil"), ("Wet", "Water")]


def test_sections_without_their_manual_are_read() -> None:
    assert read_govuk(section("soil", "<p>s")).title == "Soil"
    document = read_govuk(section("soil", "<p>s"), section("water", "<p>w"))
    assert (document.title, document.address) == ("Plots", f"{SITE}/guidance/plots")
    assert outline(document) == [("Soil",), ("Water",)]


def test_several_attachments_stand_under_their_titles_in_the_order_of_the_publication() -> None:
    files = [
        {"attachment_type": "html", "title": name, "url": f"{PATH}/{name.lower()}"}
        for name in ("A", "B", "C")
    ]
    pages = [
        html_publication(
            title=name,
            base_path=f"{PATH}/{name.lower()}",
            details={"body": f"<h2>Why</h2><p>{name}", "headers": []},
        )
        for name in ("B", "A")
    ]
    document = read_govuk(
        *pages, publication(details={"attachments": files, "body": "", "change_history": []})
    )
    assert outline(document) == [("A", "Why"), ("B", "Why")]
    assert [division.address for division in document.divisions] == [f"{SITE}{PATH}/a", f"{SITE}{PATH}/b"]
    assert document.warnings == ("some of its attachments were not read: C",)


def test_lists_the_pages_that_are_attachments() -> None:
    snippets = [
        f'<section><a href="{PATH}/x"><img></a><h2><a href="{PATH}/old">Old</a></h2></section>',
        '<section><h2><a href="/government/uploads/old.pdf">Old</a></h2></section>',
    ]
    children = [
        {"base_path": PAGE_PATH, "schema_name": "html_publication", "title": "Again"},
        {"base_path": f"{PATH}/child", "document_type": "html_publication", "title": "Child"},
        {"base_path": "/government/collections/other", "schema_name": "document_collection"},
    ]
    item = publication(details={"documents": snippets}, links={"children": children})
    assert attachments(item) == (f"{SITE}{PAGE_PATH}", f"{SITE}{PATH}/old", f"{SITE}{PATH}/child")
    assert attachments(html_publication()) == ()


@pytest.mark.parametrize(
    "url", ["//elsewhere.example/x", "https://elsewhere.example/x", "javascript:x", "/a b", 5, None]
)
def test_only_pages_of_gov_uk_are_followed(url: Any) -> None:
    item = publication(details={"attachments": [{"attachment_type": "html", "url": url, "title": "x"}]})
    assert attachments(item) == ()
    groups = [{"child_sections": [{"base_path": url}]}]
    assert sections(manual(details={"child_section_groups": groups})) == ()


def test_lists_the_sections_of_a_manual() -> None:
    assert sections(manual("soil", "water")) == (
        f"{SITE}/guidance/plots/soil",
        f"{SITE}/guidance/plots/water",
    )
    assert sections(publication()) == ()


@pytest.mark.parametrize(
    ("bodies", "problem"),
    [
        ([], "has no page"),
        ([b"not json"], "not JSON"),
        ([b'{"a": '], "not JSON"),
        ([b"[" * 100_000], "not JSON"),
        ([b"[]"], "not of a GOV.UK page"),
        ([b"{}"], "not found"),
        ([b'{"schema_name": 5}'], "not found"),
        ([b'{"errors": [{"code": 404}]}'], "not found"),
        ([body(schema_name="step_by_step_nav")], r"not read \(step_by_step_nav\)"),
        ([publication(), publication(base_path="/other")], "not of one document"),
        ([publication(), section("soil", "<p>s")], "not of one document"),
        ([guide(), guide({"title": "x"})], "not of one document"),
        ([manual("soil"), html_publication()], "not of one document"),
        ([html_publication(details={"body": "<div>" * 300 + "x"})], "nested too deep"),
        ([html_publication(details={"body": ""})], "has no text"),
        ([b'{"a": "' + b"x" * 20_000_000 + b'"}'], "larger than 20 MB"),
    ],
)
def test_what_is_no_document_is_refused(bodies: list[bytes], problem: str) -> None:
    with pytest.raises(DocumentError, match=problem):
        read_govuk(*bodies)


def test_a_moved_page_says_where_it_went() -> None:
    moves = [
        {"path": "/old/part", "destination": "/elsewhere"},
        {"path": "/old", "destination": "/new?query=1#part"},
    ]
    moved = body(schema_name="redirect", base_path="/old", redirects=moves)
    with pytest.raises(DocumentError, match=r"^has moved to https://www\.gov\.uk/new\?query=1#part;"):
        read_govuk(moved)
    with pytest.raises(DocumentError, match=r"^has moved to https://example\.org/;"):
        read_govuk(body(schema_name="redirect", redirects=[{"destination": "https://example.org/"}]))
    with pytest.raises(DocumentError, match=r"^has moved;"):
        read_govuk(body(schema_name="redirect"))


def test_a_page_that_is_gone_says_why() -> None:
    details = {"explanation": "<div><p>Wrong title.</p></div>", "alternative_path": "/right"}
    with pytest.raises(
        DocumentError, match=r"^is gone from GOV\.UK \(Wrong title\.\); see https://www\.gov\.uk/right$"
    ):
        read_govuk(body(schema_name="gone", details=details))
    with pytest.raises(DocumentError, match=r"^is gone from GOV\.UK$"):
        read_govuk(body(schema_name="gone"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("<p>x\ud800"),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=3), children, max_size=3)
    ),
    max_leaves=6,
)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_items_of_any_shape_are_read_or_refused(data: st.DataObject) -> None:
    samples = [
        publication(),
        html_publication(),
        manual("soil"),
        section("soil", GUIDE),
        guide({"title": "x", "body": GUIDE}),
    ]
    item = json.loads(data.draw(st.sampled_from(samples)))
    places = [item, item.get("details") or {}, item.get("links") or {}]
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.sampled_from(places))
        if place:
            place[data.draw(st.sampled_from(sorted(place)))] = data.draw(JSON)
    changed = json.dumps(item).encode()
    with contextlib.suppress(DocumentError):
        attachments(changed)
    with contextlib.suppress(DocumentError):
        sections(changed)
    for bodies in ((changed,), (changed, html_publication())):
        with contextlib.suppress(DocumentError):
            document = read_govuk(*bodies)
            assert len({division.place for division in document.divisions}) == len(document.divisions)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_mutated_items_are_read_or_refused(data: st.DataObject) -> None:
    changed = bytearray(data.draw(st.sampled_from([publication(), html_publication(), manual("soil")])))
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(changed)))
        changed[start : start + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=6))
    with contextlib.suppress(DocumentError):
        read_govuk(bytes(changed))
