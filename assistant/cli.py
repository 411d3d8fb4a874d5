"""The command line: every verb has ``--json``; errors are one line on stderr and exit code 1."""

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Optional

import typer
from pydantic import BaseModel
from rich.console import Console

from assistant import display
from assistant.api.commands import app as api
from assistant.assistant import Assistant
from assistant.bar import bar
from assistant.evaluation import Half
from assistant.faq.commands import app as faq
from assistant.feedback_commands import app as feedback
from assistant.ingesting import IngestSummary
from assistant.options import Limits
from assistant.reading.commands import app as reading
from assistant.sign_in import BEHIND_PROXY, LOCAL, check_host
from assistant.tools_server.commands import mcp
from knowledge.configuration import Configuration
from knowledge.errors import CarelawError
from knowledge.vocabulary import Authority, CommencementState

app = typer.Typer(
    help="Cited answers on the Children's Wellbeing and Schools Act 2026 and Ofsted's SCCIF. "
    "Not legal advice.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(api, name="serve")
app.command()(mcp)
app.add_typer(faq, name="faq")
app.add_typer(reading)
app.add_typer(feedback, name="feedback")
errors = Console(stderr=True, highlight=False, soft_wrap=True)

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Setting = Annotated[
    Optional[str],  # noqa: UP045  (typer reads the annotation)
    typer.Option(help="Leave out what is about other settings, for example childrens-homes."),
]
Source = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option(help="Look in one source alone, for example cws-act-2026."),
]
Authorities = Annotated[
    Optional[list[Authority]],  # noqa: UP045
    typer.Option("--authority", help="Look in sources of this rank alone; repeat it for several."),
]
States = Annotated[
    Optional[list[CommencementState]],  # noqa: UP045
    typer.Option("--state", help="Find provisions in this state alone; repeat it for several."),
]
On = Annotated[
    Optional[datetime],  # noqa: UP045
    typer.Option(formats=["%Y-%m-%d"], help="Look in the editions of this day, for example 2025-04-01."),
]


@app.command()
def ask(
    question: str,
    *,
    source: Source = None,
    setting: Setting = None,
    authority: Authorities = None,
    state: States = None,
    on: On = None,
    json: Json = False,
) -> None:
    """Answer a question, with citations."""
    limits = _limits(source, setting, authority, state, on)
    with _opened() as assistant:
        _show(assistant.ask(question, **limits), json)


@app.command()
def search(
    query: str,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="How many hits.")] = 10,
    *,
    source: Source = None,
    setting: Setting = None,
    authority: Authorities = None,
    state: States = None,
    on: On = None,
    json: Json = False,
) -> None:
    """Find passages, without answering."""
    limits = _limits(source, setting, authority, state, on)
    with _opened() as assistant:
        _show(assistant.search(query, k=k, **limits), json)


@app.command()
def sources(json: Json = False) -> None:
    """List what is in the library: editions, passages, dates."""
    with _opened() as assistant:
        _show(assistant.sources(), json)


@app.command()
def ingest(
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(help="Files and folders of your own to take in. Without any: the official texts."),
    ] = None,
    source: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(help="Fetch this official text alone."),
    ] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Fetch nothing.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change; write nothing.")] = False,
    json: Json = False,
) -> None:
    """Build or refresh the library: from briefings, official texts and your own documents."""
    from ingest.ingestion import Order
    from ingest.ingestion import ingest as run
    from knowledge.encoder import SentenceTransformerEncoder

    configuration = Configuration()
    encoder = SentenceTransformerEncoder(configuration.encoder)
    order = Order(tuple(paths or ()), source, offline, dry_run)
    with bar(errors) as progress:
        done = run(configuration.home, encoder, order, progress)
    _show(IngestSummary.of(done.built, done.problems, configuration.home, dry_run), json)
    if (paths or source) and done.problems and not done.taken:
        raise typer.Exit(1)


@app.command()
def forget(source_id: str, json: Json = False) -> None:
    """Remove a document of your own, or a fetched official text, and all that was made of it."""
    from ingest.ingestion import forget as run
    from knowledge.encoder import SentenceTransformerEncoder

    configuration = Configuration()
    encoder = SentenceTransformerEncoder(configuration.encoder)
    with bar(errors) as progress:
        built = run(configuration.home, encoder, source_id, progress)
    _show(IngestSummary.of(built, built.problems, configuration.home), json)


@app.command()
def evaluate(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Questions, one JSON object a line.")
    ],
    everything: Annotated[
        bool, typer.Option("--everything", help="Count questions on places the library lacks.")
    ] = False,
    half: Annotated[Optional[Half], typer.Option(help="Keep this half of the questions alone.")] = None,  # noqa: UP045
    compare: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(metavar="BASELINE.json", help="Compare with what an earlier run printed with --json."),
    ] = None,
    json: Json = False,
) -> None:
    """Measure search and answers on files of questions with known answers."""
    from assistant.evaluation import Baseline
    from assistant.evaluation import evaluate as run

    baseline = Baseline.read(compare) if compare else None
    with _opened() as assistant:
        _show(run(assistant, *files, everything=everything, half=half, baseline=baseline), json)


@app.command()
def ui(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to serve at.")] = 8501,
    host: Annotated[
        str, typer.Option(help="The address to serve at; where others can reach it, they have to sign in.")
    ] = LOCAL,
    behind_proxy: Annotated[
        bool,
        typer.Option("--behind-proxy", help="Something before carelaw lets in only whom it should."),
    ] = False,
) -> None:
    """Serve the pages in the browser: on this machine alone, unless sign-in is set up."""
    from assistant.serving import serve

    if behind_proxy:
        os.environ[BEHIND_PROXY] = "true"
    else:
        check_host(host)
    with _opened():
        pass
    raise typer.Exit(serve(port, host))


def main() -> None:
    """Run the command line."""
    warnings.showwarning = lambda message, *_, **__: errors.print(f"carelaw: {message}", markup=False)
    try:
        app()
    except CarelawError as error:
        errors.print(f"carelaw: {' '.join(str(error).split())}", markup=False)
        sys.exit(1)


def _limits(
    source: str | None,
    setting: str | None,
    authorities: list[Authority] | None,
    states: list[CommencementState] | None,
    on: datetime | None,
) -> Limits:
    return Limits(
        source_id=source,
        setting=setting,
        authorities=authorities or (),
        states=states or (),
        on=on.date() if on else None,
    )


@contextmanager
def _opened() -> Iterator[Assistant]:
    with bar(errors) as progress:
        assistant = Assistant.open(progress=progress)
    with assistant:
        yield assistant


def _show(result: BaseModel, as_json: bool) -> None:
    if as_json:
        typer.echo(result.model_dump_json(indent=2))
    else:
        display.show(result, Console(highlight=False))
