from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import DamagedLibraryError
from knowledge.lexicon import Lexicon, terms_of, write_lexicon

TEXTS = ["Inspections are unannounced.", "Children’s homes are inspected.", "A kinship local offer"]


def test_stems_and_drops_words_that_say_nothing() -> None:
    assert terms_of("What are the children's inspections?") == terms_of("childrens inspection")


@pytest.fixture
def lexicon(tmp_path: Path) -> Lexicon:
    write_lexicon(tmp_path, TEXTS)
    return Lexicon(tmp_path)


def test_ranks_rows_by_their_share_of_the_best(lexicon: Lexicon) -> None:
    everything = np.ones(3, dtype=np.bool_)
    assert lexicon.shares("kinship offers", everything, 3) == {2: 1.0}
    both = lexicon.shares("inspections of homes", everything, 3)
    assert list(both) == [1, 0]
    assert both[1] == 1.0 > both[0] > 0
    assert list(lexicon.shares("inspections of homes", everything, 1)) == [1]


def test_leaves_out_rows_that_are_masked_or_have_no_word(lexicon: Lexicon) -> None:
    assert set(lexicon.shares("inspection", np.array([False, True, True]), 3)) == {1}
    assert lexicon.shares("inspection", np.zeros(3, dtype=np.bool_), 3) == {}
    assert lexicon.shares("zebra", np.ones(3, dtype=np.bool_), 3) == {}
    assert lexicon.shares("", np.ones(3, dtype=np.bool_), 3) == {}


def test_knows_the_words_as_they_are_spelt(lexicon: Lexicon, tmp_path: Path) -> None:
    assert lexicon.words["inspections"] == 1
    (tmp_path / "words.json").unlink()
    with pytest.raises(DamagedLibraryError, match="carelaw ingest"):
        _ = Lexicon(tmp_path).words


def test_says_what_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedLibraryError, match="carelaw ingest"):
        Lexicon(tmp_path / "nothing")
