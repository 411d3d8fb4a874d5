"""Personal names: by the lists of names, by capital letters and by the words around them."""

from collections.abc import Iterator

from assistant.personal_data.detail import Span
from assistant.personal_data.name_contexts import find_in_context
from assistant.personal_data.name_words import name_words
from assistant.personal_data.tokens import Token, tokens_of

# Shorter surnames in lower case, and first names with the "s" of a possessive, are other words.
SHORTEST_LOWER = 4
MOST_SURNAMES = 3
# Letters that are words too.
ARTICLES = frozenset({"a", "i"})


def find_names(text: str, public: list[Span]) -> list[Span]:
    """Return where the personal names are, without those that overlap a ``public`` name."""
    tokens = tokens_of(text)
    open_ = [not any(s.start < t.end and t.start < s.end for s in public) for t in tokens]
    starts = {span.start for span in find_in_context(text)}
    found: list[Span] = []
    position = 0
    while position < len(tokens):
        last = position
        if open_[position] and (tokens[position].start in starts or _is_name(tokens, position, open_)):
            last = _last_part(tokens, position, open_)
            found.append(Span(tokens[position].start, tokens[last].end))
        position = last + 1
    return list(_with_partners(tokens, found, open_))


def _is_name(tokens: list[Token], i: int, open_: list[bool]) -> bool:
    """Whether a name begins at a word, as far as lists and capital letters tell."""
    words, token = name_words(), tokens[i]
    after = tokens[i + 1] if i + 1 < len(tokens) and _continues(tokens, i) and open_[i + 1] else None
    if words.is_only_first(token.word):
        return not token.acronym or bool(after and words.is_surname(after.word))
    if _is_plain_possessive(token):
        return after is not None and (after.word in words.kin or after.word in words.belongings)
    if not token.capital or words.is_no_name(token.word):
        return _is_lower_name(token, after)
    return _is_capital_name(tokens, i, after if after and after.capital else None)


def _is_capital_name(tokens: list[Token], i: int, after: Token | None) -> bool:
    """Whether a word with a capital letter begins a name; ``after`` has one too, or there is none."""
    words, token = name_words(), tokens[i]
    if len(token.word) == 1:
        return after is not None and _is_initial(tokens, i)
    if after and (words.is_only_surname(after.word) or words.is_first(token.word)):
        return words.is_surname(after.word) and not (token.first and words.is_no_name(after.word))
    alone = token.word in words.also_words or words.is_only_surname(token.word)
    return alone and not token.first and not _among_capitals(tokens, i)


def _is_lower_name(token: Token, after: Token | None) -> bool:
    """Whether it is "okafor" or "grace okafor": what is only a surname, or a first name before one."""
    words = name_words()
    if token.acronym:
        return False
    pair = after is not None and words.is_first(token.word) and words.is_only_surname(after.word)
    return pair or (len(token.word) >= SHORTEST_LOWER and words.is_only_surname(token.word))


def _is_initial(tokens: list[Token], i: int) -> bool:
    """Whether a single letter is an initial before a surname, and not the letter of an annex or an option."""
    words, surname = name_words(), tokens[i + 1].word
    lettered = i > 0 and tokens[i].touches() and tokens[i - 1].word in words.lettered
    if lettered or words.is_no_name(surname) or len(surname) == 1:
        return False
    return tokens[i].word not in ARTICLES or words.is_only_surname(surname)


def _continues(tokens: list[Token], i: int) -> bool:
    """Whether the word after it goes on from a word, or from an initial with its full stop."""
    initial = tokens[i].capital and len(tokens[i].word) == 1
    return tokens[i + 1].touches() or (initial and tokens[i + 1].after in (". ", "."))


def _is_plain_possessive(token: Token) -> bool:
    stem = token.word[:-1]
    return token.word.endswith("s") and len(stem) >= SHORTEST_LOWER and stem in name_words().first


def _among_capitals(tokens: list[Token], i: int) -> bool:
    """Whether a neighbour has a capital letter too, as in titles and names of organisations."""
    before = i > 0 and tokens[i].touches() and not tokens[i - 1].first and _is_high(tokens[i - 1])
    after = i + 1 < len(tokens) and tokens[i + 1].touches() and _is_high(tokens[i + 1])
    return before or after


def _is_high(token: Token) -> bool:
    return token.capital or token.shouted


def _last_part(tokens: list[Token], i: int, open_: list[bool]) -> int:
    """Return the last word of the name that begins at a word."""
    words, last = name_words(), i
    while last + 1 < len(tokens) and last - i < MOST_SURNAMES and not tokens[last].possessive:
        token = tokens[last + 1]
        a_name = words.is_surname(token.word) or words.is_only_first(token.word)
        capital = token.capital and (a_name or not words.is_no_name(token.word))
        lower = not tokens[last].capital and words.is_only_surname(token.word)
        if not (_continues(tokens, last) and open_[last + 1] and (capital or lower)):
            break
        last += 1
    return last


def _with_partners(tokens: list[Token], found: list[Span], open_: list[bool]) -> Iterator[Span]:
    """Yield the names, and the one that each is joined to: "Jayden and Zyaire"."""
    yield from found
    starts, ends = {span.start for span in found}, {span.end for span in found}
    for i in range(1, len(tokens) - 1):
        before, after = tokens[i - 1], tokens[i + 1]
        if tokens[i].word != "and":
            continue
        if before.end in ends and after.start not in starts and open_[i + 1]:
            alone = i + 2 == len(tokens) or not (tokens[i + 2].touches() and tokens[i + 2].capital)
            if alone and _may_be_partner(after):
                yield Span(after.start, after.end)
        elif after.start in starts and before.end not in ends and open_[i - 1]:
            alone = before.first or not tokens[i - 2].capital
            if alone and _may_be_partner(before):
                yield Span(before.start, before.end)


def _may_be_partner(token: Token) -> bool:
    return token.capital and len(token.word) > 1 and not name_words().is_no_name(token.word)
