"""What was read of the library as plain text for a terminal."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from assistant.holdings import PassageDetail
from assistant.reading.comparison import Kind
from assistant.reading.editions import Compared, Version
from assistant.reading.place import Place
from assistant.reading.section import Section, SectionList
from assistant.reading.text import SourceText
from assistant.wording import badge, wording
from knowledge.vocabulary import Authority

MARKS = {Kind.SAME: " ", Kind.REMOVED: "-", Kind.ADDED: "+"}


def show_sections(result: SectionList, console: Console) -> None:
    """Print the places of a source."""
    console.print(Text(f"{result.source_title}: {len(result.sections)} of {result.of}", style="bold"))
    for section in result.sections:
        console.print(Text(section.title, style="bold"))
        for line in (section.id, badge(section.commencement, result.authority), changes_of(section)):
            _indented(console, line)


def show_place(result: Place, console: Console) -> None:
    """Print a place with all that is held on it."""
    section, authority = result.section, result.texts[0].source.authority
    console.print(Text(f"{result.source_title}. {section.title}", style="bold"))
    clauses = [
        f"{clause.print_title}: clause {clause.number}" + (f" ({clause.place})" if clause.place else "")
        for clause in result.clauses
    ]
    facts = {
        "Headings": " > ".join([*section.within, section.heading]),
        "Changes": changes_of(section),
        "In the Bill": "; ".join(clauses),
        "Status": _status(section, authority),
        "Page": section.url,
        "Before and after": ", ".join(filter(None, (result.previous, result.next))),
    }
    for name, value in facts.items():
        if value:
            console.print(Text(f"{name}: {value}"), soft_wrap=True)
    for text in result.texts:
        console.print(Text(f"\n{wording()['origins'][text.source.origin]}", style="dim"))
        _passages(text.passages, console)
        if text.source.attribution:
            console.print(Text(f"\n{text.source.attribution}", style="dim"))


def show_text(result: SourceText, console: Console) -> None:
    """Print one page of a source's text."""
    source = result.source
    console.print(Text(f"{source.title}, {source.edition}", style="bold"))
    console.print(Text(f"{source.url}\nPage {result.page} of {result.pages}"), soft_wrap=True)
    for part in result.parts:
        console.print(Text(f"\n{part.section.title}", style="bold underline"))
        _passages(part.passages, console)
    if source.attribution:
        console.print(Text(f"\n{source.attribution}", style="dim"))


def show_compared(result: Compared, console: Console) -> None:
    """Print texts side by side: what went and what came, a line each."""
    if not result.comparisons:
        console.print(Text(wording()["reading"]["one_edition"].format(place=result.place)))
    for comparison in result.comparisons:
        console.print(Text(f"- {_named(comparison.before)}\n+ {_named(comparison.after)}", style="bold"))
        for row in comparison.rows:
            if row.kind is Kind.CHANGED:
                console.print(Text(f"- {row.before}\n+ {row.after}"))
            else:
                console.print(Text(f"{MARKS[row.kind]} {row.before or row.after}"))


def changes_of(section: Section) -> str:
    """Return "inserts section 31ZA of the Children Act 1989" and the like."""
    return "; ".join(f"{change.effect} {change.place}" for change in section.changes)


def _passages(passages: list[PassageDetail], console: Console) -> None:
    for passage in passages:
        console.print(Text(f"\n{passage.passage_id}: {passage.heading_path[-1]}", style="bold"))
        console.print(Text(passage.text))


def _status(section: Section, authority: Authority) -> str:
    return f"{badge(section.commencement, authority)}. {section.commencement.note}."


def _named(version: Version) -> str:
    return f"{version.source_title}, {version.edition} (library edition {version.library_edition})"


def _indented(console: Console, text: str) -> None:
    if text:
        console.print(Padding(Text(text), (0, 0, 0, 4), expand=False))
