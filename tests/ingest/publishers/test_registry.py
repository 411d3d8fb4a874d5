from importlib.resources import files
from pathlib import Path

import pytest
import yaml

import knowledge
from ingest.errors import IngestError, UnknownDocumentError
from ingest.publishers.licences import licences
from ingest.publishers.registry import FILE, EditionFrom, Publisher, entries, entry, read_registry
from knowledge.settings import settings
from knowledge.vocabulary import Authority

TEXT = files("ingest.publishers").joinpath(FILE).read_text("utf-8")
BRIEFINGS = Path(knowledge.__file__).parent / "briefings"
# News, figures and carelaw's own texts are not fetched.
NOT_FETCHED = ("news-", "glossary", "sccif-changes")


def test_has_every_source_of_law_and_guidance_that_is_briefed() -> None:
    briefed = {path.name for path in BRIEFINGS.iterdir() if path.is_dir()}
    assert {known.id for known in entries()} == {id_ for id_ in briefed if not id_.startswith(NOT_FETCHED)}


def test_has_a_guide_for_each_setting() -> None:
    guides = {known.settings for known in entries() if known.id.startswith("sccif-")}
    assert guides == {(setting,) for setting in settings()}


@pytest.mark.parametrize("known", entries(), ids=lambda known: known.id)
def test_says_the_same_of_a_source_as_its_briefing(known) -> None:
    source = yaml.safe_load((BRIEFINGS / known.id / "source.yaml").read_text("utf-8"))
    assert list(known.settings) == source["settings"]
    assert known.authority == source["authority"]
    assert licences()[known.licence].name == source["licence"]


def test_finds_an_entry_by_its_id() -> None:
    act = entry("cws-act-2026")
    assert (act.publisher, act.authority) == (Publisher.LEGISLATION, Authority.ACT)
    assert act.fallback == "https://www.legislation.gov.uk/ukpga/2026/21/enacted/data.xml"
    assert entry("cws-bill-151").edition_from is EditionFrom.PRINT
    with pytest.raises(UnknownDocumentError, match=r"no official text 'lamps'\. There are: cws-act-2026, "):
        entry("lamps")


def test_no_attachment_has_its_address_in_the_registry() -> None:
    publications = [known.download for known in entries() if "/government/publications/" in known.download]
    assert len(publications) == 15
    assert all(address.count("/") == 7 for address in publications)


def test_every_licence_says_what_to_show_and_where_it_is() -> None:
    assert {known.licence for known in entries()} == set(licences())
    for licence in licences().values():
        assert licence.name in licence.attribution
        assert licence.attribution.startswith("Contains ")
        assert licence.address.startswith("https://www.")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("hosts = [", "hosts = ", "not valid TOML"),
        ('licence = "ogl-3.0"', 'licence = "free"', "source.0: .*no licence 'free'"),
        ('settings = ["childrens-homes", ', 'settings = ["lighthouses", ', "no setting 'lighthouses'"),
        ('id = "cws-bill-151"', 'id = "cws-act-2026"', "cws-act-2026 is there 2 times"),
        ('authority = "act"', 'authority = "tale"', "source.0.authority"),
        ('formats = ["CLML"]', 'formats = ["scroll"]', "source.0.formats.0"),
        ('edition_from = "text"', 'edition_from = "print"', "a print, and nothing else"),
        ('edition_from = "text"', 'edition_from = "text"\ncolour = "blue"', "source.0.colour"),
        ("https://www.legislation.gov.uk/ukpga/2026/21/d", "http://www.legislation.gov.uk/d", "not an https"),
        ("https://www.gov.uk/api", "https://www.example.org/api", "not an https address on one of the hosts"),
        ('id = "cws-act-2026"', 'id = "The Act"', "source.0.id"),
    ],
)
def test_names_what_is_wrong(old: str, new: str, problem: str) -> None:
    assert old in TEXT
    with pytest.raises(IngestError, match=rf"^{FILE}.*{problem}"):
        read_registry(TEXT.replace(old, new, 1))
