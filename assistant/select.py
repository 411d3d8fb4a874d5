"""Selecting: what of the search answers the question, and whether it is enough to answer at all."""

from collections.abc import Sequence
from itertools import zip_longest

from assistant.choices import as_found, choices_of
from assistant.evidence import Evidence
from assistant.premise import denial_in
from assistant.question import Question
from assistant.sufficiency import Verdict, coverage, missing_words, verdict_on
from knowledge.library import Library
from knowledge.search import Found, Searched
from knowledge.vocabulary import Role

# Passages further than this below the best one's score do not help to answer.
MARGIN = 0.5
MOST_PASSAGES = 5
# A passage that was found by its words alone helps from this share of the question's words on.
HAS_ITS_WORDS = 0.5
MOST_MISSING = 3


def select(questions: Sequence[Question], searches: Sequence[Searched], library: Library) -> Evidence:
    """Return what may be used of what was found.

    Parameters:
        questions: the whole question first, and then each of its parts where it has several.
        searches: what was found for each part, or for the whole where it has none.
        library: the library.
    """
    whole, *parts = questions
    if not parts:
        return _selected(whole, searches[0], library)
    chosen = [_selected(part, found, library) for part, found in zip(parts, searches, strict=True)]
    return _joined(whole, chosen)


def _joined(whole: Question, parts: Sequence[Evidence]) -> Evidence:
    answered = [part for part in parts if part.selected]
    unanswered = [part.question.text for part in parts if not part.selected]
    missing = [word for part in answered for word in part.not_covered]
    verdicts = {part.verdict for part in parts}
    if not answered:
        verdict = Verdict.NONE
    else:
        verdict = Verdict.ENOUGH if verdicts == {Verdict.ENOUGH} else Verdict.SOME
    return Evidence(
        question=whole,
        found=_merged([part.found for part in parts]),
        selected=_merged([part.selected for part in parts]),
        statuses=_merged([part.statuses for part in parts]),
        verdict=verdict,
        parts=tuple(answered),
        not_covered=tuple(dict.fromkeys([*unanswered, *missing])),
        denial=next((part.denial for part in answered if part.denial), None),
    )


def _merged(found: Sequence[tuple[Found, ...]]) -> tuple[Found, ...]:
    """Return the best of each part, then the second best of each, and so on; each passage once."""
    ranked = [item for row in zip_longest(*found) for item in row if item]
    return tuple({item.passage.id: item for item in ranked}.values())


def _selected(question: Question, searched: Searched, library: Library) -> Evidence:
    found = tuple(searched.found)
    verdict = verdict_on(searched, library) if question.english else Verdict.NONE
    # Whoever tells of danger has no time for what may be beside the point.
    if verdict is Verdict.NONE or (question.tells_of_danger and verdict is Verdict.SOME):
        return Evidence(question=question, found=found, verdict=verdict)
    choices, selected = choices_of(question, searched, library)
    if not choices:
        fitting = _fitting(question, found)
        near = [fitting[0], *(item for item in fitting[1:] if _helps(item, fitting[0], searched, library))]
        selected = _with_sides(near, fitting, searched, library)
    missing: Sequence[str] = ()
    if verdict is Verdict.SOME:
        missing = missing_words(searched.query.text, selected, library, MOST_MISSING)
    denial = denial_in(question.text, searched, selected, library)
    return Evidence(
        question=question,
        found=found,
        selected=tuple(selected),
        statuses=tuple(_statuses(selected, library)),
        verdict=verdict,
        not_covered=tuple(missing),
        choices=tuple(choices),
        denial=denial,
    )


def _helps(item: Found, best: Found, searched: Searched, library: Library) -> bool:
    if item.score < best.score - MARGIN:
        return False
    by_words_alone = item.similarity <= min(found.similarity for found in searched.found)
    return item.named or not by_words_alone or coverage(searched.query.text, [item], library) >= HAS_ITS_WORDS


def _fitting(question: Question, found: Sequence[Found]) -> list[Found]:
    """Return those that are about what is asked: a place, its start, or its past as a Bill."""
    if question.asks_commencement:
        starts = [item for item in found if item.passage.role is Role.COMMENCEMENT]
        if starts and starts[0].score >= found[0].score - MARGIN:
            return [item for item in starts if item.passage.place == starts[0].passage.place]
    unasked = {Role.COMMENCEMENT, Role.NOTE, *(() if question.asks_bill else (Role.BILL_HISTORY,))}
    return [item for item in found if item.passage.role not in unasked] or list(found)


def _with_sides(near: list[Found], fitting: list[Found], searched: Searched, library: Library) -> list[Found]:
    """Return the best passages; of several settings that are asked about, one of each before others."""
    asked = searched.query.settings
    if len(asked) <= 1:
        return near[:MOST_PASSAGES]
    sides = [fitting[0]]
    for setting in asked.difference(fitting[0].settings):
        sides += _side(setting, fitting, searched, library)
    ranked = {item.passage.id: item for item in (*sides, *near)}
    return list(ranked.values())[: max(MOST_PASSAGES, len(sides))]


def _side(setting: str, fitting: list[Found], searched: Searched, library: Library) -> list[Found]:
    """Return what a setting's guide has at the place of the best passage, or else its own best."""
    place = fitting[0].passage.place
    guides = {held.source.work for held in library.holdings.values() if held.source.settings == (setting,)}
    same = [id_ for guide in sorted(guides) for id_ in library.passages.ids_at(guide, place)]
    if same:
        return [as_found(same[0], searched, library)]
    return [item for item in fitting if setting in item.settings][:1]


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
