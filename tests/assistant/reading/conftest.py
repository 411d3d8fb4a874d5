"""What the tests of reading share: a small Act with its briefing, whose official text is published here."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from ingest.ingestion import Order, ingest
from ingest.publishers.download import Downloader
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.library import Library
from tests.ingest.formats import sample_clml
from tests.ingest.publisher_server import PublisherServer, file
from tests.small import BRIEFING, COMMENCEMENT, SOURCE

ACT = "cws-act-2026"
ACT_XML = "https://www.legislation.gov.uk/ukpga/2026/21/data.xml"
SECOND = "  section-2: {rule: later, subject: lamps, asked: [the lamp duty]}\n"
Publish = Callable[..., Assistant]


@pytest.fixture
def briefings(tmp_path: Path) -> Path:
    """Briefings on sections 1, 2 and 10, and on the clause that became section 1."""
    act = tmp_path / "briefings" / ACT
    act.mkdir(parents=True)
    (act / "source.yaml").write_text(SOURCE.replace("sample-act", ACT), "utf-8")
    tenth = SECOND.replace("section-2", "section-10").replace("lamp", "bell")
    (act / "commencement.yaml").write_text(COMMENCEMENT + SECOND + tenth, "utf-8")
    (act / "section-1.md").write_text(BRIEFING, "utf-8")
    for number, heading in (("2", "Lamps"), ("10", "Bells")):
        other = BRIEFING.replace("section 1\n", f"section {number}\n").replace(
            "Section 1 ", f"Section {number} "
        )
        (act / f"section-{number}.md").write_text(other.replace("Umbrellas", heading), "utf-8")
    bill = tmp_path / "briefings" / "cws-bill-151"
    bill.mkdir()
    source = SOURCE.replace("sample-act", bill.name).replace("authority: act", "authority: bill")
    (bill / "source.yaml").write_text(source.replace("Sample Act 2020", "Sample Bill"), "utf-8")
    clause = BRIEFING.replace("section 1\n", "clause 4\n").replace("Section 1 ", "Clause 4 ")
    lines = [line for line in clause.splitlines() if not line.startswith("bill_clauses")]
    (bill / "clause-4.md").write_text("\n".join(lines), "utf-8")
    return tmp_path / "briefings"


@pytest.fixture
def publish(tmp_path: Path, briefings: Path, encoder: SentenceTransformerEncoder) -> Iterator[Publish]:
    """Publishes an official text of section 1, where there are words, and opens the library with it."""
    opened: list[Library] = []

    def publish(words: str | None = None, attributes: str = "") -> Assistant:
        home = tmp_path / "home"
        with PublisherServer() as server:
            if words:
                content = sample_clml.unit(2, "1", sample_clml.text(words))
                section = sample_clml.section("1", "Umbrellas", content, attributes, work="ukpga/2026/21")
                server.put(ACT_XML, file(sample_clml.clml(sample_clml.body(section), work="ukpga/2026/21")))
            with Downloader(stand_in=server.base) as downloader:
                order = Order(source=ACT, offline=not words)
                done = ingest(home, encoder, order, briefings=briefings, downloader=downloader)
        assert done.problems == []
        opened.append(Library.open(home, encoder))
        return Assistant(opened[-1])

    yield publish
    for library in opened:
        library.close()
