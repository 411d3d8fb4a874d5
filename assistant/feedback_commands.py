"""``carelaw feedback``: what people thought of answers in the browser."""

from typing import Annotated

import typer

from assistant.wording import wording

app = typer.Typer(
    help="What people thought of answers in the browser.", no_args_is_help=True, rich_markup_mode=None
)


@app.callback()
def feedback() -> None:
    """Keep ``export`` a command of its own, so that others may join it."""


@app.command()
def export(
    *,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
) -> None:
    """Print all feedback, as CSV unless JSON is asked for."""
    from assistant.feedback import FeedbackBook, as_csv

    if json and csv:
        raise typer.BadParameter("Give --json or --csv, not both.")
    with FeedbackBook.open() as book:
        kept = book.list()
    if json:
        typer.echo(kept.model_dump_json(indent=2))
    elif kept.feedback:
        typer.echo(as_csv(kept), nl=False)
    else:
        typer.echo(wording()["feedback"]["none"], err=True)
