"""``carelaw serve``, and the keys of those whom it serves."""

from typing import Annotated, Optional

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from knowledge.configuration import Configuration

app = typer.Typer(invoke_without_command=True)
keys = typer.Typer(help="Add, list and remove the keys of the server's clients.", no_args_is_help=True)
app.add_typer(keys, name="keys")


@app.callback()
def serve(
    context: typer.Context,
    *,
    host: Annotated[
        Optional[str],  # noqa: UP045  (typer reads the annotation)
        typer.Option(help="The address to bind to, 127.0.0.1 by default; any other needs a key."),
    ] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to serve at.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, help="How many processes answer.")] = 1,
    cors: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(metavar="ORIGIN", help="Let pages of this origin call the server; can be repeated."),
    ] = None,
    log_questions: Annotated[
        Optional[bool],  # noqa: UP045
        typer.Option("--log-questions", help="Log questions too, but for those with personal data."),
    ] = None,
    time_limit: Annotated[
        Optional[float],  # noqa: UP045
        typer.Option(help="How many seconds a request may take, 60 by default."),
    ] = None,
) -> None:
    """Serve answers and search over HTTP, under /v1."""
    if context.invoked_subcommand:
        return
    # Slow to import.
    from assistant.api.configuration import api_configuration
    from assistant.api.serving import serve as run

    given = {"host": host, "cors": cors or None, "log_questions": log_questions, "time_limit": time_limit}
    run(api_configuration(given), port, workers)


@keys.command()
def add(
    name: Annotated[str, typer.Argument(help="Who uses it.")],
    rate: Annotated[int, typer.Option(min=1, help="How many requests a minute it may make.")] = 120,
) -> None:
    """Make a key and print it. It is not shown again."""
    from assistant.api.keys import Keys

    typer.echo(Keys(Configuration().home).add(name, rate))


@keys.command(name="list")
def list_() -> None:
    """List the keys by name. What they are is not kept."""
    from assistant.api.keys import Keys

    table = Table(box=None, pad_edge=False)
    for heading in ("name", "requests a minute", "added"):
        table.add_column(heading, overflow="fold")
    for key in Keys(Configuration().home).all():
        table.add_row(*map(Text, (key.name, str(key.rate), key.added.isoformat())))
    Console(highlight=False).print(table)


@keys.command()
def remove(name: str) -> None:
    """Remove a key. Running servers refuse it from now on."""
    from assistant.api.keys import Keys

    Keys(Configuration().home).remove(name)
