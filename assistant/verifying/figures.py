"""The numbers, dates, ages, periods and provisions of a sentence: each must be its quotation's."""

import re
from collections.abc import Iterator

from assistant.verifying.words import Words, vocabulary

# A number with its letters and brackets: "31za(2)(a)".
PARTS = re.compile(r"\([a-z0-9]+\)")
# How far before a number its "at least" may stand, and how far behind it its "or more".
NEAR_BEFORE, NEAR_BEHIND = 2, 3
BOUNDS = {name: name for name in ("least", "most", "over", "under", "from", "by")}
BOUNDS |= {"after": "from", "before": "by"}
BEHIND = {"or_more": "least", "or_less": "most"}


def figures(words: Words) -> set[str]:
    """Return the figures of a sentence, each with what it is of: "least 5 working day", "section 3(2)"."""
    return {next(_readings(words, at)) for at in _numbers(words)} | _months(words)


def figures_held(words: Words) -> set[str]:
    """Return the figures that a quotation bears out: its own, bare ones, and the provisions around them."""
    return {reading for at in _numbers(words) for reading in _readings(words, at)} | _months(words)


def provisions(words: Words) -> set[str]:
    """Return the figures of a heading or title that are of provisions and Acts: never bare ones."""
    return {
        reading for at in _numbers(words) if _kind(words, at) for reading in _readings(words, at, bare=False)
    }


def _numbers(words: Words) -> list[int]:
    return [at for at, token in enumerate(words.tokens) if token[0].isdigit()]


def _months(words: Words) -> set[str]:
    return {month for word in words.tokens if (month := vocabulary()["months"].get(word))}


def _readings(words: Words, at: int, bare: bool = True) -> Iterator[str]:
    """Yield a number's readings, the one that says most first."""
    number = words.tokens[at]
    if kind := _kind(words, at):
        while True:
            yield f"{kind} {number}"
            if not (parts := PARTS.findall(number)):
                break
            number = number.removesuffix(parts[-1])
    else:
        unit = _unit(words, at)
        bound = _bound(words, at)
        yield " ".join(filter(None, (bound, number, unit)))
        if bound:
            return
    if bare:
        yield number


def _kind(words: Words, at: int) -> str | None:
    """Return what a number is the number of: "section 3", "April 2026", "2026 Act"."""
    kinds = vocabulary()["kinds"] | vocabulary()["months"]
    if at and (kind := kinds.get(words.tokens[at - 1])):
        return kind
    return next((token for token in words.tokens[at + 1 : at + 2] if token in ("act", "bill")), None)


def _unit(words: Words, at: int) -> str | None:
    """Return what a number counts, with a word between: "working day". An age counts nothing."""
    units, behind = vocabulary()["units"] | vocabulary()["months"], words.tokens[at + 1 : at + 4]
    if at and words.tokens[at - 1] == "£":
        return "pound"
    for count, token in enumerate(behind[:2]):
        if token in units and all(words.terms[at + 1 : at + 1 + count]):
            aged = behind[count + 1 : count + 2] in (("old",), ("olds",))
            return None if aged else " ".join((*behind[:count], units[token]))
    return None


def _bound(words: Words, at: int) -> str | None:
    before = words.tokens[max(0, at - NEAR_BEFORE) : at]
    behind = words.tokens[at + 1 : at + 1 + NEAR_BEHIND]
    return next(
        (
            name
            for near, marks in ((before[::-1], BOUNDS), (behind, BEHIND))
            for token in near
            if (name := marks.get(token.strip("<>")))
        ),
        None,
    )
