"""The fenced blocks of README.md and docs/, by page and language, and the commands in them."""

import re
import shlex
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCUMENTS.rglob("*.md"))]
SHELL, SESSION = "sh", "console"
# Not the # of a passage's id, which stands within a word.
COMMENT = re.compile(r"(^|\s)#.*")
PROMPT, LEFT_OUT = "$ ", "…"


class Block(NamedTuple):
    """A fenced block.

    Parameters:
        page: the file that it is in.
        line: the line of its fence, from 1.
        language: as written behind the fence.
        text: what is in it.
    """

    page: Path
    line: int
    language: str
    text: str


class Command(NamedTuple):
    """A command as somebody would type it.

    Parameters:
        words: the command, without what comes after ``>``.
        into: the file that its output goes to; empty where it is printed.
        shown: the lines that a session shows below it, without those left out.
    """

    words: list[str]
    into: str
    shown: list[str]


def name(page: Path) -> str:
    """Return a page's name for the reports of tests."""
    return page.relative_to(ROOT).as_posix()


def blocks_of(page: Path, *languages: str) -> list[Block]:
    """Return the blocks of a page in order; those of some languages alone, where any are given."""
    found = [
        Block(page, token.map[0] + 1, token.info.strip(), token.content)
        for token in MarkdownIt().parse(page.read_text("utf-8"))
        if token.type == "fence" and token.map
    ]
    return [block for block in found if not languages or block.language in languages]


def commands_of(page: Path) -> list[Command]:
    """Return the commands of a page in order."""
    commands: list[Command] = []
    for block in blocks_of(page, SHELL, SESSION):
        for line in block.text.replace("\\\n", " ").splitlines():
            if block.language == SHELL:
                commands += _read(line)
            elif line.startswith(PROMPT):
                commands += _read(line.removeprefix(PROMPT))
            elif line != LEFT_OUT:
                commands[-1].shown.append(line)
    return commands


def _read(line: str) -> list[Command]:
    words = shlex.split(COMMENT.sub("", line))
    if not words:
        return []
    into = ""
    if ">" in words:
        at = words.index(">")
        words, into = words[:at], words[at + 1]
    # The same program, whether or not its folder is on the path.
    words[0] = words[0].removeprefix(".venv/bin/")
    return [Command(words, into, [])]
