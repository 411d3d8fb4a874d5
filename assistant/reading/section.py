"""The places of a source in order, each with its state: the Act's sections, a guide's headings."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from assistant.answer import Result
from assistant.reading.order import in_order, sources_of
from knowledge.vocabulary import (
    Authority,
    Commencement,
    CommencementState,
    Effect,
    Origin,
    Passage,
    Role,
    work_of,
)

if TYPE_CHECKING:
    from knowledge.library import Library


class Change(Result):
    """What a provision does to a place in another Act.

    Parameters:
        effect: inserts, amends, replaces or repeals.
        place: "section 31ZA of the Children Act 1989".
        url: its official page.
    """

    effect: Effect
    place: str
    url: str


class Section(Result):
    """One place of a source.

    Parameters:
        id: as ``carelaw show`` takes it: ``cws-act-2026/section-1``.
        locator: how a person cites it.
        heading: its own heading.
        within: the headings above it, from the outermost.
        url: the official page.
        commencement: the state of the law, as of the month in which it was last checked.
        changes: the places in other Acts that it changes.
    """

    id: str
    locator: str
    heading: str
    within: list[str]
    url: str
    commencement: Commencement
    changes: list[Change]

    @property
    def title(self) -> str:
        """The locator and the heading, as a title: "Section 1: Family group decision-making"."""
        name = self.heading if self.locator == self.heading else f"{self.locator}: {self.heading}"
        return f"{name[0].upper()}{name[1:]}"


class SectionList(Result):
    """The places of a source that are in the states asked for.

    Parameters:
        of: how many there are in any state.
    """

    source_id: str
    source_title: str
    authority: Authority
    sections: list[Section]
    of: int


def sections(library: "Library", source_id: str, states: Collection[CommencementState] = ()) -> SectionList:
    """Return the places of a source in order; an official text goes before the briefing that explains it.

    Parameters:
        library: where to look.
        source_id: a source, or a work with all that is held of it.
        states: keep the places in these states alone; all by default.

    Raises:
        UnknownSourceError: where the library has no source with that id.
    """
    sources = sources_of(library, source_id)
    origins: dict[str, Origin] = {}
    places: dict[str, list[Passage]] = {}
    for source in sources:
        for passage in in_order(library.passages.of_source(source.id), source.origin):
            origins.setdefault(passage.place, source.origin)
            places.setdefault(passage.place, []).append(passage)
    every = [section_of(passages, origins[place]) for place, passages in places.items()]
    return SectionList(
        source_id=source_id,
        source_title=sources[0].title,
        authority=sources[0].authority,
        sections=[item for item in every if not states or item.commencement.state in states],
        of=len(every),
    )


def section_of(passages: list[Passage], origin: Origin) -> Section:
    """Return the place that some passages are at.

    Parameters:
        passages: those of one source, which the place's headings and state are taken from, first; then
            any of the work's other sources.
        origin: whose words that first source is.
    """
    first = next((passage for passage in passages if passage.role is Role.CONTENT), passages[0])
    own = [passage for passage in passages if passage.source_id == first.source_id]
    path = headings_of(first, origin)
    changed = dict.fromkeys(second for passage in passages for second in passage.second_addresses)
    return Section(
        id=f"{work_of(first.source_id)}/{first.place}",
        locator=_locator([passage.locator for passage in own], path[-1]),
        heading=path[-1],
        within=path[:-1],
        url=first.address.partition("#")[0] if len(own) > 1 else first.address,
        commencement=first.commencement,
        changes=[Change(effect=item.effect, place=item.place, url=item.address) for item in changed],
    )


def headings_of(passage: Passage, origin: Origin) -> list[str]:
    """Return the headings that lead to a passage's place; each passage of a briefing has its own below."""
    path = list(passage.heading_path)
    is_own = passage.role is Role.NOTE or origin is Origin.BRIEFING
    return path[:-1] if is_own and len(path) > 1 else path


def _locator(locators: list[str], heading: str) -> str:
    """Return what the locators of a place's passages share: "section 1" of "section 1(2)" and "(3)"."""
    shared = {locator.partition("(")[0] for locator in locators}
    return shared.pop() if len(shared) == 1 else heading
