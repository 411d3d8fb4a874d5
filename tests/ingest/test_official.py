"""Official texts from the local server that stands in for the publishers, all the way into the library."""

import json
import re
from contextlib import closing
from pathlib import Path

import pytest

from assistant import Assistant
from ingest.ingestion import Ingested, Order, forget, ingest
from knowledge.editions import Editions
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.library import PASSAGES, Library
from knowledge.passages import PassageStore
from knowledge.search import search
from knowledge.vocabulary import CommencementState, Origin
from tests.ingest.conftest import Open
from tests.ingest.formats import sample_clml
from tests.ingest.publications import SITE, api, html, page_of
from tests.ingest.publisher_server import Answer, PublisherServer, file, item, redirect, reply
from tests.small import BRIEFING, COMMENCEMENT, SOURCE

ACT, GUIDE = "cws-act-2026", "sccif-childrens-homes"
ACT_XML = "https://www.legislation.gov.uk/ukpga/2026/21/data.xml"
LANDING = "/government/publications/social-care-common-inspection-framework-sccif-childrens-homes"


@pytest.fixture
def briefings(tmp_path: Path) -> Path:
    folder = tmp_path / "briefings" / ACT
    folder.mkdir(parents=True)
    (folder / "source.yaml").write_text(SOURCE.replace("sample-act", ACT), "utf-8")
    (folder / "commencement.yaml").write_text(COMMENCEMENT, "utf-8")
    (folder / "section-1.md").write_text(BRIEFING, "utf-8")
    return folder.parent


@pytest.fixture
def run(tmp_path: Path, briefings: Path, encoder: SentenceTransformerEncoder, opened: Open):
    def run(source: str) -> Ingested:
        order = Order(source=source)
        return ingest(tmp_path, encoder, order, briefings=briefings, downloader=opened())

    return run


def act(words: str, attributes: str = "") -> bytes:
    content = sample_clml.unit(2, "1", sample_clml.text(words))
    section = sample_clml.section("1", "Umbrellas", content, attributes, work="ukpga/2026/21")
    return sample_clml.clml(sample_clml.body(section), work="ukpga/2026/21")


def publish_guide(server: PublisherServer, slug: str, updated: str, notice: str) -> None:
    """Put the guide at an address that ends in ``slug``, and lead to it from its page."""
    page = f"{LANDING}/{slug}"
    changes = [{"public_timestamp": "2025-04-04T09:00:00Z", "note": "Added stability to the criteria."}]
    landing = page_of(LANDING, "publication", body="<p>How lamps are inspected.</p>", change_history=changes)
    landing["details"]["attachments"] = [html("Social care common inspection framework (SCCIF)", page)]
    guide = page_of(page, "html_publication", body=f'<h2 id="notice">Notice</h2><p>{notice}</p>')
    server.put(api(LANDING), item(landing | {"public_updated_at": updated}, etag=f'"l{updated}"'))
    server.put(api(page), item(guide | {"public_updated_at": updated}, etag=f'"g{updated}"'))


def test_the_official_text_outranks_its_briefing_and_both_stay_linked(
    run, tmp_path: Path, server: PublisherServer, encoder: SentenceTransformerEncoder
) -> None:
    server.put(ACT_XML, file(act("A keeper of a lighthouse shall bear an umbrella.")))
    assert run(ACT).problems == []
    with Library.open(tmp_path, encoder) as library:
        first, second = search(library, "do I need a brolly", 2).found
        assert first.source.origin is Origin.OFFICIAL
        assert (first.passage.source_id, first.passage.place) == (f"{ACT}@2026-06-29", "section-1")
        assert second.passage.id == f"{ACT}/section-1#0"
        assert second.passage.id in library.counterparts(first.passage)
        assert first.passage.id in library.counterparts(second.passage)
        assert first.passage.bill_clauses == {"cws-bill-151": "4"}
        assert {found.source.work for found in search(library, "umbrella", 5).found} == {ACT}
    with Assistant(Library.open(tmp_path, encoder)) as assistant:
        answer = assistant.ask("do I need a brolly")
        assert answer.citations[0].origin is Origin.OFFICIAL
        assert answer.citations[0].attribution.startswith("Contains public sector information")
        assert "official text" in answer.citations[0].edition


def test_a_state_that_the_text_marks_later_is_everywhere(
    run, tmp_path: Path, server: PublisherServer, encoder: SentenceTransformerEncoder
) -> None:
    prospective = act("A keeper shall bear an umbrella.", 'Status="Prospective"')
    server.put(ACT_XML, file(prospective.replace(b"2026-06-30", b"2026-10-01")))
    run(ACT)
    with Library.open(tmp_path, encoder) as library:
        states = {passage.commencement.state for passage in library.passages.at(ACT, "section-1")}
    assert states == {CommencementState.NOT_IN_FORCE}


def test_a_new_edition_takes_the_place_of_the_old_one(
    run, tmp_path: Path, server: PublisherServer, encoder: SentenceTransformerEncoder
) -> None:
    publish_guide(server, "first", "2025-04-04T10:00:00Z", "Homes get no notice.")
    first = run(GUIDE)
    again = run(GUIDE)
    assert (again.built.changed, again.built.embedded, again.problems) == (False, 0, [])
    publish_guide(server, "8a7b", "2026-06-29T10:00:00Z", "Homes get a day of notice.")
    third = run(GUIDE)
    assert third.built.differences.removed == first.built.differences.new - 3
    with Library.open(tmp_path, encoder) as library:
        held = [id_ for id_ in library.holdings if id_.startswith(GUIDE)]
        assert held == [f"{GUIDE}@2026-06-29"]
        notice = library.passages.passage(f"{GUIDE}@2026-06-29/notice#0")
        assert notice.address == f"{SITE}{LANDING}/8a7b#notice"
        assert notice.settings == ("childrens-homes",)
        assert "day of notice" in notice.text
        found = search(library, "what changed in April 2025", 1).found[0]
        assert found.passage.place == "change-2025-04-04"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (reply(404), "."),
        (reply(410), "no longer published"),
        (redirect("https://evil.example/x"), "evil.example"),
        (file(b"<html>maintenance</html>", kind="text/html"), "."),
        (file(b"<Legislation><cut"), "XML"),
    ],
)
def test_what_cannot_be_had_is_said_and_the_last_text_stays(
    run, tmp_path: Path, server: PublisherServer, answer: Answer, reason: str
) -> None:
    server.put(ACT_XML, file(act("A keeper shall bear an umbrella.")))
    server.put(ACT_XML.replace("/data", "/enacted/data"), reply(404))
    run(ACT)
    server.put(ACT_XML, answer)
    done = run(ACT)
    (problem,) = map(str, done.problems)
    assert problem.startswith(f"{ACT}: ")
    assert re.search(reason, problem)
    assert "\n" not in problem
    editions = Editions(tmp_path)
    assert editions.current() == 1
    with closing(PassageStore(editions.path(1) / PASSAGES)) as store:
        assert f"{ACT}@2026-06-29" in store.made_of()


def test_an_official_text_can_be_forgotten(
    run, tmp_path: Path, briefings: Path, server: PublisherServer, encoder: SentenceTransformerEncoder
) -> None:
    server.put(ACT_XML, file(act("A keeper shall bear an umbrella.")))
    run(ACT)
    forget(tmp_path, encoder, f"{ACT}@2026-06-29", briefings=briefings)
    with Library.open(tmp_path, encoder) as library:
        assert list(library.holdings) == [ACT]
    assert json.loads((tmp_path / "library" / "000002" / "manifest.json").read_text())["sources"] == 1
