"""Whether a message tells of a child who is in danger now.

The weights in ``risk.yaml`` are a logistic regression's over the default embedding model's vectors, which
``make risk`` fits to the project's own messages. Danger is told in ever other words: a list misses most. With
another embedding model, the list of words there is all that there is.
"""

import math
import re
from functools import cache
from importlib.resources import files

import numpy as np
import yaml

from knowledge.encoder import Vectors32
from knowledge.library import Library
from knowledge.vocabulary import Frozen


class Weighing(Frozen):
    """The file's shape.

    Parameters:
        encoder: the embedding model that the weights are for.
        base: the sum for a vector of zeros.
        least: the least probability that counts.
        chosen_by: what came of messages that nothing was fitted to.
        words: regular expressions that tell of danger by themselves.
        weights: one a dimension of a vector.
    """

    encoder: str
    base: float
    least: float
    chosen_by: dict[str, float]
    words: tuple[str, ...]
    weights: tuple[float, ...]


@cache
def weighing() -> Weighing:
    """Return the weights."""
    read = yaml.safe_load(files("assistant").joinpath("risk.yaml").read_text("utf-8"))
    return Weighing.model_validate(read)


def tells_of_danger(text: str, library: Library) -> bool:
    """Whether a message tells that a child, or whoever writes, is in danger now or has just said so."""
    if _words().search(text.replace("’", "'")):
        return True
    if library.encoder.name != weighing().encoder:
        return False
    return probability_of(library.vector(text)) >= weighing().least


def probability_of(vector: Vectors32) -> float:
    """Return how likely a message of this vector tells of danger, 0 to 1."""
    total = weighing().base + float(np.dot(np.array(weighing().weights), vector))
    return 1 / (1 + math.exp(-total))


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(weighing().words)})\b", re.IGNORECASE)
