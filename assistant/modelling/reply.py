"""A model's reply: its shape, and reading it sentence by sentence while it is still being written."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.modelling.errors import ModelError, Trouble
from assistant.verifying.failure import Failure

# The list of sentences begins, or is empty; words and a code fence may stand before it.
LIST = re.compile(r"\[(?=\s*[{\]])")
BETWEEN = re.compile(r"[\s,]*")


def _without_length(schema: dict[str, Any]) -> None:
    schema.pop("maxLength", None)


# Servers make a grammar of the schema: some fail on a length, and llama.cpp dies of one.
UNTOLD = Field(json_schema_extra=_without_length)


class Said(BaseModel):
    """One sentence of an answer."""

    model_config = ConfigDict(extra="forbid")

    sentence: Annotated[str, Field(max_length=1000), UNTOLD] = Field(
        description="One sentence that says what the quotation says."
    )
    label: int = Field(description="The label of the one passage that it is taken from.")
    quotation: Annotated[str, Field(max_length=3000), UNTOLD] = Field(
        description="A whole sentence of that passage, copied exactly."
    )


class Reply(BaseModel):
    """The sentences of an answer, in order; none where the passages do not answer the question."""

    model_config = ConfigDict(extra="forbid")

    sentences: list[Said]


def said(pieces: Iterable[str]) -> Iterator[Said | Failure]:
    """Yield each sentence as soon as the whole of it has come; ``MALFORMED`` for one of another shape.

    Raises:
        ModelError: where there is no list of sentences, or it breaks off.
    """
    text, at, has_list = "", 0, False
    decoder = json.JSONDecoder(strict=False)
    for piece in pieces:
        text += piece
        if not has_list:
            if not (begun := LIST.search(text)):
                continue
            at, has_list = begun.end(), True
        while True:
            at = _behind(text, at)
            if text.startswith("]", at):
                return
            try:
                read, at = decoder.raw_decode(text, at)
            except json.JSONDecodeError:
                break
            yield _said(read)
    raise ModelError(Trouble.CUT_OFF if has_list else Trouble.MALFORMED)


def _behind(text: str, at: int) -> int:
    match = BETWEEN.match(text, at)
    return match.end() if match else at


def _said(read: object) -> Said | Failure:
    try:
        return Said.model_validate(read)
    except ValidationError:
        return Failure.MALFORMED
