"""The words of the project as frozen types. The design's vocabulary is binding: one word, one thing."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field
from pydantic.dataclasses import dataclass


class Authority(StrEnum):
    """The rank of a source, highest first."""

    ACT = "act"
    REGULATIONS = "regulations"
    BILL = "bill"
    STATUTORY_GUIDANCE = "statutory_guidance"
    INSPECTION_GUIDANCE = "inspection_guidance"
    RESEARCH = "research"
    NEWS = "news"
    GLOSSARY = "glossary"
    UNRANKED = "unranked"


class Origin(StrEnum):
    """Whose words a source's passages are: carelaw's on it, its publisher's, or a file of the user's."""

    BRIEFING = "briefing"
    OFFICIAL = "official"
    OWN = "own"


class CommencementState(StrEnum):
    """Whether a provision is law that applies. Guidance is ``not_applicable``."""

    IN_FORCE = "in_force"
    PARTLY_IN_FORCE = "partly_in_force"
    NOT_IN_FORCE = "not_in_force"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


class Effect(StrEnum):
    """What a provision does to the place at its second address."""

    INSERTS = "inserts"
    AMENDS = "amends"
    REPLACES = "replaces"
    REPEALS = "repeals"


class ClaimStatus(StrEnum):
    """How a passage is known: seen in the source itself, or told by somebody else."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"


class Role(StrEnum):
    """What a passage is about: the place, when it starts, where it was in the Bill, or notes on its text."""

    CONTENT = "content"
    COMMENCEMENT = "commencement"
    BILL_HISTORY = "bill_history"
    NOTE = "note"


Month = str
"""A year and month, ``2026-06``: as exact as a date of checking is known."""

MONTH_PATTERN = r"^\d{4}-(0[1-9]|1[0-2])$"


class Frozen(BaseModel):
    """A value: never changed after it is made, and with no fields but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Commencement(Frozen):
    """When a provision comes into force, and what is known of it.

    Parameters:
        state: whether it is in force, as of ``checked``, never as of today.
        since: the day it came into force; None where it has not, or where none applies.
        note: the rule and the limits, for a person.
        checked: the month in which the state was last confirmed.
    """

    state: CommencementState
    since: date | None = None
    note: str
    checked: Month = Field(pattern=MONTH_PATTERN)


class SecondAddress(Frozen):
    """Where the words of an amending provision end up: "section 31ZA of the Children Act 1989"."""

    place: str
    effect: Effect
    address: str


class Report(Frozen):
    """A secondary source of a reported claim."""

    address: str
    by: str


class Source(Frozen):
    """One published document in one edition.

    Parameters:
        id: the work's id; for an official text with its edition: ``cws-act-2026@enacted``.
        title: as published.
        publisher: who published it.
        authority: its rank.
        edition: which version it is, in words.
        dated: the day of that version; None where it does not say.
        settings: the settings it is about; empty where it is about all.
        licence: the name of the licence of the published text.
        attribution: the words that the licence asks for.
        address: its page, or the user's file.
        origin: whose words its passages are.
    """

    id: str
    title: str
    publisher: str
    authority: Authority
    edition: str
    dated: date | None
    settings: tuple[str, ...] = ()
    licence: str
    attribution: str = ""
    address: str
    origin: Origin = Origin.BRIEFING

    @property
    def work(self) -> str:
        """What its editions and its briefing have in common: the id without the edition."""
        return work_of(self.id)


class Passage(Frozen):
    """The piece of a source that is indexed, found, quoted and cited.

    Parameters:
        id: ``source/place#n``, readable and stable.
        source_id: the source it belongs to.
        place: the provision or heading within the source, as a slug: ``section-1``.
        locator: how a person cites the place: ``section 1``.
        heading_path: headings from the outermost to the passage's own.
        address: the official page, as deep as it goes.
        second_addresses: the places in other Acts that the provision changes.
        bill_clauses: the clause number in each print of the Bill, by source id.
        settings: the settings it is about; empty where it is about all.
        text: the words that may be quoted.
        questions: everyday wordings indexed with the passage, never shown as its text.
        mistaken: wordings that take for granted what the passage denies; indexed, and never shown either.
        commencement: the state of the law it describes.
        claim: whether it was seen in the source or is reported.
        reported_by: the secondary sources of a reported passage.
        checked: the month in which its facts were last seen in the source.
        role: what it is about.
        pages: the physical pages that it stands on, from 1; empty where there are none.
        printed_pages: the numbers printed on them, where they are others.
        extent: the parts of the United Kingdom that it is law in, where the source marks it: ``E+W``.
    """

    id: str
    source_id: str
    place: str
    locator: str
    heading_path: tuple[str, ...]
    address: str
    second_addresses: tuple[SecondAddress, ...] = ()
    bill_clauses: dict[str, str] = Field(default_factory=dict)
    settings: tuple[str, ...] = ()
    text: str
    questions: tuple[str, ...] = ()
    mistaken: tuple[str, ...] = ()
    commencement: Commencement
    claim: ClaimStatus = ClaimStatus.CONFIRMED
    reported_by: tuple[Report, ...] = ()
    checked: Month = Field(pattern=MONTH_PATTERN)
    role: Role = Role.CONTENT
    pages: tuple[int, ...] = ()
    printed_pages: tuple[str, ...] = ()
    extent: str | None = None


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Filters:
    """What a search is limited to; None, and a set with nothing in it, do not limit.

    Parameters:
        source_id: passages of this source alone, or of every edition of this work.
        setting: passages about this setting, and those that are about all settings.
        authorities: passages of sources of these ranks.
        states: passages on provisions in one of these states; guidance is ``not_applicable``.
        on: passages of the editions that were there on this day: of each work the last that is not dated
            later, and what has no date.
    """

    source_id: str | None = None
    setting: str | None = None
    authorities: frozenset[Authority] = frozenset()
    states: frozenset[CommencementState] = frozenset()
    on: date | None = None


def work_of(source_id: str) -> str:
    """Return the id of the work that a source is an edition of."""
    return source_id.partition("@")[0]
