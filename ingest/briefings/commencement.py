"""When provisions start, from a source's ``commencement.yaml``: the one place every status comes from."""

from datetime import date
from pathlib import Path
from typing import NamedTuple, Self

from pydantic import Field

from ingest.briefings.front_matter import parse, read_text
from ingest.errors import BriefingError
from knowledge.vocabulary import (
    MONTH_PATTERN,
    Authority,
    ClaimStatus,
    Commencement,
    CommencementState,
    Frozen,
    Month,
    Passage,
    Report,
    Role,
    Source,
)

HEADING = "Commencement"
LAW = frozenset({Authority.ACT, Authority.REGULATIONS})
# How people ask whether something is law yet; {subject} is what they call it.
ASKED = ("is {subject} in force yet", "when does {subject} start")


class Rule(Frozen):
    """One way in which the Act lets provisions start.

    Parameters:
        under: the provision that sets the rule.
        state: what the rule had come to when last checked.
        since: the day of the start, where there was one.
        note: the badge's wording.
        sentences: the text of the passage on a provision's commencement.
    """

    under: str
    state: CommencementState
    since: date | None = None
    note: str
    sentences: tuple[str, ...] = Field(min_length=1)


class Provision(Frozen):
    """One provision's start.

    Parameters:
        rule: the name of its rule.
        subject: what it is about, in a few words.
        asked: what people call it.
        timing: what the government has said of its start, as a sentence.
        timing_source: the address of who reports that.
    """

    rule: str
    subject: str
    asked: tuple[str, ...] = ()
    timing: str | None = None
    timing_source: str | None = None


class CommencementFile(Frozen):
    """The file: the official page of the rules, the month of the last check, rules and provisions."""

    address: str
    checked: Month = Field(pattern=MONTH_PATTERN)
    rules: dict[str, Rule]
    provisions: dict[str, Provision]


class Commencements(NamedTuple):
    """When the provisions of one source start."""

    path: Path
    file: CommencementFile
    source: Source

    @classmethod
    def read(cls, path: Path, source: Source) -> Self | None:
        """Read the file; None for a source that is not law.

        Raises:
            BriefingError: where it breaks the schema, or law has none.
        """
        if not path.exists():
            if source.authority in LAW:
                raise BriefingError(path, 1, "is missing: a source that is law needs one")
            return None
        file = parse(path, read_text(path), CommencementFile)
        for place, provision in file.provisions.items():
            if provision.rule not in file.rules:
                raise BriefingError(path, 1, f"{place}: there is no rule {provision.rule!r}")
        return cls(path, file, source)

    def of(self, path: Path, place: str) -> Commencement:
        """Return the commencement of the provision that the briefing at ``path`` explains.

        Raises:
            BriefingError: where the file does not say.
        """
        if place not in self.file.provisions:
            raise BriefingError(path, 1, f"{self.path.name} does not say when {place} starts")
        rule = self.file.rules[self.file.provisions[place].rule]
        return Commencement(state=rule.state, since=rule.since, note=rule.note, checked=self.file.checked)

    def passage(self, after: Passage, number: int) -> Passage:
        """Return the passage on the commencement of the provision that ``after`` is about."""
        provision = self.file.provisions[after.place]
        rule = self.file.rules[provision.rule]
        provision_name = f"{after.locator} of the {self.source.title}"
        values = {
            "Provision": provision_name[0].upper() + provision_name[1:],
            "provision": provision_name,
            "subject": provision.subject,
            "checked": date.fromisoformat(f"{self.file.checked}-01").strftime("%B %Y"),
        }
        sentences = [sentence.format_map(values) for sentence in rule.sentences]
        if provision.timing:
            sentences.append(provision.timing)
        subjects = (provision_name, *provision.asked)
        return after.model_copy(
            update={
                "id": f"{self.source.id}/{after.place}#{number}",
                "heading_path": (*after.heading_path[:-1], HEADING),
                "text": " ".join(sentences),
                "mistaken": (),
                "questions": tuple(asked.format(subject=subject) for subject in subjects for asked in ASKED),
                "claim": ClaimStatus.CONFIRMED,
                "reported_by": (
                    (Report(address=provision.timing_source, by="who reports the timing"),)
                    if provision.timing_source
                    else ()
                ),
                "checked": self.file.checked,
                "role": Role.COMMENCEMENT,
            }
        )

    def check_places(self, places: set[str]) -> None:
        """Raise ``BriefingError`` where the file names a provision that has no briefing."""
        if missing := sorted(set(self.file.provisions) - places):
            raise BriefingError(self.path, 1, f"{missing[0]} has no briefing")
