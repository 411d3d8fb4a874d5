"""Tables as a terminal and a page of documentation show them."""

from collections.abc import Iterable

from rich.box import MARKDOWN
from rich.console import Console
from rich.table import Table

from tests.benchmarks.questions import Figures

FIGURES = ("hit@1", "hit@5", "MRR@5")
WIDTH = 140


def show(title: str, headings: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print a title and a table; the first column is text, the others are numbers."""
    table = Table(box=MARKDOWN)
    for position, heading in enumerate(headings):
        table.add_column(heading, justify="right" if position else "left", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    console = Console(width=WIDTH)
    console.print(f"\n{title}\n", highlight=False)
    console.print(table)


def shares(figures: Figures) -> list[str]:
    """Return the cells for ``FIGURES``."""
    return [f"{figure:.3f}" for figure in figures[:3]]
