"""What a request asks, as JSON or as the query of an address."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from assistant.options import Limits
from assistant.question import MOST_CHARACTERS
from knowledge.vocabulary import Authority, CommencementState

MOST_EARLIER = 20
MOST_HITS = 100
FIRST_HALF, LAST_HALF = "\ud800", "\udfff"


def _whole(text: str) -> str:
    """Refuse half of a character, a lone surrogate: JSON can spell it, and nothing can search for it."""
    if any(FIRST_HALF <= letter <= LAST_HALF for letter in text):
        raise ValueError("holds half of a character, a lone surrogate")
    return text


Words = Annotated[str, AfterValidator(_whole)]
Earlier = Annotated[
    list[Words],
    Field(max_length=MOST_EARLIER, description="The earlier questions of the conversation, oldest first."),
]


class LimitsBody(BaseModel):
    """What a search is limited to."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source_id: Annotated[
        Words | None,
        Field(description="The id of a source, to search in it alone.", examples=["cws-act-2026"]),
    ] = None
    setting: Annotated[
        Words | None,
        Field(
            description="The id of a setting, to leave out what is about others.",
            examples=["childrens-homes"],
        ),
    ] = None
    authorities: Annotated[
        list[Authority], Field(description="Ranks of sources, to search in those alone.", examples=[["act"]])
    ] = []
    states: Annotated[
        list[CommencementState],
        Field(description="States of the law, to find such provisions alone.", examples=[["in_force"]]),
    ] = []
    on: Annotated[
        date | None,
        Field(description="A day, to search in the editions of that day.", examples=["2026-06-30"]),
    ] = None

    @property
    def limits(self) -> Limits:
        """What the assistant is to limit a search to."""
        return Limits(
            source_id=self.source_id,
            setting=self.setting,
            authorities=self.authorities,
            states=self.states,
            on=self.on,
        )


class AnswerBody(LimitsBody):
    """A question to answer."""

    question: Annotated[
        Words,
        Field(
            description=f"English, at most {MOST_CHARACTERS:,} characters, without personal data.",
            examples=["Is the duty to offer staying close support in force?"],
        ),
    ]
    history: Earlier = []


class SearchBody(LimitsBody):
    """Words to find passages by."""

    query: Annotated[
        Words,
        Field(
            description=f"At most {MOST_CHARACTERS:,} characters, without personal data.",
            examples=["staying close"],
        ),
    ]
    k: Annotated[int, Field(ge=1, le=MOST_HITS, description="How many hits at the most.")] = 10
    history: Earlier = []
