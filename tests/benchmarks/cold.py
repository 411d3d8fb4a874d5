"""``carelaw search`` as a whole process, with the encoder exported and on torch."""

import os
import shutil
import sys
from pathlib import Path
from statistics import median

from tests.benchmarks.process import Ran, run
from tests.benchmarks.tables import show

QUESTION = "when is an independent visitor's report due"
TURNS = 3


def show_cold(home: Path, without_export: Path) -> None:
    """Print the seconds and the peak memory of a cold search, by turns.

    Parameters:
        home: a home with the exported encoder.
        without_export: the home to make, of the same library alone.
    """
    if not without_export.exists():
        shutil.copytree(home / "library", without_export / "library")
    homes = {"exported": home, "torch": without_export}
    for place in homes.values():
        _search(place)
    turns = [{name: _search(place) for name, place in homes.items()} for _ in range(TURNS)]
    ran = {
        name: (median(turn[name].seconds for turn in turns), median(turn[name].megabytes for turn in turns))
        for name in homes
    }
    shares = [mine / torch for mine, torch in zip(ran["exported"], ran["torch"], strict=True)]
    show(
        f"A cold carelaw search, whole process, median of {TURNS} by turns",
        ("encoder", "seconds", "peak MB"),
        [
            *((name, f"{seconds:.2f}", f"{megabytes:,.0f}") for name, (seconds, megabytes) in ran.items()),
            ("exported / torch", *(f"{share:.2f}" for share in shares)),
        ],
    )


def _search(home: Path) -> Ran:
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "search", QUESTION, "--json"]
    return run(command, environment={**os.environ, "CARELAW_HOME": str(home)})
