"""The commands of every page run, in order, and print what the page shows."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import cli
from tests.documents.blocks import PAGES, SESSION, SHELL, blocks_of, commands_of, name
from tests.documents.conftest import Shown
from tests.documents.not_run import documented_settings, not_run, sets_what_is_read

WITH_COMMANDS = [page for page in PAGES if blocks_of(page, SHELL, SESSION)]
INLINE = re.compile(r"`(?:\.venv/bin/)?(carelaw [a-z][^`]*)`")
# Words of an inline command that stand for what a reader puts there.
STANDS_FOR = re.compile(r"[A-Z…\"'<\[-].*|\.\.\.")


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name)
def test_the_commands_of_a_page_run(page: Path, desk: Path, plain: Shown) -> None:
    for command in commands_of(page):
        if entry := not_run(command.words):
            entry.check(command.words)
            continue
        assert command.words[0] == "carelaw", f"say in not_run.py why this is not run: {command.words}"
        done = CliRunner().invoke(cli.app, command.words[1:])
        assert done.exit_code == 0, (command.words, done.output, done.exception)
        if command.into:
            (desk / command.into).write_text(done.stdout, "utf-8")
        output, at = plain(done.output), 0
        for line in map(plain, command.shown):
            assert line in output[at:], (command.words, line)
            at = output.index(line, at) + len(line)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_in_running_text_exist(page: Path) -> None:
    for line in INLINE.findall(page.read_text("utf-8")):
        words = line.split()[1:]
        named = []
        for word in words:
            if STANDS_FOR.fullmatch(word):
                break
            named.append(word)
        options = [word for word in words if re.fullmatch(r"--[a-z-]+", word)]
        done = CliRunner().invoke(cli.app, [*named[:2], "--help"])
        if done.exit_code:
            done = CliRunner().invoke(cli.app, [*named[:1], "--help"])
        assert done.exit_code == 0, line
        assert all(option in done.output for option in options), line


def test_the_table_of_settings_has_them_all() -> None:
    assert len(documented_settings()) > 8
    sets_what_is_read(["export", *documented_settings()])
