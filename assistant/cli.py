"""The command line: every verb has ``--json``; errors are one line on stderr and exit code 1."""

import sys
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated, Optional

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn
from rich.progress import Progress as RichProgress

from assistant import display
from assistant.assistant import Assistant, Progress
from knowledge.configuration import Configuration
from knowledge.errors import CarelawError

app = typer.Typer(
    help="Cited answers on the Children's Wellbeing and Schools Act 2026 and Ofsted's SCCIF. "
    "Not legal advice.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
errors = Console(stderr=True, highlight=False, soft_wrap=True)

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Setting = Annotated[
    Optional[str],  # noqa: UP045  (typer reads the annotation)
    typer.Option(help="Leave out what is about other settings, for example childrens-homes."),
]


@app.command()
def ask(question: str, setting: Setting = None, json: Json = False) -> None:
    """Answer a question, with citations."""
    with _opened() as assistant:
        _show(assistant.ask(question, setting=setting), json)


@app.command()
def search(
    query: str,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many hits.")] = 10,
    source: Annotated[Optional[str], typer.Option(help="Search in one source.")] = None,  # noqa: UP045
    setting: Setting = None,
    json: Json = False,
) -> None:
    """Find passages, without answering."""
    with _opened() as assistant:
        _show(assistant.search(query, k=k, source=source, setting=setting), json)


@app.command()
def sources(json: Json = False) -> None:
    """List what is in the library: editions, passages, dates."""
    with _opened() as assistant:
        _show(assistant.sources(), json)


@app.command()
def show(passage_id: str, json: Json = False) -> None:
    """Show one passage in full."""
    with _opened() as assistant:
        _show(assistant.passage(passage_id), json)


@app.command()
def ingest(json: Json = False) -> None:
    """Build or refresh the library."""
    from ingest.build import build
    from knowledge.encoder import SentenceTransformerEncoder

    configuration = Configuration()
    with _bar() as bar:
        built = build(configuration.home, SentenceTransformerEncoder(configuration.encoder), bar)
    _show(display.IngestSummary.of(built, configuration.home), json)


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(help="Questions, one JSON object a line.")],
    everything: Annotated[
        bool, typer.Option("--everything", help="Count questions on places the library lacks.")
    ] = False,
    json: Json = False,
) -> None:
    """Measure search and answers on a file of questions with known answers."""
    from assistant.evaluation import evaluate as run

    with _opened() as assistant:
        _show(run(assistant, file, everything=everything), json)


@app.command()
def ui(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to serve at.")] = 8501,
) -> None:
    """Serve the chat in the browser, on this machine alone."""
    from assistant.serving import serve

    with _opened():
        pass
    raise typer.Exit(serve(port))


def main() -> None:
    """Run the command line."""
    warnings.showwarning = lambda message, *_, **__: errors.print(f"carelaw: {message}", markup=False)
    try:
        app()
    except CarelawError as error:
        errors.print(f"carelaw: {' '.join(str(error).split())}", markup=False)
        sys.exit(1)


@contextmanager
def _opened() -> Iterator[Assistant]:
    with _bar() as bar:
        assistant = Assistant.open(progress=bar)
    with assistant:
        yield assistant


@contextmanager
def _bar() -> Iterator[Progress]:
    """Show a progress bar once there is progress."""
    with ExitStack() as stack:
        shown: list[tuple[RichProgress, TaskID]] = []

        def advance(done: int, total: int) -> None:
            if not shown:
                columns = (
                    TextColumn("Building the library"),
                    BarColumn(),
                    MofNCompleteColumn(),
                    TextColumn("texts"),
                )
                bar = stack.enter_context(RichProgress(*columns, console=errors, transient=True))
                shown.append((bar, bar.add_task("", total=total)))
            bar, task = shown[0]
            bar.update(task, completed=done)

        yield advance


def _show(result: BaseModel, as_json: bool) -> None:
    if as_json:
        typer.echo(result.model_dump_json(indent=2))
    else:
        display.show(result, Console(highlight=False))
