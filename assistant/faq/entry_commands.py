"""The commands of ``carelaw faq`` on one entry: edit, review, choose, comment, move."""

from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Annotated

import click
import typer

from assistant.faq.entry import Entry, State
from assistant.faq.errors import EditConflictError, FaqError, ImportFileError
from assistant.faq.reports import EntryList
from assistant.faq.terminal import (
    By,
    Json,
    NumberArgument,
    SetArgument,
    Version,
    opened,
    opened_assistant,
    printed,
    version_of,
)
from assistant.faq.wording import faq_wording

if TYPE_CHECKING:
    from assistant.faq.sets import FaqSets

app = typer.Typer(rich_markup_mode=None)


class Which(StrEnum):
    """One of two answers."""

    NEW = "new"
    OLD = "old"


@app.command()
def edit(
    set_id: SetArgument,
    number: NumberArgument,
    *,
    text: Annotated[str | None, typer.Option(help="The new text of the answer.")] = None,
    file: Annotated[Path | None, typer.Option(help="A file with the new text of the answer.")] = None,
    question: Annotated[str | None, typer.Option(help="The question in other words.")] = None,
    version: Version = None,
    by: By,
    json: Json = False,
) -> None:
    """Edit an answer, in your editor or with --text. Its citations stay, and each quotation is verified.

    Keep the citation numbers, such as [1], behind what they support. With --text or --file, say with
    --version which version you have read.
    """
    if file:
        text = _read(file)
    with opened() as sets:
        if question is not None:
            version = version_of(sets, set_id, number, version)
            entry = sets.reword(set_id, number, question, version=version, by=by)
            version = entry.version
            if text is None:
                printed(entry, json)
                return
        if text is not None and version is None:
            raise FaqError(faq_wording()["errors"]["version"])
        entry = _in_editor(sets, set_id, number, by) if text is None else None
        if entry is None and text is not None and version is not None:
            with opened_assistant() as assistant:
                entry = sets.edit(set_id, number, text, version=version, by=by, assistant=assistant)
        if entry is None:
            typer.echo(faq_wording()["said"]["untouched"])
        else:
            printed(entry, json)


@app.command()
def attach(
    set_id: SetArgument,
    number: NumberArgument,
    passage_id: Annotated[str, typer.Argument(metavar="PASSAGE", help="As carelaw search prints it.")],
    *,
    quote: Annotated[str, typer.Option(help="Words of the passage, character for character.")],
    version: Version = None,
    by: By,
    json: Json = False,
) -> None:
    """Cite one more passage in an answer."""
    with opened() as sets, opened_assistant() as assistant:
        version = version_of(sets, set_id, number, version)
        entry = sets.attach(set_id, number, passage_id, quote, version=version, by=by, assistant=assistant)
        printed(entry, json)


@app.command()
def choose(
    set_id: SetArgument,
    number: NumberArgument,
    which: Which,
    *,
    version: Version = None,
    by: By,
    json: Json = False,
) -> None:
    """Choose between the answer that an entry has and the new one beside it."""
    with opened() as sets:
        version = version_of(sets, set_id, number, version)
        printed(sets.choose(set_id, number, new=which is Which.NEW, version=version, by=by), json)


@app.command()
def confirm(
    set_id: SetArgument,
    number: NumberArgument,
    *,
    version: Version = None,
    by: By,
    json: Json = False,
) -> None:
    """Say that a stale answer is still right, where its quotations are still in their passages."""
    with opened() as sets, opened_assistant() as assistant:
        version = version_of(sets, set_id, number, version)
        printed(sets.confirm(set_id, number, version=version, by=by, assistant=assistant), json)


@app.command()
def state(
    set_id: SetArgument,
    state: State,
    numbers: Annotated[list[int], typer.Argument(metavar="NUMBER...", help="The entries.")],
    *,
    version: Version = None,
    by: By,
    json: Json = False,
) -> None:
    """Say how far the review of entries has come: draft, reviewed or approved."""
    with opened() as sets:
        entries = [
            sets.set_state(set_id, number, state, version=version_of(sets, set_id, number, version), by=by)
            for number in numbers
        ]
    printed(EntryList(set_id=set_id, entries=entries), json)


@app.command()
def comment(set_id: SetArgument, number: NumberArgument, text: str, *, by: By, json: Json = False) -> None:
    """Add a comment to an entry."""
    with opened() as sets:
        printed(sets.comment(set_id, number, text, by), json)


@app.command()
def move(
    set_id: SetArgument,
    number: NumberArgument,
    *,
    position: Annotated[int | None, typer.Option("--to", min=1, help="The position, from 1.")] = None,
    section: Annotated[str | None, typer.Option(help="The heading to stand under; '' for none.")] = None,
    by: By,
    json: Json = False,
) -> None:
    """Move an entry to a position, or under a heading."""
    with opened() as sets:
        if section is not None:
            sets.set_section(set_id, number, section, by)
        if position is not None:
            sets.move(set_id, number, position, by)
        printed(sets.entry(set_id, number), json)


@app.command()
def remove(set_id: SetArgument, number: NumberArgument, *, version: Version = None, by: By) -> None:
    """Take an entry out of its set. It can be put back."""
    with opened() as sets:
        sets.remove(set_id, number, version=version_of(sets, set_id, number, version), by=by)
    typer.echo(faq_wording()["said"]["removed"].format(id=set_id, number=number))


@app.command()
def restore(set_id: SetArgument, number: NumberArgument, *, by: By, json: Json = False) -> None:
    """Put back an entry that was taken out."""
    with opened() as sets:
        entry = sets.restore(set_id, number, by)
    if json:
        printed(entry, as_json=True)
    else:
        typer.echo(faq_wording()["said"]["restored"].format(number=number))


@app.command()
def reorder(
    set_id: SetArgument,
    numbers: Annotated[list[int], typer.Argument(metavar="NUMBER...", help="The entries, in order.")],
    *,
    by: By,
    json: Json = False,
) -> None:
    """Put entries in this order. Those that are not named follow as they were."""
    with opened() as sets:
        sets.reorder(set_id, numbers, by)
        entries = sets.get(set_id).entries
    if json:
        printed(EntryList(set_id=set_id, entries=entries), as_json=True)
    else:
        order = ", ".join(str(entry.number) for entry in entries)
        typer.echo(faq_wording()["said"]["reordered"].format(numbers=order))


@app.command()
def history(set_id: SetArgument, json: Json = False) -> None:
    """Say who changed what, when."""
    with opened() as sets:
        printed(sets.audit(set_id), json)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = faq_wording()["errors"]["unread"]
        raise ImportFileError(message.format(path=file, reason=error)) from error


def _in_editor(sets: "FaqSets", set_id: str, number: int, by: str) -> Entry | None:
    """Let the user edit an answer; None where nothing was changed. What cannot be saved is not lost."""
    entry = sets.entry(set_id, number)
    try:
        text = click.edit(entry.answer.text if entry.answer else "", extension=".txt")
    except click.ClickException as error:
        raise FaqError(faq_wording()["errors"]["editor"].format(reason=error.message)) from error
    if text is None or (entry.answer and text.strip() == entry.answer.text):
        return None
    try:
        with opened_assistant() as assistant:
            return sets.edit(set_id, number, text, version=entry.version, by=by, assistant=assistant)
    except FaqError as error:
        with NamedTemporaryFile("w", encoding="utf-8", suffix=".txt", delete=False) as kept:
            kept.write(text)
        said = faq_wording()["said"]["kept_text"].format(path=kept.name)
        # Of a conflict, the text of the other is shown by "show"; one's own is in the file.
        reason = error.args[0] if not isinstance(error, EditConflictError) else error.reason
        raise FaqError(f"{reason} {said}") from error
