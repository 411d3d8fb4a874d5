"""Sets, entries and reports as plain text for a terminal."""

from functools import singledispatch

from pydantic import BaseModel
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from assistant.faq.entry import Entry, EntryAnswer, FaqSet
from assistant.faq.reports import (
    AddReport,
    AnswerReport,
    AuditList,
    CheckReport,
    EntryList,
    SetList,
    Suggestions,
)
from assistant.faq.wording import faq_wording
from assistant.wording import badge, wording


@singledispatch
def show(result: BaseModel, console: Console) -> None:
    """Print a result for a person to read."""
    raise TypeError(type(result).__name__)


@show.register
def _(result: SetList, console: Console) -> None:
    said = faq_wording()["said"]
    if not result.sets:
        _line(console, said["none"])
    for item in result.sets:
        _line(console, f"{item.id}: {item.title}", "bold")
        _indented(console, said["summary"].format_map(item.model_dump()))


@show.register
def _(result: FaqSet, console: Console) -> None:
    _line(console, f"{result.title} ({result.id})", "bold")
    if not result.entries:
        _line(console, faq_wording()["said"]["no_entries"])
    for section, entries in result.by_section().items():
        if section:
            _line(console, f"\n{section}", "bold")
        for entry in entries:
            console.print()
            _entry(entry, console)


@show.register
def _(result: EntryList, console: Console) -> None:
    for entry in result.entries:
        _entry(entry, console)


@show.register
def _entry(result: Entry, console: Console) -> None:
    said = faq_wording()["said"]
    _line(console, said["entry"].format(number=result.number, question=result.question), "bold")
    state = said["entry_state"].format(
        state=faq_wording()["states"][result.state],
        by=result.state_by,
        date=f"{result.state_at:%d %B %Y}",
        version=result.version,
    )
    _indented(console, ". ".join(filter(None, (state, result.setting))), "dim")
    if result.proposed:
        _indented(console, said["old"], "bold")
    if result.answer:
        _answer(result.answer, console)
    else:
        _indented(console, faq_wording()["handout"]["unanswered"], "dim")
    if result.proposed:
        _indented(console, said["new"].format(id="SET", number=result.number), "bold")
        _answer(result.proposed, console)
    for comment in result.comments:
        _indented(console, f"{comment.by}, {comment.at:%d %B %Y}: {comment.text}", "italic")


def _answer(answer: EntryAnswer, console: Console) -> None:
    if answer.status != "answered":
        _indented(console, wording()["statuses"].get(answer.status, answer.status), "bold")
    _indented(console, answer.text)
    for citation in answer.citations:
        _indented(console, f"[{citation.number}] {citation.source_title}, {citation.locator}")
        _indented(console, f"    {badge(citation.commencement, citation.authority)}", "dim")
        if not citation.stands:
            _indented(console, f"    {faq_wording()['handout']['not_standing']}", "yellow")
        console.print(Text(f"        {citation.url}"), soft_wrap=True)


@show.register
def _(result: AddReport, console: Console) -> None:
    said = faq_wording()["said"]
    _line(console, said["added"].format(count=len(result.added)))
    for added in result.added:
        if added.similar_to:
            others = ", ".join(map(str, added.similar_to))
            words = said["similar"].format(number=added.number, question=added.question, others=others)
            _indented(console, words, "yellow")
    for item in result.duplicates:
        where = f" ({item.where})" if item.where else ""
        words = said["duplicate"].format(number=item.number, question=item.question, where=where)
        _indented(console, words, "yellow")
    _left_out(result, console)


@show.register
def _(result: AnswerReport, console: Console) -> None:
    said = faq_wording()["said"]
    lists = ("answered", "proposed", "same", "no_evidence")
    _line(console, said["answered"].format_map({name: len(getattr(result, name)) for name in lists}))
    _left_out(result, console)
    if result.remaining:
        _line(console, said["remaining"].format(count=len(result.remaining)))


@show.register
def _(result: CheckReport, console: Console) -> None:
    said = faq_wording()["said"]
    counts = {
        "checked": result.checked,
        "stale": len(result.stale),
        "library_edition": result.library_edition,
    }
    _line(console, said["stale" if result.stale else "fresh"].format_map(counts))
    for entry in result.stale:
        _line(console, said["entry"].format(number=entry.number, question=entry.question), "bold")
        for change in entry.changes:
            kind = faq_wording()["changes"][change.kind]
            _indented(console, f"[{change.citation}] {change.locator}. {kind}.")
            for words, text in ((said["before"], change.before), (said["after"], change.after)):
                if text:
                    _indented(console, f"    {words.format(text=text)}")
            _indented(console, f"    {said['quote_stands' if change.quote_stands else 'quote_gone']}")


@show.register
def _(result: Suggestions, console: Console) -> None:
    if not result.suggestions:
        _line(console, faq_wording()["said"]["no_suggestions"])
    for suggestion in result.suggestions:
        _line(console, suggestion.question)
        _indented(console, f"{suggestion.source_title}, {suggestion.locator}", "dim")


@show.register
def _(result: AuditList, console: Console) -> None:
    for record in result.records:
        what = faq_wording()["actions"][record.action]
        entry = f"{record.entry}: " if record.entry else ""
        _line(console, f"{record.at:%Y-%m-%d %H:%M} {record.by}: {entry}{what}")
        said = faq_wording()["said"]
        for words, text in ((said["before"], record.before), (said["after"], record.after)):
            if text:
                _indented(console, words.format(text=text), "dim")


def _left_out(result: AddReport | AnswerReport, console: Console) -> None:
    for item in result.left_out:
        where = f" ({item.where})" if item.where else ""
        words = faq_wording()["said"]["left_out"].format(where=where, reason=item.reason)
        _indented(console, words, "yellow")


def _line(console: Console, text: str, style: str = "") -> None:
    console.print(Text(text, style=style))


def _indented(console: Console, text: str, style: str = "") -> None:
    console.print(Padding(Text(text, style=style), (0, 0, 0, 4), expand=False))
