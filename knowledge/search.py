"""Finding passages: vectors and words over the same passages, fused, and provisions looked up by name."""

from typing import NamedTuple

import numpy as np

from knowledge.authorities import ranks
from knowledge.lexicon import terms_of
from knowledge.library import Library
from knowledge.provisions import REFERENCE, references
from knowledge.settings import settings_in
from knowledge.vocabulary import Filters, Origin, Passage, Role, Source, work_of

# How many vectors are looked at, and how many passages by words: the answer is far above either.
POOL = 200
# What the share of the best BM25 score (0 to 1) counts beside a cosine (0 to 1): measured on the
# development questions, where 0.2 to 0.5 did alike and reciprocal ranks did worse.
LEXICAL_WEIGHT = 0.5
# A provision that the question names is put before what is merely alike.
NAMED_BONUS = 0.25
# A passage about other settings than the question names says what holds for somebody else.
OTHER_SETTING_PENALTY = 0.3
# What puts an official passage before the briefing on its place.
JUST_BEFORE = 0.001
# A question with so few other words is a look-up: the named provision is the whole answer.
LOOK_UP_WORDS = 2


class Found(NamedTuple):
    """A passage that a search found.

    Parameters:
        passage: the passage.
        source: its source.
        score: what it is ranked by; comparable within one search only.
        similarity: cosine of the question with the passage's text or its nearest question, 0 to 1; of
            an official text that outranks a briefing on its place, the briefing's where it is greater.
        overlap: its BM25 score as a share of the best in this search, 0 to 1.
        named: whether the question names its provision.
    """

    passage: Passage
    source: Source
    score: float
    similarity: float
    overlap: float
    named: bool


def search(library: Library, query: str, count: int, filters: Filters | None = None) -> list[Found]:
    """Return the ``count`` passages that fit ``query`` best, best first.

    Parameters:
        library: where to look.
        query: words as a person types them.
        count: the most to return.
        filters: what to limit the search to.

    Raises:
        UnknownSourceError: where the filters name a source that is not held.
    """
    filters = filters or Filters()
    library.check(filters)
    mask = library.passages.mask(filters)
    vector = library.encoder.encode([query])[0]
    similar = library.vectors.nearest(vector, POOL, filters)
    bm25 = library.lexicon.scores(query, mask)
    best = float(bm25.max(initial=0.0)) or 1.0
    top = np.argsort(-bm25, kind="stable")[:POOL]
    overlap = {library.passages.ids[row]: float(bm25[row]) / best for row in top if bm25[row] > 0}
    allowed = {library.passages.ids[row] for row in np.flatnonzero(mask)}
    asked = settings_in(query)
    named = _named(library, query) & allowed
    # What the vectors did not return is at most as similar as the last that they did.
    floor = min(similar.values(), default=0.0)
    scores = {
        id_: similar.get(id_, floor)
        + LEXICAL_WEIGHT * overlap.get(id_, 0.0)
        + (_bonus(query) if id_ in named else 0.0)
        - (OTHER_SETTING_PENALTY if _is_of_others(library, id_, asked) else 0.0)
        - _handicap(library, id_)
        for id_ in (*similar, *overlap, *named)
    }
    _put_official_first(library, scores, similar)
    ranked = sorted(scores, key=lambda id_: (-scores[id_], id_))[:count]
    found: list[Found] = []
    for id_ in ranked:
        passage = library.passages.passage(id_)
        found.append(
            Found(
                passage,
                library.source_of(passage),
                round(scores[id_], 4),
                similar.get(id_, floor),
                overlap.get(id_, 0.0),
                id_ in named,
            )
        )
    return found


def _put_official_first(library: Library, scores: dict[str, float], similar: dict[str, float]) -> None:
    """Rank the best official passage of a place before the briefing that explains it.

    A briefing is written to be found, an official text is not: so it takes the briefing's score.
    """
    best: dict[tuple[str, Origin], str] = {}
    for id_ in sorted(scores, key=lambda id_: (scores[id_], id_)):
        if library.passages.roles[id_] in (Role.CONTENT, Role.BILL_HISTORY):
            source_id, _, place = id_.partition("#")[0].partition("/")
            best[f"{work_of(source_id)}/{place}", library.origin_of(id_)] = id_
    for (place, origin), official in best.items():
        briefing = best.get((place, Origin.BRIEFING))
        if origin is Origin.OFFICIAL and briefing and scores[briefing] >= scores[official]:
            scores[official] = scores[briefing] + JUST_BEFORE
            if briefing in similar:
                similar[official] = max(similar.get(official, 0.0), similar[briefing])


def _handicap(library: Library, passage_id: str) -> float:
    source_id, _, _ = passage_id.partition("/")
    return ranks()[library.holdings[source_id].source.authority].handicap


def _is_of_others(library: Library, passage_id: str, asked: frozenset[str]) -> bool:
    settings = library.passages.settings.get(passage_id)
    return bool(asked and settings and not asked & settings)


def _named(library: Library, query: str) -> set[str]:
    ids: set[str] = set()
    for name in references(query):
        ids |= library.passages.named(name)
    return ids


def _bonus(query: str) -> float:
    others = terms_of(REFERENCE.sub(" ", query))
    return 1.0 if len(others) <= LOOK_UP_WORDS else NAMED_BONUS
