"""The extractive composer: an answer made of the passages' own sentences. It needs no model."""

from collections.abc import Iterator
from typing import NamedTuple

from assistant.draft import Claim
from assistant.evidence import Evidence
from assistant.sentences import Unit, units_of
from knowledge.lexicon import terms_of
from knowledge.search import Found
from knowledge.vocabulary import Role

COMPOSER = "extractive"
MOST_WORDS = 120
# A list is not cut in the middle: a question that asks for one may have more words.
MOST_WORDS_OF_A_LIST = 220
# What the words that a sentence shares with the question count, beside its passage's score.
SHARED_WEIGHT = 0.3
# A sentence this much below the best adds nothing to the answer.
MARGIN = 0.4
# A sentence with this share of its words in one already chosen says nothing new.
SAID = 0.8


class Candidate(NamedTuple):
    """A unit that may be quoted.

    Parameters:
        found: its passage.
        position: its number within the passage.
        unit: the words.
        score: how well it answers.
    """

    found: Found
    position: int
    unit: Unit
    score: float


def compose(evidence: Evidence) -> Iterator[Claim]:
    """Yield the sentences that answer, in the order in which they read well.

    Sentences of the best passage come first, each passage's in its own order. After those about a
    provision comes the sentence that says whether it is in force; a question about commencement is
    answered by that sentence first.
    """
    chosen = _chosen(evidence)
    status_of = {_place(found): found for found in evidence.statuses}
    said = {_place(c.found) for c in chosen if c.found.passage.role is Role.COMMENCEMENT}
    passages = list(dict.fromkeys(candidate.found.passage.id for candidate in chosen))
    for candidate in sorted(chosen, key=lambda c: (passages.index(c.found.passage.id), c.position)):
        yield _claim(candidate.found, candidate.unit)
    for place in dict.fromkeys(_place(candidate.found) for candidate in chosen):
        if place in status_of and place not in said:
            status = status_of[place]
            yield _claim(status, units_of(status.passage.text)[0])


def _place(found: Found) -> tuple[str, str]:
    return found.passage.source_id, found.passage.place


def _chosen(evidence: Evidence) -> list[Candidate]:
    asked = set(terms_of(evidence.question.searched_for))
    candidates = sorted(
        (
            Candidate(found, position, unit, found.score + SHARED_WEIGHT * _shared(unit, asked))
            for found in evidence.selected
            for position, unit in enumerate(units_of(found.passage.text))
        ),
        key=lambda candidate: -candidate.score,
    )
    room = MOST_WORDS_OF_A_LIST if evidence.question.asks_list else MOST_WORDS
    chosen: list[Candidate] = []
    said: list[set[str]] = []
    for candidate in candidates:
        if chosen and candidate.score < chosen[0].score - MARGIN:
            break
        terms = set(terms_of(candidate.unit.text))
        if chosen and (candidate.unit.words > room or _is_said(terms, said)):
            continue
        chosen.append(candidate)
        room -= candidate.unit.words
        said.append(terms)
    return chosen


def _shared(unit: Unit, asked: set[str]) -> float:
    return len(asked & set(terms_of(unit.text))) / len(asked) if asked else 0.0


def _is_said(terms: set[str], said: list[set[str]]) -> bool:
    """Whether one sentence that was chosen already has nearly all of these words."""
    return any(len(terms & earlier) >= SAID * len(terms) for earlier in said)


def _claim(found: Found, unit: Unit) -> Claim:
    return Claim(text=unit.text, passage=found.passage, source=found.source, start=unit.start, end=unit.end)
