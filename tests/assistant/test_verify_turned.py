"""Sentences of the library with one thing changed: hardly any may stand."""

import random
import re
from collections.abc import Callable, Iterator

import pytest

from assistant.draft import Claim
from assistant.sentences import units_of
from assistant.verify import failure_of
from knowledge.lexicon import terms_of
from knowledge.library import Library
from knowledge.search import Found
from knowledge.vocabulary import Authority, Commencement, CommencementState
from tests.assistant.made_evidence import evidence_of

WORD = re.compile(r"[A-Za-z][a-z]+")
IN_FORCE = Commencement(state=CommencementState.IN_FORCE, note="as if it were", checked="2026-06")
PASSAGES = 400


def exchanged(text: str, chance: random.Random) -> str:
    words = [word for word in WORD.finditer(text) if terms_of(word.group())]
    first, second = sorted(chance.sample(words, 2), key=lambda word: word.start())
    between = text[first.end() : second.start()]
    return text[: first.start()] + second.group() + between + first.group() + text[second.end() :]


def replaced(text: str, chance: random.Random) -> str:
    word = chance.choice([word for word in WORD.finditer(text) if terms_of(word.group())])
    return text[: word.start()] + chance.choice(("goat", "sings", "yearly")) + text[word.end() :]


def joined(text: str, chance: random.Random) -> str:
    at = chance.choice([*re.finditer(" and | or ", text)] or [None])
    other = {" and ": " or ", " or ": " and "}
    return text[: at.start()] + other[at.group()] + text[at.end() :] if at else text


def sentences(library: Library, chance: random.Random) -> Iterator[tuple[Found, str]]:
    """Yield a sentence of each of some passages, as if all were law that is in force everywhere."""
    for id_ in chance.sample(sorted(library.passages.ids), PASSAGES):
        held = library.passages.passage(id_)
        source = library.source_of(held)
        units = [unit for unit in units_of(held.text) if 8 <= unit.words <= 40 and unit.text.endswith(".")]
        if units and source.authority is not Authority.BILL:
            passage = held.model_copy(update={"commencement": IN_FORCE, "settings": ()})
            yield Found(passage, source, 1.0, 1.0, 1.0, False), chance.choice(units).text


@pytest.mark.parametrize(("change", "most"), [(exchanged, 0.12), (replaced, 0.05), (joined, 0.05)])
def test_hardly_any_changed_sentence_stands(
    library: Library, change: Callable[[str, random.Random], str], most: float
) -> None:
    chance = random.Random(7)
    stood: list[bool] = []
    for found, quote in sentences(library, chance):
        changed = change(quote, chance)
        if changed.lower() != quote.lower():
            start = found.passage.text.index(quote)
            claim = Claim(
                text=changed,
                passage=found.passage,
                source=found.source,
                start=start,
                end=start + len(quote),
            )
            stood.append(failure_of(claim, evidence_of(found, question=quote)) is None)
    assert len(stood) > 50
    assert sum(stood) / len(stood) <= most
