"""The sources and passages of each work: its briefing, its official text, or a document of the user's."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from ingest.briefings.briefing import BriefedSource, read_source
from ingest.counterparts import agree
from ingest.described import describe
from ingest.documents.cut import Reach, cut
from ingest.documents.document import Document
from ingest.errors import DocumentError, Problem, UnknownDocumentError
from ingest.inputs import Inputs
from ingest.progress import Progress, Stage, Step
from ingest.shelf import Record
from knowledge.vocabulary import Origin, Passage, Source


class Made(NamedTuple):
    """A source with its passages.

    Parameters:
        source: the source.
        passages: its passages, in order.
        made_of: a digest of what they were made from; empty where they should be made anew.
        warnings: what of it could not be read.
        is_fresh: whether it was read in this ingest, and not taken from the edition before.
    """

    source: Source
    passages: list[Passage]
    made_of: str
    warnings: tuple[str, ...] = ()
    is_fresh: bool = False


class Works(NamedTuple):
    """All that the next edition will hold, and what could not be read."""

    made: list[Made]
    problems: list[Problem]


Read = Callable[[Record], Document]
"""Returns a kept document as its parser reads it."""


def make_works(
    inputs: Inputs, before: Mapping[str, list[Made]], read: Read, reach: Reach, progress: Progress
) -> Works:
    """Return every source. A work whose inputs are those of the edition before is taken from there.

    Parameters:
        inputs: what there is to read.
        before: what the edition before has, by work.
        read: reads a kept document.
        reach: how far the embedding model reads.
        progress: called for each document that is read.

    Raises:
        BriefingError: where a briefing breaks the rules.
    """
    made: list[Made] = []
    problems: list[Problem] = []
    for number, (work, digest) in enumerate(inputs.digests.items()):
        earlier = before.get(work, [])
        if earlier and all(item.made_of == digest for item in earlier):
            made += earlier
            continue
        progress(Step(Stage.READING, number, len(inputs.digests), work))
        briefed = read_source(inputs.folders[work]) if work in inputs.folders else None
        kept: Made | None = None
        if work in inputs.records:
            try:
                kept = _kept(inputs.records[work], digest, read, reach)
            except (DocumentError, UnknownDocumentError, OSError) as error:
                reason = getattr(error, "strerror", None) or str(error)
                problems.append(Problem(inputs.records[work].name, reason))
                stayed = [item for item in earlier if item.source.origin is not Origin.BRIEFING]
                kept = stayed[0]._replace(made_of="") if stayed else None
        made += _agreed(briefed, kept, digest)
    return Works(made, problems)


def _kept(record: Record, digest: str, read: Read, reach: Reach) -> Made:
    document = read(record)
    source = describe(document, record)
    return Made(
        source, cut(document, source, record.checked, reach), digest, document.warnings, is_fresh=True
    )


def _agreed(briefed: BriefedSource | None, kept: Made | None, digest: str) -> list[Made]:
    if briefed is None:
        return [kept] if kept else []
    if kept is None:
        return [Made(briefed.source, briefed.passages, digest)]
    official, briefing = agree(kept.passages, briefed.passages, briefed.source)
    return [Made(briefed.source, briefing, kept.made_of), kept._replace(passages=official)]
