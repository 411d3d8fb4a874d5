"""The Python of every page runs, a page's blocks one after another, as somebody would type them."""

import ast
import asyncio
import inspect
from pathlib import Path
from typing import Any

import pytest

from tests.documents.blocks import DOCUMENTS, PAGES, Block, blocks_of, name

# These talk to a server: test_servers.py starts one.
SERVED = {DOCUMENTS / "http.md", DOCUMENTS / "mcp.md"}
# Signatures and docstrings: test_reference.py compares them with the code, and there
# test_python_surface.py runs them.
SIGNATURES = {DOCUMENTS / "reference.md"}
WITH_PYTHON = [page for page in PAGES if page not in SERVED | SIGNATURES and blocks_of(page, "python")]


def run(block: Block, names: dict[str, Any]) -> None:
    # Lines before the block are left empty, so that an error names the line of the page.
    code = compile(
        "\n" * block.line + block.text, str(block.page), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    )
    done = eval(code, names)
    if inspect.iscoroutine(done):
        asyncio.run(done)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("page", WITH_PYTHON, ids=name)
def test_the_python_of_a_page_runs(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {"__name__": "__main__"}
    for block in blocks_of(page, "python"):
        capsys.readouterr()
        run(block, names)
        if "print(" in block.text:
            assert capsys.readouterr().out.strip(), f"{name(page)}:{block.line} prints nothing"


def test_sessions_are_in_docstrings_alone() -> None:
    assert {page for page in PAGES if blocks_of(page, "pycon")} <= SIGNATURES
