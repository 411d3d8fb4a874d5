"""What an ingest came to, in the shape of the command line's JSON."""

from typing import TYPE_CHECKING, Self

from assistant.answer import Result

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.build import Built
    from ingest.errors import Problem


class IngestedDocument(Result):
    """A document that was read, with what of it could not be."""

    id: str
    title: str
    passages: int
    warnings: list[str]


class IngestSummary(Result):
    """What an ingest came to.

    Parameters:
        home: the directory that holds the library.
        library_edition: the edition that is current now; 0 where a dry run found none.
        dry: whether nothing was written.
        changed: whether the edition is a new one, or would be.
        sources: how many sources there are.
        passages: how many passages.
        new: passages that were not there before.
        changed_passages: passages whose text or standing is another.
        unchanged: passages as before.
        removed: passages that are there no more.
        texts_embedded: texts that were embedded, or would be.
        documents: official texts and own documents that were read.
        problems: what was left out, one line each.
    """

    home: str
    library_edition: int
    dry: bool
    changed: bool
    sources: int
    passages: int
    new: int
    changed_passages: int
    unchanged: int
    removed: int
    texts_embedded: int
    documents: list[IngestedDocument]
    problems: list[str]

    @classmethod
    def of(cls, built: "Built", problems: "list[Problem]", home: "Path", dry: bool = False) -> Self:
        """Summarise an ingest."""
        from knowledge.vocabulary import Origin

        differences, manifest = built.differences, built.manifest
        return cls(
            home=str(home),
            library_edition=manifest.edition if manifest else 0,
            dry=dry,
            changed=built.changed,
            sources=len(built.made) or (manifest.sources if manifest else 0),
            passages=differences.new + differences.changed + differences.unchanged,
            new=differences.new,
            changed_passages=differences.changed,
            unchanged=differences.unchanged,
            removed=differences.removed,
            texts_embedded=built.embedded,
            documents=[
                IngestedDocument(
                    id=made.source.id,
                    title=made.source.title,
                    passages=len(made.passages),
                    warnings=list(made.warnings),
                )
                for made in built.made
                if made.is_fresh and made.source.origin is not Origin.BRIEFING
            ],
            problems=[str(problem) for problem in problems],
        )
