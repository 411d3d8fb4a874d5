"""The progress of an ingest in a terminal."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from assistant.wording import wording

if TYPE_CHECKING:
    from ingest.progress import Progress as Called
    from ingest.progress import Step


@contextmanager
def bar(console: Console) -> "Iterator[Called]":
    """Show a bar a stage, once there is progress: how many are done, and which document is next.

    Where the output is no terminal, nothing is shown.
    """
    with ExitStack() as stack:
        stages: dict[str, TaskID] = {}
        shown: list[Progress] = []

        def advance(step: "Step") -> None:
            if not console.is_terminal:
                return
            if not shown:
                columns = (
                    TextColumn("{task.description}"),
                    BarColumn(),
                    MofNCompleteColumn(),
                    TextColumn("{task.fields[name]}", markup=False),
                )
                shown.append(stack.enter_context(Progress(*columns, console=console, transient=True)))
            if step.stage not in stages:
                stages[step.stage] = shown[0].add_task(wording()["stages"][step.stage], name="")
            shown[0].update(stages[step.stage], completed=step.done, total=step.total, name=step.name)

        yield advance
