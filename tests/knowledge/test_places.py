from itertools import pairwise

from knowledge.library import Library
from knowledge.places import DEPTH, by_place
from knowledge.search import search


def test_a_place_is_one_hit_with_its_other_passages_beside(library: Library) -> None:
    searched = search(library, "what does section 1 of the 2026 Act say on family group meetings", 10 * DEPTH)
    hits = by_place(searched, 10)
    places = [hit.passage.id.partition("#")[0] for hit in hits]
    assert len(set(places)) == len(places) == 10
    assert any(hit.beside for hit in hits)
    beside = [passage.id for hit in hits for passage in hit.beside]
    assert beside == [id_ for id_ in dict.fromkeys(beside) if id_ in {f.passage.id for f in searched.found}]
    assert all(one.score >= two.score for one, two in pairwise(hits))
    assert all(
        other.id.startswith(f"{place}#")
        for place, hit in zip(places, hits, strict=True)
        for other in hit.beside
    )


def test_what_is_looked_up_comes_whole(library: Library) -> None:
    searched = search(library, "section 1 of the 2026 Act", 6)
    hits = by_place(searched, 3)
    assert hits == searched.found[:3]
    assert {hit.passage.place for hit in hits} == {"section-1"}


def test_fills_up_where_there_are_too_few_places(library: Library) -> None:
    searched = search(library, "how often are homes inspected in a year", 4 * DEPTH)
    few = searched._replace(
        found=[f for f in searched.found if f.passage.place == searched.found[0].passage.place]
    )
    hits = by_place(few, len(few.found))
    assert [hit.passage.id for hit in hits] == [found.passage.id for found in few.found]
    assert not any(hit.beside for hit in hits)
