"""Selecting: what of the search answers the question, and whether it is enough to answer at all."""

from collections.abc import Sequence

from pydantic import ConfigDict

from assistant.question import Question
from knowledge.lexicon import terms_of
from knowledge.library import Library
from knowledge.search import Found
from knowledge.vocabulary import Frozen, Passage, Role, Source

# The best passage's similarity, and the share of the question's words that one passage has, weighed
# together, must come to this. Chosen on the development questions and on questions about other things,
# tests/evaluation/unanswerable.txt, which a test asks.
COVERAGE_WEIGHT = 0.3
ENOUGH = 0.74
# Passages further than this below the best one's score do not help to answer.
MARGIN = 0.3
MOST_PASSAGES = 3
SEARCHED = 10


class Evidence(Frozen):
    """What an answer may be made of.

    Parameters:
        question: what is asked.
        found: all that the search found, best first.
        selected: those that answer, best first; empty where there is not evidence enough.
        statuses: the passages on the commencement of the selected provisions, in the same order.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    question: Question
    found: tuple[Found, ...]
    selected: tuple[Found, ...] = ()
    statuses: tuple[Found, ...] = ()


def select(question: Question, found: Sequence[Found], library: Library) -> Evidence:
    """Return what may be used of what was found."""
    if not question.english or not is_enough(question, found, library):
        return Evidence(question=question, found=tuple(found))
    fitting = _fitting(question, found)
    best = fitting[0].score
    selected = tuple(item for item in fitting if item.score >= best - MARGIN)[:MOST_PASSAGES]
    return Evidence(
        question=question,
        found=tuple(found),
        selected=selected,
        statuses=tuple(_statuses(selected, library)),
    )


def _fitting(question: Question, found: Sequence[Found]) -> list[Found]:
    """Return those that are about what is asked: a place, its start, or its past as a Bill."""
    if question.asks_commencement:
        starts = [item for item in found if item.passage.role is Role.COMMENCEMENT]
        if starts and starts[0].score >= found[0].score - MARGIN:
            return [item for item in starts if item.passage.place == starts[0].passage.place]
    unasked = {Role.COMMENCEMENT, Role.NOTE, *(() if question.asks_bill else (Role.BILL_HISTORY,))}
    return [item for item in found if item.passage.role not in unasked] or list(found)


def is_enough(question: Question, found: Sequence[Found], library: Library) -> bool:
    """Whether what was found can answer the question.

    It can where a provision that the question names was found, or where the best passage is like the
    question and a passage has its words.
    """
    if not found or question.is_on_nothing:
        return False
    covered = coverage(question.searched_for, found[:MOST_PASSAGES], library)
    return found[0].named or found[0].similarity + COVERAGE_WEIGHT * covered >= ENOUGH


def coverage(text: str, found: Sequence[Found], library: Library) -> float:
    """Return the share of the text's words that the passage with most of them has, 0 to 1.

    Rare words weigh more: a passage that has all of a question but "childminder" has little of it.
    """
    weights = {term: library.lexicon.weight(term) for term in terms_of(text)}
    whole = sum(weights.values())
    had = [
        sum(weights[term] for term in weights.keys() & _terms(item.passage, item.source)) for item in found
    ]
    return max(had, default=0.0) / whole if whole else 0.0


def _terms(passage: Passage, source: Source) -> set[str]:
    parts = (source.title, passage.locator, passage.text, *passage.heading_path, *passage.questions)
    return set(terms_of(" ".join(parts)))


def _statuses(selected: Sequence[Found], library: Library) -> list[Found]:
    places: dict[tuple[str, str], Found] = {}
    for item in selected:
        places.setdefault((item.source.work, item.passage.place), item)
    return [
        item._replace(passage=passage, source=library.source_of(passage))
        for place, item in places.items()
        for passage in library.passages.at(*place)
        if passage.role is Role.COMMENCEMENT and passage.commencement.state is item.passage.commencement.state
    ]
