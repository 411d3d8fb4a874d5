import itertools
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import DocumentError
from ingest.formats.govuk.reader import read_govuk
from knowledge.vocabulary import Authority
from tests.ingest.formats.sample_govuk import (
    PAGE_PATH,
    PATH,
    SITE,
    html_publication,
    of,
    outline,
    publication,
)


def test_a_publication_is_read_with_the_page_that_has_its_text() -> None:
    document = read_govuk(publication(), html_publication())
    assert document == read_govuk(html_publication(), publication())
    assert document.title == "Allotment inspections"
    assert document.publisher == "Ofsted"
    assert document.authority is Authority.INSPECTION_GUIDANCE
    assert document.address == SITE + PATH
    assert document.licence == "ogl-3.0"
    assert outline(document) == [
        ("Allotment inspections",),
        (),
        ("Notice",),
        ("Grades for soil", "Good"),
        ("Grades for soil", "Poor"),
        ("Grades for water", "Good"),
        ("Grades for water", "Poor"),
        *[("Changes",)] * 3,
    ]


def test_the_edition_is_the_day_in_london_of_the_text() -> None:
    document = read_govuk(publication(public_updated_at="2026-07-15T09:00:00+01:00"), html_publication())
    assert document.dated == date(2026, 6, 29)
    assert (document.edition, document.edition_id) == ("updated 29 June 2026", "2026-06-29")


@pytest.mark.parametrize(
    ("timestamp", "dated"),
    [
        ("2025-03-30T00:59:00Z", date(2025, 3, 30)),
        ("2025-03-29T23:59:00Z", date(2025, 3, 29)),
        ("2025-07-01T23:00:00Z", date(2025, 7, 2)),
        ("2025-10-26T00:30:00Z", date(2025, 10, 26)),
        ("2025-10-26T23:30:00Z", date(2025, 10, 26)),
        ("2025-12-01T23:30:00.000+00:00", date(2025, 12, 1)),
        ("2025-12-01", date(2025, 12, 1)),
        ("0001-01-01T00:00:00+14:00", None),
        ("lately", None),
        (5, None),
        (None, None),
    ],
)
def test_days_are_those_of_london(timestamp: Any, dated: date | None) -> None:
    document = read_govuk(html_publication(public_updated_at=timestamp))
    assert document.dated == dated
    assert (document.edition is None) == (dated is None)


def test_each_place_is_linked_on_its_own_page() -> None:
    document = read_govuk(publication(), html_publication())
    assert of(document, "good-2").address == SITE + PAGE_PATH
    assert of(document, "good-2").fragment == "good-1"
    assert of(document, "allotment-inspections").address is None
    assert {division.address for division in read_govuk(html_publication()).divisions} == {None}


def test_footnotes_and_numbered_paragraphs_are_kept() -> None:
    document = read_govuk(html_publication())
    assert [block.text for block in of(document, "notice").blocks] == ["Two days.[1]", "[1] In writing."]
    assert [block.label for block in of(document, "poor-2").blocks] == ["10.17"]


def test_changes_are_places_of_their_own_the_newest_first() -> None:
    document = read_govuk(publication(), html_publication())
    changes = [division for division in document.divisions if division.heading_path == ("Changes",)]
    assert [(change.place, change.locator, change.blocks[0].text) for change in changes] == [
        ("change-2026-06-29", "Update of 29 June 2026", "29 June 2026: Added how to grade water."),
        ("change-2026-06-29-2", "Update of 29 June 2026", "29 June 2026: Corrected a date."),
        ("change-2025-04-04", "Update of 4 April 2025", "4 April 2025: First published."),
    ]
    assert changes == [*document.divisions[-3:]]


def test_the_publication_page_is_left_out_where_it_says_nothing_more() -> None:
    said = {"body": "<p>This is how plots are inspected (P).</p>"}
    assert ("Allotment inspections",) not in outline(
        read_govuk(publication(details=said), html_publication())
    )
    assert read_govuk(publication(details={"body": ""}), html_publication()).divisions[0].place == "start"


def test_a_picture_without_words_is_said_to_be_unread() -> None:
    assert read_govuk(html_publication()).warnings == (
        "1 picture is not read",
        "the heading “Timeline” has no text",
    )


def test_headings_that_are_listed_but_not_there_are_noticed() -> None:
    listed = [
        {"text": "Notice", "level": 2, "id": "renamed"},
        {"text": "Frost", "level": 2, "id": "frost"},
        "odd",
    ]
    warnings = read_govuk(html_publication(details={"headers": listed})).warnings
    assert warnings[1] == "headings are listed that are not in the text: Frost"


@pytest.mark.parametrize(
    ("kind", "publisher", "authority"),
    [
        ("statutory_guidance", "Department for Gardens", Authority.STATUTORY_GUIDANCE),
        ("guidance", "Ofsted", Authority.INSPECTION_GUIDANCE),
        ("guidance", "Department for Gardens", None),
        ("research", "Ofsted", None),
    ],
)
def test_the_rank_is_said_only_where_it_is_certain(
    kind: str, publisher: str, authority: Authority | None
) -> None:
    links = {"organisations": [{"title": publisher}], "parent": [{"document_type": kind}]}
    assert read_govuk(publication(document_type=kind, links=links)).authority == authority
    assert read_govuk(html_publication(links=links)).authority == authority


def test_publishers_are_named_where_the_item_names_them() -> None:
    two = {"organisations": [{"title": "Ofsted"}, {"title": "Care Quality Commission"}]}
    assert read_govuk(publication(links=two)).publisher == "Ofsted, Care Quality Commission"
    assert read_govuk(publication(links=None)).publisher == "GOV.UK"


def test_a_publication_alone_says_which_attachments_were_not_read() -> None:
    document = read_govuk(publication())
    assert document.warnings == ("some of its attachments were not read: The guide; The guide (PDF)",)
    assert of(document, "start").blocks[0].text == "For those who inspect."
    with pytest.raises(
        DocumentError, match=r"^has no text; some of its attachments were not read: The guide"
    ):
        read_govuk(publication(details={"body": "", "change_history": []}))


def test_a_withdrawn_page_is_read_and_says_so_first() -> None:
    notice = {"explanation": "<div><p>See the new rules.</p></div>", "withdrawn_at": "2024-05-03T10:00:00Z"}
    for document in (
        read_govuk(publication(withdrawn_notice=notice), html_publication()),
        read_govuk(html_publication(withdrawn_notice=notice), publication()),
    ):
        assert document.edition == "updated 29 June 2026, withdrawn on 3 May 2024"
        assert document.warnings[0] == "was withdrawn on 3 May 2024"
        assert document.divisions[0].heading_path == ("Withdrawn on 3 May 2024",)
        assert document.divisions[0].blocks[0].text == "See the new rules."
        assert len(document.divisions) == 11


def test_reads_every_item_as_published(documents: Path) -> None:
    items = sorted((documents / "govuk").glob("*/*.json"))
    read = {path.stem: read_govuk(path.read_bytes()) for path in items}
    assert len(read) == len(items) >= 16
    for path, document in zip(items, read.values(), strict=True):
        item = json.loads(path.read_text("utf-8"))
        assert document.address == f"https://www.gov.uk{item['base_path']}"
        assert document.title == item["title"]
        assert len({division.place for division in document.divisions}) == len(document.divisions)
        for division in document.divisions:
            assert division.fragment is None or f'id=\\"{division.fragment}\\"' in path.read_text("utf-8")
    long = read["long_form_and_automatically_numbered_headings"]
    notes = [block.text for block in long.blocks() if block.text.startswith("[")]
    assert [int(note[1 : note.index("]")]) for note in notes] == list(range(1, 100))
    levels = {len(division.heading_path) for division in long.divisions}
    assert levels == {1, 2, 3, 4}


def test_repeated_headings_of_a_published_page_keep_their_paths(documents: Path) -> None:
    folder = documents / "govuk" / "html_publication"
    document = read_govuk((folder / "stats_headline_and_manually_numbered_headings.json").read_bytes())
    doing = [
        division for division in document.divisions if division.heading_path[-1:] == ("What DWP is doing",)
    ]
    numbered = [
        division
        for division in document.divisions
        if division.heading_path[-1:] and "What DWP is doing" in division.heading_path[-1]
    ]
    assert len(doing) == 1
    assert len(numbered) == 5
    for one, other in itertools.combinations(numbered, 2):
        assert one.heading_path != other.heading_path
        assert one.fragment != other.fragment
