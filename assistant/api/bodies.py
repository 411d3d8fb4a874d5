"""What a request asks, as JSON or as the query of an address."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from assistant.question import MOST_CHARACTERS

MOST_EARLIER = 20
MOST_HITS = 100
FIRST_HALF, LAST_HALF = "\ud800", "\udfff"


def _whole(text: str) -> str:
    """Refuse half of a character, a lone surrogate: JSON can spell it, and nothing can search for it."""
    if any(FIRST_HALF <= letter <= LAST_HALF for letter in text):
        raise ValueError("holds half of a character, a lone surrogate")
    return text


Words = Annotated[str, AfterValidator(_whole)]
Setting = Annotated[
    Words | None,
    Field(
        description="The id of a setting, to leave out what is about others.", examples=["childrens-homes"]
    ),
]
Earlier = Annotated[
    list[Words],
    Field(max_length=MOST_EARLIER, description="The earlier questions of the conversation, oldest first."),
]


class AnswerBody(BaseModel):
    """A question to answer."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    question: Annotated[
        Words,
        Field(
            description=f"English, at most {MOST_CHARACTERS:,} characters, without personal data.",
            examples=["Is the duty to offer staying close support in force?"],
        ),
    ]
    setting: Setting = None
    history: Earlier = []


class SearchBody(BaseModel):
    """Words to find passages by."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    query: Annotated[
        Words,
        Field(
            description=f"At most {MOST_CHARACTERS:,} characters, without personal data.",
            examples=["staying close"],
        ),
    ]
    k: Annotated[int, Field(ge=1, le=MOST_HITS, description="How many hits at the most.")] = 10
    source: Annotated[
        Words | None,
        Field(description="The id of a source, to search in it alone.", examples=["cws-act-2026"]),
    ] = None
    setting: Setting = None
    history: Earlier = []
