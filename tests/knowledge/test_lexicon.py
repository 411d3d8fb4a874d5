from pathlib import Path

import numpy as np
import pytest

from knowledge.errors import DamagedLibraryError
from knowledge.lexicon import Lexicon, terms_of, write_lexicon

TEXTS = ["Inspections are unannounced.", "Children’s homes are inspected.", "A kinship local offer"]


def test_stems_and_drops_words_that_say_nothing() -> None:
    assert terms_of("What are the children's inspections?") == terms_of("childrens inspection")


def test_scores_rows(tmp_path: Path) -> None:
    write_lexicon(tmp_path, TEXTS)
    lexicon = Lexicon(tmp_path)
    everything = np.ones(3, dtype=np.bool_)
    assert int(lexicon.scores("kinship offers", everything).argmax()) == 2
    assert lexicon.scores("inspection", everything)[2] == 0
    assert lexicon.scores("inspection", np.array([False, True, False])).tolist()[0] == 0
    assert not lexicon.scores("zebra", everything).any()
    assert not lexicon.scores("", everything).any()


def test_says_what_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(DamagedLibraryError, match="carelaw ingest"):
        Lexicon(tmp_path / "nothing")
