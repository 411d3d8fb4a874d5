"""A conversation as a file to keep: Word, Markdown or PDF, each answer with its sources."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.exchange import Exchange
from assistant.faq.answering import with_passages
from assistant.faq.entry import Entry, EntryAnswer, FaqSet, now
from assistant.faq.exports.handout import Handout, Item, handout_of
from assistant.limits import all_limits_in_words
from assistant.wording import wording
from knowledge.errors import LibraryError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

BY = "carelaw"


class TranscriptFormat(StrEnum):
    """A kind of file, by the ending of its name."""

    WORD = "docx"
    MARKDOWN = "md"
    PDF = "pdf"


def transcript(
    exchanges: Sequence[Exchange],
    assistant: "Assistant",
    format: TranscriptFormat,  # noqa: A002  (what it is called everywhere else)
) -> bytes:
    """Return a conversation as the bytes of a file.

    What holds personal data is left out, and so is what has no answer.

    Parameters:
        exchanges: the conversation, oldest first.
        assistant: whose library the answers are from.
        format: the kind of file.
    """
    handout = _handout(exchanges, assistant)
    # Each of these takes its time to import, and only one is needed.
    if format is TranscriptFormat.WORD:
        from assistant.faq.exports.word import word

        return word(handout)
    if format is TranscriptFormat.MARKDOWN:
        from assistant.faq.exports.plain import plain

        return plain(handout)
    from assistant.printing import pdf

    return pdf(handout)


def _handout(exchanges: Sequence[Exchange], assistant: "Assistant") -> Handout:
    words = wording()["transcript"]
    entries: list[Entry] = []
    kept: list[Exchange] = []
    left_out = 0
    for exchange in exchanges:
        answer = _answer(exchange, assistant)
        if exchange.holds_personal_data() or answer is None:
            left_out += 1
            continue
        kept.append(exchange)
        entries.append(
            Entry(
                number=len(kept),
                version=1,
                question=exchange.question,
                setting=exchange.filters.setting,
                state_by=BY,
                state_at=exchange.asked_at,
                answer=answer,
            )
        )
    made_of = FaqSet(
        id="conversation", title=words["title"], created_by=BY, created_at=now(), entries=entries
    )
    handout = handout_of(made_of)
    sections = tuple(
        section._replace(items=tuple(_item(item, kept[item.number - 1]) for item in section.items))
        for section in handout.sections
    )
    made = words["made"].format(date=f"{now():%d %B %Y}", questions=len(entries))
    if left_out:
        made = f"{made} {words['left_out'].format(count=left_out)}"
    return handout._replace(made=made, sections=sections)


def _answer(exchange: Exchange, assistant: "Assistant") -> EntryAnswer | None:
    if exchange.answer is None or not exchange.answer.text.strip():
        return None
    try:
        return with_passages(exchange.answer, assistant)
    except LibraryError:
        # The library has been built anew since, without a passage that the answer cites.
        return None


def _item(item: Item, exchange: Exchange) -> Item:
    words = wording()["transcript"]
    # A setting stands beside the question already, and the other limits in the notes.
    limits = all_limits_in_words(exchange.filters) if not item.setting and not item.notes else []
    notes = (*item.notes, *(words["limited"].format(limits="; ".join(limits)) for _ in limits[:1]))
    edition = exchange.answer.library_edition if exchange.answer else 0
    return item._replace(
        notes=notes,
        warnings=(*item.warnings, *([words["stopped"]] if exchange.stopped else [])),
        review=words["review"].format(date=f"{exchange.asked_at:%d %B %Y, %H:%M}", edition=edition),
    )
