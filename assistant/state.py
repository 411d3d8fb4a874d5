"""What came of a question: its status, and what the answer says of it first."""

from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Claim
from assistant.evidence import Evidence
from assistant.scope import field_outside
from assistant.sufficiency import Verdict
from assistant.wording import wording


def status_of(evidence: Evidence, claims: Sequence[Claim]) -> Status:
    """Return the status of an answer with these claims."""
    question = evidence.question
    none = Status.OUT_OF_SCOPE if field_outside(question.searched_for) else Status.NO_EVIDENCE
    in_order = (
        (Status.IMMEDIATE_RISK, question.tells_of_danger),
        (Status.NOT_ENGLISH, not question.english),
        (none, not claims),
        (Status.PREMISE_NOT_SUPPORTED, evidence.denial is not None),
        (Status.NEEDS_CLARIFICATION, bool(evidence.choices)),
        (Status.PARTLY_ANSWERED, evidence.verdict is Verdict.SOME),
        (Status.ONE_CHILD, question.is_on_one_child),
    )
    return next((status for status, fits in in_order if fits), Status.ANSWERED)


def lead_of(status: Status, evidence: Evidence) -> str:
    """Return what a status has to say before the sentences; nothing where the question is answered."""
    words = wording()["answers"]
    if status is Status.ANSWERED:
        return ""
    key = "partly_answered_alone" if status is Status.PARTLY_ANSWERED and not evidence.not_covered else status
    said = words[key].format(
        not_covered="; ".join(f"“{missing}”" for missing in evidence.not_covered),
        choices="; ".join(choice.name for choice in evidence.choices),
        field=field_outside(evidence.question.searched_for) or "",
    )
    says_who_decides = status in (Status.ONE_CHILD, Status.IMMEDIATE_RISK) or not status.answers
    if evidence.question.is_on_one_child and not says_who_decides:
        return f"{words[Status.ONE_CHILD]} {said}"
    return said
