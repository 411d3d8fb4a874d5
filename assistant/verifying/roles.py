"""Whether a sentence's words stand to one another as its quotation's do: who does what to whom."""

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from assistant.sentences import units_of
from assistant.verifying.words import Words, neutral, vocabulary, words_in_clauses

# Behind one of these something else begins: another item of a list, or another clause.
RELATIVES = ("who", "whom", "which", "that", "whose")
BREAKS = (",", "and", "or", "but", "than", *RELATIVES)
# Where a sentence may go back to an earlier word of its quotation: at the start of a clause or an item.
BEGINS = (",", "and", "or", "but")
BEING = ("be", "been", "being", "is", "are", "was", "were")
# What stands behind a subject.
HELPING = ("has", "have", "had", "does", "do", "will")
VERBS = (*BEING, *HELPING, "<must>", "<may>", "<should>", "<mustnot>", "<would>")
GIVING = ("to", "for")
BY = "<by>"


class Step(NamedTuple):
    """Two words of a sentence, one after the other, and where both stand in the quotation.

    Parameters:
        before: the tokens between them in the sentence.
        start: where the first stands in the quotation.
        end: where the second does.
    """

    before: tuple[str, ...]
    start: int
    end: int


def keeps_roles(text: str, quote: str) -> bool:
    """Whether each sentence of ``text`` has the words of ``quote`` that it uses in their order.

    A phrase may be put in front; a passive turns subject and object round; "offer them a meeting" is "offer a
    meeting to them". Nothing may be joined to a word over the head of what it belongs to: of "a keeper cleans
    and an owner pays" there is no "a keeper pays".
    """
    return all(_follows(words_in_clauses(unit.text), words_in_clauses(quote)) for unit in units_of(text))


def _follows(sentence: Words, quote: Words) -> bool:
    places = {term: [at for at, other in enumerate(quote.terms) if other == term] for term in quote.meaning}
    kept = [at for at, term in enumerate(sentence.terms) if term in places]
    if not kept or _has_other_subject(sentence, quote, kept[0]):
        return False
    # Each word may stand at several places. All ways to go through them are tried at once; with each goes
    # whether the one step back of a phrase that was put in front is still to come.
    ways = {(place, _puts_in_front(sentence)) for place in places[sentence.terms[kept[0]] or ""]}
    for last, at in pairwise(kept):
        between = sentence.tokens[last + 1 : at]
        ways = {
            (end, front and free)
            for start, front in ways
            for end in places[sentence.terms[at] or ""]
            for free in (True, False)
            if _is_free(Step(between, start, end), quote) or (not free and front and end < start)
        }
    return bool(ways)


def _is_free(step: Step, quote: Words) -> bool:
    """Whether the second word may stand behind the first."""
    turned = _is_passive(step.before) != _is_passive(quote.tokens[: step.end])
    if step.end > step.start:
        return not turned and not _leaves_out_subject(step, quote)
    if any(token in BEGINS for token in step.before):
        return True
    passed = quote.tokens[step.end + 1 : step.start]
    if turned:
        return _is_passive(step.before)
    if BY in step.before and not any(quote.terms[step.end + 1 : step.start]):
        return True
    given = passed[:1] != () and passed[0] in GIVING
    gives = any(token in GIVING for token in step.before)
    return given != gives and not any(token in BREAKS for token in passed)


def _is_passive(before: tuple[str, ...]) -> bool:
    return before[-1:] != () and before[-1] in BEING


def _leaves_out_subject(step: Step, quote: Words) -> bool:
    """Whether what is passed over has a word that the second belongs to rather than to the first."""
    passed = range(step.start + 1, step.end)
    broken = next((at for at in reversed(passed) if quote.tokens[at] in BREAKS), None)
    if broken is None:
        return False
    if _begins_clause(quote, step.end) and not any(token in BEGINS for token in step.before):
        return True
    if quote.tokens[step.end] in vocabulary()["kinds"] and "<under>" in step.before:
        # "under section 3" belongs to the whole; its number is checked with the figures.
        return False
    if any(quote.terms[at] for at in range(broken, step.end)):
        return True
    return quote.tokens[broken] in RELATIVES and any(quote.terms[at] for at in range(step.start + 1, broken))


def _begins_clause(quote: Words, at: int) -> bool:
    """Whether a word, with its number where it has one, is what the verb behind it is about."""
    behind = (token for token in quote.tokens[at + 1 :] if not token[0].isdigit())
    return next(behind, "") in VERBS


def _puts_in_front(sentence: Words) -> bool:
    return sentence.tokens[0].strip("<>") in _fronting()


def _has_other_subject(sentence: Words, quote: Words, first: int) -> bool:
    """Whether a sentence begins with words of a heading in place of the quotation's own."""
    foreign = [term for term in sentence.terms[:first] if term and term not in neutral()]
    if not foreign or "," in sentence.tokens[:first] or _puts_in_front(sentence):
        return False
    place = quote.terms.index(sentence.terms[first])
    return any(quote.terms[:place])


@cache
def _fronting() -> frozenset[str]:
    return frozenset(vocabulary()["fronting"])
