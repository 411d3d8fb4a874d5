"""Whether a sentence says what is law of what is law, and names the setting that it is about."""

from assistant.evidence import Evidence
from assistant.verifying.failure import Failure
from assistant.verifying.words import Words
from knowledge.settings import settings, settings_in
from knowledge.vocabulary import Authority, CommencementState, Passage, Role, Source

# A sentence on one of these must say that it is not, or not surely, law that applies.
PENDING = {CommencementState.NOT_IN_FORCE, CommencementState.PARTLY_IN_FORCE, CommencementState.UNKNOWN}


def misstated(sentence: Words, quoted: Words, passage: Passage, source: Source) -> Failure | None:
    """Return in what a sentence misstates whether what it says is law.

    A sentence on a Bill says "would" or "the Bill"; one on a provision that is not wholly in force, or
    not known to be, says "would", "once in force" or the like. Passages about a provision's start or
    its past as a Bill speak of that themselves.
    """
    state = passage.commencement.state
    says_pending, says_in_force = sentence.marks("pending"), sentence.marks("in_force")
    if says_in_force and state is not CommencementState.IN_FORCE and not quoted.marks("in_force"):
        return Failure.STATE
    if says_pending and state not in PENDING and not quoted.marks("pending"):
        return Failure.STATE
    if passage.role is not Role.CONTENT:
        return None
    if source.authority is Authority.BILL:
        return None if sentence.marks("would", "bill") else Failure.NOT_LAW
    if state in PENDING and not sentence.marks("would", "pending"):
        return Failure.NOT_LAW
    return None


def names_setting(text: str, quote: str, passage: Passage, evidence: Evidence) -> bool:
    """Whether a sentence names the setting that it depends on, or the question does, and no other."""
    about = _settings_of(passage, evidence)
    named = settings_in(text)
    if not about or len(about) == len(settings()):
        return True
    question = evidence.question
    asked = settings_in(f"{question.text}\n{question.searched_for}") | {question.filters.setting}
    return bool(about & (named | asked)) and named <= about | settings_in(quote)


def _settings_of(passage: Passage, evidence: Evidence) -> set[str]:
    """Return the settings of a passage, and of those that say the same of others."""
    return {
        setting
        for found in (*evidence.selected, *evidence.statuses)
        if found.passage.id == passage.id
        for setting in found.settings
    } | set(passage.settings)
