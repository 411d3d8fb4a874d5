"""Whether what belongs to a word in the quotation stays with it in the sentence."""

from assistant.verifying.roles import RELATIVES
from assistant.verifying.words import Words, words_in_clauses

JOINING = ("and", "or")
BOUNDS = ("<under>", "<over>")
CONDITIONS = ("<if>", "<when>")


def keeps_phrases(text: str, quote: str) -> bool:
    """Whether a sentence leaves no word of its quotation without what limits it.

    "Parents who agree" stay those who agree, "the child's parents" do not become the child, and "or" does not
    become "and".
    """
    sentence, quoted = words_in_clauses(text), words_in_clauses(quote)
    return not (
        any(_is_cut_off(sentence, quoted, at) for at in range(len(quoted.tokens)))
        or any(_is_joined_otherwise(sentence, quoted, at) for at in range(len(sentence.tokens)))
    )


def _is_cut_off(sentence: Words, quoted: Words, at: int) -> bool:
    token, term = quoted.tokens[at], quoted.terms[at]
    following = next((term for term in quoted.terms[at + 1 :] if term), None)
    if token in CONDITIONS:
        return following is not None and following not in sentence.meaning
    if token in RELATIVES:
        before = next((term for term in reversed(quoted.terms[:at]) if term), None)
        return before in sentence.meaning and following is not None and following not in sentence.meaning
    if token in BOUNDS and (number := next(iter(quoted.tokens[at + 1 : at + 2]), "")) and number[0].isdigit():
        # "children under 16" do not become children.
        return bool(at and quoted.terms[at - 1] in sentence.meaning) and number not in sentence.tokens
    if token.endswith("'s"):
        return term in sentence.meaning and following is not None and following not in sentence.meaning
    return False


def _is_joined_otherwise(sentence: Words, quoted: Words, at: int) -> bool:
    """Whether the words around an "and" or "or" are joined by the other of them in the quotation."""
    if (joining := sentence.tokens[at]) not in JOINING:
        return False
    first = next((term for term in reversed(sentence.terms[:at]) if term in quoted.meaning), None)
    second = next((term for term in sentence.terms[at + 1 :] if term in quoted.meaning), None)
    if not first or not second:
        return False
    used = {
        token
        for place, term in enumerate(quoted.terms)
        for around, wanted in ((quoted.tokens[place:], first), (quoted.tokens[place::-1], second))
        if term == wanted and (token := next((token for token in around if token in JOINING), None))
    }
    return bool(used) and joining not in used
