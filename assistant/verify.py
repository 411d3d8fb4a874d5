"""Verifying: which claims may stand. What fails is dropped."""

from assistant.draft import Claim
from assistant.evidence import Evidence


def may_stand(claim: Claim, evidence: Evidence) -> bool:
    """Whether a claim stands on words that are really there.

    The passage must be one that was selected as evidence, the quotation must be words of it, and the
    sentence must be the quotation, character for character.
    """
    allowed = {found.passage.id for found in (*evidence.selected, *evidence.statuses)}
    return (
        claim.passage.id in allowed
        and 0 <= claim.start < claim.end <= len(claim.passage.text)
        and claim.text == claim.quote
    )
