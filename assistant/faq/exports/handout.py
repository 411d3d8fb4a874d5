"""What a handout says, before it is a Word file or a page: the same words in each."""

from typing import NamedTuple

from assistant.faq.entry import CitedPassage, Entry, EntryAnswer, FaqSet, State, now
from assistant.faq.reports import CheckReport
from assistant.faq.wording import faq_wording
from assistant.faq.words import clean
from assistant.wording import badge, wording
from knowledge.settings import settings

WEB = ("https://", "http://")


class Reference(NamedTuple):
    """A source as it stands below an answer.

    Parameters:
        number: of the citation.
        place: the source and where in it.
        url: the official page; empty where it is no address of the web.
        lines: the quotation, the status with its date, the edition, and what else is to be known.
        quote: the quotation alone.
    """

    number: int
    place: str
    url: str
    lines: tuple[str, ...]
    quote: str


class Item(NamedTuple):
    """An entry as it stands in the handout.

    Parameters:
        number: the entry's.
        question: its question.
        setting: the setting that it is asked for, in words; empty for all.
        outcome: what came of it, where that is not an answer.
        notes: what to know before reading it.
        answer: its text, with the numbers of its sources; lines that start with "- " are a list.
        references: its sources.
        warnings: why not to rely on it.
        review: how far it is reviewed, by whom, when.
        entry: the entry itself.
    """

    number: int
    question: str
    setting: str
    outcome: str
    notes: tuple[str, ...]
    answer: str
    references: tuple[Reference, ...]
    warnings: tuple[str, ...]
    review: str
    entry: Entry


class Section(NamedTuple):
    """Entries under a heading; None where they have none."""

    heading: str | None
    items: tuple[Item, ...]


class Handout(NamedTuple):
    """A set as it is handed out.

    Parameters:
        title: its title.
        about: what it is, and is not.
        made: as of when, and how far it is reviewed.
        sections: its entries.
        licences: the licence of each source, with the words that it asks for.
    """

    title: str
    about: str
    made: str
    sections: tuple[Section, ...]
    licences: tuple[str, ...]

    @property
    def items(self) -> list[Item]:
        """The entries, in the order in which they are printed."""
        return [item for section in self.sections for item in section.items]


def handout_of(faq_set: FaqSet, stale: CheckReport | None = None) -> Handout:
    """Return a set as a handout.

    Parameters:
        faq_set: the set.
        stale: what has changed since its answers were made, to say so.
    """
    words = faq_wording()["handout"]
    approved = sum(entry.state is State.APPROVED for entry in faq_set.entries)
    changes = _changes(stale)
    return Handout(
        title=faq_set.title,
        about=words["about"],
        made=words["made"].format(date=f"{now():%d %B %Y}", entries=len(faq_set.entries), approved=approved),
        sections=tuple(
            Section(heading, tuple(_item(entry, faq_set, changes.get(entry.number, "")) for entry in entries))
            for heading, entries in faq_set.by_section().items()
        ),
        licences=_licences(faq_set),
    )


def _changes(stale: CheckReport | None) -> dict[int, str]:
    words = faq_wording()
    return {
        entry.number: words["handout"]["stale"].format(
            changes="; ".join(
                dict.fromkeys(
                    words["handout"]["change"].format(
                        kind=words["changes"][change.kind], locator=change.locator
                    )
                    for change in entry.changes
                )
            )
        )
        for entry in (stale.stale if stale else [])
    }


def _item(entry: Entry, faq_set: FaqSet, stale: str) -> Item:
    words = faq_wording()["handout"]
    answer = entry.answer
    setting = entry.setting or faq_set.setting
    state = faq_wording()["states"][entry.state]
    is_answered = bool(answer and answer.status == "answered")
    uncited = words["no_source"] if answer and is_answered and not answer.citations else ""
    proposed = words["proposed"] if entry.proposed else ""
    return Item(
        number=entry.number,
        question=entry.question,
        setting=settings()[setting].title if setting in settings() else setting or "",
        outcome=wording()["statuses"].get(answer.status, "") if answer and not is_answered else "",
        notes=tuple(map(clean, answer.notes)) if answer else (),
        answer=text_of(answer) if answer else words["unanswered"],
        references=tuple(map(_reference, answer.citations)) if answer else (),
        warnings=tuple(filter(None, (stale, proposed, uncited))),
        review=words["review"].format(state=state, by=entry.state_by, date=f"{entry.state_at:%d %B %Y}"),
        entry=entry,
    )


def text_of(answer: EntryAnswer) -> str:
    """Return what an answer says outside a conversation."""
    # What is said in a conversation points at what was also found, which a handout does not list.
    return faq_wording()["handout"]["no_evidence"] if answer.status == "no_evidence" else answer.text


def _reference(citation: CitedPassage) -> Reference:
    words = faq_wording()["handout"]
    place = f"{citation.source_title}, {citation.locator}"
    if citation.second_address:
        place += f" ({citation.second_address})"
    commencement = citation.commencement
    status = ". ".join(filter(None, (badge(commencement, citation.authority), commencement.note))).rstrip(".")
    lines = (
        words["quote"].format(quote=citation.quote),
        words["status"].format(status=f"{status}."),
        words["edition"].format(edition=citation.edition),
        wording()["origins"][citation.origin],
        citation.attribution,
        "" if citation.stands else words["not_standing"],
    )
    return Reference(
        number=citation.number,
        place=clean(place),
        url=clean(citation.url) if citation.url.startswith(WEB) else "",
        lines=tuple(map(clean, filter(None, lines))),
        quote=clean(citation.quote),
    )


def _licences(faq_set: FaqSet) -> tuple[str, ...]:
    line = faq_wording()["handout"]["licence"]
    answers = [entry.answer for entry in faq_set.entries if entry.answer]
    lines = [
        clean(
            line.format(
                title=citation.source_title,
                licence=citation.licence.rstrip("."),
                attribution=citation.attribution,
            )
        )
        for answer in answers
        for citation in answer.citations
    ]
    return tuple(sorted(set(lines)))
