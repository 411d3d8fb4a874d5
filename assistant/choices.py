"""What an answer depends on that the question does not say: a setting, a print of the Bill, a piece of law.

Each rule gives the choices and one passage for each: what the sources say is shown side by side.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assistant.answer import Choice
from assistant.question import Question
from knowledge.glossary import terms
from knowledge.library import Library
from knowledge.look_up import Reference
from knowledge.search import Found, Searched
from knowledge.settings import settings
from knowledge.vocabulary import Authority, Role, work_of

# The guides of so many settings have the same place among the best hits, or one of them is meant.
SEVERAL_SETTINGS = 3
BEST = 5
MOST_SHOWN = 5


class Choosing(NamedTuple):
    """The choices, and the passages of each in the same order; empty where there is nothing to choose."""

    choices: tuple[Choice, ...] = ()
    shown: tuple[Found, ...] = ()


def choices_of(question: Question, searched: Searched, library: Library) -> Choosing:
    """Return what the answer depends on; nothing where the question says it."""
    rules = (_of_meanings, _of_prints, _of_laws, _of_settings)
    chosen = (rule(question, searched, library) for rule in rules)
    return next((choosing for choosing in chosen if len(choosing.choices) > 1), Choosing())


def _of_meanings(question: Question, searched: Searched, library: Library) -> Choosing:
    meanings = [meaning for acronym in searched.query.acronyms for meaning in terms()[acronym]]
    in_glossary = [item for item in searched.found if item.source.authority is Authority.GLOSSARY]
    choices = [Choice(name=meaning.meaning, question=f"What is {meaning.meaning}?") for meaning in meanings]
    return Choosing(tuple(choices), tuple(in_glossary[: len(meanings)])) if in_glossary else Choosing()


def _of_prints(question: Question, searched: Searched, library: Library) -> Choosing:
    reference = _only_reference(searched)
    if reference is None or len(reference.prints) <= 1 or not searched.query.is_look_up:
        return Choosing()
    choices: list[Choice] = []
    shown: list[Found] = []
    for print_ in reference.prints:
        id_ = _on_clause(reference, print_, library)
        if id_:
            title = library.instruments.title(print_) or print_
            choices.append(Choice(name=title, question=f"{question.text} ({title})"))
            shown.append(as_found(id_, searched, library))
    return Choosing(tuple(choices), tuple(shown))


def _on_clause(reference: Reference, print_: str, library: Library) -> str | None:
    """Return the first passage of the print on its clause, or else on what the clause became."""
    passages = [library.passages.passage(id_) for id_ in reference.ids]
    on_it = [p.id for p in passages if p.bill_clauses.get(print_) == reference.name.number]
    own = [p.id for p in passages if work_of(p.source_id) == print_]
    return next(iter([*own, *on_it]), None)


def _of_laws(question: Question, searched: Searched, library: Library) -> Choosing:
    """Regulations of several instruments have the same number; other words tell which is meant."""
    reference = _only_reference(searched)
    if reference is None or reference.name.kind != "regulation" or reference.name.instrument:
        return Choosing()
    if searched.query.settings or not searched.query.is_look_up:
        return Choosing()
    firsts: dict[str, str] = {}
    for id_ in reference.ids[: reference.own]:
        if library.passages.roles[id_] is Role.CONTENT:
            firsts.setdefault(work_of(id_.partition("/")[0]), id_)
    choices = [
        Choice(name=title, question=f"{question.text} ({title})")
        for work in firsts
        if (title := library.instruments.title(work))
    ]
    return Choosing(tuple(choices), tuple(as_found(id_, searched, library) for id_ in firsts.values()))


def _of_settings(question: Question, searched: Searched, library: Library) -> Choosing:
    query = searched.query
    if query.settings or query.references or question.filters.source_id:
        return Choosing()
    by_place: dict[str, dict[str, Found]] = {}
    for item in searched.found:
        if len(item.passage.settings) == 1 and item.passage.role is Role.CONTENT:
            same = by_place.setdefault(item.passage.place, {})
            same.setdefault(item.passage.settings[0], item)
    best = {item.passage.id for item in searched.found[:BEST]}
    of_several = [
        same
        for same in by_place.values()
        if sum(item.passage.id in best for item in same.values()) >= SEVERAL_SETTINGS
    ]
    if not of_several:
        return Choosing()
    # The best hit is shown even where its guide has another place for it.
    first = searched.found[0]
    leading = {first.passage.settings[0]: first} if len(first.passage.settings) == 1 else {}
    others = {setting: item for setting, item in of_several[0].items() if setting not in leading}
    shown = dict(list((leading | others).items())[:MOST_SHOWN])
    return Choosing(tuple(_setting_choices(question, shown)), tuple(shown.values()))


def _setting_choices(question: Question, shown: Iterable[str]) -> Iterator[Choice]:
    for setting in shown:
        yield Choice(name=settings()[setting].title, question=question.text, setting=setting)


def _only_reference(searched: Searched) -> Reference | None:
    references = searched.query.references
    return references[0] if len(references) == 1 else None


def as_found(passage_id: str, searched: Searched, library: Library) -> Found:
    """Return the hit on a passage, or one that the search found too far down to return."""
    hit = next((item for item in searched.found if item.passage.id == passage_id), None)
    if hit:
        return hit
    passage = library.passages.passage(passage_id)
    last = searched.found[-1]
    return last._replace(passage=passage, source=library.source_of(passage), named=True, alike=())
