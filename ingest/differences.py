"""How the next edition differs from the one before, in passages."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from knowledge.vocabulary import Passage


class Differences(NamedTuple):
    """Numbers of passages. A passage whose month of checking alone is newer counts as unchanged."""

    new: int
    changed: int
    unchanged: int
    removed: int

    @classmethod
    def between(cls, before: Iterable[Passage], after: Iterable[Passage]) -> Self:
        """Compare two editions, passage by passage, by id."""
        old = {passage.id: _face(passage) for passage in before}
        new = {passage.id: _face(passage) for passage in after}
        both = old.keys() & new.keys()
        unchanged = sum(old[id_] == new[id_] for id_ in both)
        return cls(len(new) - len(both), len(both) - unchanged, unchanged, len(old) - len(both))

    @classmethod
    def none(cls, passages: int) -> Self:
        """Say that nothing is different."""
        return cls(0, 0, passages, 0)


def _face(passage: Passage) -> str:
    return passage.model_dump_json(exclude={"checked": True, "commencement": {"checked"}})
