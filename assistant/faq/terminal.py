"""What the commands on FAQ sets have in common: options, what they open, how they show progress."""

import getpass
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from assistant.assistant import Assistant
from assistant.bar import bar
from assistant.faq.display import show
from assistant.faq.wording import faq_wording

if TYPE_CHECKING:
    from assistant.faq.reports import Answering, AnsweringProgress
    from assistant.faq.sets import FaqSets


def person() -> str:
    """Return the name that the machine knows its user by; empty where it knows none."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""


Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
SetArgument = Annotated[str, typer.Argument(metavar="SET", help="The set's id: carelaw faq list")]
NumberArgument = Annotated[int, typer.Argument(metavar="NUMBER", help="The number of the entry.", min=1)]
By = Annotated[
    str, typer.Option(default_factory=person, help="Who makes the change.", show_default="who is logged in")
]
Version = Annotated[
    int | None, typer.Option(help="The version of the entry that you have read; the present one by default.")
]


@contextmanager
def opened() -> "Iterator[FaqSets]":
    """Yield the sets of the configured database."""
    from assistant.faq.sets import FaqSets

    with FaqSets.open() as sets:
        yield sets


@contextmanager
def opened_assistant() -> Iterator[Assistant]:
    """Yield the assistant, building its library where there is none."""
    with bar(Console(stderr=True)) as progress:
        assistant = Assistant.open(progress=progress)
    with assistant:
        yield assistant


def version_of(sets: "FaqSets", set_id: str, number: int, version: int | None) -> int:
    """Return the version that the user has read, or the present one."""
    return sets.entry(set_id, number).version if version is None else version


def printed(result: BaseModel, as_json: bool) -> None:
    """Print a result for a person or a program."""
    if as_json:
        typer.echo(result.model_dump_json(indent=2))
    else:
        show(result, Console(highlight=False))


@contextmanager
def answering_bar() -> "Iterator[AnsweringProgress]":
    """Show which question is asked next. Where the output is no terminal, nothing is shown."""
    console = Console(stderr=True)
    with ExitStack() as stack:
        bars: list[Progress] = []

        def advance(step: "Answering") -> None:
            if not console.is_terminal:
                return
            if not bars:
                columns = (
                    TextColumn(faq_wording()["said"]["answering"]),
                    BarColumn(),
                    MofNCompleteColumn(),
                    TextColumn("{task.description}", markup=False),
                )
                bars.append(stack.enter_context(Progress(*columns, console=console, transient=True)))
                bars[0].add_task("")
            bars[0].update(
                bars[0].task_ids[0], completed=step.done, total=step.total, description=step.question
            )

        yield advance
