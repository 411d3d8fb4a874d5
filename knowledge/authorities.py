"""What each rank of source means for a reader, from ``authorities.yaml``."""

from functools import cache
from importlib.resources import files

import yaml

from knowledge.vocabulary import Authority, Frozen


class Rank(Frozen):
    """A rank of source.

    Parameters:
        badge: the words beside a source that is not law; None for law, which has its commencement.
        note: what they mean.
        handicap: what is taken from the score of its passages in a search.
    """

    badge: str | None = None
    note: str | None = None
    handicap: float = 0.0


@cache
def ranks() -> dict[Authority, Rank]:
    """Return what each authority means."""
    read = yaml.safe_load(files("knowledge").joinpath("authorities.yaml").read_text("utf-8"))
    return {Authority(id_): Rank.model_validate(words) for id_, words in read.items()}
