"""What the tests share: one library, built once from the bundled briefings with the real model."""

import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from assistant import Assistant
from ingest.build import build
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.library import Library
from tests.chroma_server import ChromaServer, running

SHARED = Path(__file__).parents[2] / "shared"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what asks a real chat model, which may cost money, unless ``-m`` has a word on it."""
    if "model" in str(config.getoption("markexpr")):
        return
    asking = [item for item in items if item.get_closest_marker("model")]
    items[:] = [item for item in items if item not in asking]
    config.hook.pytest_deselected(items=asking)


@pytest.fixture(autouse=True, scope="session")
def one_export() -> Iterator[None]:
    """Keep the many small libraries of the tests from exporting the model, each for seconds and 90 MB.

    Whether an ingest exports, and what, is tested in ``tests/ingest/test_exporting.py``.
    """
    with patch("ingest.build.export", return_value=False):
        yield


@pytest.fixture(scope="session")
def encoder() -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, encoder: SentenceTransformerEncoder) -> Path:
    """A home with the library of the bundled briefings. Tests only read it."""
    home = tmp_path_factory.mktemp("home")
    build(home, encoder)
    return home


@pytest.fixture(scope="session")
def library(home: Path, encoder: SentenceTransformerEncoder):
    with Library.open(home, encoder) as library:
        yield library


@pytest.fixture(scope="session")
def assistant(library: Library) -> Assistant:
    return Assistant(library)


@pytest.fixture(autouse=True)
def no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests from the settings of whoever runs them."""
    for name in [name for name in os.environ if name.startswith("CARELAW_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def chroma(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaServer]:
    """A Chroma server that tests leave running."""
    with running(tmp_path_factory.mktemp("chroma")) as server:
        yield server


@pytest.fixture(params=["embedded", "server"])
def chroma_mode(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, no_configuration: None
) -> str:
    """Run a test with vectors in the library's folder, and again with vectors on a server."""
    if request.param == "server":
        monkeypatch.setenv("CARELAW_CHROMA_URL", request.getfixturevalue("chroma").url)
    return request.param


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of published documents, which is not part of the repository."""
    folder = SHARED / "documents"
    if not folder.is_dir():
        pytest.skip("the published documents are not here")
    return folder
