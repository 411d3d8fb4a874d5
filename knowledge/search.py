"""Finding passages: vectors and words over the same passages, fused, and provisions looked up by name."""

from typing import NamedTuple

from knowledge.alike import are_alike
from knowledge.bonuses import of_listed, of_names, of_setting
from knowledge.library import Library
from knowledge.query import Query, read_query
from knowledge.similar import FAR, Near
from knowledge.vocabulary import Filters, Frozen, Origin, Passage, Role, Source, work_of

# How many passages are looked at by words: the answer is far above.
POOL = 100
# What the share of the best BM25 score (0 to 1) counts beside a cosine (0 to 1).
LEXICAL_WEIGHT = 0.7
# What is told of a place's start or past comes after the place, where nobody asks for it.
UNASKED_PENALTY = 0.1
# A question that names so many settings compares them.
SEVERAL = 2
# What puts an official passage before the briefing on its place.
JUST_BEFORE = 0.001


class Parts(Frozen):
    """The parts of a search, each of which can be left out to measure what it is worth."""

    dense: bool = True
    lexical: bool = True
    spelling: bool = True
    acronyms: bool = True
    look_up: bool = True
    settings: bool = True
    roles: bool = True
    official_first: bool = True
    alike: bool = True


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
        asked: cosine of the question with the nearest question that people ask of it, 0 where none is near.
        mistaken: cosine with the nearest wording that takes for granted what it denies, likewise.
        alike: passages that say the same of other settings, and are no hits of their own.
        beside: passages of the same place that were found too, where hits are places.
    """

    passage: Passage
    source: Source
    score: float
    similarity: float
    overlap: float
    named: bool
    asked: float = 0.0
    mistaken: float = 0.0
    alike: tuple[Passage, ...] = ()
    beside: tuple[Passage, ...] = ()

    @property
    def settings(self) -> tuple[str, ...]:
        """The settings that the words are about: the passage's own and those of the ones alike."""
        return tuple(dict.fromkeys(s for p in (self.passage, *self.alike) for s in p.settings))


class Searched(NamedTuple):
    """What came of a search.

    Parameters:
        query: what was searched for.
        found: the passages, best first.
    """

    query: Query
    found: list[Found]


def search(
    library: Library,
    query: str,
    count: int,
    filters: Filters | None = None,
    parts: Parts | None = None,
) -> Searched:
    """Return the ``count`` passages that fit ``query`` best, best first.

    Parameters:
        library: where to look.
        query: words as a person types them.
        count: the most to return.
        filters: what to limit the search to.
        parts: what to search with; all by default.

    Raises:
        UnknownSourceError: where the filters name a source that is not held.
    """
    filters, parts = filters or Filters(), parts or Parts()
    library.check(filters)
    read = read_query(library, query, filters)
    if not parts.spelling:
        read = read._replace(text=query)
    scored = _Scores(library, read, filters, parts)
    return Searched(read, scored.found(count))


class _Scores:
    """The scores of one search, by passage id."""

    def __init__(self, library: Library, query: Query, filters: Filters, parts: Parts) -> None:
        self._library, self._parts = library, parts
        mask = library.passages.mask(filters)
        self._near: dict[str, Near] = {}
        if parts.dense:
            self._near = library.similar.nearest(library.vector(query.text), filters)
        self.similar = {
            id_: near.similarity for id_, near in self._near.items() if near.similarity > FAR.similarity
        }
        # What the vectors did not return is at most as similar as the last that they did.
        self.floor = min(self.similar.values(), default=0.0)
        shares = library.lexicon.shares(query.text, mask, POOL) if parts.lexical else {}
        self.overlap = {library.passages.ids[row]: share for row, share in shares.items()}
        self.named = {
            id_: bonus
            for id_, bonus in of_names(
                library, query, acronyms=parts.acronyms, provisions=parts.look_up
            ).items()
            if mask[library.passages.rows[id_]]
        }
        # What only mentions a provision ranks with what is on it, but is not what the question names.
        on_it = {id_ for reference in query.references for id_ in reference.ids}
        self._mentions = {id_ for reference in query.references for id_ in reference.mentioned} - on_it
        self._roles = query.roles if parts.roles else frozenset(Role)
        self._asked = query.settings if parts.settings else frozenset[str]()
        listed = of_listed(library, self._near)
        self.scores = {
            id_: self.similar.get(id_, self.floor)
            + LEXICAL_WEIGHT * self.overlap.get(id_, 0.0)
            + self.named.get(id_, 0.0)
            + listed.get(id_, 0.0)
            + of_setting(library.passages.settings.get(id_), self._asked)
            - self._handicap(id_)
            for id_ in {**self.similar, **self.overlap, **self.named}
        }
        if parts.official_first and library.officials:
            self._put_official_first()

    def found(self, count: int) -> list[Found]:
        """Return the best ``count``, those alike as one."""
        found: list[Found] = []
        for id_ in self._ranked():
            passage = self._library.passages.passage(id_)
            same = None
            if self._parts.alike and passage.settings:
                same = next((at for at, item in enumerate(found) if are_alike(item.passage, passage)), None)
            if same is not None:
                found[same] = found[same]._replace(alike=(*found[same].alike, passage))
            elif len(found) == count:
                break
            else:
                found.append(self._found(passage))
        return found

    def _ranked(self) -> list[str]:
        """Return the ids, best first.

        Of several settings that are asked about, the best of each leads, and what one guide says at a place
        is followed by what the others say there: whoever compares them reads both.
        """
        ranked = sorted(self.scores, key=lambda id_: (-self.scores[id_], id_))
        if len(self._asked) < SEVERAL:
            return ranked
        settings = self._library.passages.settings
        leads = {
            asked: next((id_ for id_ in ranked if asked in settings.get(id_, ())), None)
            for asked in self._asked
        }
        order = dict.fromkeys(sorted({id_ for id_ in leads.values() if id_}, key=ranked.index))
        best: dict[str, dict[str, str]] = {}
        for id_ in ranked:
            for asked in self._asked & settings.get(id_, frozenset()):
                best.setdefault(_heading_of(id_), {}).setdefault(asked, id_)
        for id_ in ranked:
            order[id_] = None
            if self._asked & settings.get(id_, frozenset()):
                order |= dict.fromkeys(best[_heading_of(id_)].values())
        return list(order)

    def _found(self, passage: Passage) -> Found:
        near = self._near.get(passage.id, Near(self.floor))
        return Found(
            passage,
            self._library.source_of(passage),
            round(self.scores[passage.id], 4),
            self.similar.get(passage.id, self.floor),
            self.overlap.get(passage.id, 0.0),
            passage.id in self.named and passage.id not in self._mentions,
            near.asked,
            near.mistaken,
        )

    def _handicap(self, passage_id: str) -> float:
        handicap = self._library.handicaps[passage_id.partition("/")[0]]
        is_unasked = self._library.passages.roles[passage_id] not in self._roles
        return handicap + (UNASKED_PENALTY if is_unasked else 0.0)

    def _put_official_first(self) -> None:
        """Rank the best official passage of a place before the briefing that explains it.

        A briefing is written to be found, an official text is not: so it takes the briefing's score.
        """
        library, scores = self._library, self.scores
        best: dict[tuple[str, Origin], str] = {}
        for id_ in sorted(scores, key=lambda id_: (scores[id_], id_)):
            if library.passages.roles[id_] in (Role.CONTENT, Role.BILL_HISTORY):
                source_id, _, place = id_.partition("#")[0].partition("/")
                best[f"{work_of(source_id)}/{place}", library.origin_of(id_)] = id_
        for (place, origin), official in best.items():
            briefing = best.get((place, Origin.BRIEFING))
            if origin is Origin.OFFICIAL and briefing and scores[briefing] >= scores[official]:
                scores[official] = scores[briefing] + JUST_BEFORE
                if briefing in self.similar:
                    self.similar[official] = max(self.similar.get(official, 0.0), self.similar[briefing])


def _heading_of(passage_id: str) -> str:
    """Return the place of a passage without its source: guides name the same places alike."""
    return passage_id.partition("/")[2].partition("#")[0]
