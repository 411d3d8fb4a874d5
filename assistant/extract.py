"""The extractive composer: an answer made of the passages' own sentences. It needs no model."""

from collections.abc import Iterator, Sequence

from assistant.draft import Claim
from assistant.evidence import Evidence
from assistant.in_force import states_of
from assistant.sentences import Unit, units_of
from knowledge.lexicon import terms_of
from knowledge.search import Found

COMPOSER = "extractive"
MOST_WORDS = 180
# A list is not cut in the middle: a question that asks for one may have more words.
MOST_WORDS_OF_A_LIST = 220
# Several parts or choices are read side by side.
MOST_WORDS_OF_A_PART = 120
MOST_WORDS_OF_A_CHOICE = 40
# So many passages tell all that they have on the question; those behind them their nearest sentence.
MOST_TOLD = 3
# A sentence with this share of its words in one already chosen says nothing new.
SAID = 0.8


def compose(evidence: Evidence) -> Iterator[Claim]:
    """Yield the sentences that answer, in the order in which they read well.

    The best passage comes first and whole, as far as there is room: a passage makes one point, with its
    exceptions, and half of it may mislead. Of the next come the sentences that share a word with the question
    and say something new, and of those behind them the one that shares most. Each part of a question has its
    own, each choice the start of its passage, and a denial of what is taken for granted comes before all.
    After what is said of provisions comes whether they are in force.
    """
    chosen: list[Found] = []
    for found, unit in _distinct(evidence):
        chosen.append(found)
        yield Claim.of(found, unit)
    yield from states_of(chosen, evidence)


def _distinct(evidence: Evidence) -> Iterator[tuple[Found, Unit]]:
    """Yield what each part says, no words twice."""
    parts = evidence.parts or (evidence,)
    seen: set[tuple[str, int]] = set()
    for part in parts:
        denial = [part.denial] if part.denial else []
        rest = _beginnings(part) if part.choices else _chosen(part, len(parts))
        for found, unit in (*denial, *rest):
            if (found.passage.id, unit.start) not in seen:
                seen.add((found.passage.id, unit.start))
                yield found, unit


def _beginnings(evidence: Evidence) -> Iterator[tuple[Found, Unit]]:
    """Yield the start of each passage: each is about another choice."""
    for found in evidence.selected:
        room = MOST_WORDS_OF_A_CHOICE
        for number, unit in enumerate(units_of(found.passage.text)):
            room -= unit.words
            if number and room < 0:
                break
            yield found, unit


def _chosen(evidence: Evidence, parts: int) -> Iterator[tuple[Found, Unit]]:
    asked = set(terms_of(evidence.question.searched_for))
    room = MOST_WORDS_OF_A_LIST if evidence.question.asks_list else MOST_WORDS
    if parts > 1:
        room = min(room, MOST_WORDS_OF_A_PART)
    said: list[set[str]] = []
    for rank, found in enumerate(evidence.selected):
        units = units_of(found.passage.text)
        if rank > 0:
            units = [unit for unit in units if not asked.isdisjoint(terms_of(unit.text))]
        if rank >= MOST_TOLD:
            units = sorted(units, key=lambda unit: -len(asked.intersection(terms_of(unit.text))))[:1]
        for unit in units:
            terms = set(terms_of(unit.text))
            if _is_said(terms, said):
                continue
            if said and unit.words > room:
                break
            room -= unit.words
            said.append(terms)
            yield found, unit


def _is_said(terms: set[str], said: Sequence[set[str]]) -> bool:
    """Whether one sentence that was chosen already has nearly all of these words."""
    return any(len(terms & earlier) >= SAID * len(terms) for earlier in said)
