"""Mistakes that people make, and the briefings' words against them.

A briefing lists how people ask who believe what its passage denies. Where one of these wordings is near to a
question, and nearer than what people ask of other passages, the question is taken to have the same premise.
"""

import re

from assistant.forms import denies, leaves_open, takes_for_granted
from assistant.sentences import Unit, units_of
from knowledge.lexicon import terms_of
from knowledge.search import Found, Searched

PROVISION = re.compile(r"(?:section|schedule|clause|regulation)-(\w+)")
# Mistakes are looked for in the first passages.
FIRST = 5
# The nearest counts from here. Where the form of the question says that something is so, less is enough.
# Chosen on the half of the questions that is looked at: `make premises`, docs/answers.md.
LEAST, LEADING_LEAST = 1.0, 0.68


def mistaken_in(text: str, searched: Searched) -> tuple[Found, Unit] | None:
    """Return the words that deny what a question takes for granted, where a briefing knows of that mistake.

    A question that leaves open whether it is so ("is there a limit?") takes nothing for granted, and a
    passage on another provision than the question names denies nothing of it. Of several denials in the
    passage, the one with most of the question's words counts.

    Parameters:
        text: the question as it was asked.
        searched: what was found.
    """
    leading = takes_for_granted(text)
    mistake = nearest_mistake(text, searched)
    if mistake is None or mistake[1] < (LEADING_LEAST if leading else LEAST):
        return None
    found = mistake[0]
    units = units_of(found.passage.text)
    denials = [unit for unit in units if denies(unit.text)] or units[:1]
    words = set(terms_of(text))
    return found, max(denials, key=lambda unit: len(words & set(terms_of(unit.text))))


def nearest_mistake(text: str, searched: Searched) -> tuple[Found, float] | None:
    """Return the passage that may deny what a question takes for granted, and how near its mistake is.

    That is a cosine, to which is added how much nearer the mistake is than what people ask of other passages.
    """
    if not searched.found or leaves_open(text):
        return None
    nearest = max(searched.found[:FIRST], key=lambda item: item.mistaken)
    if not nearest.mistaken or _is_of_another_provision(nearest, searched):
        return None
    asked = max((item.asked for item in searched.found if item is not nearest), default=0.0)
    return nearest, nearest.mistaken + (nearest.mistaken - asked)


def _is_of_another_provision(found: Found, searched: Searched) -> bool:
    named = [reference for reference in searched.query.references if reference.is_held]
    place = PROVISION.fullmatch(found.passage.place)
    return (
        bool(named and place)
        and not any(found.passage.id in reference.ids for reference in named)
        and not any(place and reference.name.number == place[1] for reference in named)
    )
