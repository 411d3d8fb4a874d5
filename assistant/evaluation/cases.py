"""Questions with known answers, as a file has them: one JSON object a line."""

import json
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import EvaluationError
from assistant.evaluation.places import Place

KINDS_TO_REFUSE = frozenset({"unanswerable", "out_of_scope", "false_premise"})


class Half(StrEnum):
    """The halves of a set: one to look at while the search is changed, one for the figures that are told."""

    TUNE = "tune"
    REPORT = "report"


class Case(BaseModel):
    """One question of a file. Fields that this command does not use are let pass.

    Parameters:
        id: the same from run to run, so that two runs can be compared question by question.
        persona: who asks.
        half: the half of the set that it belongs to.
        history: the earlier questions of the conversation, oldest first.
        setting: the id of a setting that is given with the question.
        setting_first: the id of the setting that the first hit has to be about.
        gold: places of which any answers the question.
        gold_all: groups of places, of each of which one is needed; used in place of ``gold``.
        answer_must: groups of wordings, of each of which the answer has one.
        answer_must_not: wordings of which the answer has none.
        refuse: whether the right answer is that the sources do not say, or not what the question takes
            for granted.
    """

    model_config = ConfigDict(extra="ignore")

    id: str = ""
    question: str
    kind: str = "fact"
    persona: str = ""
    half: Half | None = None
    history: list[str] = Field(default_factory=list)
    setting: str | None = None
    setting_first: str | None = None
    gold: list[Place] = Field(default_factory=list)
    gold_all: list[list[Place]] = Field(default_factory=list)
    answer_must: list[list[str]] = Field(default_factory=list)
    answer_must_not: list[str] = Field(default_factory=list)
    refuse: bool = False

    @property
    def groups(self) -> list[list[Place]]:
        """Groups of gold places: one place of each has to be found."""
        return self.gold_all or ([self.gold] if self.gold else [])

    @property
    def to_refuse(self) -> bool:
        """Whether the right answer is a refusal."""
        return self.refuse or self.kind in KINDS_TO_REFUSE

    @property
    def key(self) -> str:
        """What pairs it with the same question of another run: its id, or else its words."""
        return self.id or self.question


def read_cases(path: Path) -> list[Case]:
    """Return the questions of a file.

    Raises:
        EvaluationError: where it cannot be read, naming the line, or has no question.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path} cannot be read: {error}") from error
    cases: list[Case] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            cases.append(Case.model_validate(json.loads(line)))
        except json.JSONDecodeError as error:
            raise EvaluationError(f"{path}:{number}: is not a question: {error}") from error
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"]))
            raise EvaluationError(f"{path}:{number}: is not a question: {field}: {first['msg']}") from error
    if not cases:
        raise EvaluationError(f"{path} has no question. Write one JSON object a line.")
    return cases
