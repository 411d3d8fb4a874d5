"""Whether what an answer is on is in force: said after its sentences, whoever wrote them."""

from collections.abc import Iterable, Iterator

from assistant.draft import Claim
from assistant.evidence import Evidence
from assistant.sentences import units_of
from knowledge.search import Found
from knowledge.vocabulary import Role


def states_of(said: Iterable[Found], evidence: Evidence) -> Iterator[Claim]:
    """Yield the first sentence on the start of each place that something was said of, but not its start.

    Parameters:
        said: the passages that the answer has sentences of, in its order.
        evidence: with the passages on the start of places.
    """
    said = list(said)
    start_of = {_place(found): found for found in evidence.statuses}
    told = {_place(found) for found in said if found.passage.role is Role.COMMENCEMENT}
    for place in dict.fromkeys(map(_place, said)):
        if place in start_of and place not in told:
            start = start_of[place]
            yield Claim.of(start, units_of(start.passage.text)[0])


def _place(found: Found) -> tuple[str, str]:
    return found.source.work, found.passage.place
