"""The commands in the documents that a test cannot run, why, and what of them is checked all the same."""

import re
import shutil
import tomllib
from collections.abc import Callable
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import yaml
from typer.testing import CliRunner

from assistant import cli
from assistant.api.configuration import ApiConfiguration
from assistant.configuration import ModelConfiguration
from knowledge.configuration import Configuration
from knowledge.vectors.configuration import ChromaConfiguration
from tests.documents.blocks import DOCUMENTS, ROOT

SETTINGS = (Configuration, ChromaConfiguration, ModelConfiguration, ApiConfiguration)
# The database of FAQ sets reads its own.
OTHERS = {"CARELAW_DATABASE_URL"}


class NotRun(NamedTuple):
    """Commands that are not run.

    Parameters:
        words: how they begin, word by word, as a regular expression.
        reason: why they are not.
        check: raises where such a command could not be right.
    """

    words: str
    reason: str
    check: Callable[[list[str]], None]


def names_a_target(words: list[str]) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = [word for word in words[1:] if "=" not in word]
    assert set(named) <= set(targets), words


def has_its_options(words: list[str]) -> None:
    # Whatever stands before --help is read first, so that an unknown option is an error.
    done = CliRunner().invoke(cli.app, [*words[1:], "--help"])
    assert (done.exit_code, "Usage" in done.output) == (0, True), words


def has_its_extras(words: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    constraints = [word for before, word in pairwise(words) if before == "-c"]
    assert all((ROOT / path).is_file() for path in constraints), words
    for own in filter(None, (re.fullmatch(r"(?:\.|carelaw)\[([a-z,]+)\].*", word) for word in words)):
        assert set(own[1].split(",")) <= set(project["optional-dependencies"]), words


def sets_what_is_read(words: list[str]) -> None:
    read = {
        f"{settings.model_config.get('env_prefix', '')}{field}".upper()
        for settings in SETTINGS
        for field in settings.model_fields
    }
    named = {word.partition("=")[0] for word in words[1:]}
    assert {one for one in named if one.startswith("CARELAW_")} <= read | OTHERS, words


def names_services(words: list[str]) -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
    if words[1:3] in (["compose", "run"], ["compose", "exec"]):
        at = next(at for at in range(3, len(words)) if not words[at].startswith("-"))
        assert words[at] in services, words
        # The image runs carelaw by itself; inside of a container it is named.
        program = ["carelaw"] if words[2] == "run" else []
        has_its_options([*program, *words[at + 1 :]])


def is_there(words: list[str]) -> None:
    assert shutil.which(words[0]) or (Path(ROOT, ".venv/bin") / words[0]).exists(), words


def asks_what_is_documented(words: list[str]) -> None:
    addresses = [word for word in words if word.startswith("http://127.0.0.1")]
    assert addresses, words
    assert all("/v1/" in address for address in addresses), words


def names_a_module(words: list[str]) -> None:
    module = words[words.index("-m") + 1]
    assert find_spec(module), words


def is_about(subject: str) -> Callable[[list[str]], None]:
    def check(words: list[str]) -> None:
        assert subject in " ".join(words), words

    return check


NOT_RUN = (
    NotRun(r"make .*", "takes minutes, or does not end", names_a_target),
    NotRun(r"carelaw (ui|mcp|serve)( --.*)?", "does not end: run in the tests of each", has_its_options),
    NotRun(r"carelaw ingest( --source .*)?", "goes to the network", has_its_options),
    NotRun(r"(export|set) .*", "would set the machine that the tests run on", sets_what_is_read),
    NotRun(r"git clone .*", "goes to the network", is_about("carelaw")),
    NotRun(r"cd .*", "stays in the test's own folder", is_about("carelaw")),
    NotRun(r"python -m venv .*", "takes minutes with what follows", is_about(".venv")),
    NotRun(r"(python|\S*pip|python -m pip) .*install .*", "goes to the network", has_its_extras),
    NotRun(r"python -m (pytest|tests\.benchmarks\.\w+) .*", "asks a chat model", names_a_module),
    NotRun(r"\S*python -m llama_cpp\.server .*", "does not end, and is not installed", is_about("--model")),
    NotRun(r"docker .*", "there is no Docker where the tests run", names_services),
    NotRun(r"chroma run.*", "does not end: run in the tests of the server", is_there),
    NotRun(r"curl .*", "needs a server: run in test_servers.py", asks_what_is_documented),
)


def not_run(words: list[str]) -> NotRun | None:
    """Return why a command is not run; None where it is."""
    line = " ".join(words)
    return next((entry for entry in NOT_RUN if re.fullmatch(entry.words, line)), None)


def documented_settings() -> set[str]:
    """Return the settings that the table in docs/start.md explains."""
    return set(re.findall(r"^\| `(CARELAW_[A-Z_]+)` \|", (DOCUMENTS / "start.md").read_text("utf-8"), re.M))
