"""Hits by place: several passages of one section or heading are one hit, so that others are seen too."""

from knowledge.search import Found, Searched

# So many passages are looked at for each hit that is wanted: more of them changed nothing.
DEPTH = 2


def by_place(searched: Searched, count: int) -> list[Found]:
    """Return the best ``count`` places: the best passage of each, with the others of the place beside it.

    Of a look-up each passage stays a hit of its own: the place is what was asked for, whole. So do the
    best of the others where there are too few places.

    Parameters:
        searched: what was found, ``DEPTH`` times as many passages as hits are wanted.
        count: the most to return.
    """
    if searched.query.is_look_up:
        return searched.found[:count]
    first: dict[str, Found] = {}
    for found in searched.found:
        first.setdefault(_place(found), found)
    others = [found for found in searched.found if first[_place(found)] is not found]
    places, spare = list(first.values())[:count], max(0, count - len(first))
    beside = {
        _place(place): [o.passage for o in others[spare:] if _place(o) == _place(place)] for place in places
    }
    return [place._replace(beside=tuple(beside[_place(place)])) for place in places] + others[:spare]


def _place(found: Found) -> str:
    return found.passage.id.partition("#")[0]
