"""FAQ sets and their entries, in the shape of their JSON."""

import re
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, AwareDatetime, Field, model_validator

from assistant.answer import Citation, Result, Status
from assistant.faq.words import clean, one_line
from assistant.question import MOST_CHARACTERS

MOST_NUMBER = 2**31 - 1
MARKER = re.compile(r"\[(\d{1,3})\]")


def utc(moment: datetime) -> datetime:
    """Return a moment in UTC, to the second."""
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError as error:
        raise ValueError("is outside the calendar") from error


def now() -> datetime:
    """Return the present moment, as it is kept."""
    return utc(datetime.now(UTC))


def digest_of(text: str) -> str:
    """Return the SHA-256 of a passage's text, in hexadecimal."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


Moment = Annotated[AwareDatetime, AfterValidator(utc)]
Number = Annotated[int, Field(ge=1, le=MOST_NUMBER)]
SetId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Title = Annotated[str, AfterValidator(one_line), Field(min_length=1, max_length=200)]
Person = Annotated[str, AfterValidator(one_line), Field(min_length=1, max_length=200)]
QuestionText = Annotated[str, AfterValidator(one_line), Field(min_length=1, max_length=MOST_CHARACTERS)]
CommentText = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=5_000)]
AnswerText = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=20_000)]


class State(StrEnum):
    """How far the review of an entry has come."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"


class CitedPassage(Citation):
    """A citation with its passage as it was when the question was answered.

    Parameters:
        licence: the name of the licence of the published text.
        passage_text: the whole text of the passage.
        digest: its SHA-256.
        stands: whether the quotation was in the passage, word for word, when it was last verified.
    """

    licence: str
    passage_text: str
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    stands: bool = True


class EntryAnswer(Result):
    """An answer of an entry, as composed or as edited.

    Parameters:
        status: what came of the question.
        text: with citation numbers in square brackets.
        notes: what to know of the provisions and acronyms that the question names.
        composer: what wrote it first: ``extractive``, ``model``, or ``person``.
        library_edition: the number of the library's edition that it was made from.
        answered_at: when.
        edited_by: who edited it last; None where nobody did.
        edited_at: when.
        citations: by number.
    """

    status: Status
    text: AnswerText
    notes: list[str]
    composer: str
    library_edition: Annotated[int, Field(ge=0, le=MOST_NUMBER)]
    answered_at: Moment
    edited_by: Person | None = None
    edited_at: Moment | None = None
    citations: list[CitedPassage]

    @model_validator(mode="after")
    def _numbers_once(self) -> Self:
        if len({citation.number for citation in self.citations}) != len(self.citations):
            raise ValueError("two citations have the same number")
        return self


class Comment(Result):
    """What somebody says of an entry."""

    by: Person
    at: Moment
    text: CommentText


class Entry(Result):
    """A question of a set, with its answer and how far it is reviewed.

    Parameters:
        number: what it goes by within the set, whatever its position.
        version: one more after each change; give it back with a change of your own.
        question: as asked.
        setting: the id of the setting that it is asked for; None asks for all.
        section: the heading that it stands under; None where it stands before the first.
        state: how far its review has come.
        state_by: who said so.
        state_at: when.
        answer: None until it is answered.
        proposed: the answer of a second time, beside the first until one is chosen.
        comments: oldest first.
    """

    number: Number
    version: Number
    question: QuestionText
    setting: str | None = None
    section: Title | None = None
    state: State = State.DRAFT
    state_by: Person
    state_at: Moment
    answer: EntryAnswer | None = None
    proposed: EntryAnswer | None = None
    comments: list[Comment] = Field(default_factory=list)


class RemovedEntry(Entry):
    """An entry as the audit list keeps it after it was taken out of its set.

    Parameters:
        position: where it stood in the set.
    """

    position: int


class FaqSet(Result):
    """A set of questions, in order.

    Parameters:
        format: of this JSON.
        id: what it goes by, made from its title.
        title: its heading.
        setting: the id of the setting of questions that name none; None asks for all.
        created_by: who made it.
        created_at: when.
        entries: in order.
    """

    format: Literal[1] = 1
    id: SetId
    title: Title
    setting: str | None = None
    created_by: Person
    created_at: Moment
    entries: list[Entry]

    @model_validator(mode="after")
    def _numbers_once(self) -> Self:
        if len({entry.number for entry in self.entries}) != len(self.entries):
            raise ValueError("two entries have the same number")
        return self

    def approved(self) -> "FaqSet":
        """Return the set without the entries that are not approved."""
        entries = [entry for entry in self.entries if entry.state is State.APPROVED]
        return self.model_copy(update={"entries": entries})

    def by_section(self) -> dict[str | None, list[Entry]]:
        """Return the entries under their sections; what has none comes first."""
        sections: dict[str | None, list[Entry]] = {None: []}
        for entry in self.entries:
            sections.setdefault(entry.section, []).append(entry)
        return {section: entries for section, entries in sections.items() if entries}
