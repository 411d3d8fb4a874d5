"""What the tests of the HTTP interface share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from tests.assistant.api.serving import Served, served


@pytest.fixture(scope="module")
def server(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server without keys."""
    with served(assistant, tmp_path_factory.mktemp("keys")) as running:
        yield running


@pytest.fixture
def keys_home(tmp_path: Path) -> Path:
    """A home without keys."""
    return tmp_path / "home"
