import shutil
from pathlib import Path

import pytest

from knowledge.carried_model import carried_model
from knowledge.encoder import SentenceTransformerEncoder
from knowledge.errors import DamagedLibraryError, OtherEncoderError, UnknownSourceError
from knowledge.library import Library
from knowledge.vocabulary import Filters


def test_holds_the_bundled_sources(library: Library) -> None:
    assert {"cws-act-2026", "sccif-childrens-homes"} <= set(library.holdings)
    assert sum(holding.passages for holding in library.holdings.values()) == len(library.passages)


def test_says_that_another_model_built_it(home: Path) -> None:
    other = SentenceTransformerEncoder(str(carried_model()))
    with pytest.raises(OtherEncoderError, match=r"all-MiniLM-L6-v2.*CARELAW_ENCODER.*carelaw ingest"):
        Library.open(home, other)


@pytest.mark.parametrize("part", ["vectors", "lexicon", "passages.sqlite", "manifest.json"])
def test_says_what_is_missing(
    home: Path, tmp_path: Path, encoder: SentenceTransformerEncoder, part: str
) -> None:
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    missing = next(tmp_path.glob(f"library/0*/{part}"))
    shutil.rmtree(missing) if missing.is_dir() else missing.unlink()
    with pytest.raises(DamagedLibraryError, match="carelaw ingest"):
        Library.open(tmp_path, encoder)


@pytest.mark.parametrize(
    ("asked", "said"), [("nope", "list of sources"), ("cws-act-2025", "Did you mean cws-act-2026")]
)
def test_names_sources_like_the_one_that_it_has_not(library: Library, asked: str, said: str) -> None:
    with pytest.raises(UnknownSourceError, match=said):
        library.check(Filters(source_id=asked))
