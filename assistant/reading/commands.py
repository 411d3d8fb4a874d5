"""The commands that read the library: ``show``, ``sections``, ``compare``."""

from typing import Annotated, Optional

import typer
from pydantic import BaseModel
from rich.console import Console

from assistant import display
from assistant.assistant import Assistant
from assistant.bar import bar
from knowledge.vocabulary import CommencementState

app = typer.Typer(rich_markup_mode=None)

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def show(
    id_: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="A passage (cws-act-2026/section-1#0), a place (cws-act-2026/section-1) or a source "
            "(cws-act-2026).",
        ),
    ],
    page: Annotated[int, typer.Option(min=1, help="Of a source: which page of its text.")] = 1,
    json: Json = False,
) -> None:
    """Show a passage, a place with all that is held on it, or the text of a source."""
    with _opened() as assistant:
        if "#" in id_:
            _show(assistant.passage(id_), json)
        elif "/" in id_:
            _show(assistant.place(id_), json)
        else:
            _show(assistant.text(id_, page), json)


@app.command()
def sections(
    source: Annotated[str, typer.Argument(help="For example cws-act-2026.")],
    state: Annotated[
        Optional[list[CommencementState]],  # noqa: UP045  (typer reads the annotation)
        typer.Option("--state", help="List those in this state alone; repeat it for several."),
    ] = None,
    json: Json = False,
) -> None:
    """List the sections of an Act, with their state and what they change; the headings of a guide."""
    with _opened() as assistant:
        _show(assistant.sections(source, state or ()), json)


@app.command()
def compare(
    place: Annotated[str, typer.Argument(help="For example cws-act-2026/section-1.")],
    other: Annotated[
        Optional[str],  # noqa: UP045
        typer.Argument(help="The place to compare it with; by default its own earlier texts."),
    ] = None,
    json: Json = False,
) -> None:
    """Show a place's text beside an earlier one, where both are held."""
    with _opened() as assistant:
        _show(assistant.compared(place, other), json)


def _opened() -> Assistant:
    with bar(Console(stderr=True, highlight=False, soft_wrap=True)) as progress:
        return Assistant.open(progress=progress)


def _show(result: BaseModel, as_json: bool) -> None:
    if as_json:
        typer.echo(result.model_dump_json(indent=2))
    else:
        display.show(result, Console(highlight=False))
