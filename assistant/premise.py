"""What a question takes for granted, and whether the sources deny it.

Words cannot tell whether a text bears out a claim. So this says little: only where a question takes something
for granted by its form, and either the provision that it names is not in force or the words that come nearest
to it are a denial, does the answer say that its premise is not supported.
"""

import re
from collections.abc import Sequence

from assistant.sentences import Unit, units_of
from knowledge.lexicon import terms_of
from knowledge.library import Library
from knowledge.search import Found
from knowledge.vocabulary import CommencementState, Role

TAG = (
    r"(?:right|correct|yes|(?:is|are|do|does|did|has|have|was|were|can|must)(?:n'?t)? (?:it|they|we|you|that)"
    r"|is that (?:right|correct|true)|innit)"
)
NEGATED_TAG = (
    r"(?:(?:is|are|do|does|did|has|have|was|were|can|must)n'?t (?:it|they|we|you|that)"
    r"|is that (?:right|correct|true))"
)
LEADING = re.compile(
    rf",\s*{TAG}\s*\??$|\s{NEGATED_TAG}\s*\??$"
    r"|^(?:now|since|as|given|because|why|seeing as|so (?:we|i|they|you)|is it true|i heard|i(?:'ve)? read"
    r"|we were told|i was told|apparently)\b",
    re.IGNORECASE,
)
DENIAL = re.compile(
    r"\b(?:not|no|nor|neither|none|nothing|never|cannot|nobody|without|rather than|only where|only after"
    r"|instead)\b|n't\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not|no|never|nothing|cannot|cant|dont|doesnt|isnt|without)\b|n't\b", re.IGNORECASE
)
# How much of the question's words the denial has, at the least.
NEAR = 0.4
LOOKED_AT = 2


def takes_for_granted(text: str) -> bool:
    """Whether a question says by its form that something is so: "now that …", "…, isn't it?"."""
    return bool(LEADING.search(text.strip().replace("’", "'")))


def denial_of(text: str, found: Sequence[Found], library: Library) -> tuple[Found, Unit] | None:
    """Return the words that deny what a question takes for granted.

    Where the provision that it names is not in force, they are those that say so; else the words of the best
    passages that come nearest to the question, where they are a denial.

    Parameters:
        text: a question that takes something for granted; with a negation in it, no denial tells anything.
        found: the passages that answer, best first.
        library: what says which words are rare.
    """
    if NEGATED.search(text.replace("’", "'")):
        return None
    weights = {term: library.lexicon.weight(term) for term in terms_of(text)}
    whole = sum(weights.values())
    if not_in_force := _not_in_force(found, library):
        return not_in_force
    best: tuple[float, Found, Unit] | None = None
    for item in found[:LOOKED_AT]:
        for unit in units_of(item.passage.text):
            share = sum(weights[term] for term in weights.keys() & set(terms_of(unit.text)))
            # Of two that have as much, the denial counts.
            if best is None or (share, bool(DENIAL.search(unit.text))) > (best[0], False):
                best = share, item, unit
    if best is None or best[0] < NEAR * whole or not DENIAL.search(best[2].text):
        return None
    return best[1], best[2]


def _not_in_force(found: Sequence[Found], library: Library) -> tuple[Found, Unit] | None:
    """Return what says that the provision that the question names is not in force."""
    named = found[0]
    if not named.named or named.passage.commencement.state is not CommencementState.NOT_IN_FORCE:
        return None
    at_place = library.passages.at(named.source.work, named.passage.place)
    starts = [passage for passage in at_place if passage.role is Role.COMMENCEMENT]
    if not starts:
        return None
    start = named._replace(passage=starts[0], source=library.source_of(starts[0]))
    return start, units_of(starts[0].text)[0]
