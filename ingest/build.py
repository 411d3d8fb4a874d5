"""Building the next edition of the library, beside the current one."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ingest.briefings.briefing import bundled_folder
from ingest.content import Content
from ingest.differences import Differences
from ingest.documents.document import Document
from ingest.earlier import Earlier
from ingest.edition import write_edition
from ingest.embedding import EncoderReach, embed
from ingest.errors import Problem
from ingest.exporting import export
from ingest.inputs import Inputs
from ingest.lock import locked
from ingest.progress import Progress, Stage, Step, silent
from ingest.shelf import Record as KeptRecord
from ingest.shelf import Shelf
from ingest.works import Made, make_works
from knowledge.editions import Editions, Manifest
from knowledge.encoder import Encoder
from knowledge.vectors import VECTORS, is_as_new, is_where_set

WAIT_SECONDS = 900.0


class Built(NamedTuple):
    """What an ingest came to.

    Parameters:
        manifest: the edition that is current now; None where a dry run found no library.
        changed: whether it is a new one, or in a dry run whether it would be.
        embedded: how many texts were embedded, or would be; the others were known before.
        differences: how its passages differ from those before.
        made: its sources with their passages; empty where nothing had to be read.
        problems: the documents that could not be read.
    """

    manifest: Manifest | None
    changed: bool
    embedded: int
    differences: Differences
    made: list[Made]
    problems: list[Problem]


def build(
    home: Path,
    encoder: Encoder,
    progress: Progress = silent,
    briefings: Path | None = None,
    wait: float = WAIT_SECONDS,
) -> Built:
    """Build the next edition from the briefings and the kept documents; do nothing where none changed.

    Parameters:
        home: the directory that holds the library.
        encoder: the embedding model.
        progress: called at each step.
        briefings: the folder of briefings; the bundled ones by default.
        wait: seconds to wait for another ingest to end.

    Raises:
        BriefingError: where a briefing breaks the rules.
        BusyError: where another ingest does not end in time.
        IngestError: where the disk is full or may not be written. The last whole edition stays.
        DamagedLibraryError: where ``home`` holds something else than a library.
    """
    with locked(home, wait, progress) as editions:
        return build_locked(editions, encoder, Shelf(home), progress, briefings=briefings)


def is_current(home: Path, encoder: Encoder, briefings: Path | None = None) -> bool:
    """Whether the library was built by this model from these briefings and the kept documents.

    Raises:
        NoLibraryError: where there is none.
        LibraryError: where it cannot be read.
    """
    editions = Editions(home)
    manifest = editions.manifest()
    inputs = Inputs.of(briefings or bundled_folder(), Shelf(home).records(), encoder.name)
    return manifest.made_of == inputs.digest and is_where_set(editions.path(manifest.edition) / VECTORS)


def build_locked(
    editions: Editions,
    encoder: Encoder,
    shelf: Shelf,
    progress: Progress = silent,
    *,
    briefings: Path | None = None,
    documents: Mapping[str, Document] | None = None,
) -> Built:
    """Build the next edition, with the lock held: see ``build``. A dry shelf's is not written.

    ``documents`` are those on the shelf that have been read already, by id.
    """
    inputs = Inputs.of(briefings or bundled_folder(), shelf.records(), encoder.name)
    earlier = Earlier.of(editions, encoder)
    if not shelf.is_dry:
        export(encoder, editions.home)
    is_in_place = bool(earlier and is_as_new(earlier.folder / VECTORS))
    if earlier and is_in_place and earlier.manifest.made_of == inputs.digest:
        unchanged = Differences.none(earlier.manifest.passages)
        return Built(earlier.manifest, False, 0, unchanged, [], [])

    def read(record: KeptRecord) -> Document:
        return (documents or {}).get(record.id) or shelf.document(record)

    works = make_works(inputs, earlier.works if earlier else {}, read, EncoderReach(encoder), progress)
    content = Content.of(works.made)
    same_model = bool(earlier and earlier.manifest.encoder == encoder.name)
    known = set(earlier.digests.values()) if earlier else set()
    missing = [text for text in content.texts() if text.digest not in known]
    built = Built(
        earlier.manifest if earlier else None,
        not (earlier and is_in_place and same_model and earlier.manifest.digest == content.digest),
        len({text.digest for text in missing}),
        Differences.between(earlier.passages() if earlier else [], content.passages),
        works.made,
        works.problems,
    )
    if shelf.is_dry:
        return built
    if built.manifest and not built.changed:
        manifest = built.manifest.model_copy(update={"made_of": inputs.digest})
        editions.publish(manifest)
        return built._replace(manifest=manifest)
    embedded = embed(missing, encoder, progress)
    progress(Step(Stage.WRITING, 0, 1))
    manifest = write_edition(
        editions, content, earlier, embedded, encoder_name=encoder.name, made_of=inputs.digest
    )
    return built._replace(manifest=manifest)
