"""The glossary as passages: one a meaning, so that "what is a RIM" is answered like any question."""

from pathlib import Path

from pydantic import RootModel

from ingest.briefings.front_matter import parse, read_text
from ingest.errors import BriefingError
from knowledge.authorities import ranks
from knowledge.glossary import Meaning, glossary_place, is_acronym
from knowledge.vocabulary import Commencement, CommencementState, Passage, Source

ASKED = ("what does {term} stand for", "{term} full name", "what is meant by {term}")


class TermsFile(RootModel[dict[str, tuple[Meaning, ...]]]):
    """The file: the meanings of each term."""


def read_terms(path: Path, source: Source) -> list[Passage]:
    """Return the passages of the glossary; none where the source has none.

    Raises:
        BriefingError: at the line that breaks the schema.
    """
    if not path.exists():
        return []
    if source.dated is None:
        raise BriefingError(path, 1, "needs the day of its last check as `dated` in source.yaml")
    checked = source.dated.strftime("%Y-%m")
    passages: list[Passage] = []
    for term, meanings in parse(path, read_text(path), TermsFile).root.items():
        _, place = glossary_place(term)
        for number, meaning in enumerate(meanings):
            says = "stands for" if is_acronym(term) else "means"
            passages.append(
                Passage(
                    id=f"{source.id}/{place}#{number}",
                    source_id=source.id,
                    place=place,
                    locator=term,
                    heading_path=(term, meaning.meaning),
                    address=meaning.address,
                    text=f"{term} {says} {meaning.meaning}. {meaning.note}",
                    questions=tuple(asked.format(term=term) for asked in ASKED) if number == 0 else (),
                    commencement=Commencement(
                        state=CommencementState.NOT_APPLICABLE,
                        note=ranks()[source.authority].note or "",
                        checked=checked,
                    ),
                    checked=checked,
                )
            )
    return passages
