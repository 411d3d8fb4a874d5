"""What is added to a passage's score: for what the question names, lists or asks of a setting."""

from collections.abc import Mapping

from knowledge.glossary import glossary_place
from knowledge.library import Library
from knowledge.query import Query
from knowledge.similar import Near

# A provision that the question names is put before what is merely alike, and before all where the
# question is a look-up; its own place before the places that change it.
NAMED_BONUS = 0.25
LOOK_UP_BONUS = 1.0
OWN_BONUS = 0.1
# Whoever asks from this cosine on what a briefing lists that people ask, asks that, whatever else is named.
LISTED, LISTED_BONUS = 0.9, 0.5
# A passage about other settings than the question names says what holds for somebody else.
OTHER_SETTING_PENALTY = 0.5
OWN_SETTING_BONUS = 0.1


def of_names(library: Library, query: Query, *, acronyms: bool, provisions: bool) -> dict[str, float]:
    """Return the bonuses of passages on what the question names, by passage id.

    Parameters:
        library: where to look.
        query: what was asked.
        acronyms: whether acronyms count.
        provisions: whether provisions do.
    """
    bonus = LOOK_UP_BONUS if query.is_look_up else NAMED_BONUS
    bonuses: dict[str, float] = {}
    for acronym in query.acronyms if acronyms else ():
        bonuses |= dict.fromkeys(library.passages.ids_at(*glossary_place(acronym)), LOOK_UP_BONUS)
    for reference in query.references if provisions else ():
        if reference.is_usual and not query.is_look_up:
            continue
        if query.is_bare and not reference.mentioned:
            bonuses |= dict.fromkeys(reference.at_nearest, LOOK_UP_BONUS)
        bonuses |= dict.fromkeys(reference.mentioned, bonus)
        for position, id_ in enumerate(reference.ids):
            bonuses[id_] = bonus + (OWN_BONUS if position < reference.own else 0.0)
    return bonuses


def of_listed(library: Library, near: Mapping[str, Near]) -> dict[str, float]:
    """Return the bonuses of passages whose briefings list what is asked, by passage id.

    News and the like get none, whatever is asked of them: law and guidance come first.
    """
    return {
        id_: LISTED_BONUS * (passage.asked - LISTED) / (1 - LISTED)
        for id_, passage in near.items()
        if passage.asked > LISTED and not library.handicaps[id_.partition("/")[0]]
    }


def of_setting(settings: frozenset[str] | None, asked: frozenset[str]) -> float:
    """Return the bonus of a passage on a setting that is asked about; less than 0 where it is on others."""
    if not settings or not asked:
        return 0.0
    return OWN_SETTING_BONUS if asked & settings else -OTHER_SETTING_PENALTY
