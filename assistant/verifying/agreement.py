"""Whether a sentence denies, limits, conditions and demands what its quotation does, and no more."""

from assistant.verifying.failure import Failure
from assistant.verifying.words import Words

DENIALS = {"not", "mustnot", "neednot"}
MODALS = ("must", "mustnot", "neednot", "may", "should")
# What makes less of the words behind it, and what more; only its quotation may have a sentence say so.
LESS = ("some", "intends")
MORE = (*LESS, "always", "all")
# Modals that a sentence must keep: without them a possibility reads as a fact.
KEPT = {"may", "should", "neednot", "mustnot"}
# What can put a quotation's "if" in other words.
CONDITIONS = ("if", "when", "once", "except", "only", "from", "after", "by", "before")
# What says the opposite in time, and what else each may be put as.
TIMES = (("after", "from"), ("before", "by"))
# A word is denied where a "not" stands at most so many words from it.
NEAR = 3
# Of the words behind a modal, one of so many is what it demands or allows: "must first offer".
GOVERNED = 2


def disagreement(sentence: Words, quoted: Words) -> Failure | None:
    """Return in what a sentence disagrees with its quotation."""
    if _limits(sentence) != _limits(quoted) or not (_denies_as(sentence, quoted)):
        return Failure.NEGATION
    if not _keeps_conditions(sentence, quoted):
        return Failure.CONDITION
    if (
        sentence.marks("usually") != quoted.marks("usually")
        or not sentence.marks(*MORE) <= quoted.marks(*MORE)
        or any(_is_left_out(mark, sentence, quoted) for mark in LESS)
    ):
        return Failure.FREQUENCY
    if quoted.marks("reported") and not sentence.marks("reported"):
        return Failure.REPORTED
    return None if _demands_as(sentence, quoted) else Failure.MODAL


def _keeps_conditions(sentence: Words, quoted: Words) -> bool:
    """Whether a sentence has a condition where its quotation has, and the same side of a point in time."""
    if quoted.marks("if", "when") and not sentence.marks(*CONDITIONS):
        return False
    # What is denied up to a point in time is not denied for ever.
    if sentence.marks(*DENIALS) and quoted.marks("before", "after") > sentence.marks("before", "after"):
        return False
    return all(quoted.marks(time, other) for time, other in TIMES if sentence.marks(time))


def _is_left_out(mark: str, sentence: Words, quoted: Words) -> bool:
    """Whether the sentence has what the quotation marks with "some" or "plans to", and not that mark."""
    if sentence.marks(mark):
        return False
    places = [at for at, token in enumerate(quoted.tokens) if token == f"<{mark}>"]
    firsts = (next((term for term in quoted.terms[at + 1 :] if term), None) for at in places)
    return any(term in sentence.meaning for term in firsts)


def _limits(words: Words) -> set[str]:
    """Return which ways of saying less than all a text has: not, except, only."""
    return words.marks("except", "only") | ({"not"} if words.marks(*DENIALS) else set())


def _denies_as(sentence: Words, quoted: Words) -> bool:
    """Whether each word that the one denies is denied in the other, where it has it."""
    return all(
        _is_denied(other, term)
        for one, other in ((sentence, quoted), (quoted, sentence))
        for term in _denied(one) & other.meaning
    )


def _denied(words: Words) -> set[str]:
    """Return the first word with a meaning behind each "not"."""
    places = [at for at, token in enumerate(words.tokens) if token.strip("<>") in DENIALS]
    firsts = (next((term for term in words.terms[at + 1 :] if term), None) for at in places)
    return {term for term in firsts if term}


def _is_denied(words: Words, term: str) -> bool:
    return any(
        token.strip("<>") in DENIALS
        for at, here in enumerate(words.terms)
        if here == term
        for token in words.tokens[max(0, at - NEAR) : at + NEAR + 1]
    )


def _demands_as(sentence: Words, quoted: Words) -> bool:
    """Whether the sentence's modals are the quotation's, on the same words."""
    said, meant = sentence.marks(*MODALS), quoted.marks(*MODALS)
    if not said <= meant or (not said and len(meant) == 1 and meant <= KEPT):
        return False
    # Of the words behind a modal the first that the quotation has tells; where it has none, it says other.
    firsts = (
        (modal, next((term for term in governed if term in quoted.meaning), ""))
        for modal, governed in _governed(sentence)
        if governed
    )
    return all(modal in _modals_on(quoted, first) for modal, first in firsts)


def _governed(words: Words) -> list[tuple[str, list[str]]]:
    """Return each modal with the words behind it that it may be about, up to the next modal."""
    pairs: list[tuple[str, list[str]]] = []
    for at, token in enumerate(words.tokens):
        if (modal := token.strip("<>")) in MODALS and token[0] == "<":
            behind = words.tokens[at + 1 :]
            end = next((n for n, other in enumerate(behind) if _is_modal(other)), len(behind))
            terms = [term for term in words.terms[at + 1 : at + 1 + end] if term]
            pairs.append((modal, terms[:GOVERNED]))
    return pairs


def _modals_on(words: Words, term: str) -> set[str]:
    """Return the modals that stand nearest before a word, of each time that it occurs."""
    modals: set[str] = set()
    for at, here in enumerate(words.terms):
        if here == term:
            modals |= {next((token.strip("<>") for token in words.tokens[:at][::-1] if _is_modal(token)), "")}
    return modals


def _is_modal(token: str) -> bool:
    return token[0] == "<" and token.strip("<>") in MODALS
