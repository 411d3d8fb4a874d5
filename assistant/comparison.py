"""A comparison: what an answer says of each of the settings, or prints of the Bill, that are compared."""

from collections.abc import Sequence

from assistant.answer import Citation, Sentence, Side
from assistant.parts import COMPARING
from knowledge.settings import settings, settings_in
from knowledge.vocabulary import Authority

FEWEST = 2


def comparison_of(asked: str, sentences: Sequence[Sentence], citations: Sequence[Citation]) -> list[Side]:
    """Return the sides to be read side by side, in the order of the answer.

    Parameters:
        asked: what was searched for.
        sentences: the answer.
        citations: what it stands on, by number.

    Returns:
        A side for each thing that is compared; nothing where fewer than two have a sentence of their own.
    """
    by_number = {citation.number: citation for citation in citations}
    compared = settings_in(asked)
    prints = len(compared) < FEWEST and bool(COMPARING.search(asked))
    sides: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        cited = [by_number[number] for number in sentence.citations]
        titles = {_print(citation) if prints else _setting(citation, compared) for citation in cited}
        # What is about several of them, or about none, stands beside no other.
        if len(titles) == 1 and (title := titles.pop()):
            sides.setdefault(title, []).append(sentence)
    if len(sides) < FEWEST:
        return []
    return [Side(title=title, sentences=said) for title, said in sides.items()]


def _setting(citation: Citation, compared: frozenset[str]) -> str | None:
    about = list(compared.intersection(citation.settings))
    return settings()[about[0]].title if len(about) == 1 else None


def _print(citation: Citation) -> str | None:
    return citation.source_title if citation.authority is Authority.BILL else None
