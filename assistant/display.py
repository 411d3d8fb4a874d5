"""Results as plain text for a terminal."""

from datetime import date
from functools import singledispatch

from pydantic import BaseModel
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from assistant.answer import Answer, SearchResult, Status
from assistant.evaluation.display import show_evaluation
from assistant.holdings import PassageDetail, SourceList
from assistant.ingesting import IngestSummary
from assistant.reading.display import show_compared, show_place, show_sections, show_text
from assistant.wording import badge, wording

ALSO_FOUND = 3


@singledispatch
def show(result: BaseModel, console: Console) -> None:
    """Print a result for a person to read."""
    raise TypeError(type(result).__name__)


@show.register
def _(result: Answer, console: Console) -> None:
    words = wording()
    if result.searched_for != result.question:
        console.print(Text(f"Searched for: {result.searched_for}", style="dim"))
    for note in result.notes:
        console.print(Text(note, style="italic"))
    if result.status is not Status.ANSWERED:
        console.print(Text(words["statuses"][result.status], style="bold"))
    _said(result, console)
    if result.citations:
        console.print(Text("\nSources", style="bold"))
        for origin in dict.fromkeys(citation.origin for citation in result.citations):
            console.print(Text(words["origins"][origin], style="dim"))
    for citation in result.citations:
        place = f"[{citation.number}] {citation.source_title}, {citation.locator}"
        if citation.second_address:
            place += f" ({citation.second_address})"
        console.print(Text(place))
        commencement = citation.commencement
        lines = (
            " > ".join(citation.heading_path),
            f"{badge(commencement, citation.authority)}. {commencement.note}.",
            f"Edition: {citation.edition}",
            citation.url,
            f"“{citation.quote}”",
            citation.attribution,
        )
        for line in filter(None, lines):
            _indented(console, line)
    if result.also_found:
        console.print(Text("\nAlso found", style="bold"))
    for found in result.also_found[:ALSO_FOUND]:
        console.print(Text(f"- {found.passage_id}: {' > '.join(found.heading_path)}"))


def _said(result: Answer, console: Console) -> None:
    """Print what an answer says: a comparison as a table, and then what is about neither side alone."""
    if not result.comparison:
        console.print(Text(result.text))
        return
    table = Table(show_lines=True)
    for side in result.comparison:
        table.add_column(side.title, ratio=1)
    table.add_row(*(Text("\n\n".join(s.cited for s in side.sentences)) for side in result.comparison))
    if result.lead:
        console.print(Text(result.lead))
    console.print(table, *(Text(sentence.cited) for sentence in result.apart), sep="\n")


@show.register
def _(result: SearchResult, console: Console) -> None:
    if result.searched_for != result.query:
        console.print(Text(f"Searched for: {result.searched_for}", style="dim"))
    for note in result.notes:
        console.print(Text(note, style="italic"))
    if not result.hits:
        console.print(Text("Nothing found."))
    for hit in result.hits:
        console.print(Text(f"{hit.rank}. {hit.source_title}, {hit.locator}", style="bold"))
        lines = (
            f"{hit.passage_id}  (score {hit.score:.3f})",
            " > ".join(hit.heading_path),
            badge(hit.commencement),
            wording()["notes"]["alike"].format(settings=", ".join(hit.settings)) if hit.alike else "",
            wording()["notes"]["beside"].format(passages=", ".join(hit.beside)) if hit.beside else "",
            hit.url,
            hit.text,
        )
        for line in filter(None, lines):
            _indented(console, line)


@show.register
def _(result: SourceList, console: Console) -> None:
    built = date.fromisoformat(result.built[:10])
    console.print(
        Text(f"Library edition {result.library_edition}, built {built:%d %B %Y} with {result.encoder}")
    )
    table = Table(box=None, pad_edge=False)
    for heading in ("id", "title", "edition", "from", "passages"):
        table.add_column(heading, overflow="fold")
    for source in result.sources:
        cells = (source.id, source.title, source.edition, source.origin, str(source.passages))
        table.add_row(*map(Text, cells))
    console.print(table)
    for attribution in dict.fromkeys(source.attribution for source in result.sources if source.attribution):
        console.print(Text(attribution, style="dim"))


@show.register
def _(result: PassageDetail, console: Console) -> None:
    console.print(Text(f"{result.source_title}, {result.locator}", style="bold"))
    clauses = ", ".join(f"clause {n} of {bill}" for bill, n in result.bill_clauses.items())
    facts = {
        "Passage": result.passage_id,
        "Headings": " > ".join(result.heading_path),
        "Changes": "; ".join(result.second_addresses),
        "In the Bill": clauses,
        "Status": f"{badge(result.commencement, result.authority)}. {result.commencement.note}.",
        "Edition": result.edition,
        "Claim": result.claim,
        "Reported by": "; ".join(result.reported_by),
        "Settings": ", ".join(result.settings),
        "Extent": result.extent,
        "Pages": ", ".join(map(str, result.pages)),
        "Page": result.url,
        "On the same place": ", ".join(result.counterparts),
        "Licence": result.attribution,
    }
    for name, value in facts.items():
        if value:
            console.print(Text(f"{name}: {value}"))
    console.print(Text(f"\n{result.text}"))


@show.register
def _(result: IngestSummary, console: Console) -> None:
    for document in result.documents:
        line = f"{document.id}: {document.title}, {document.passages:,} passages"
        console.print(Text(line), soft_wrap=True)
        for warning in document.warnings:
            console.print(Text(f"    {warning}", style="yellow"), soft_wrap=True)
    for problem in result.problems:
        console.print(Text(f"Left out: {problem}", style="yellow"), soft_wrap=True)
    words = wording()["ingest"]
    what = words["dry" if result.dry else "changed" if result.changed else "unchanged"]
    console.print(Text(what.format_map(result.model_dump())), soft_wrap=True)
    console.print(Text(words["passages"].format_map(result.model_dump())), soft_wrap=True)


show.register(show_evaluation)
for shown in (show_compared, show_place, show_sections, show_text):
    show.register(shown)


def _indented(console: Console, text: str) -> None:
    """Print text four columns in; an address stays on one line, so that it can be followed."""
    if text.startswith("https://"):
        console.print(Text(f"    {text}"), soft_wrap=True)
    else:
        console.print(Padding(Text(text), (0, 0, 0, 4), expand=False))
