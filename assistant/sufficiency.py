"""Whether what was found is enough to answer: a weighed sum of a few figures, from ``sufficiency.yaml``.

The weights are a logistic regression's, which ``make sufficiency`` fits to the project's own questions. The
file has the figures by which its two thresholds were chosen; docs/answers.md has the trade-off.
"""

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from assistant.asked_for import Thing, asked_for, has_amount
from assistant.scope import field_outside
from knowledge.lexicon import terms_of
from knowledge.library import Library
from knowledge.search import Found, Searched
from knowledge.vocabulary import Frozen, Passage, Source

# How many passages are looked at: for words, and for how similarity falls off.
NEAREST, FALLING = 3, 5
# The least weight of a word whose absence tells something: fewer than one passage in fifty has it.
TELLING = 4.0
# Nothing less like the question than this answers it, whatever else speaks for it: of the questions that the
# weights were fitted to, none with an answer has less, unless it names a provision.
FAR = 0.35


class Verdict(StrEnum):
    """How much of an answer there is in what was found."""

    ENOUGH = "enough"
    SOME = "some"
    NONE = "none"


class Weight(Frozen):
    """How a figure is weighed: what it is on average, how it spreads, and what a spread more is worth."""

    mean: float
    spread: float
    weight: float


class Weighing(Frozen):
    """The file's shape.

    Parameters:
        weights: by figure.
        base: the sum for a question that is average in all.
        some: the least probability at which what was found is shown at all.
        enough: the least probability at which it is shown as an answer.
        chosen_by: the figures that the thresholds were chosen by, on questions that nothing was fitted to.
    """

    weights: dict[str, Weight]
    base: float
    some: float
    enough: float
    chosen_by: dict[str, float]


@cache
def weighing() -> Weighing:
    """Return the weights."""
    read = yaml.safe_load(files("assistant").joinpath("sufficiency.yaml").read_text("utf-8"))
    return Weighing.model_validate(read)


def verdict_on(searched: Searched, library: Library) -> Verdict:
    """Return whether what a search found answers its question."""
    query = searched.query
    if not searched.found or (
        query.is_look_up and not any(reference.is_held for reference in query.references)
    ):
        return Verdict.NONE
    figures = figures_of(searched, library)
    probability = probability_of(figures)
    is_far = figures["similarity"] < FAR and not figures["names_a_provision"]
    if is_far or probability < weighing().some:
        return Verdict.NONE
    return Verdict.ENOUGH if probability >= weighing().enough else Verdict.SOME


def probability_of(figures: Mapping[str, float]) -> float:
    """Return how likely it is that what was found answers, 0 to 1."""
    weights = weighing().weights
    total = weighing().base + sum(
        weight.weight * (figures[name] - weight.mean) / weight.spread for name, weight in weights.items()
    )
    return 1 / (1 + math.exp(-total))


def figures_of(searched: Searched, library: Library) -> dict[str, float]:
    """Return the figures that are weighed; ``searched`` has found something.

    Similarity is a cosine, as is ``asked``, of what people ask of the best passage, and coverage a share, all
    0 to 1; ``falls`` is how much less like the question the fifth passage is than the first; the others are
    1 where they are so.
    """
    query, found = searched
    nearest = found[:NEAREST]
    similarities = [item.similarity for item in found[:FALLING]]
    things = asked_for(query.text)
    has = _terms(found[0].passage, found[0].source)
    documents = things.get(Thing.DOCUMENT, [])
    named = [reference.is_held for reference in query.references]
    return {
        "similarity": max(similarities),
        "asked": found[0].asked,
        "coverage": coverage(query.text, nearest, library),
        "falls": similarities[0] - similarities[-1],
        "names_a_provision": float(any(named)),
        "names_nothing_held": float(bool(named) and not any(named)),
        "is_look_up": float(query.is_look_up),
        "is_of_another_field": float(field_outside(query.text) is not None),
        "asks_for_money": float(Thing.MONEY in things),
        "asks_for_a_document_not_named": float(any(not set(terms_of(words)) <= has for words in documents)),
        "asks_for_a_quantity": float(Thing.QUANTITY in things),
        "has_no_quantity": float(Thing.QUANTITY in things and not has_amount(found[0].passage.text)),
    }


def coverage(text: str, found: Sequence[Found], library: Library) -> float:
    """Return the share of the text's words that the passage with most of them has, 0 to 1.

    Rare words weigh more: a passage that has all of a question but "childminder" has little of it.
    """
    weights = {term: library.lexicon.weight(term) for term in terms_of(text)}
    whole = sum(weights.values())
    had = [
        sum(weights[term] for term in weights.keys() & _terms(item.passage, item.source)) for item in found
    ]
    return max(had, default=0.0) / whole if whole else 0.0


def missing_words(text: str, found: Sequence[Found], library: Library, most: int) -> list[str]:
    """Return the rarest words of a text that none of the passages has, as they stand in it, in its order.

    A word that is all over the library, or in every question, tells nothing by not being there.
    """
    had: set[str] = set().union(*(_terms(item.passage, item.source) for item in found))
    words = dict.fromkeys(word.strip(".,;:!?()\"'“”‘’") for word in text.split())
    lacking = {
        word: max(map(library.lexicon.weight, terms))
        for word in words
        if (terms := terms_of(word)) and had.isdisjoint(terms) and _tells(word, library)
    }
    lacking = {word: weight for word, weight in lacking.items() if weight >= TELLING}
    rarest = sorted(lacking, key=lambda word: -lacking[word])[:most]
    return [word for word in lacking if word in rarest]


def _tells(word: str, library: Library) -> bool:
    """Whether a word says what a text is about: common ones do where they ask for a thing, as "pay" does."""
    return not library.spelling.is_common(word) or bool(asked_for(word))


def _terms(passage: Passage, source: Source) -> set[str]:
    parts = (source.title, passage.locator, passage.text, *passage.heading_path)
    return set(terms_of(" ".join((*parts, *passage.questions, *passage.mistaken))))
