"""``carelaw faq``: sets of questions with reviewed, cited answers."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.faq import entry_commands
from assistant.faq.errors import FaqError, ImportFileError
from assistant.faq.interruption import stoppable
from assistant.faq.terminal import (
    By,
    Json,
    SetArgument,
    answering_bar,
    opened,
    opened_assistant,
    printed,
)
from assistant.faq.wording import faq_wording

if TYPE_CHECKING:
    from assistant.faq.exports import Format
    from assistant.faq.sets import FaqSets

app = typer.Typer(
    help="FAQ sets: questions with reviewed, cited answers, to hand out.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(entry_commands.app)

Setting = Annotated[str | None, typer.Option(help="The setting asked for, for example childrens-homes.")]
STANDARD = Path("-")


@app.command()
def new(title: str, *, setting: Setting = None, by: By, json: Json = False) -> None:
    """Make a set. Its id, made from the title, is what the other commands ask for."""
    with opened() as sets:
        made = sets.new(title, by, setting)
    if json:
        printed(made, as_json=True)
    else:
        typer.echo(faq_wording()["said"]["created"].format(id=made.id, title=made.title))


@app.command("list")
def list_(json: Json = False) -> None:
    """List the sets, with how far each is."""
    with opened() as sets:
        printed(sets.list(), json)


@app.command()
def show(
    set_id: SetArgument,
    number: Annotated[int | None, typer.Argument(help="One entry alone.")] = None,
    json: Json = False,
) -> None:
    """Show a set, or one entry of it."""
    with opened() as sets:
        printed(sets.get(set_id) if number is None else sets.entry(set_id, number), json)


@app.command()
def add(
    set_id: SetArgument,
    questions: Annotated[
        list[str] | None, typer.Argument(metavar="[QUESTION]...", help="Questions; - reads lines.")
    ] = None,
    *,
    file: Annotated[
        list[Path] | None,
        typer.Option(help="A CSV, Excel, Word or text file: one question a row, paragraph or line."),
    ] = None,
    section: Annotated[str | None, typer.Option(help="The heading that they go under.")] = None,
    setting: Setting = None,
    by: By,
    json: Json = False,
) -> None:
    """Add questions. What is there already, or cannot be added, is said."""
    from assistant.faq.asked import Asked, from_lines
    from assistant.faq.question_files import read_questions

    asked = [Asked(question=question) for question in questions or [] if question != "-"]
    if "-" in (questions or []):
        asked += from_lines((f"line {at}", line) for at, line in enumerate(sys.stdin, start=1))
    for path in file or []:
        asked += read_questions(path)
    if not asked:
        raise FaqError(faq_wording()["errors"]["no_words"])
    asked = [
        item.model_copy(update={"section": item.section or section, "setting": item.setting or setting})
        for item in asked
    ]
    with opened() as sets:
        report = sets.add_many(set_id, asked, by)
    printed(report, json)
    if not report.added:
        raise typer.Exit(1)


@app.command()
def answer(
    set_id: SetArgument,
    numbers: Annotated[list[int] | None, typer.Argument(help="These entries alone.")] = None,
    *,
    again: Annotated[
        bool, typer.Option("--again", help="Answer what has an answer too; both stay until you choose.")
    ] = False,
    stale: Annotated[bool, typer.Option("--stale", help="Answer again what is stale, nothing else.")] = False,
    by: By,
    json: Json = False,
) -> None:
    """Answer the questions that have no answer yet. Ctrl-C stops after the present one; run it to resume."""
    with opened() as sets, opened_assistant() as assistant, answering_bar() as progress, stoppable() as stop:
        if stale:
            numbers = [entry.number for entry in sets.check(set_id, assistant).stale]
        report = sets.answer(
            set_id,
            assistant,
            by,
            numbers=numbers if numbers or stale else None,
            again=again or stale,
            progress=progress,
            stop=stop.is_set,
        )
    printed(report, json)


@app.command()
def check(set_id: SetArgument, json: Json = False) -> None:
    """Say which answers cite what has changed since, and how."""
    with opened() as sets, opened_assistant() as assistant:
        printed(sets.check(set_id, assistant), json)


@app.command()
def export(
    set_id: SetArgument,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The file: .docx, .xlsx, .csv, .md, .html or .json; - prints."),
    ] = None,
    format: Annotated[  # noqa: A002
        str | None, typer.Option(help="docx, xlsx, csv, md, html or json; by default as the file is named.")
    ] = None,
    approved: Annotated[bool, typer.Option("--approved", help="Approved entries alone.")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Write over a file that is there.")] = False,
) -> None:
    """Write a set to a file, with its sources. Entries whose sources have changed since are marked."""
    chosen = _format(format, out)
    path = out or Path(f"{set_id}.{chosen}")
    words = faq_wording()["errors"]
    if path != STANDARD and path.exists() and not overwrite:
        raise FaqError(words["there"].format(path=path))
    with opened() as sets:
        body = _exported(sets, set_id, chosen, approved)
    if path == STANDARD:
        sys.stdout.buffer.write(body)
        return
    try:
        path.write_bytes(body)
    except OSError as error:
        raise FaqError(words["unwritten"].format(path=path, reason=error.strerror or error)) from error
    typer.echo(faq_wording()["said"]["exported"].format(path=path))


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE.json", help="A set that was exported to JSON.")],
    *,
    as_id: Annotated[str | None, typer.Option("--as", help="Another id, where its own is taken.")] = None,
    by: By,
    json: Json = False,
) -> None:
    """Take in a set that was exported to JSON, unchanged."""
    try:
        exported = path.read_bytes()
    except OSError as error:
        message = faq_wording()["errors"]["unread"]
        raise ImportFileError(message.format(path=path, reason=error.strerror or error)) from error
    with opened() as sets:
        made = sets.import_json(exported, by, as_id)
    if json:
        printed(made, as_json=True)
    else:
        typer.echo(faq_wording()["said"]["imported"].format(id=made.id, entries=len(made.entries)))


@app.command()
def suggest(
    topic: str,
    set_id: Annotated[str | None, typer.Option("--set", help="Leave out what this set has.")] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many questions.")] = 10,
    setting: Setting = None,
    json: Json = False,
) -> None:
    """Suggest questions on a topic, from what the library has on it."""
    with opened() as sets, opened_assistant() as assistant:
        printed(sets.suggest(topic, assistant, count=k, setting=setting, set_id=set_id), json)


@app.command("remove-set")
def remove_set(
    set_id: SetArgument,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
    by: By,
) -> None:
    """Remove a set with all its entries. Export it to JSON first: it cannot be put back."""
    with opened() as sets:
        title = sets.get(set_id).title
        if not yes:
            typer.confirm(faq_wording()["said"]["sure"].format(title=title), abort=True, err=True)
        sets.remove_set(set_id, by)
    typer.echo(faq_wording()["said"]["removed_set"].format(id=set_id))


def _format(name: str | None, out: Path | None) -> "Format":
    from assistant.faq.exports import Format

    ending = name or (out.suffix.removeprefix(".") if out and out != STANDARD else "docx")
    try:
        return Format(ending.lower())
    except ValueError as error:
        message = faq_wording()["errors"]["format"]
        raise FaqError(message.format(name=ending, formats=", ".join(Format))) from error


def _exported(sets: "FaqSets", set_id: str, chosen: "Format", approved: bool) -> bytes:
    """Return the file. Only a set with answers needs the library, to look whether they are stale."""
    answered = any(entry.answer for entry in sets.get(set_id).entries)
    if chosen == "json" or not answered:
        return sets.export(set_id, chosen, approved_only=approved)
    with opened_assistant() as assistant:
        stale = sets.check(set_id, assistant)
    return sets.export(set_id, chosen, stale, approved)
