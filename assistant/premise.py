"""What a question takes for granted, and whether the sources deny it.

Words cannot tell whether a text bears out a claim. So this says little: that a premise is not supported it
says where a briefing lists the mistake in such words; and where a question takes something for granted by
its form, and the provision that it names is not in force or the words that come nearest are a denial.
"""

from collections.abc import Sequence

from assistant.forms import denies, is_negated, takes_for_granted
from assistant.mistakes import mistaken_in
from assistant.sentences import Unit, units_of
from knowledge.lexicon import terms_of
from knowledge.library import Library
from knowledge.search import Found, Searched
from knowledge.vocabulary import CommencementState, Role

# How much of the question's words the denial has, at the least.
NEAR = 0.4
LOOKED_AT = 2


def denial_in(
    text: str, searched: Searched, selected: Sequence[Found], library: Library
) -> tuple[Found, Unit] | None:
    """Return the words that deny what a question takes for granted; None where nothing does.

    Those that say that the provision which it names is not in force come before all others.

    Parameters:
        text: the question as it was asked.
        searched: what was found.
        selected: the passages that answer, best first.
        library: what says which words are rare.
    """
    leading = takes_for_granted(text) and not is_negated(text)
    return (
        (_not_in_force(selected, library) if leading else None)
        or mistaken_in(text, searched)
        or (_nearest(searched.query.text, selected, library) if leading else None)
    )


def _nearest(text: str, found: Sequence[Found], library: Library) -> tuple[Found, Unit] | None:
    """Return the words of the best passages that come nearest to the question, where they are a denial."""
    weights = {term: library.lexicon.weight(term) for term in terms_of(text)}
    whole = sum(weights.values())
    best: tuple[float, Found, Unit] | None = None
    for item in found[:LOOKED_AT]:
        for unit in units_of(item.passage.text):
            share = sum(weights[term] for term in weights.keys() & set(terms_of(unit.text)))
            # Of two that have as much, the denial counts.
            if best is None or (share, denies(unit.text)) > (best[0], False):
                best = share, item, unit
    if best is None or best[0] < NEAR * whole or not denies(best[2].text):
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
