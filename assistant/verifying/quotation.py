"""Whether a quotation is whole words of its passage, and leaves out nothing that turns its meaning."""

from collections.abc import Iterator

from assistant.sentences import units_of
from assistant.verifying.words import words_of

# What a quotation may not leave out of its own sentence.
TURNING = ("not", "mustnot", "neednot", "except", "only", "if", "may", "should", "usually")


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is words of ``text``, none of them cut: not the "10" of "100"."""
    if not 0 <= start < end <= len(text):
        return False
    cut_before = start and text[start - 1].isalnum() and text[start].isalnum()
    cut_behind = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not cut_before and not cut_behind


def is_sentences(text: str, start: int, end: int) -> bool:
    """Whether a quotation is one or more whole sentences of its passage."""
    units = units_of(text)
    return any(unit.start == start for unit in units) and any(unit.end == end for unit in units)


def is_clipped(text: str, start: int, end: int) -> bool:
    """Whether the sentence that a quotation is of has an exception, a condition or a modal beside it."""
    return any(words_of(rest).marks(*TURNING) for rest in _left_out(text, start, end))


def _left_out(text: str, start: int, end: int) -> Iterator[str]:
    """Yield what is left out of the sentences quoted from; of a list, of its lead-in too."""
    for unit in units_of(text):
        if unit.end <= start or end <= unit.start:
            continue
        begin = unit.start
        for line in unit.text.splitlines(keepends=True):
            stop = begin + len(line)
            if begin == unit.start or (begin < end and start < stop):
                yield text[begin : max(begin, min(stop, start))]
                yield text[min(stop, max(begin, end)) : stop]
            begin = stop
