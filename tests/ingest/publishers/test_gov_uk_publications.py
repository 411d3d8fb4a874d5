from collections.abc import Mapping
from typing import Any

import pytest

from ingest.publishers.download import Downloader, DownloadError, GoneError, NotFoundError, OutsideError
from ingest.publishers.fetchers import fetch, fetch_all
from ingest.publishers.registry import Entry, Publisher
from tests.ingest.publications import (
    ASSET,
    GUIDES,
    LAMPS,
    SITE,
    addresses,
    api,
    entry,
    html,
    landing,
    page_of,
    pdf,
)
from tests.ingest.publisher_server import PublisherServer, file, item, redirect, reply


def wanted(choose: str | None = "lamp inspection guide", path: str = GUIDES, **fields: Any) -> Entry:
    return entry(Publisher.GOV_UK, api(path), choose=choose, **fields)


@pytest.mark.parametrize("schema_name", ["detailed_guide", "guide", "html_publication", "manual_section"])
def test_takes_a_page_that_has_the_text_itself(
    server: PublisherServer, downloader: Downloader, schema_name: str
) -> None:
    server.put(api("/guidance/lamps"), item(page_of("/guidance/lamps", schema_name)))
    received = fetch(wanted(None, "/guidance/lamps"), downloader)
    assert addresses(received) == [api("/guidance/lamps")]


def test_finds_the_attachment_anew_each_time(server: PublisherServer, downloader: Downloader) -> None:
    later = f"{GUIDES}/b3edac72-cb9e-413b-b8d5-f2a5c23900cc"
    server.put(
        api(GUIDES),
        item(landing(html("Lamp inspection guide")), '"v1"'),
        item(landing(html("Lamp inspection guide")), '"v1"'),
        item(landing(html("Lamp inspection guide", later)), '"v2"'),
    )
    server.put(api(LAMPS), item(page_of(LAMPS, "html_publication"), '"v1"'))
    server.put(api(later), item(page_of(later, "html_publication"), '"v1"'))
    first = fetch(wanted(), downloader)
    assert addresses(first) == [api(GUIDES), api(LAMPS)]
    second = fetch(wanted(), downloader, first)
    assert all(body is known for body, known in zip(second.bodies, first.bodies, strict=True))
    third = fetch(wanted(), downloader, second)
    assert addresses(third) == [api(GUIDES), api(later)]


@pytest.mark.parametrize(
    "attachments",
    [
        [html("Lamp inspection guide"), html("Lamp inspection guide: summary of changes", "/x")],
        [html("Lamp inspection guide: summary of changes", "/x"), html("Lamp inspection guide")],
        [html("Talking to an inspector", "/x"), html("The ‘Lamp’ Inspection Guide: lighthouses")],
        [html("Talking to an inspector", "/x"), html("", LAMPS)],
        [html("Guidance on lamps")],
        [pdf("Lamp inspection guide"), html("Lamp inspection guide (2026 edition)")],
    ],
)
def test_chooses_by_the_words_of_the_title(
    server: PublisherServer, downloader: Downloader, attachments: list[Mapping[str, Any]]
) -> None:
    server.put(api(GUIDES), item(landing(*attachments)))
    server.put(api(LAMPS), item(page_of(LAMPS, "html_publication")))
    assert addresses(fetch(wanted(), downloader)) == [api(GUIDES), api(LAMPS)]


@pytest.mark.parametrize("title", ["Lamps 2026: statutory guidance", "Lamps 2026"])
def test_takes_a_pdf_where_the_text_is_nowhere_else(
    server: PublisherServer, downloader: Downloader, title: str
) -> None:
    others = [
        html("Lamps: an illustrated guide for children", "/x"),
        pdf("Lamps: illustrated guide", f"{ASSET}.pdf"),
    ]
    server.put(api(GUIDES), item(landing(*others, pdf(title))))
    server.put(ASSET, file(b"%PDF-", kind="application/pdf"))
    received = fetch(wanted("lamps statutory guidance"), downloader)
    assert addresses(received) == [api(GUIDES), ASSET]


@pytest.mark.parametrize(
    ("attachments", "problem"),
    [
        ([], "no attachment with its text"),
        (
            [html("Lanterns", "/x"), html("Candles", "/y")],
            "whose title has the words 'lamp inspection guide'",
        ),
        (
            [{"attachment_type": "file", "title": "Lamps", "url": "/x.ods", "content_type": "x"}],
            "no attachment",
        ),
    ],
)
def test_says_that_no_attachment_fits(
    server: PublisherServer,
    downloader: Downloader,
    attachments: list[Mapping[str, Any]],
    problem: str,
) -> None:
    server.put(api(GUIDES), item(landing(*attachments)))
    with pytest.raises(NotFoundError, match=problem):
        fetch(wanted(), downloader)


def test_chooses_nothing_by_chance(server: PublisherServer, downloader: Downloader) -> None:
    server.put(api(GUIDES), item(landing(html("Lamps", "/x"), html("Lanterns", "/y"))))
    with pytest.raises(NotFoundError):
        fetch(wanted(None), downloader)


def test_takes_the_sections_of_a_manual_in_order(server: PublisherServer, downloader: Downloader) -> None:
    paths = ["/guidance/lamps/oil", "/guidance/lamps/gas", "/guidance/lamps/glass"]
    groups = [
        {"title": "Fuel", "child_sections": [{"title": path, "base_path": path} for path in paths[:2]]},
        {"title": "Care", "child_sections": [{"title": paths[2], "base_path": paths[2]}]},
    ]
    manual = page_of("/guidance/lamps", "manual", body="", child_section_groups=groups)
    server.put(api("/guidance/lamps"), item(manual, '"v1"'))
    for path in paths:
        server.put(api(path), item(page_of(path, "manual_section", body="<p>Text.</p>"), f'"{path}"'))
    received = fetch(wanted(None, "/guidance/lamps"), downloader)
    assert addresses(received) == [api("/guidance/lamps"), *map(api, paths)]
    again = fetch(wanted(None, "/guidance/lamps"), downloader, received)
    assert all(body is known for body, known in zip(again.bodies, received.bodies, strict=True))


@pytest.mark.parametrize("destination", [GUIDES, f"{SITE}{GUIDES}", f"{GUIDES}#history"])
def test_follows_a_page_that_moved(server: PublisherServer, downloader: Downloader, destination: str) -> None:
    moves = [
        {"path": "/guidance/old.json", "type": "exact", "destination": "/api/x"},
        {"path": "/guidance/old", "type": "prefix", "destination": destination},
    ]
    old = {"base_path": "/guidance/old", "schema_name": "redirect", "details": None, "redirects": moves}
    server.put(api("/guidance/old"), item(old))
    server.put(api(GUIDES), item(landing(html("Lamp inspection guide"))))
    server.put(api(LAMPS), redirect(f"/api/content{LAMPS}-2", 303))
    server.put(api(f"{LAMPS}-2"), item(page_of(f"{LAMPS}-2", "html_publication")))
    received = fetch(wanted(path="/guidance/old"), downloader)
    assert addresses(received) == [api(GUIDES), api(f"{LAMPS}-2")]


def test_does_not_follow_for_ever(server: PublisherServer, downloader: Downloader) -> None:
    move = [{"path": "/old", "destination": "/old"}]
    server.put(api("/old"), item({"base_path": "/old", "schema_name": "redirect", "redirects": move}))
    server.put(api("/lost"), item({"base_path": "/lost", "schema_name": "redirect", "redirects": []}))
    for path in ("/old", "/lost"):
        with pytest.raises(NotFoundError, match="was moved"):
            fetch(wanted(path=path), downloader)


def test_does_not_follow_a_page_off_gov_uk(server: PublisherServer, downloader: Downloader) -> None:
    move = [{"path": "/old", "destination": "https://lamps.example.org/"}]
    server.put(api("/old"), item({"base_path": "/old", "schema_name": "redirect", "redirects": move}))
    with pytest.raises(OutsideError, match=r"lamps\.example\.org"):
        fetch(wanted(path="/old"), downloader)


@pytest.mark.parametrize("status", [200, 410])
def test_says_what_to_see_in_place_of_a_page_that_is_gone(
    server: PublisherServer, downloader: Downloader, status: int
) -> None:
    gone = b'{"schema_name": "gone", "details": {"alternative_path": "/lanterns", "explanation": ""}}'
    server.put(api("/old"), reply(status, gone))
    with pytest.raises(GoneError, match=r"see https://www\.gov\.uk/lanterns instead") as caught:
        fetch(wanted(path="/old"), downloader)
    assert caught.value.moved_to == f"{SITE}/lanterns"


def test_says_that_a_page_is_gone_without_more(server: PublisherServer, downloader: Downloader) -> None:
    server.put(api("/old"), reply(410, b"<p>Gone.</p>"))
    with pytest.raises(GoneError, match="no page is named in its place"):
        fetch(wanted(path="/old"), downloader)


def test_leaves_a_withdrawn_page_to_its_parser(server: PublisherServer, downloader: Downloader) -> None:
    notice = {"withdrawn_notice": {"explanation": "<p>Old.</p>", "withdrawn_at": "2026-01-01T00:00:00Z"}}
    server.put(api("/guidance/lamps"), item(page_of("/guidance/lamps") | notice))
    received = fetch(wanted(None, "/guidance/lamps"), downloader)
    assert b"withdrawn_at" in received.bodies[0].content


@pytest.mark.parametrize("content", [b"null", b"{", b'{"details": 7}', b'{"schema_name": "publication"}'])
def test_gives_any_content_to_the_parser_or_says_what_is_wrong(
    server: PublisherServer, downloader: Downloader, content: bytes
) -> None:
    server.put(api(GUIDES), file(content))
    (outcome,) = (outcome for _, outcome in fetch_all([wanted()], downloader))
    assert isinstance(outcome, DownloadError) or outcome.bodies[0].content == content
