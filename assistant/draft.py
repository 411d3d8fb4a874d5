"""An answer on its way: the evidence and the claims that stand on it so far."""

from typing import Self

from assistant.evidence import Evidence
from assistant.sentences import Unit
from assistant.verifying.failure import Failure
from knowledge.search import Found
from knowledge.vocabulary import Frozen, Passage, Source


class Claim(Frozen):
    """A sentence of an answer and the words of a passage that it stands on.

    Parameters:
        text: the sentence, or a list with its lead-in.
        passage: the passage.
        source: the passage's source.
        start: where the quotation starts in the passage's text.
        end: where it ends.
    """

    text: str
    passage: Passage
    source: Source
    start: int
    end: int

    @classmethod
    def of(cls, found: Found, unit: Unit) -> Self:
        """Return the claim that is a sentence of a passage."""
        return cls(text=unit.text, passage=found.passage, source=found.source, start=unit.start, end=unit.end)

    @property
    def quote(self) -> str:
        """The words of the passage that the sentence stands on."""
        return self.passage.text[self.start : self.end]


class Draft(Frozen):
    """The claims so far. Drafts of the same evidence add up, as LangChain's streams do.

    Parameters:
        evidence: what the answer may be made of.
        claims: in order.
        composer: what writes it.
        dropped: why each claim that may not stand was dropped.
        trouble: why the chat model did not finish, by its name in ``wording.yaml``; None where it did.
    """

    evidence: Evidence
    claims: tuple[Claim, ...] = ()
    composer: str
    dropped: tuple[Failure, ...] = ()
    trouble: str | None = None

    def __add__(self, other: Self) -> Self:
        return self.model_copy(
            update={
                "claims": (*self.claims, *other.claims),
                "composer": other.composer,
                "dropped": (*self.dropped, *other.dropped),
                "trouble": self.trouble or other.trouble,
            }
        )
